// What an answer other than success means, as an error of the family. Auth0's own sentences are
// quoted only where they tell more than we know, and never with a secret in them.
import type { FailureDetails } from '../../common/errors/failures';
import { Auth0LogsError } from '../errors';
import { type HttpsAnswer, jsonOf } from './https_answer';
import { hintedWait } from './rate_limit';

const MAX_QUOTE = 300;

export interface RefusalContext {
  domain: string;
  /** Never to be repeated. */
  secrets: (string | undefined)[];
}

/** An answer of the token endpoint: `{ error, error_description }`. */
export const tokenRefusal = (answer: HttpsAnswer, context: RefusalContext): Auth0LogsError => {
  const { domain } = context;
  const json = jsonOf(answer);
  const error = text(json, 'error');
  const description = text(json, 'error_description');
  if (isTrouble(answer)) return trouble(answer, domain);
  if (error === '' || answer.status === 404) return notATenant(answer, domain);
  if (answer.status === 401) return new Auth0LogsError('auth0_wrong_credentials');
  if (error === 'unauthorized_client') return new Auth0LogsError('auth0_no_client_credentials');
  if (/^service not (found|enabled)/i.test(description))
    return new Auth0LogsError('auth0_not_tenant_domain', { details: { domain } });
  if (answer.status === 403) return new Auth0LogsError('auth0_not_authorized');
  return refused(description || error, context);
};

export interface ApiRefusalContext extends RefusalContext {
  /** The scope that the call needs. */
  scope: string;
  /** What a status means for this call. */
  meanings?: Partial<Record<number, Auth0LogsError>>;
}

/** An answer of the Management API: `{ statusCode, error, message, errorCode? }`. */
export const apiRefusal = (answer: HttpsAnswer, context: ApiRefusalContext): Auth0LogsError => {
  const { domain, scope, meanings = {} } = context;
  const message = text(jsonOf(answer), 'message');
  if (isTrouble(answer)) return trouble(answer, domain);
  if (message === '') return unexpected('without_reason', domain);
  if (lacksScope(answer))
    return new Auth0LogsError('auth0_scope_missing', {
      details: { scopes: scopesIn(message, scope) },
    });
  return meanings[answer.status] ?? refused(message, context);
};

export const lacksScope = (answer: HttpsAnswer): boolean =>
  answer.status === 403 && text(jsonOf(answer), 'errorCode') === 'insufficient_scope';

export const unexpected = (
  answer: FailureDetails['auth0_unexpected_answer']['answer'],
  domain: string,
  cause?: unknown,
): Auth0LogsError =>
  new Auth0LogsError('auth0_unexpected_answer', { details: { domain, answer }, cause });

export const notATenant = (answer: HttpsAnswer, domain: string): Auth0LogsError =>
  new Auth0LogsError('auth0_not_a_tenant', {
    details: { domain, status: answer.status, is_json: jsonOf(answer) !== undefined },
  });

const isTrouble = ({ status }: HttpsAnswer) => status === 429 || status >= 500;

const trouble = (answer: HttpsAnswer, domain: string): Auth0LogsError => {
  const { status } = answer;
  if (status !== 429) return new Auth0LogsError('auth0_failing', { details: { domain, status } });
  const wait = hintedWait(answer);
  const retry_after_seconds = wait === undefined ? undefined : Math.ceil(wait / 1_000);
  return new Auth0LogsError('auth0_rate_limited', { details: { domain, retry_after_seconds } });
};

/** Auth0 names any of several that would do. */
const scopesIn = (message: string, fallback: string): string[] => {
  const [, named = ''] = /expected any of: *([\w:, -]{1,200})$/.exec(message) ?? [];
  const scopes = named.split(',').flatMap((name) => name.trim() || []);
  return scopes.length > 0 ? scopes : [fallback];
};

const refused = (reason: string, { domain, secrets }: RefusalContext): Auth0LogsError => {
  const hidden = secrets
    .filter((secret): secret is string => Boolean(secret))
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), reason);
  // eslint-disable-next-line no-control-regex
  const quote = hidden.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, MAX_QUOTE);
  return new Auth0LogsError('auth0_refused', { details: { domain, quote } });
};

const text = (json: unknown, field: string): string => {
  if (typeof json !== 'object' || json === null) return '';
  const value = (json as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
};
