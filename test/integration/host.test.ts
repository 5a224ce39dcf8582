import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READ_HEALTH, type HealthAnswer } from '../../common/api/health';
import { type RunningHost, startHost } from '../../dev/host/start_host';
import { deliver } from '../../dev/tenant/deliver';
import { generate } from '../../dev/tenant/generate';
import { build } from '../../scripts/build';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { makeHome, startTestHost, TOKEN } from '../support/host';

const WEBHOOK = '/api/auth0_logs/webhook/default';

let host: RunningHost;

beforeAll(async () => {
  host = await startTestHost({ elasticsearchUrl: elasticsearchOfWorker() });
});
afterAll(() => host.stop());

const basic = (user: string) => `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(host.url + path, { headers });

async function redeliver(to: RunningHost, events: object[]): Promise<unknown> {
  const headers = { authorization: TOKEN, 'content-type': 'application/json' };
  const body = JSON.stringify(events);
  return (await fetch(to.url + WEBHOOK, { method: 'POST', headers, body })).json();
}

/** What all nodes together have accepted, as the page shows it. */
async function accepted(by: RunningHost): Promise<number> {
  const { sources } = (await (await fetch(by.url + READ_HEALTH.path)).json()) as HealthAnswer;
  return sources[0]?.counters.accepted ?? 0;
}

describe('the host', () => {
  it('reports the status in the shape of Kibana', async () => {
    const answer = await get('/api/status');
    expect(await answer.json()).toMatchObject({
      version: { number: '8.19.0' },
      status: { core: { elasticsearch: { level: 'available' } }, plugins: { auth0Logs: {} } },
    });
  });

  it('puts the security headers of Kibana on every answer', async () => {
    for (const path of ['/api/status', '/nowhere']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toContain("script-src 'report-sample' 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('takes the first version of an internal route for meant, and refuses unknown ones', async () => {
    expect((await get(READ_HEALTH.path, { 'elastic-api-version': '7' })).status).toBe(400);
    const answer = await get(READ_HEALTH.path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('elastic-api-version')).toBe('1');
  });

  it.each([
    ['reader', 'reader', 200],
    ['stranger', 'stranger', 403],
    ['nobody', 'nobody', 401],
  ])('lets %s in only as far as the privileges go', async (_name, user, status) => {
    const headers = { 'elastic-api-version': '1', authorization: basic(user) };
    expect((await get(READ_HEALTH.path, headers)).status).toBe(status);
  });

  it('refuses a POST without kbn-xsrf, but not one to the webhook', async () => {
    const post = (path: string, headers: Record<string, string>) =>
      fetch(host.url + path, { method: 'POST', headers, body: '{}' });
    const forged = await post('/internal/auth0_logs/write_access', { 'elastic-api-version': '1' });
    expect(forged.status).toBe(400);
    expect(await forged.json()).toMatchObject({
      message: 'Request must contain a kbn-xsrf header.',
    });
    expect((await post(WEBHOOK, { authorization: 'wrong' })).status).toBe(401);
  });

  it.each(['8.13.0', '9.4.0'])('keeps the webhook free of login as Kibana %s', async (version) => {
    const { zip } = await build({ kibanaVersion: version });
    const running = await startHost({
      port: 0,
      elasticsearchUrl: elasticsearchOfWorker(),
      home: await makeHome(),
      config: { 'auth0_logs.sources.default.webhook.token': TOKEN },
      zip,
      kibanaVersion: version,
      pages: false,
      logLevel: 'error',
    });
    try {
      const headers = { authorization: TOKEN, 'content-type': 'application/json' };
      const options = { method: 'POST', headers, body: '[]' };
      expect((await fetch(running.url + WEBHOOK, options)).status).not.toBe(401);
    } finally {
      await running.stop();
    }
  });

  it('takes what the simulated tenant delivers, and knows it when it comes again', async () => {
    const events = generate(7, 20);
    const { signal } = new AbortController();
    // The plugin answers 503 until its templates are there; the deliverer tries again.
    await deliver(events, { url: host.url + WEBHOOK, token: TOKEN, signal });
    expect(await redeliver(host, events)).toMatchObject({ accepted: 0, duplicate: 20 });
  });

  it('knows its totals and its events after a restart', async () => {
    const config = { 'auth0_logs.sources.default.namespace': `restart_${Date.now()}` };
    const options = {
      elasticsearchUrl: elasticsearchOfWorker(),
      home: await makeHome(),
      config,
    };
    const events = generate(11, 5);
    const { signal } = new AbortController();
    const first = await startTestHost(options);
    await deliver(events, { url: first.url + WEBHOOK, token: TOKEN, signal });
    const total = await accepted(first);
    await first.stop();

    const second = await startTestHost(options);
    try {
      await expect.poll(() => accepted(second), { timeout: 30_000 }).toBeGreaterThanOrEqual(total);
      // The templates are looked after anew with each start; until then the answer is 503.
      await expect
        .poll(() => redeliver(second, events), { timeout: 30_000 })
        .toMatchObject({ accepted: 0, duplicate: 5 });
    } finally {
      await second.stop();
    }
  });
});
