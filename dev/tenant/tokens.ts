// The simulated tenant's one machine-to-machine application and its access tokens.
import { randomBytes } from 'node:crypto';
import { type Draft, event } from './event';
import { type ApiAnswer, apiError, tokenError } from './api_answers';

const GRANT = 'client_credentials';
/** Of the application, unless a test changes them. */
export const SCOPES: readonly string[] = [
  ...['read', 'create', 'update', 'delete'].map((verb) => `${verb}:log_streams`),
  'read:logs',
  'read:stats',
];
const CLIENT_NAME = 'Kibana';
/** Of Kibana, as the tenant sees it. */
const ADDRESS = '203.0.113.77';

export class Tokens {
  readonly clientId = 'tNf7aPqK2mWxR9sVbYc3uDzE6gHj8LkQ';
  readonly clientSecret = randomBytes(48).toString('base64url');
  /** Of the application for the Management API; none at all where it is not authorized. */
  scopes: string[] | undefined = [...SCOPES];
  /** Whether the application may use client credentials. */
  isMachine = true;
  lifetimeSeconds = 86_400;
  private readonly issued = new Map<string, { scopes: string[]; until: number }>();

  constructor(private readonly domain: string) {}

  /** The answer of POST /oauth/token. */
  issue(body: unknown): ApiAnswer {
    const { grant_type, client_id, client_secret, audience } = (body ?? {}) as Record<
      string,
      unknown
    >;
    if (grant_type === undefined)
      return tokenError(400, 'invalid_request', 'Missing required parameter: grant_type');
    if (client_id !== this.clientId || client_secret !== this.clientSecret)
      return tokenError(401, 'access_denied', 'Unauthorized');
    if (grant_type !== GRANT || !this.isMachine)
      return tokenError(
        403,
        'unauthorized_client',
        'This grant type is not allowed for the client.',
      );
    if (audience !== `https://${this.domain}/api/v2/`)
      return tokenError(403, 'access_denied', `Service not found: ${String(audience)}`);
    if (!this.scopes)
      return tokenError(403, 'access_denied', `Client is not authorized to access "${audience}".`);
    return { status: 200, body: this.make(this.scopes) };
  }

  /** What the Management API says to a request with this header, unless it may pass. */
  refusal(authorization: string, scope: string): ApiAnswer | undefined {
    const token = this.issued.get(authorization.replace(/^Bearer /, ''));
    if (!token) return apiError(401, 'Invalid token', 'invalid_token');
    if (token.until < Date.now()) return apiError(401, 'Expired token', 'invalid_token');
    if (token.scopes.includes(scope)) return undefined;
    return apiError(403, `Insufficient scope, expected any of: ${scope}`, 'insufficient_scope');
  }

  /** As when the tenant's signing key is replaced. */
  revoke(): void {
    this.issued.clear();
  }

  private make(scopes: string[]) {
    const access_token = randomBytes(32).toString('base64url');
    this.issued.set(access_token, { scopes, until: Date.now() + 1_000 * this.lifetimeSeconds });
    const expires_in = this.lifetimeSeconds;
    return { access_token, scope: scopes.join(' '), expires_in, token_type: 'Bearer' };
  }
}

/** What Auth0 notes of each token. */
export const tokenEvent = ({ clientId, scopes = [] }: Tokens, domain: string): Draft =>
  event('seccft', 'Client Credentials for Access Token', {
    client_id: clientId,
    client_name: CLIENT_NAME,
    ip: ADDRESS,
    user_agent: 'unknown',
    audience: `https://${domain}/api/v2/`,
    scope: scopes.join(' '),
    details: {},
  });
