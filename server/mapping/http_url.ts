// http.* and url.*: the request behind an event.
import type { Auth0Record } from './auth0_record';
import { asLong, asObject, asText, asTexts, isObject, present } from './values';

const FIRST_STATUS = 100;
const LAST_STATUS = 599;

export const mapHttp = ({ data, details }: Auth0Record): object | undefined => {
  const request = asObject(details.request);
  const status = asLong(asObject(details.response).statusCode);
  const valid = status !== undefined && status >= FIRST_STATUS && status <= LAST_STATUS;
  return present({
    request: present({
      method: (asText(request.method) ?? asText(details.method))?.toUpperCase(),
      id: asText(asObject(data.references).correlation_id),
      referrer: asText(details.referer) ?? asText(details.originUrl),
    }),
    response: valid ? { status_code: status } : undefined,
  });
};

export const mapUrl = ({ data, details }: Auth0Record): object | undefined => {
  const request = asObject(details.request);
  return present({
    domain: asText(data.hostname),
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
