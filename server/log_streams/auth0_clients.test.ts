import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCertificate } from '../../dev/certificate';
import { startTenantApi, type TenantApi } from '../../dev/tenant/management_api';
import { auth0Schema } from '../auth0/auth0_config';
import { createAuth0Clients } from './auth0_clients';

const certificate = makeCertificate('localhost');
let tenant: TenantApi;
let folder: string;

beforeAll(async () => {
  tenant = await startTenantApi({ certificate });
  folder = await mkdtemp(join(tmpdir(), 'auth0-logs-authorities-'));
  await writeFile(join(folder, 'authority.pem'), certificate.cert);
  await writeFile(join(folder, 'text.pem'), 'no certificate');
});
afterAll(() => tenant.stop());

const config = (file: string, allowPrivateAddresses = true) =>
  auth0Schema.validate({
    allowPrivateAddresses,
    ssl: { certificateAuthorities: join(folder, file) },
  });
const credentials = () => {
  const { clientId: client_id, clientSecret: client_secret } = tenant.tokens;
  return { domain: tenant.domain, client_id, client_secret };
};
const tokenRequests = () => tenant.requests.filter((made) => made.endsWith('/oauth/token')).length;

it('asks for one access token for kept credentials, and for one more after they are forgotten', async () => {
  const clients = createAuth0Clients(config('authority.pem'));
  for (let times = 0; times < 3; times++)
    await (await clients.kept(credentials())).logStreams.list();
  expect(tokenRequests()).toBe(1);
  clients.forget();
  await (await clients.kept(credentials())).logStreams.list();
  expect(tokenRequests()).toBe(2);
  clients.forget();
});

it('keeps no client of credentials that are not kept, and none for a changed secret', async () => {
  const clients = createAuth0Clients(config('authority.pem'));
  const given = credentials();
  expect(await clients.once(given)).not.toBe(await clients.once(given));
  const kept = await clients.kept(given);
  expect(await clients.kept({ ...given })).toBe(kept);
  expect(await clients.kept({ ...given, client_secret: 'changed' })).not.toBe(kept);
  expect(await clients.kept({ ...given, tenant_domain: 'acme.auth0.com' })).not.toBe(kept);
  clients.forget();
});

it('trusts Node’s own authorities alone unless told', async () => {
  const clients = createAuth0Clients(auth0Schema.validate({ allowPrivateAddresses: true }));
  const client = await clients.once(credentials());
  await expect(client.scopes()).rejects.toMatchObject({ code: 'auth0_tls' });
});

it('refuses private addresses unless told', async () => {
  const clients = createAuth0Clients(config('authority.pem', false));
  const domain = '127.0.0.1';
  await expect(clients.once({ ...credentials(), domain })).rejects.toMatchObject({
    code: 'auth0_address_forbidden',
  });
});

it.each([
  ['text.pem', 'contains no certificate'],
  ['missing.pem', 'ENOENT'],
])('names the file of authorities that cannot be read: %s', async (file, reason) => {
  const clients = createAuth0Clients(config(file));
  await expect(clients.kept(credentials())).rejects.toMatchObject({
    code: 'auth0_ssl_settings',
    message: expect.stringMatching(new RegExp(`${file}.*${reason}`)) as string,
  });
});
