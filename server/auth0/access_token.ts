// The access token of one application, kept in memory and renewed shortly before its end.
import { schema } from '@kbn/config-schema';

/** At most; a token that lives for minutes gives up a tenth of them. */
const MAX_MARGIN_SECONDS = 300;

export const issuedToken = schema.object(
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
  get(): Promise<AccessToken>;
  /** Forgets a token that the API refuses. */
  drop(token: AccessToken): void;
}

/** However many ask for a token, one request is under way at most. */
export const createAccessTokens = (request: () => Promise<AccessToken>): AccessTokens => {
  let kept: { token: AccessToken; until: number } | undefined;
  let pending: Promise<AccessToken> | undefined;
  const renew = async () => {
    try {
      const token = await request();
      kept = { token, until: performance.now() + usableMs(token) };
      return token;
    } finally {
      pending = undefined;
    }
  };
  return {
    get: async () => {
      if (kept && performance.now() < kept.until) return kept.token;
      return (pending ??= renew());
    },
    drop: (token) => {
      if (kept?.token === token) kept = undefined;
    },
  };
};

const usableMs = ({ lifetimeSeconds }: AccessToken): number =>
  1_000 * (lifetimeSeconds - Math.min(MAX_MARGIN_SECONDS, lifetimeSeconds / 10));
