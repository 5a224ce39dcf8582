// From an empty plugin to the first event: manually, and with a simulated tenant that the plugin sets up.
import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { READ_HEALTH, type HealthAnswer } from '../../common/api/health';
import { GRANT_WRITE_ACCESS, type WriteAccessRequest } from '../../common/api/write_access';
import { APP_ROUTE } from '../../common/plugin';
import type { RunningHost } from '../../dev/host/start_host';
import { rateLimited } from '../../dev/tenant/api_answers';
import { generate } from '../../dev/tenant/generate';
import type { TenantApi } from '../../dev/tenant/management_api';
import { Auth0LogsError, errorAnswer } from '../../server/errors';
import { launchBrowser } from '../support/browser';
import { checkPage } from '../support/check_page';
import { TOKEN } from '../support/host';
import { collectComplaints, find as findOn, openPage } from '../support/page';
import { PUBLIC_URL, startTenantHost, type TenantHost } from './tenant_host';

const CREATE = `${APP_ROUTE}/setup`;
/** Elasticsearch is shared with other tests. */
const RUN = randomUUID().slice(0, 8);
const ARRIVAL_MS = 60_000;
const AN_HOUR_SECONDS = 3_600;
const MAY_NOT_GRANT = new Auth0LogsError('may_not_grant', { details: { lacks: 'create_api_key' } });

let browser: Browser;
let host: RunningHost;
let tenant: TenantApi;
let running: TenantHost;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, running] = await Promise.all([launchBrowser(), startTenantHost()]);
  ({ host, tenant } = running);
});

afterAll(async () => {
  await browser.close();
  await running.stop();
});

beforeEach(async () => {
  page = await openPage(browser);
  complaints = collectComplaints(page, { baseUrl: host.url, token: TOKEN, isKibana: false });
  await page.goto(host.url + CREATE);
});

afterEach(() => page.close());

const find = (name: string): Locator => findOn(page, name);
const shown = (name: string) => find(name).waitFor({ timeout: ARRIVAL_MS });

const see = (name: string) => checkPage(page, `setup_${name}`);

/** Refused calls are a part of these tests. */
const unexpected = () => complaints.filter((text) => !text.startsWith('Failed to load resource'));

async function nameSource(name: string, namespace: string) {
  await find('auth0LogsSettingName').fill(name);
  await find('auth0LogsSettingNamespace').fill(namespace);
  await page.keyboard.press('Enter');
  await shown('auth0LogsBaseUrl');
}

async function post(token: string, body: object) {
  const url = await find('auth0LogsPayloadUrl').inputValue();
  expect(url.startsWith(PUBLIC_URL)).toBe(true);
  return fetch(url.replace(PUBLIC_URL, host.url), {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const login = (user_name: string) => {
  const log_id = randomUUID();
  const date = new Date().toISOString();
  return { log_id, data: { log_id, date, type: 's', user_name, ip: '203.0.113.7' } };
};

/** A whole Kibana has other settings, and sources. */
const describeOnHost = describe.skipIf(process.env.AUTH0_LOGS_BASE_URL !== undefined);

describeOnHost('the set-up wizard', () => {
  it('leads to the first event by hand, over a reload', async () => {
    await shown('auth0LogsOptionsForm');
    await find('auth0LogsOptionsNext').click();
    const focused = page.locator('[data-test-subj="auth0LogsSettingName"]:focus');
    await focused.waitFor();
    await see('options_empty');
    await nameSource('By hand', `hand_${RUN}`);

    await shown('auth0LogsUrlObstacle');
    await see('endpoint_not_public');
    await find('auth0LogsBaseUrl').fill(PUBLIC_URL);
    await find('auth0LogsUrlObstacle').waitFor({ state: 'detached' });
    await page.reload();
    await shown('auth0LogsBaseUrl');
    expect(await find('auth0LogsBaseUrl').inputValue()).toBe(PUBLIC_URL);
    await find('auth0LogsCreateSource').click();

    await shown('auth0LogsStreamForm');
    await page.locator('label[for="auth0LogsWay-manual"]').click();
    const shownOnce = await find('auth0LogsToken').inputValue();
    expect(shownOnce.length).toBeGreaterThan(24);
    await see('manual');
    await page.reload();
    await find('auth0LogsMakeToken').click();
    await shown('auth0LogsToken');
    const token = await find('auth0LogsToken').inputValue();
    expect(token).not.toBe(shownOnce);

    const refused = await post('not-the-token', login('nobody'));
    expect(refused.status).toBe(401);
    const user = `${randomUUID()}@example.com`;
    const payloadUrl = await find('auth0LogsPayloadUrl').inputValue();
    await find('auth0LogsStreamCreated').click();
    await shown('auth0LogsHint-wrong_tokens');
    await see('waiting');

    const taken = await fetch(payloadUrl.replace(PUBLIC_URL, host.url), {
      method: 'POST',
      headers: { authorization: token, 'content-type': 'application/json' },
      body: JSON.stringify(login(user)),
    });
    expect(taken.status, await taken.text()).toBe(200);
    await shown('auth0LogsFirstEvent');
    expect(await find('auth0LogsFirstEvent').innerText()).toContain(user);
    expect(await find('auth0LogsFirstDocument').last().innerText()).toContain('auth0.logs');
    await see('first_event');
    await find('auth0LogsGoToSource').click();
    await page.waitForURL(/\/sources\/by-hand$/);
    expect(await page.evaluate(() => sessionStorage.getItem('auth0Logs.setup'))).toBeNull();
    expect(unexpected()).toEqual([]);
  });

  it('has the plugin create the stream, past what Auth0 refuses at first', async () => {
    const { clientId, clientSecret, scopes } = tenant.tokens;
    await nameSource('For me', `auto_${RUN}`);
    await find('auth0LogsBaseUrl').fill(PUBLIC_URL);
    await find('auth0LogsCreateSource').click();

    await shown('auth0LogsStreamForm');
    await see('automatic');
    await find('auth0LogsDomain').fill(tenant.domain);
    await find('auth0LogsClientId').fill(clientId);
    await find('auth0LogsClientSecret').fill('not-the-secret');
    await find('auth0LogsCreateStream').click();
    await page.getByText('Auth0 rejected these credentials.').waitFor({
      timeout: ARRIVAL_MS,
    });
    await see('wrong_secret');

    await page.reload();
    await shown('auth0LogsStreamForm');
    expect(await find('auth0LogsClientId').inputValue()).toBe(clientId);
    expect(await find('auth0LogsClientSecret').inputValue()).toBe('');
    tenant.tokens.scopes = ['read:log_streams'];
    await find('auth0LogsClientSecret').fill(clientSecret);
    await find('auth0LogsCreateStream').click();
    await shown('auth0LogsFailure-auth0_scope_missing');
    await shown('auth0LogsMissingScope');
    await see('scope_missing');

    tenant.tokens.scopes = scopes;
    tenant.fail('POST /api/v2/log-streams', () => rateLimited(AN_HOUR_SECONDS));
    await find('auth0LogsCreateStream').click();
    await shown('auth0LogsFailure-auth0_rate_limited');
    expect(await find('auth0LogsCreateStream').innerText()).toMatch(
      /^Try again in (1 h|\d\d min)$/,
    );
    expect(await find('auth0LogsCreateStream').isDisabled()).toBe(true);
    await see('rate_limited');

    await page.locator('label[for="auth0LogsCategoryChoice-some"]').click();
    await see('categories');
    await find('auth0LogsCreateStream').click();
    await shown('auth0LogsWaitingForEvent');
    const [stream] = [...tenant.streams.values()].map((known) => known.toJSON());
    expect(stream).toMatchObject({
      name: 'For me',
      sink: { httpContentFormat: 'JSONLINES', httpContentType: 'application/json' },
    });

    tenant.log.append(generate(1, 1));
    await shown('auth0LogsFirstEvent');
    const kept = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
    expect(kept).not.toContain(clientSecret);
    expect(unexpected()).toEqual([]);
  });

  it('lends write access where the plugin lacks it, after telling why it could not', async () => {
    await withoutWriteAccess();
    await nameSource('Lent', `lent_${RUN}`);
    await find('auth0LogsBaseUrl').fill(PUBLIC_URL);
    await shown('auth0LogsWriteAccess');
    await find('auth0LogsCreateSource').click();
    await shown('auth0LogsFailure-may_not_grant');
    await see('may_not_grant');

    await page.locator('label[for="auth0LogsWriteAccess-api_key"]').click();
    await find('auth0LogsApiKey').fill('a-key-of-mine');
    await see('own_api_key');
    await find('auth0LogsCreateSource').click();
    await shown('auth0LogsStreamForm');
  });
});

/** Answers as on a secured cluster: the caller may not grant, but a pasted key is taken. */
async function withoutWriteAccess() {
  await page.route(`**${READ_HEALTH.path}`, async (route) => {
    const response = await route.fetch();
    const health = (await response.json()) as HealthAnswer;
    await route.fulfill({
      response,
      json: { ...health, shortcomings: [{ code: 'no_write_access' }] },
    });
  });
  await page.route(`**${GRANT_WRITE_ACCESS.path}`, (route) => {
    const { api_key } = route.request().postDataJSON() as WriteAccessRequest;
    return api_key === 'a-key-of-mine'
      ? route.fulfill({ json: { granted: true } })
      : route.fulfill({ status: 403, json: errorAnswer(MAY_NOT_GRANT).body });
  });
}

describeOnHost('the preview', () => {
  it('shows the document that the example becomes, and where a text is no JSON', async () => {
    await page.goto(`${host.url}${APP_ROUTE}/preview`);
    await find('auth0LogsPreviewExample').click();
    await find('auth0LogsPreviewMap').click();
    await shown('auth0LogsPreviewResult');
    expect(await find('auth0LogsPreviewResult').innerText()).toContain('Outcome: failure');
    expect(await find('auth0LogsPreviewDocument').innerText()).toContain('incorrect-password');
    await see('preview');

    await find('auth0LogsPreviewEvent').fill('{"log_id": 1,\n  nonsense}');
    await find('auth0LogsPreviewMap').click();
    await shown('auth0LogsFailure-event_not_json');
    expect(await find('auth0LogsFailure-event_not_json').innerText()).toContain('line 2');
    await see('preview_not_json');
    expect(unexpected()).toEqual([]);
  });
});
