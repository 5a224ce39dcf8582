// A source as inputs and the ingest path see it.
import type { ApiInputSettings } from '../../common/api/sources';
import type { Auth0LogsError } from '../errors';
import { createRedact, type Redact } from '../redaction/redact';
import { type SourceDefinition, tenantOf } from './source_definition';

export interface Source {
  id: string;
  name: string;
  /** Equal for sources of one tenant. */
  tenant: string;
  namespace: string;
  tags: string[];
  preserveOriginal: boolean;
  enabled: boolean;
  /** Auth0 event codes that are counted and not indexed. */
  dropCodes: ReadonlySet<string>;
  /** Absent where nothing is masked or hashed. */
  redact?: Redact;
  /** What `redact` replaces. */
  redacted: { mask: readonly string[]; hash: readonly string[] };
  /** Absent where nothing is collected from the Management API. */
  api?: ApiInputSettings;
}

/** What opens a webhook. */
export interface TokenHash {
  /** SHA-256 of the token, in hex. */
  hash: string;
  /** ISO 8601; for ever unless given. */
  valid_until?: string;
}

/** A source in force. */
export interface SourceInForce {
  source: Source;
  /** What opens its webhook; absent where it has none. */
  tokens?: readonly TokenHash[];
  /** Why it can accept no events. */
  unusable?: Auth0LogsError;
}

/** Without what masks and hashes, which may take a secret. */
export const readDefinition = (definition: SourceDefinition): SourceInForce => {
  const { id, settings, webhook } = definition;
  const { name, namespace, tags, enabled, api } = settings;
  const source: Source = {
    ...{ id, name, namespace, tags, enabled, api },
    tenant: tenantOf(definition),
    preserveOriginal: settings.preserve_original_event,
    dropCodes: new Set(settings.drop_codes),
    redacted: { mask: settings.mask_fields, hash: settings.hash_fields },
  };
  return { source, tokens: webhook?.tokens };
};

/** With the key of the hash, where there is one. */
export const withRedact = (inForce: SourceInForce, key: string | undefined): SourceInForce => {
  const { source } = inForce;
  return { ...inForce, source: { ...source, redact: createRedact({ ...source.redacted, key }) } };
};
