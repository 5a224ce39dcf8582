// auth0.logs.data.refused_parameter: which parameter of an authorization request the tenant refused.
import type { Auth0Record } from './auth0_record';
import { asObject, asText } from './values';

/** By OAuth's and Auth0's own codes first: texts change, and come in the tenant's language. */
const KINDS: readonly [string, RegExp][] = [
  ['callback', /callback.?(?:url.?)?mismatch|redirect_uri/i],
  ['response_type', /unsupported_response_type|unsupported response type|response_type/i],
  ['challenge', /challenge|is not supported by this server/i],
  ['audience', /service not found|audience/i],
  ['client', /invalid_client|unknown client|client not found/i],
];

export const refusedParameter = ({ code, data, details }: Auth0Record): string | undefined => {
  if (code !== 'f') return undefined;
  const error = asObject(details.error);
  const payload = asObject(error.payload);
  const told = [error.type, payload.name, payload.code, error.oauthError, error.message];
  for (const text of [...told, data.description].map(asText))
    for (const [kind, pattern] of KINDS) if (text !== undefined && pattern.test(text)) return kind;
  return undefined;
};
