// Field sets of a line or two: organization, tls, trace, transaction, cloud, service, gen_ai, observer.
import type { Auth0Record } from './auth0_record';
import { asIdentity, asObject, asSha256, asText, present, type JsonObject } from './values';

export const mapIdentifiers = ({ data, details }: Auth0Record) => ({
  organization: present({
    id: asIdentity(data.organization_id) ?? organizationOf(details),
    name: asIdentity(data.organization_name),
  }),
  tls: wrap('client', {
    ja3: asText(asObject(data.security_context).ja3),
    hash: present({ sha256: asSha256(data.mtls_thumbprint_sha256) }),
  }),
  trace: present({ id: asText(asObject(data.references).trace_id) }),
  transaction: present({
    id:
      asText(data.transaction_linking_id) ??
      asText(details.transaction_id) ??
      asText(details.transaction_linking_id),
  }),
  cloud: present({
    account: present({ name: asIdentity(data.tenant_name) }),
    region: asText(data.environment_name),
  }),
  service: present({ id: asIdentity(data.client_id), name: asIdentity(data.client_name) }),
  gen_ai: wrap('agent', { id: asText(data.agent_id) }),
  observer: { vendor: 'Okta', product: 'Auth0' },
});

/** Of a revoked token, of who invites, or that which a Management API operation is about. */
const organizationOf = ({ organization_id, invitation, request }: JsonObject) =>
  asText(organization_id) ??
  asText(asObject(asObject(invitation).inviter).organization_id) ??
  /\/organizations\/(org_\w+)/.exec(asText(asObject(request).path) ?? '')?.[1];

const wrap = (key: string, fields: object): object | undefined => {
  const inner = present(fields);
  return inner && { [key]: inner };
};
