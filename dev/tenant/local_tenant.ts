// The tenants of the development host on loopback, with a certificate that the plugin is told to trust:
// one that streams to a source of kibana.yml and loses some deliveries, and one to try the wizard on,
// whose streams reach the host at whatever public address they were given.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeCertificate } from '../certificate';
import { startTenantApi, type TenantApi } from './management_api';

/** Of the first tenant, as if made by hand. */
export const STREAM_ID = 'lst_0000000000000000';
const LOST_SHARE = 0.05;
const WIZARD_SEED = 2027;

export interface LocalTenantsOptions {
  /** Of the first; the other has the next. */
  port: number;
  /** Written: the authority of the tenants' certificate. */
  authorityFile: string;
  /** Where the host will listen. */
  hostUrl: string;
  onFailure: (reason: string) => void;
}

export interface LocalTenants {
  streaming: TenantApi;
  forWizard: TenantApi;
  stop: () => Promise<void>;
}

export async function startLocalTenants(options: LocalTenantsOptions): Promise<LocalTenants> {
  const { port, authorityFile, hostUrl, onFailure } = options;
  const certificate = makeCertificate('localhost');
  await mkdir(dirname(authorityFile), { recursive: true });
  await writeFile(authorityFile, certificate.cert);
  const reach = (endpoint: string) => hostUrl + new URL(endpoint).pathname;
  const world = { certificate, reach, onFailure, live: true };
  const streaming = await startTenantApi({ ...world, port });
  const forWizard = await startTenantApi({ ...world, port: port + 1, seed: WIZARD_SEED });
  const stop = async () => {
    await Promise.all([streaming.stop(), forWizard.stop()]);
  };
  return { streaming, forWizard, stop };
}

/** Begins with what has happened so far. */
export function streamTo(tenant: TenantApi, { url, token }: { url: string; token: string }): void {
  tenant.loseDeliveries = LOST_SHARE;
  const sink = { httpEndpoint: url, httpAuthorization: token };
  const settings = { name: 'Kibana', type: 'http', status: 'active', isPriority: false } as const;
  tenant.addStream(STREAM_ID, { ...settings, sink }, 0);
}

/** The application that a source of kibana.yml names. */
export const applicationOf = ({ domain, tokens: { clientId, clientSecret } }: TenantApi) => ({
  domain,
  clientId,
  clientSecret,
});

/** What the plugin's settings have to allow for them. */
export const tenantConfig = (authorityFile: string) => ({
  'auth0_logs.auth0.allowPrivateAddresses': true,
  'auth0_logs.auth0.ssl.certificateAuthorities': [authorityFile],
});
