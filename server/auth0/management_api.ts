// Calls of Auth0's Management API with the token of one application.
import { setTimeout as delay } from 'node:timers/promises';
import type { Type } from '@kbn/config-schema';
import { type AccessToken, createAccessTokens, tokenFrom, type TokenStore } from './access_token';
import { unlessAborted } from './deadline';
import { type HttpsAnswer, jsonOf } from './https_answer';
import type { HttpsRequest, HttpsSender } from './https_sender';
import { askAgain, MAX_WAIT_MS, waitBeforeNext } from './rate_limit';
import {
  type ApiRefusalContext,
  apiRefusal,
  lacksScope,
  notATenant,
  tokenRefusal,
  unexpected,
} from './refusal';

/** The application may have got its scope since; a younger token knows that already. */
const SCOPES_KNOWN_MS = 60_000;

export interface Application {
  domain: string;
  /** The tenant's own domain, where `domain` is a custom one. */
  tenantDomain?: string;
  clientId: string;
  clientSecret: string;
}

export interface ApiCall
  extends Omit<HttpsRequest, 'headers'>, Pick<ApiRefusalContext, 'scope' | 'meanings'> {
  /** Below /api/v2. */
  path: string;
  /** Values of the body that no message may repeat. */
  secrets?: (string | undefined)[];
}

/** Each rejects with an Auth0LogsError. */
export interface ManagementApi {
  token(): Promise<AccessToken>;
  /** The JSON of a successful answer, for which Auth0 is asked again within bounds. */
  call(call: ApiCall): Promise<unknown>;
  /** A successful answer, for which Auth0 is asked once. */
  ask(call: ApiCall): Promise<HttpsAnswer>;
  /** What an answer has to look like. */
  expect<V>(shape: Type<V>, json: unknown): V;
}

export interface ManagementApiOptions {
  send: HttpsSender;
  store?: TokenStore;
  signal?: AbortSignal;
}

export const createManagementApi = (
  application: Application,
  { send, store, signal }: ManagementApiOptions,
): ManagementApi => {
  const { domain, clientSecret } = application;
  const tokens = createAccessTokens(() => requestToken(application, send, signal), store);
  let notBefore = 0;

  const attempt = async (token: AccessToken, call: ApiCall): Promise<HttpsAnswer> => {
    const { method, path, body, signal: ofCall } = call;
    const headers = { authorization: `Bearer ${token.value}` };
    const answer = await send({ method, path: `/api/v2${path}`, headers, body, signal: ofCall });
    notBefore = performance.now() + waitBeforeNext(answer);
    return answer;
  };

  const patiently = (token: AccessToken, call: ApiCall): Promise<HttpsAnswer> => {
    const signals = [signal, call.signal];
    const ask = async () => {
      const wait = notBefore - performance.now();
      if (wait > 0) await unlessAborted(delay(Math.min(wait, MAX_WAIT_MS)), signals);
      return attempt(token, call);
    };
    return askAgain(ask, { idempotent: call.method !== 'POST', signals });
  };

  /** A token may end before its time, when the tenant's keys change: then one more is asked for. */
  const succeed = async (call: ApiCall, send: typeof attempt): Promise<HttpsAnswer> => {
    const getToken = (refused?: AccessToken) => unlessAborted(tokens.get(refused), [call.signal]);
    let token = await getToken();
    let answer = await send(token, call);
    if (isOutdated(token, answer)) {
      token = await getToken(token);
      answer = await send(token, call);
    }
    if (answer.status >= 200 && answer.status < 300) return answer;
    const secrets = [clientSecret, token.value, ...(call.secrets ?? [])];
    throw apiRefusal(answer, { ...call, domain, secrets });
  };

  return {
    token: () => tokens.get(),
    call: async (call) => jsonOf(await succeed(call, patiently)),
    ask: (call) => succeed(call, attempt),
    expect: (shape, json) => {
      try {
        return shape.validate(json);
      } catch (cause) {
        throw unexpected('undocumented', domain, cause);
      }
    },
  };
};

const isOutdated = ({ issuedAt }: AccessToken, answer: HttpsAnswer): boolean =>
  answer.status === 401 || (lacksScope(answer) && Date.now() - issuedAt > SCOPES_KNOWN_MS);

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
  const answer = await askAgain(ask, { idempotent: true, signals: [signal] });
  if (answer.status !== 200) throw tokenRefusal(answer, { domain, secrets: [clientSecret] });
  try {
    return tokenFrom(jsonOf(answer));
  } catch {
    // The reason is left out: it could quote the token.
    throw notATenant(answer, domain);
  }
};
