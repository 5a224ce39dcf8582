// Clients of Auth0 by application. Those of kept credentials are kept for a while too: each access
// token that is asked for leaves an event in the tenant's log.
import { LRUCache } from 'lru-cache';
import type { Auth0Credentials } from '../../common/api/log_streams';
import { type Auth0Client, createAuth0Client } from '../auth0/auth0_client';
import type { Auth0Config } from '../auth0/auth0_config';
import { readConnection } from '../auth0/connection';
import { sha256 } from '../hashing';

const MAX_CLIENTS = 100;
/** So long at most a secret stays in memory after another node has forgotten it. */
const KEPT_MS = 3_600_000;

export interface Auth0Clients {
  /** Of credentials that were given for this once. */
  once(credentials: Auth0Credentials): Promise<Auth0Client>;
  /** Of credentials that are kept. */
  kept(credentials: Auth0Credentials): Promise<Auth0Client>;
  /** All that are in memory. */
  forget(): void;
}

export const createAuth0Clients = (config: Auth0Config): Auth0Clients => {
  const clients = new LRUCache<string, Auth0Client>({
    ...{ max: MAX_CLIENTS, ttl: KEPT_MS, ttlAutopurge: true },
  });
  const once = async (credentials: Auth0Credentials): Promise<Auth0Client> => {
    const { domain, tenant_domain: tenantDomain, client_id, client_secret } = credentials;
    return createAuth0Client({
      ...{ domain, clientId: client_id, clientSecret: client_secret },
      tenantDomain,
      ...(await readConnection(config)),
    });
  };
  return {
    once,
    kept: async (credentials) => {
      const key = keyOf(credentials);
      const known = clients.get(key);
      if (known) return known;
      const made = await once(credentials);
      clients.set(key, made);
      return made;
    },
    forget: () => clients.clear(),
  };
};

const keyOf = ({ domain, tenant_domain, client_id, client_secret }: Auth0Credentials): string =>
  JSON.stringify([domain, tenant_domain, client_id, sha256(client_secret)]);
