// error.*: `details.error` is an object or a string, by code; other codes name it otherwise.
import type { Auth0Record } from './auth0_record';
import { asObject, asText, asTexts, isObject, present } from './values';

export interface ErrorFields {
  message?: string;
  type?: string;
  code?: string;
}

/** OAuth's own, such as "login_required"; Auth0 may write a sentence in its place. */
const OAUTH_CODE = /^\w+$/;

export const mapError = ({ details }: Auth0Record): ErrorFields | undefined => {
  const { error, action_error, provider_error, failure_details } = details;
  const object = asObject([error, action_error, provider_error, failure_details].find(isObject));
  const payload = asObject(object.payload);
  const oauth = asText(object.oauthError);
  return present({
    message:
      asText(error) ??
      asText(object.message) ??
      asText(object.errorMessage) ??
      asText(object.detail) ??
      asText(object.title) ??
      asText(object.reason) ??
      oauth ??
      unnamed(details),
    type: asText(object.type) ?? asText(payload.name) ?? asText(details.error_class),
    code:
      asText(object.code) ??
      asText(object.errorCode) ??
      asText(payload.code) ??
      (oauth !== undefined && OAUTH_CODE.test(oauth) ? oauth : undefined),
  });
};

/** Of the codes that have no `details.error`. */
const unnamed = (details: Auth0Record['details']): string | undefined =>
  asText(details.failure_reason) ??
  asText(details.errorMsg) ??
  asText(details.client_authentication_error) ??
  // Auth0 spells it so for a client credentials grant.
  asText(details.client_authentoication_error) ??
  asTexts(details.errors ?? [])?.join('; ');
