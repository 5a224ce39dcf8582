// Where the log goes on: the address in an answer's Link header, which a token may be sent to only
// where it is in the same tenant's log.
import type { HttpsAnswer } from './https_answer';
import { unexpected } from './refusal';

export const LOGS_PATH = '/logs';

const NEXT = /<([^<>]*)>\s*(?:;[^,<]*)?;\s*rel\s*=\s*"?next"?/i;

/** The tenant may be reached at one domain, and name itself by another. */
export interface Tenant {
  domain: string;
  tenantDomain: string;
}

/** As it came. Throws auth0_unexpected_answer where it is elsewhere. */
export const nextPage = (
  { headers }: Pick<HttpsAnswer, 'headers'>,
  tenant: Tenant,
): string | undefined => {
  const next = NEXT.exec([headers.link ?? ''].flat().join(', '))?.[1];
  if (next !== undefined) queryOf(next, tenant);
  return next;
};

/** The path below /api/v2 that a checkpoint leads to. Throws auth0_unexpected_answer. */
export const pathOf = (checkpoint: string, tenant: Tenant, take?: number): string => {
  const query = queryOf(checkpoint, tenant);
  if (take === undefined) return `${LOGS_PATH}?${query}`;
  const parameters = new URLSearchParams(query);
  parameters.set('take', String(take));
  return `${LOGS_PATH}?${parameters.toString()}`;
};

/** Compared as text: what is sent is then what was compared. */
const queryOf = (url: string, { domain, tenantDomain }: Tenant): string => {
  const start = [domain, tenantDomain]
    .map((host) => `https://${host}/api/v2${LOGS_PATH}?`)
    .find((prefix) => url.slice(0, prefix.length).toLowerCase() === prefix);
  const query = start === undefined ? '' : url.slice(start.length);
  if (!/^[\x21\x22\x24-\x7e]+$/.test(query)) throw unexpected('other_address', domain);
  return query;
};
