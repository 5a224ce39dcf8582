// The sources of kibana.yml: read-only, and known before Elasticsearch is.
import type { Source as ApiSource } from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';
import { dataStreamName } from '../../common/plugin';
import type { ConfiguredSource, ConfiguredSources } from './configured_source_schema';
import { createRedact } from '../redaction/redact';
import { sha256 } from '../hashing';
import type { OpenSource } from './source';

export const configuredSources = (sources: ConfiguredSources): Map<string, OpenSource> =>
  new Map(Object.entries(sources).map(([id, source]) => [id, openSource(id, source)]));

const openSource = (id: string, configured: ConfiguredSource): OpenSource => {
  const { name, namespace, tags, enabled, token, tokenHash, hashKey } = configured;
  const redacted = { mask: configured.maskFields, hash: configured.hashFields };
  const redact = createRedact({ ...redacted, key: hashKey });
  return {
    source: {
      ...{ id, name, namespace, tags, enabled },
      preserveOriginal: configured.preserveOriginalEvent,
      dropCodes: new Set(configured.dropCodes),
      redacted,
      redact,
    },
    tokens: [{ hash: tokenHash ?? sha256(token ?? '') }],
  };
};

/** As the API shows it. */
export const describeConfigured = (id: string, configured: ConfiguredSource): ApiSource => {
  const { name, tenant, namespace, tags, enabled, auth0 } = configured;
  return {
    ...{ id, name, kind: 'webhook', namespace, tags, enabled },
    tenant,
    preserve_original_event: configured.preserveOriginalEvent,
    drop_codes: configured.dropCodes,
    mask_fields: configured.maskFields,
    hash_fields: configured.hashFields,
    managed_by: 'kibana_yml',
    data_stream: dataStreamName(namespace),
    webhook_path: webhookPath(id),
    token: {},
    ...(auth0 && describeAuth0(auth0)),
  };
};

const describeAuth0 = (auth0: NonNullable<ConfiguredSource['auth0']>) => ({
  credentials: {
    domain: auth0.domain,
    client_id: auth0.clientId,
    tenant_domain: auth0.tenantDomain,
  },
  ...(auth0.logStreamId !== undefined && {
    log_stream: { id: auth0.logStreamId, domain: auth0.domain },
  }),
});
