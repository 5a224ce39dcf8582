import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { RunningHost } from '../../dev/host/start_host';
import { deliver } from '../../dev/tenant/deliver';
import { generate } from '../../dev/tenant/generate';
import { startTestHost, TOKEN } from '../support/host';

const SOURCES = '/internal/auth0_logs/sources';
const WEBHOOK = '/api/auth0_logs/webhook/default';

let host: RunningHost;

beforeAll(async () => {
  host = await startTestHost({ elasticsearchUrl: inject('elasticsearchUrl') });
});
afterAll(() => host.stop());

const basic = (user: string) => `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(host.url + path, { headers });

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

  it('asks for the version of a versioned route', async () => {
    expect((await get(SOURCES)).status).toBe(400);
    expect((await get(SOURCES, { 'elastic-api-version': '7' })).status).toBe(400);
    const answer = await get(SOURCES, { 'elastic-api-version': '1' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('elastic-api-version')).toBe('1');
  });

  it.each([
    ['reader', 'reader', 200],
    ['stranger', 'stranger', 403],
    ['nobody', 'nobody', 401],
  ])('lets %s in only as far as the privileges go', async (_name, user, status) => {
    const headers = { 'elastic-api-version': '1', authorization: basic(user) };
    expect((await get(SOURCES, headers)).status).toBe(status);
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

  it('takes what the simulated tenant delivers, and knows it when it comes again', async () => {
    const events = generate(7, 20);
    const { signal } = new AbortController();
    // The plugin answers 503 until its templates are there; the deliverer tries again.
    await deliver(events, { url: host.url + WEBHOOK, token: TOKEN, signal });
    const again = await fetch(host.url + WEBHOOK, {
      method: 'POST',
      headers: { authorization: TOKEN, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    expect(await again.json()).toMatchObject({ accepted: 0, duplicate: 20 });
  });
});
