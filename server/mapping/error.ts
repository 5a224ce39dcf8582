// error.*: `details.error` is an object or a string, by code; other codes name it otherwise.
import type { Auth0Record } from './auth0_record';
import { asObject, asText, asTexts, isObject, present } from './values';

interface ErrorFields {
  message?: string;
  type?: string;
  code?: string;
}

/** The first status that says no. */
const FIRST_ERROR = 400;

/** Whether the answer that the event tells of was a refusal, whatever its code says. */
export const isRefused = ({ status }: Auth0Record): boolean =>
  status !== undefined && status >= FIRST_ERROR;

/** OAuth's own, such as "login_required"; Auth0 may write a sentence in its place. */
const OAUTH_CODE = /^\w+$/;

export const mapError = (record: Auth0Record): ErrorFields | undefined => {
  const { details } = record;
  const { error, action_error, provider_error, failure_details } = details;
  const object = asObject([error, action_error, provider_error, failure_details].find(isObject));
  const payload = asObject(object.payload);
  const oauth = asText(object.oauthError);
  const refusal = isRefused(record) ? readRefusal(record) : undefined;
  return present({
    message:
      asText(error) ??
      asText(object.message) ??
      asText(object.errorMessage) ??
      asText(object.detail) ??
      asText(object.title) ??
      asText(object.reason) ??
      oauth ??
      unnamed(details) ??
      refusal?.message,
    type:
      asText(object.type) ?? asText(payload.name) ?? asText(details.error_class) ?? refusal?.type,
    code:
      asText(object.code) ??
      asText(object.errorCode) ??
      asText(payload.code) ??
      (oauth !== undefined && OAUTH_CODE.test(oauth) ? oauth : undefined) ??
      refusal?.code,
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

/** By the answer: the Management API's body, OAuth's or SCIM's. */
const readRefusal = ({ details, status }: Auth0Record): ErrorFields => {
  const { body } = asObject(details.response);
  const answer = asObject(body);
  const error = asText(answer.error);
  return {
    message:
      asText(answer.message) ??
      asText(answer.error_description) ??
      asText(answer.detail) ??
      error ??
      asText(body),
    type: error,
    code: asText(answer.errorCode) ?? asText(answer.scimType) ?? asText(status),
  };
};
