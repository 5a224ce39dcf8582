import { describe, expect, it } from 'vitest';
import { Auth0LogsError } from '../errors';
import type { HttpsAnswer } from './https_answer';
import { apiRefusal, tokenRefusal } from './refusal';

const SECRET = 'o8Xk-the-secret';
const context = { domain: 'acme.eu.auth0.com', secrets: [SECRET, undefined] };
const answer = (status: number, json?: unknown): HttpsAnswer => ({
  status,
  headers: {},
  body: Buffer.from(json === undefined ? 'no JSON' : JSON.stringify(json)),
});

// Bodies as Auth0's token endpoint sends them.
const denied = (error_description: string) => ({ error: 'access_denied', error_description });
const AUDIENCE = 'https://login.acme.example/api/v2/';

describe('tokenRefusal', () => {
  it.each([
    [401, denied('Unauthorized'), 'auth0_wrong_credentials'],
    [401, { error: 'invalid_client', error_description: 'x' }, 'auth0_wrong_credentials'],
    [
      403,
      denied(
        `Client is not authorized to access "${AUDIENCE}". You need to create a "client-grant"`,
      ),
      'auth0_not_authorized',
    ],
    [403, denied(`Service not found: ${AUDIENCE}`), 'auth0_not_tenant_domain'],
    [403, denied(`Service not enabled within domain: ${AUDIENCE}`), 'auth0_not_tenant_domain'],
    [
      403,
      {
        error: 'unauthorized_client',
        error_description: "Grant type 'client_credentials' not allowed",
      },
      'auth0_no_client_credentials',
    ],
    [400, { error: 'invalid_request', error_description: 'x' }, 'auth0_refused'],
    [429, { error: 'too_many_requests', error_description: 'x' }, 'auth0_rate_limited'],
    [503, undefined, 'auth0_failing'],
    [404, { error: 'Not Found' }, 'auth0_not_a_tenant'],
    [403, undefined, 'auth0_not_a_tenant'],
    [302, undefined, 'auth0_not_a_tenant'],
    [400, { message: 'of some other service' }, 'auth0_not_a_tenant'],
  ])('%i %j is %s', (status, json, code) => {
    expect(tokenRefusal(answer(status, json), context).code).toBe(code);
  });
});

const api = (status: number, json?: unknown) =>
  apiRefusal(answer(status, json), {
    ...context,
    scope: 'create:log_streams',
    meanings: {
      404: new Auth0LogsError('auth0_no_stream'),
      409: new Auth0LogsError('auth0_stream_limit'),
    },
  });

describe('apiRefusal', () => {
  it.each([
    [404, 'auth0_no_stream'],
    [409, 'auth0_stream_limit'],
    [400, 'auth0_refused'],
    [403, 'auth0_refused'],
    [429, 'auth0_rate_limited'],
    [500, 'auth0_failing'],
  ])('%i is %s', (statusCode, code) => {
    expect(api(statusCode, { statusCode, error: 'x', message: 'y' }).code).toBe(code);
  });

  it('does not take the answer of something else for Auth0’s', () => {
    expect(api(403).code).toBe('auth0_unexpected_answer');
    expect(api(404, []).code).toBe('auth0_unexpected_answer');
  });

  it.each([
    ['Insufficient scope, expected any of: create:log_streams', 'the scope create:log_streams.'],
    [
      'Insufficient scope, expected any of: read:logs,read:logs_users',
      'read:logs or read:logs_users.',
    ],
    ['Not enough', 'the scope create:log_streams.'],
  ])('names the scope: %s', (message, named) => {
    const json = { statusCode: 403, error: 'Forbidden', message, errorCode: 'insufficient_scope' };
    const { code, message: told } = api(403, json);
    expect(code).toBe('auth0_scope_missing');
    expect(told).toContain(named);
  });

  it('quotes Auth0 briefly, without secrets', () => {
    const { message } = api(400, { message: `No good:\n"${SECRET}" ${'x'.repeat(9_999)}` });
    expect(message).toMatch(/^acme.eu.auth0.com refused: No good: "\*\*\*" x/);
    expect(message.length).toBeLessThan(400);
  });
});
