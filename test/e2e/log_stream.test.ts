// The log stream in Auth0 that the plugin created for a source, managed on the source's page.
import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookPath } from '../../common/api/webhook';
import { APP_ROUTE } from '../../common/plugin';
import { generate } from '../../dev/tenant/generate';
import { launchBrowser } from '../support/browser';
import { TOKEN } from '../support/host';
import { checkPage } from '../support/check_page';
import { collectComplaints, find as findOn, openPage } from '../support/page';
import { createLogStream, createSource } from '../support/sources_api';
import { PUBLIC_URL, startTenantHost, type TenantHost } from './tenant_host';

/** Elasticsearch is shared with other tests. */
const ID = `stream-${randomUUID().slice(0, 8)}`;
const SHOWN = { timeout: 60_000 };

let browser: Browser;
let running: TenantHost;
let page: Page;
let complaints: string[];

const find = (name: string): Locator => findOn(page, name);
const shown = (name: string) => find(name).waitFor(SHOWN);
/** As the tenant has it. */
const stream = () => [...running.tenant.streams.values()].map((known) => known.toJSON())[0];

/** A whole Kibana has other settings. */
const describeOnHost = describe.skipIf(process.env.AUTH0_LOGS_BASE_URL !== undefined);

describeOnHost('the panel of the log stream', () => {
  beforeAll(async () => {
    [browser, running] = await Promise.all([launchBrowser(), startTenantHost()]);
    const { host, tenant } = running;
    const namespace = ID.replace('-', '_');
    await createSource(host.url, { id: ID, name: 'Managed', namespace, webhook: {} });
    await createLogStream(host.url, ID, {
      credentials: {
        domain: tenant.domain,
        client_id: tenant.tokens.clientId,
        client_secret: tenant.tokens.clientSecret,
      },
      endpoint: PUBLIC_URL + webhookPath(ID),
      categories: ['auth.login.success', 'auth.login.fail'],
      remember_credentials: true,
    });
    page = await openPage(browser);
    complaints = collectComplaints(page, { baseUrl: host.url, token: TOKEN, isKibana: false });
    await page.goto(`${host.url}${APP_ROUTE}/sources/${ID}`);
  });

  afterAll(async () => {
    await browser.close();
    await running.stop();
  });

  it('pauses and resumes it, and changes its categories', async () => {
    await shown('auth0LogsStreamStatus-active');
    await shown('auth0LogsKeptCredentials');
    await checkPage(page, 'log_stream');
    await find('auth0LogsPauseStream').click();
    await shown('auth0LogsStreamStatus-paused');
    expect(stream()?.status).toBe('paused');
    await find('auth0LogsPauseStream').click();
    await shown('auth0LogsStreamStatus-active');

    await page.getByRole('button', { name: /Remove auth\.login\.success/ }).click();
    await find('auth0LogsSaveCategories').click();
    await find('auth0LogsSaveCategories').waitFor({ state: 'detached', ...SHOWN });
    expect(stream()?.filters).toEqual([{ type: 'category', name: 'auth.login.fail' }]);
  });

  it('writes a new token to it, and events go on', async () => {
    const before = stream()?.sink.httpAuthorization;
    await find('auth0LogsRotateToken').click();
    await shown('auth0LogsUpdateStream');
    await checkPage(page, 'log_stream_rotate');
    await find('auth0LogsRotateSubmit').click();
    await page
      .getByText('Token rotated. The log stream in Auth0 uses the new token.')
      .waitFor(SHOWN);
    // The dialog keeps the focus when its fields are gone.
    expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]'))).not.toBe(
      null,
    );
    await find('auth0LogsRotateDone').click();
    await page.locator('[data-test-subj="auth0LogsRotateToken"]:focus').waitFor();
    expect(stream()?.sink.httpAuthorization).not.toBe(before);

    running.tenant.log.append(generate(1, 200));
    await shown('auth0LogsState-receiving');
  });

  it('deletes the stored credentials, uses others, and deletes it', async () => {
    const { clientId, clientSecret } = running.tenant.tokens;
    await find('auth0LogsForgetCredentials').click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor();
    await checkPage(page, 'log_stream_forget');
    await page.getByRole('button', { name: 'Delete credentials' }).click();
    await shown('auth0LogsReadStream');
    await find('auth0LogsClientId').fill(clientId);
    await find('auth0LogsClientSecret').fill('not-the-secret');
    await page.keyboard.press('Enter');
    await shown('auth0LogsFailure-auth0_wrong_credentials');
    await checkPage(page, 'log_stream_wrong_secret');
    await page.getByRole('button', { name: 'Enter other credentials' }).click();
    await find('auth0LogsClientId').fill(clientId);
    await find('auth0LogsClientSecret').fill(clientSecret);
    await page.keyboard.press('Enter');
    await shown('auth0LogsStreamStatus-active');

    await find('auth0LogsDeleteStream').click();
    await page.getByRole('button', { name: 'Delete log stream', exact: true }).click();
    await page
      .getByText('The log stream of this source was not created by the plugin')
      .waitFor(SHOWN);
    expect(stream()).toBeUndefined();
    // Refused calls are a part of this test.
    expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });
});
