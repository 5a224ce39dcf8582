// The configured sources. Only the SHA-256 of a token is held.
import { timingSafeEqual } from 'node:crypto';
import type { Config } from '../config';
import { Auth0LogsError } from '../errors';
import { sha256 } from '../mapping/sha256';

export interface Source {
  id: string;
  name: string;
  namespace: string;
  tags: string[];
  preserveOriginal: boolean;
}

export interface SourceRegistry {
  all(): Source[];
  has(id: string): boolean;
  /** The source that the header opens; throws wrong_token or unknown_source. */
  authenticate(id: string, authorization: string | undefined): Source;
}

/** Compared with where no source has the id, so that both answers take the same work. */
const NO_HASH = '0'.repeat(64);

const opens = (secret: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(secret)), Buffer.from(hash));

export const createSourceRegistry = ({ source }: Config): SourceRegistry => {
  const { id, name, namespace, token, tokenHash, tags, preserveOriginalEvent } = source;
  const hash = tokenHash ?? (token && sha256(token));
  const entries = new Map<string, { source: Source; hash: string }>();
  if (hash) {
    const entry = { id, name, namespace, tags, preserveOriginal: preserveOriginalEvent };
    entries.set(id, { source: entry, hash });
  }
  return {
    all: () => [...entries.values()].map((entry) => entry.source),
    has: (sourceId) => entries.has(sourceId),
    authenticate: (sourceId, authorization = '') => {
      const entry = entries.get(sourceId);
      const expected = entry?.hash ?? NO_HASH;
      const verbatim = opens(authorization, expected);
      const bearer = opens(authorization.replace(/^Bearer +/i, ''), expected);
      if (!entry) throw new Auth0LogsError('unknown_source', 'There is no such source.');
      if (!verbatim && !bearer) throw new Auth0LogsError('wrong_token', 'The token is wrong.');
      return entry.source;
    },
  };
};
