// What a person does with sources, from the list to the end of one of them.
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { APP_ROUTE } from '../../common/plugin';
import { checkPage } from '../support/check_page';
import { collectComplaints, find, openPage } from '../support/page';
import { createSource, deliver, readSource, updateSource } from '../support/sources_api';
import type { Target } from '../support/target';

/** Until a change is known to the node and shown, on a slow machine. */
const SHOWN = { timeout: 30_000 };

/** Returns what the browser complained of. */
export async function manageSource(browser: Browser, target: Target): Promise<string[]> {
  const page = await openPage(browser);
  const complaints = collectComplaints(page, target);
  await seeConfiguredSource(page, target);

  const { source, token = '' } = await createSource(target.baseUrl, {
    name: `Acme ${randomUUID()}`,
    tenant: 'acme.eu.auth0.com',
    webhook: {},
  });
  await eventually(() => deliver(target.baseUrl, { id: source.id, token }), 200);
  await page.goto(`${target.baseUrl}${APP_ROUTE}/sources/${source.id}`);
  await find(page, 'auth0LogsSettings').waitFor(SHOWN);
  await checkPage(page, 'source');

  await changeSettings(page, target, source.id);
  await meetConflict(page, target, source.id);
  await pauseAndResume(page, target, { id: source.id, token });
  await rotateToken(page, target, { id: source.id, token });
  await deleteSource(page, source.id);
  await page.close();
  // The browser logs the conflict's answer as an error.
  return complaints.filter((complaint) => !/status of 409/.test(complaint));
}

async function seeConfiguredSource(page: Page, { baseUrl }: Target) {
  await page.goto(baseUrl + APP_ROUTE);
  const tab = find(page, 'auth0LogsTab-sources');
  expect(await find(page, 'auth0LogsTab-overview').getAttribute('aria-selected')).toBe('true');
  expect(await tab.getAttribute('href')).toBe(
    `${new URL(baseUrl).pathname.replace(/\/$/, '')}${APP_ROUTE}/sources`,
  );
  await tab.click();
  expect(new URL(page.url()).pathname).toMatch(/\/sources$/);
  const card = find(page, 'auth0LogsSource-default');
  await card.waitFor(SHOWN);
  expect(await page.title()).toContain('Sources');
  await checkPage(page, 'sources');

  await card.getByRole('link').first().click();
  await find(page, 'auth0LogsReadOnly').waitFor(SHOWN);
  expect(await find(page, 'auth0LogsSave').count()).toBe(0);
  expect(await find(page, 'auth0LogsDeleteSource').count()).toBe(0);
  expect(await find(page, 'auth0LogsSettingName').isEditable()).toBe(false);
  await checkPage(page, 'source_read_only');
}

async function changeSettings(page: Page, { baseUrl }: Target, id: string) {
  const save = find(page, 'auth0LogsSave');
  expect(await save.isDisabled()).toBe(true);
  await find(page, 'auth0LogsSettingNamespace').fill('Not allowed');
  await page.getByText('Use up to 100 lower-case letters').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await checkPage(page, 'source_invalid');

  await find(page, 'auth0LogsSettingNamespace').fill('acme');
  await find(page, 'auth0LogsSettingName').fill('Acme, renamed');
  await addTo(page, 'auth0LogsSettingDropCodes', 'fp');
  await addTo(page, 'auth0LogsSettingMask', 'details.request.ip');
  await leaveAndStay(page);
  await save.click();
  await page.getByText('Settings saved').waitFor(SHOWN);
  expect(await readSource(baseUrl, id)).toMatchObject({
    name: 'Acme, renamed',
    namespace: 'acme',
    drop_codes: ['fp'],
    mask_fields: ['details.request.ip'],
  });
  expect(await save.isDisabled()).toBe(true);
}

async function addTo(page: Page, name: string, text: string) {
  const input = find(page, name).getByRole('combobox');
  await input.fill(text);
  await input.press('Enter');
  await input.press('Escape');
}

/** What is unsaved is asked about; the answer is no. */
async function leaveAndStay(page: Page) {
  await page.getByRole('link', { name: 'Sources' }).first().click();
  const question = find(page, 'navigationBlockConfirmModal');
  await question.getByText('without saving').waitFor(SHOWN);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached', ...SHOWN });
  expect(await find(page, 'auth0LogsSettingName').inputValue()).toBe('Acme, renamed');
}

/** Someone else saves first: nothing of theirs is overwritten. */
async function meetConflict(page: Page, { baseUrl }: Target, id: string) {
  await find(page, 'auth0LogsSettingName').fill('Mine');
  const { version = '', ...settings } = await readSource(baseUrl, id);
  await updateSource(baseUrl, id, {
    ...{ name: 'Theirs', namespace: settings.namespace, tags: ['theirs'], webhook: {} },
    preserve_original_event: true,
    ...{ drop_codes: settings.drop_codes, mask_fields: settings.mask_fields, hash_fields: [] },
    ...{ enabled: true, version },
  });
  await find(page, 'auth0LogsSave').click();
  await find(page, 'auth0LogsFailure-source_changed').waitFor(SHOWN);
  await checkPage(page, 'source_conflict');
  await find(page, 'auth0LogsReload').click();
  await page.getByRole('heading', { level: 1, name: 'Theirs' }).waitFor(SHOWN);
  await expect.poll(() => find(page, 'auth0LogsSettingName').inputValue(), SHOWN).toBe('Theirs');
}

interface Webhook {
  id: string;
  token: string;
}

async function pauseAndResume(page: Page, { baseUrl }: Target, webhook: Webhook) {
  const button = find(page, 'auth0LogsPauseSource');
  await button.click();
  await button.filter({ hasText: 'Resume' }).waitFor(SHOWN);
  await eventually(() => deliver(baseUrl, webhook), 503);
  await checkPage(page, 'source_paused');
  await button.click();
  await button.filter({ hasText: 'Pause' }).waitFor(SHOWN);
  await eventually(() => deliver(baseUrl, webhook), 200);
}

async function rotateToken(page: Page, { baseUrl }: Target, { id, token }: Webhook) {
  await find(page, 'auth0LogsRotateToken').click();
  await find(page, 'auth0LogsKeepPrevious').waitFor();
  await checkPage(page, 'rotate');
  await page.locator('label[for="own"]').click();
  await find(page, 'auth0LogsOwnToken').fill('short');
  await page.getByText('Use at least 24 characters').waitFor();
  await checkPage(page, 'rotate_own');
  await page.locator('label[for="generated"]').click();
  await find(page, 'auth0LogsRotateSubmit').click();
  await find(page, 'auth0LogsNewToken').waitFor(SHOWN);
  const fresh = await find(page, 'auth0LogsNewToken').inputValue();
  expect(fresh).not.toBe(token);
  await checkPage(page, 'rotated');
  await find(page, 'auth0LogsRotateDone').click();
  expect(await page.content()).not.toContain(fresh);
  await eventually(() => deliver(baseUrl, { id, token: fresh }), 200);
  expect(await deliver(baseUrl, { id, token })).toBe(200);
}

async function deleteSource(page: Page, id: string) {
  await find(page, 'auth0LogsDeleteSource').click();
  const confirm = page.getByRole('button', { name: 'Delete source' });
  await confirm.waitFor();
  await checkPage(page, 'delete_source');
  await confirm.click();
  await find(page, 'auth0LogsSource-default').waitFor(SHOWN);
  await find(page, `auth0LogsSource-${id}`).waitFor({ state: 'detached', ...SHOWN });
}

/** Every node learns of a change within seconds. */
const eventually = (read: () => Promise<number>, status: number) =>
  expect.poll(read, { timeout: SHOWN.timeout, interval: 500 }).toBe(status);
