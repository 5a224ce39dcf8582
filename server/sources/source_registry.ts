// The configured sources. Only the SHA-256 of a token is held.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config';
import { Auth0LogsError } from '../errors';

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

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compared with where no source has the id, so that both answers take the same work. */
const NO_HASH = Buffer.alloc(32);

export const createSourceRegistry = ({ source }: Config): SourceRegistry => {
  const { id, name, namespace, token, tokenHash, tags, preserveOriginalEvent } = source;
  const hash = tokenHash ? Buffer.from(tokenHash, 'hex') : token ? sha256(token) : undefined;
  const entries = new Map<string, { source: Source; hash: Buffer }>();
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
      const verbatim = timingSafeEqual(sha256(authorization), expected);
      const bearer = timingSafeEqual(sha256(authorization.replace(/^Bearer +/i, '')), expected);
      if (!entry) throw new Auth0LogsError('unknown_source', 'There is no such source.');
      if (!verbatim && !bearer) throw new Auth0LogsError('wrong_token', 'The token is wrong.');
      return entry.source;
    },
  };
};
