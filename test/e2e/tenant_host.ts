// A host without sources beside a simulated tenant that takes it for a public Kibana.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from '../../dev/certificate';
import type { RunningHost } from '../../dev/host/start_host';
import { startTenantApi, type TenantApi } from '../../dev/tenant/management_api';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { startTestHost } from '../support/host';
import { untilInstalled } from '../support/target';

/** Under which the tenant's streams find the host. */
export const PUBLIC_URL = 'https://kibana.example.com';

export interface TenantHost {
  host: RunningHost;
  tenant: TenantApi;
  stop: () => Promise<void>;
}

export async function startTenantHost(): Promise<TenantHost> {
  const certificate = makeCertificate('localhost');
  const folder = await mkdtemp(join(tmpdir(), 'auth0-logs-tenant-'));
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, certificate.cert);
  // The tenant is there before the host, and reaches it later.
  const running: { host?: RunningHost } = {};
  const tenant = await startTenantApi({
    certificate,
    reach: (endpoint) => endpoint.replace(PUBLIC_URL, running.host?.url ?? PUBLIC_URL),
  });
  const host = (running.host = await startTestHost({
    elasticsearchUrl: elasticsearchOfWorker(),
    pages: true,
    empty: true,
    config: {
      'auth0_logs.auth0.allowPrivateAddresses': true,
      'auth0_logs.auth0.ssl.certificateAuthorities': [authority],
      'xpack.encryptedSavedObjects.encryptionKey': 'an-encryption-key-of-32-characters-and-more',
    },
  }));
  await untilInstalled(host.url);
  const stop = async () => {
    await tenant.stop();
    await host.stop();
    await rm(folder, { recursive: true });
  };
  return { host, tenant, stop };
}
