// The sources of kibana.yml: read-only, and known before Elasticsearch is.
import type { Auth0Credentials } from '../../common/api/log_streams';
import { sha256 } from '../hashing';
import type { ConfiguredSource, ConfiguredSources } from './configured_source_schema';
import { snakeKeys } from './kibana_yml_spelling';
import { readDefinition, type SourceInForce, withRedact } from './source';
import type { SourceDefinition } from './source_definition';

export interface DeclaredSource {
  definition: SourceDefinition;
  inForce: SourceInForce;
  credentials?: Auth0Credentials;
}

/** By id. */
export type DeclaredSources = ReadonlyMap<string, DeclaredSource>;

export const readConfiguredSources = (sources: ConfiguredSources): DeclaredSources =>
  new Map(Object.entries(sources).map(([id, source]) => [id, declare(id, source)]));

const declare = (id: string, configured: ConfiguredSource): DeclaredSource => {
  const { webhook, api, hashKey, auth0, ...settings } = configured;
  const credentials = auth0 && snakeKeys(auth0);
  const definition: SourceDefinition = {
    id,
    managed_by: 'kibana_yml',
    settings: { ...snakeKeys(settings), api: api && snakeKeys(api) },
    webhook: webhook && {
      tokens: [{ hash: webhook.tokenHash ?? sha256(webhook.token ?? '') }],
      log_stream:
        webhook.logStreamId === undefined || !auth0
          ? undefined
          : { id: webhook.logStreamId, domain: auth0.domain },
    },
    credentials: credentials && shownCredentials(credentials),
  };
  return { definition, inForce: withRedact(readDefinition(definition), hashKey), credentials };
};

/** Of credentials, what is no secret. */
export const shownCredentials = ({ client_secret: _secret, ...rest }: Auth0Credentials) => rest;
