// What the simulated tenant does beyond answering: its side door, and deliveries that get lost.
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHttpsSender } from '../../server/auth0/https_sender';
import { jsonOf } from '../../server/auth0/https_answer';
import { makeCertificate } from '../certificate';
import type { LogRecord } from './event';
import { startTenantApi, type TenantApi } from './management_api';

const certificate = makeCertificate('localhost');
let tenant: TenantApi;

beforeEach(async () => {
  tenant = await startTenantApi({ certificate, reach: (endpoint) => endpoint });
});
afterEach(() => tenant.stop());

const send = async (method: 'GET' | 'POST', path: string, body?: object) => {
  const { domain } = tenant;
  const sender = createHttpsSender({ domain, allowPrivate: true, tls: { ca: certificate.cert } });
  const answer = await sender({ method, path, body });
  return { status: answer.status, json: jsonOf(answer) };
};

it('fails on demand from another process', async () => {
  const command = { at: 'GET /api/v2/logs', fault: 'checkpoint_unknown', times: 2 };
  expect(await send('POST', '/_simulated/fail', command)).toEqual({ status: 200, json: command });
  const statuses = [];
  for (let times = 0; times < 3; times++) statuses.push((await send('GET', '/api/v2/logs')).status);
  expect(statuses).toEqual([404, 404, 401]);
  expect(tenant.requests).not.toContain('POST /_simulated/fail');
  expect((await send('POST', '/_simulated/fail', { ...command, fault: 'x' })).status).toBe(400);
  expect((await send('POST', '/_simulated/other', {})).status).toBe(404);
});

it('is changed from another process', async () => {
  const settings = { loseDeliveries: 0.5, repeatedRows: 3, expiredStatus: 404 };
  expect((await send('POST', '/_simulated/settings', settings)).status).toBe(200);
  expect(tenant.loseDeliveries).toBe(0.5);
  expect(tenant.oddities).toMatchObject({ repeatedRows: 3, expiredStatus: 404 });
  await send('POST', '/_simulated/settings', { expiredStatus: null });
  expect(tenant.oddities.expiredStatus).toBeUndefined();
  expect(tenant.loseDeliveries).toBe(0.5);
});

it('loses a share of its deliveries, while its API lists everything', async () => {
  const received = new Set<string>();
  const webhook = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      for (const line of body.split('\n')) received.add((JSON.parse(line) as LogRecord).log_id);
      response.end();
    });
  });
  await once(webhook.listen(0, '127.0.0.1'), 'listening');
  const httpEndpoint = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/`;
  const sink = { httpEndpoint, httpAuthorization: 'token' };
  const settings = { name: 'Lossy', type: 'http', status: 'active', isPriority: false } as const;
  const stream = tenant.addStream('lst_lossy', { ...settings, sink });
  tenant.loseDeliveries = 0.3;
  const records = Array.from({ length: 10_000 }, (): LogRecord => {
    const date = new Date().toISOString();
    return { log_id: '', data: { log_id: '', type: 's', date } };
  });
  tenant.happen(records);
  await vi.waitFor(() => expect(stream.isIdle).toBe(true), { timeout: 10_000, interval: 20 });
  const listed = tenant.log.after('', 20_000).map(({ log_id }) => log_id);
  const lost = listed.filter((id) => !received.has(id));
  expect(listed).toHaveLength(10_000);
  expect(lost.length % 100).toBe(0);
  expect(lost.length).toBeGreaterThan(1_500);
  expect(lost.length).toBeLessThan(4_500);
  expect(stream.health).toEqual([]);
  webhook.closeAllConnections();
  webhook.close();
});
