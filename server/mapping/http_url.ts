// http.* and url.*: the request behind an event.
import type { Auth0Record } from './auth0_record';
import { asLong, asObject, asText, present } from './values';

const FIRST_STATUS = 100;
const LAST_STATUS = 599;

export const mapHttp = ({ data, details }: Auth0Record): object => {
  const request = asObject(details.request);
  const status = asLong(asObject(details.response).statusCode);
  const valid = status !== undefined && status >= FIRST_STATUS && status <= LAST_STATUS;
  return {
    http: present({
      request: present({
        method: asText(request.method)?.toUpperCase(),
        id: asText(asObject(data.references).correlation_id),
        referrer: asText(details.referer),
      }),
      response: valid ? { status_code: status } : undefined,
    }),
    url: present({
      domain: asText(data.hostname),
      path: asText(request.path),
      query: typeof request.query === 'string' ? asText(request.query) : undefined,
      full: asText(details.return_to) ?? asText(details.allowed_logout_url),
    }),
  };
};
