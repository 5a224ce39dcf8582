// A source as the doors and the ingest path see it.
import type { Auth0LogsError } from '../errors';
import type { Redact } from '../redaction/redact';

export interface Source {
  id: string;
  name: string;
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
}

/** What opens a source. */
export interface TokenHash {
  /** SHA-256 of the token, in hex. */
  hash: string;
  /** ISO 8601; for ever unless given. */
  valid_until?: string;
}

/** A source with what opens it. */
export interface OpenSource {
  source: Source;
  tokens: readonly TokenHash[];
  /** Why it can take no events, though its token is right. */
  unusable?: Auth0LogsError;
}
