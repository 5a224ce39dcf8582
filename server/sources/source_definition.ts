// A source as it is stored or declared in kibana.yml, without its secrets; and as the API shows it.
import type { Source, SourceSettings } from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';
import { dataStreamName } from '../../common/plugin';
import type { TokenHash } from './source';

export interface SourceDefinition {
  id: string;
  managed_by: Source['managed_by'];
  settings: SourceSettings;
  /** Absent where the source has no webhook. */
  webhook?: {
    /** The newest first. */
    tokens: readonly (TokenHash & { created_at?: string })[];
    log_stream?: { id: string; domain: string };
  };
  /** What may be shown of the credentials. */
  credentials?: Source['credentials'];
  created_at?: string;
  updated_at?: string;
  version?: string;
}

export const describeSource = (definition: SourceDefinition): Source => {
  const { id, settings, webhook, ...rest } = definition;
  return {
    ...settings,
    ...rest,
    id,
    data_stream: dataStreamName(settings.namespace),
    webhook: webhook && describeWebhook(id, webhook),
  };
};

const describeWebhook = (
  id: string,
  { tokens: [current, previous], log_stream }: NonNullable<SourceDefinition['webhook']>,
) => ({
  path: webhookPath(id),
  token: { created_at: current?.created_at, previous_valid_until: previous?.valid_until },
  log_stream,
});

/**
 * Names the tenant of a source by its settings: equal for sources of one tenant. A source whose
 * settings name none is a tenant of its own.
 */
export const tenantOf = ({ id, settings, credentials, webhook }: SourceDefinition): string => {
  const domain =
    settings.tenant ??
    credentials?.tenant_domain ??
    credentials?.domain ??
    webhook?.log_stream?.domain;
  return domain?.toLowerCase() ?? `source ${id}`;
};
