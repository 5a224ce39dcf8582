// Calls of Auth0's Management API with the token of one application.
import type { Type } from '@kbn/config-schema';
import type { Auth0LogsError } from '../errors';
import {
  type AccessToken,
  type AccessTokens,
  createAccessTokens,
  issuedToken,
} from './access_token';
import type { HttpsAnswer, HttpsRequest, HttpsSender } from './https_sender';
import { askAgain, MAX_WAIT_MS, sleep, waitBeforeNext } from './rate_limit';
import { apiRefusal, notATenant, tokenRefusal, unexpected } from './refusal';

export interface Application {
  domain: string;
  /** The tenant's own domain, where `domain` is a custom one. */
  tenantDomain?: string;
  clientId: string;
  clientSecret: string;
}

export interface ApiCall extends Omit<HttpsRequest, 'headers'> {
  /** Below /api/v2. */
  path: string;
  /** That Auth0 asks for. */
  scope: string;
  /** Values of the body that no message may repeat. */
  secrets?: (string | undefined)[];
  notFound?: Auth0LogsError;
  conflict?: Auth0LogsError;
}

export interface ManagementApi {
  token(): Promise<AccessToken>;
  /** The JSON of a successful answer; rejects with an Auth0LogsError. */
  call(call: ApiCall): Promise<unknown>;
  /** What an answer has to look like. */
  expect<V>(shape: Type<V>, json: unknown): V;
}

export const createManagementApi = (
  application: Application,
  send: HttpsSender,
  signal?: AbortSignal,
): ManagementApi => {
  const { domain, clientSecret } = application;
  const tokens = createAccessTokens(() => requestToken(application, send, signal));
  let notBefore = 0;

  const attempt = async (token: AccessToken, { method, path, body }: ApiCall) => {
    const wait = notBefore - performance.now();
    if (wait > 0) await sleep(Math.min(wait, MAX_WAIT_MS), signal);
    const headers = { authorization: `Bearer ${token.value}` };
    const answer = await send({ method, path: `/api/v2${path}`, headers, body });
    notBefore = performance.now() + waitBeforeNext(answer);
    return answer;
  };

  return {
    token: () => tokens.get(),
    call: async (call) => {
      const options = { idempotent: call.method !== 'POST', signal };
      const { answer, token } = await withToken(tokens, (current) =>
        askAgain(() => attempt(current, call), options),
      );
      if (answer.status >= 200 && answer.status < 300) return answer.json;
      const { scope, notFound, conflict, secrets: sent = [] } = call;
      const secrets = [clientSecret, token.value, ...sent];
      throw apiRefusal(answer, { domain, secrets, scope, notFound, conflict });
    },
    expect: (shape, json) => {
      try {
        return shape.validate(json);
      } catch (cause) {
        throw unexpected('undocumented', domain, cause);
      }
    },
  };
};

/** A token may end before its time, when the tenant's keys change: then one more is asked for. */
const withToken = async (
  tokens: AccessTokens,
  ask: (token: AccessToken) => Promise<HttpsAnswer>,
): Promise<{ answer: HttpsAnswer; token: AccessToken }> => {
  const first = await tokens.get();
  const answer = await ask(first);
  if (answer.status !== 401) return { answer, token: first };
  tokens.drop(first);
  const token = await tokens.get();
  return { answer: await ask(token), token };
};

const requestToken = async (
  { domain, tenantDomain = domain, clientId, clientSecret }: Application,
  send: HttpsSender,
  signal: AbortSignal | undefined,
): Promise<AccessToken> => {
  const body = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    audience: `https://${tenantDomain}/api/v2/`,
  };
  const ask = () => send({ method: 'POST', path: '/oauth/token', body });
  const answer = await askAgain(ask, { idempotent: true, signal });
  if (answer.status !== 200) throw tokenRefusal(answer, { domain, secrets: [clientSecret] });
  try {
    const { access_token, expires_in, scope } = issuedToken.validate(answer.json);
    const scopes = scope?.split(' ').filter(Boolean) ?? [];
    return { value: access_token, scopes, lifetimeSeconds: expires_in };
  } catch {
    // The reason is left out: it could quote the token.
    throw notATenant(answer, domain);
  }
};
