// Every state of the pages of sources, and the way out of it.
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { APP_ROUTE } from '../../common/plugin';
import { checkPage } from '../support/check_page';
import { collectComplaints, find, openPage } from '../support/page';
import { createSource, deleteSource } from '../support/sources_api';
import type { Target } from '../support/target';
import { alterHealth, withMany, withTrouble } from './health_states';

const SHOWN = { timeout: 30_000 };

/** Returns what the browser complained of. */
export async function checkStates(browser: Browser, target: Target): Promise<string[]> {
  const page = await openPage(browser);
  const complaints = collectComplaints(page, target);
  const open = (path: string): Promise<unknown> => page.goto(target.baseUrl + APP_ROUTE + path);

  const empty = await alterHealth(page, (answer) => ({ ...answer, sources: [] }));
  await open('/sources');
  await find(page, 'auth0LogsNoSource').waitFor(SHOWN);
  expect(await find(page, 'auth0LogsAddSource').getAttribute('href')).toMatch(/\/setup$/);
  await checkPage(page, 'sources_empty');
  await empty();

  const troubled = await alterHealth(page, withTrouble);
  await open('/sources');
  await find(page, 'auth0LogsState-failing').waitFor(SHOWN);
  expect(await find(page, 'auth0LogsLastError').count()).toBe(1);
  expect(await find(page, 'auth0LogsCallout-no_geoip').textContent()).toContain(
    'Location is added',
  );
  await checkPage(page, 'sources_troubled');
  await troubled();

  const many = await alterHealth(page, withMany);
  await open('/sources');
  await find(page, 'auth0LogsSourceSearch').fill('silent');
  await find(page, 'auth0LogsState-failing').first().waitFor({ state: 'detached' });
  await checkPage(page, 'sources_many');
  await many();

  await open('/nowhere/at/all');
  await find(page, 'auth0LogsNotFound').waitFor(SHOWN);
  await checkPage(page, 'not_found');

  await open('/sources/no-such-source');
  await find(page, 'auth0LogsFailed').waitFor(SHOWN);
  await checkPage(page, 'no_such_source');
  await page.close();
  if (!target.isKibana) await checkAsReader(browser, target);
  return complaints.filter((complaint) => !/status of 404/.test(complaint));
}

/** Someone whose role lets them see everything and change nothing. */
async function checkAsReader(browser: Browser, { baseUrl }: Target) {
  const { source } = await createSource(baseUrl, { name: 'Seen by a reader', webhook: {} });
  const page = await openPage(browser, 'reader');
  await page.goto(`${baseUrl}${APP_ROUTE}/sources`);
  await find(page, `auth0LogsSource-${source.id}`).waitFor(SHOWN);
  expect(await find(page, 'auth0LogsAddSource').count()).toBe(0);
  await page.goto(`${baseUrl}${APP_ROUTE}/sources/${source.id}`);
  await page.getByText('Read-only').waitFor(SHOWN);
  for (const action of ['Save', 'RotateToken', 'PauseSource', 'DeleteSource'])
    expect(await find(page, `auth0Logs${action}`).count()).toBe(0);
  await checkPage(page, 'source_reader');
  for (const path of ['setup', 'failed_events']) {
    await page.goto(`${baseUrl}${APP_ROUTE}/${path}`);
    await find(page, 'auth0LogsForbidden').waitFor(SHOWN);
    await checkPage(page, `${path}_forbidden`);
  }
  await page.close();
  await deleteSource(baseUrl, source.id);
}
