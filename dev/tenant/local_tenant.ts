// The tenant that the set-up wizard may be tried on: its Management API on loopback, with a
// certificate that the plugin is told to trust, and streams that reach the host at whatever public
// address they were given.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeCertificate } from '../certificate';
import { startTenantApi, type TenantApi } from './management_api';

export interface LocalTenantOptions {
  port: number;
  /** Written: the authority of the tenant's certificate. */
  authorityFile: string;
  /** Where the host listens. */
  hostUrl: string;
}

export async function startLocalTenant(options: LocalTenantOptions): Promise<TenantApi> {
  const { port, authorityFile, hostUrl } = options;
  const certificate = makeCertificate('localhost');
  await mkdir(dirname(authorityFile), { recursive: true });
  await writeFile(authorityFile, certificate.cert);
  return startTenantApi({
    ...{ port, certificate, live: true },
    reach: (endpoint) => hostUrl + new URL(endpoint).pathname,
  });
}

/** What the plugin's settings have to allow for it. */
export const tenantConfig = (authorityFile: string) => ({
  'auth0_logs.auth0.allowPrivateAddresses': true,
  'auth0_logs.auth0.ssl.certificateAuthorities': [authorityFile],
});
