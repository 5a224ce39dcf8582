// Webhook tokens: made, and compared. Only the SHA-256 of a token is ever held.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Auth0LogsError } from '../errors';
import { sha256 } from '../hashing';
import type { TokenHash } from './source';

const TOKEN_BYTES = 32;

/** 256 random bits that fit into a header. */
export const generateToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** Of one source at once. */
const MAX_TOKENS = 5;

export interface StoredToken extends TokenHash {
  /** ISO 8601. */
  created_at: string;
}

/** The newest first; those whose time is up go. Throws token_known where it is there already. */
export const addToken = (tokens: readonly StoredToken[], token: string): StoredToken[] => {
  const valid = tokens.filter(({ valid_until }) => isValid(valid_until));
  const hash = sha256(token);
  if (valid.some((other) => other.hash === hash)) throw new Auth0LogsError('token_known');
  return [{ hash, created_at: new Date().toISOString() }, ...valid].slice(0, MAX_TOKENS);
};

/** As `addToken`, but ends none that is still valid: throws too_many_tokens instead. */
export const addBesideOthers = (tokens: readonly StoredToken[], token: string): StoredToken[] => {
  const valid = tokens.filter(({ valid_until }) => isValid(valid_until));
  if (valid.length >= MAX_TOKENS)
    throw new Auth0LogsError('too_many_tokens', { details: { limit: MAX_TOKENS } });
  return addToken(valid, token);
};

/** No other stays valid for longer than this. */
export const expireOthers = (
  tokens: readonly StoredToken[],
  token: string,
  keepMs: number,
): StoredToken[] => {
  const until = new Date(Date.now() + keepMs).toISOString();
  const hash = sha256(token);
  return tokens.map((other) => {
    const { valid_until = until } = other;
    return other.hash === hash
      ? other
      : { ...other, valid_until: valid_until < until ? valid_until : until };
  });
};

export const removeToken = (tokens: readonly StoredToken[], token: string): StoredToken[] => {
  const hash = sha256(token);
  return tokens.filter((other) => other.hash !== hash);
};

/** Compared with where no source has the id, so that both answers take the same work. */
const NO_TOKEN: TokenHash = { hash: '0'.repeat(64) };

/** Whether the header holds one of the tokens, verbatim or as Bearer. */
export const opens = (authorization: string, hashes: readonly TokenHash[]): boolean => {
  const given = [authorization, authorization.replace(/^Bearer +/i, '')].map(digest);
  let found = false;
  // Every one is compared: the time tells nothing of which it was.
  for (const { hash, valid_until } of hashes.length > 0 ? hashes : [NO_TOKEN])
    for (const candidate of given) {
      const equal = timingSafeEqual(candidate, Buffer.from(hash));
      found ||= equal && isValid(valid_until);
    }
  return found;
};

const digest = (secret: string): Buffer => Buffer.from(sha256(secret));

const isValid = (validUntil: string | undefined): boolean =>
  validUntil === undefined || Date.parse(validUntil) > Date.now();
