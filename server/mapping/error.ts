// error.*: `details.error` is an object or a string, by code.
import type { Auth0Record } from './auth0_record';
import { asObject, asText, present } from './values';

export interface ErrorFields {
  message?: string | undefined;
  type?: string | undefined;
  code?: string | undefined;
}

export const mapError = ({ details }: Auth0Record): ErrorFields | undefined => {
  const { error, error_class } = details;
  const object = {
    ...asObject(details.failure_details),
    ...asObject(details.provider_error),
    ...asObject(details.action_error),
    ...asObject(error),
  };
  const payload = asObject(object.payload);
  return present({
    message:
      asText(error) ??
      asText(object.message) ??
      asText(object.errorMessage) ??
      asText(object.reason) ??
      asText(object.oauthError),
    type: asText(object.type) ?? asText(payload.name) ?? asText(error_class),
    code: asText(object.code) ?? asText(object.errorCode) ?? asText(payload.code),
  });
};
