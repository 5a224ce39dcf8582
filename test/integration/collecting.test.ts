// Collecting by the Management API on the development host: a history is caught up while the host is
// killed, and ends in the data stream with each event once.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@elastic/elasticsearch';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { makeCertificate } from '../../dev/certificate';
import { History } from '../../dev/tenant/history';
import { startTenantApi, type TenantApi } from '../../dev/tenant/management_api';
import { documentIds } from '../support/event_ids';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { type HostProcess, startHostProcess } from '../support/host';
import { readHealth } from '../support/read_health';
import { untilInstalled } from '../support/target';

const HISTORY = 12_000;
const HOUR_MS = 3_600_000;
const NAMESPACE = `collecting_${Date.now()}`;
const DATA_STREAM = `logs-auth0.logs-${NAMESPACE}`;
const PROGRESS = { timeout: 60_000, interval: 50 };
/** A killed host's task is free after its time-out; the lease is shorter. */
const TAKEN_OVER = { timeout: 150_000, interval: 500 };
const TEST_LIMIT_MS = 280_000;

const certificate = makeCertificate('localhost');
const elasticsearchUrl = elasticsearchOfWorker();
const client = new Client({ node: elasticsearchUrl });
let tenant: TenantApi;
let host: HostProcess;
let options: Parameters<typeof startHostProcess>[0];

beforeAll(async () => {
  const authority = join(await mkdtemp(join(tmpdir(), 'auth0-logs-authority-')), 'authority.pem');
  await writeFile(authority, certificate.cert);
  const spacingMs = (20 * HOUR_MS) / HISTORY;
  const history = { seed: 7, count: HISTORY, start: Date.now() - 21 * HOUR_MS, spacingMs };
  tenant = await startTenantApi({ certificate, reach: () => '', history: new History(history) });
  const { domain, tokens } = tenant;
  options = {
    ...{ elasticsearchUrl, empty: true },
    config: {
      'auth0_logs.sources.collected': {
        namespace: NAMESPACE,
        api: { interval: '10s' },
        auth0: { domain, clientId: tokens.clientId, clientSecret: tokens.clientSecret },
      },
      'xpack.encryptedSavedObjects.encryptionKey': 'an-encryption-key-of-32-characters-and-more',
      'auth0_logs.auth0.allowPrivateAddresses': true,
      'auth0_logs.auth0.ssl.certificateAuthorities': [authority],
    },
  };
  host = await startHostProcess(options);
  await untilInstalled(host.url);
});

afterAll(async () => {
  await host.stop();
  await tenant.stop();
  await client.close();
});

const count = async (): Promise<number> => {
  await client.indices.refresh({ index: DATA_STREAM });
  return (await client.count({ index: DATA_STREAM })).count;
};

const healthOfSource = async () => {
  const { sources } = await readHealth(host.url);
  return sources.find(({ source }) => source.id === 'collected');
};

it(
  'loses and doubles nothing though the host is killed while it catches up',
  async () => {
    await vi.waitFor(async () => expect(await count()).toBeGreaterThan(1_500), PROGRESS);
    await host.kill();
    const before = await count();
    expect(before).toBeLessThan(HISTORY);
    const { home, port } = host;
    host = await startHostProcess({ ...options, home, port });
    await vi.waitFor(async () => {
      expect(await healthOfSource()).toMatchObject({
        ...{ state: 'receiving', api: { state: 'up_to_date', gaps: [] } },
      });
    }, TAKEN_OVER);
    const listed = tenant.log.after('', 2 * HISTORY).map(({ log_id }) => log_id);
    expect(await documentIds(elasticsearchUrl, DATA_STREAM)).toEqual(listed.sort());
    expect(tenant.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    const metrics = await (await fetch(`${host.url}/api/auth0_logs/metrics`)).text();
    expect(metrics).toMatch(/auth0_logs_poll_lag_seconds\{source="collected"\} [\d.]+/);
    expect(metrics).toMatch(
      /auth0_logs_poll_pages_total\{source="collected",outcome="stored"\} \d+/,
    );
  },
  TEST_LIMIT_MS,
);
