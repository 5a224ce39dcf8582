// The access token of one application, kept until shortly before its end: each one that is asked for
// leaves an event in the tenant's log.
import { schema } from '@kbn/config-schema';
import { Auth0LogsError } from '../errors';
import { retryAfterMs } from './rate_limit';

/** At most; a token that lives for minutes gives up a tenth of them. */
const MAX_MARGIN_SECONDS = 300;

const issuedToken = schema.object(
  {
    access_token: schema.string({
      validate: (token) =>
        /^[\x21-\x7e]+$/.test(token) ? undefined : 'expected what fits into a header',
    }),
    token_type: schema.string({
      validate: (type) => (/^bearer$/i.test(type) ? undefined : 'expected a bearer token'),
    }),
    expires_in: schema.number({ min: 1 }),
    scope: schema.nullable(schema.string()),
  },
  { unknowns: 'ignore' },
);

export interface AccessToken {
  value: string;
  scopes: string[];
  /** Milliseconds since 1970. */
  issuedAt: number;
  /** Shortly before its end. */
  usableUntil: number;
}

/** Where a token is kept for all who act as its application; neither call rejects. */
export interface TokenStore {
  read(): Promise<AccessToken | undefined>;
  write(token: AccessToken): Promise<void>;
}

export interface AccessTokens {
  /** Another than the one that the API refused, if any. */
  get(refused?: AccessToken): Promise<AccessToken>;
}

/** However many ask for a token, one request is under way at most. */
export const createAccessTokens = (
  request: () => Promise<AccessToken>,
  store?: TokenStore,
): AccessTokens => {
  let kept: AccessToken | undefined;
  let pending: Promise<AccessToken> | undefined;
  let limit: { error: Auth0LogsError; until: number } | undefined;

  const issue = async (): Promise<AccessToken> => {
    if (limit && Date.now() < limit.until) throw limit.error;
    try {
      return await request();
    } catch (error) {
      limit = limitIn(error);
      throw error;
    }
  };
  const renew = async (refused: AccessToken | undefined): Promise<AccessToken> => {
    const stored = await store?.read();
    // Another node may have asked for one in the meantime.
    if (isUsable(stored, refused)) return stored;
    const issued = await issue();
    await store?.write(issued);
    return issued;
  };
  return {
    get: async (refused) => {
      if (isUsable(kept, refused)) return kept;
      pending ??= renew(refused).finally(() => (pending = undefined));
      return (kept = await pending);
    },
  };
};

export const tokenFrom = (answer: unknown): AccessToken => {
  const { access_token: value, expires_in, scope } = issuedToken.validate(answer);
  const issuedAt = Date.now();
  const usableSeconds = expires_in - Math.min(MAX_MARGIN_SECONDS, expires_in / 10);
  const scopes = scope?.split(' ').filter(Boolean) ?? [];
  return { value, scopes, issuedAt, usableUntil: issuedAt + 1_000 * usableSeconds };
};

const isUsable = (
  token: AccessToken | undefined,
  refused: AccessToken | undefined,
): token is AccessToken =>
  token !== undefined && token.value !== refused?.value && Date.now() < token.usableUntil;

/** The token endpoint is left alone for as long as it says. */
const limitIn = (error: unknown) => {
  if (!(error instanceof Auth0LogsError)) return undefined;
  const wait = retryAfterMs(error);
  return wait === undefined ? undefined : { error, until: Date.now() + wait };
};
