// http.* and url.*: the request behind an event.
import type { Auth0Record } from './auth0_record';
import {
  asIdentity,
  asObject,
  asText,
  asTexts,
  isObject,
  present,
  type JsonObject,
} from './values';

const FIRST_STATUS = 100;
const LAST_STATUS = 599;

export const mapHttp = ({ data, details, status }: Auth0Record): object | undefined => {
  const request = asObject(details.request);
  const valid = status !== undefined && status >= FIRST_STATUS && status <= LAST_STATUS;
  return present({
    request: present({
      method: (asText(request.method) ?? asText(details.method))?.toUpperCase(),
      id: requestId(data),
      referrer: asText(details.referer) ?? asText(details.originUrl),
    }),
    response: valid ? { status_code: status } : undefined,
  });
};

/** A correlation id may join several requests; where there is none, the request's own will do. */
const requestId = ({ references }: JsonObject): string | undefined => {
  const { correlation_id, request_id } = asObject(references);
  return asText(correlation_id) ?? asText(request_id);
};

export const mapUrl = ({ data, details }: Auth0Record): object | undefined => {
  const request = asObject(details.request);
  return present({
    domain: asIdentity(data.hostname),
    path: asText(request.path) ?? asText(details.path),
    query: queryOf(request.query),
    full: asText(details.return_to),
  });
};

/** As it stands in a URL, without "?"; Auth0 gives a text or an object of parameters. */
const queryOf = (query: unknown): string | undefined => {
  if (!isObject(query)) return asText(query)?.replace(/^\?/, '');
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    (asTexts(value) ?? []).map((text) => [name, text]),
  );
  return asText(new URLSearchParams(parameters).toString());
};
