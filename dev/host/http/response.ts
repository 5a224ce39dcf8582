// The response factory that handlers get, and what becomes of its answers in hapi.
// Follows elastic/kibana src/core/packages/http/router-server-internal/src
// (response.ts, response_adapter.ts).
import { STATUS_CODES } from 'node:http';
import type { ResponseObject, ResponseToolkit } from '@hapi/hapi';
import type {
  HttpResponseOptions,
  IKibanaResponse,
  KibanaResponseFactory,
  ResponseHeaders,
} from '@kbn/core/server';

const respond = (status: number, { body, ...options }: HttpResponseOptions): IKibanaResponse => ({
  status,
  payload: body,
  options,
});

/** Kibana's shape of an error: Boom's three fields, and attributes where the handler names some. */
function errorResponse(status: number, options: HttpResponseOptions): IKibanaResponse {
  const { body } = options;
  const { message, attributes } =
    typeof body === 'string'
      ? { message: body, attributes: undefined }
      : ((body ?? {}) as { message?: string; attributes?: object });
  if (message === undefined) throw new Error('expected error message to be provided');
  return respond(status, {
    ...options,
    body: {
      statusCode: status,
      error: STATUS_CODES[status] ?? 'Unknown',
      message,
      attributes,
    },
  });
}

const failing =
  (status: number) =>
  ({ body = STATUS_CODES[status], ...options }: HttpResponseOptions = {}) =>
    errorResponse(status, { ...options, body });

export const responseFactory: KibanaResponseFactory = {
  ok: (options = {}) => respond(200, options),
  badRequest: failing(400),
  unauthorized: failing(401),
  forbidden: failing(403),
  notFound: failing(404),
  customError: ({ statusCode, ...options }) => {
    if (statusCode < 400 || statusCode > 599) {
      throw new Error(
        `Unexpected Http status code. Expected from 400 to 599, but given: ${statusCode}`,
      );
    }
    return errorResponse(statusCode, options);
  },
  custom: ({ statusCode, bypassErrorFormat, ...options }) =>
    statusCode >= 400 && !bypassErrorFormat
      ? errorResponse(statusCode, options)
      : respond(statusCode, options),
};

/** Says no more than Kibana does: the reason is in the log alone. */
export const internalError = (): IKibanaResponse =>
  failing(500)({
    body: 'An internal server error occurred. Check Kibana server logs for details.',
  });

export function toHapi(h: ResponseToolkit, answer: IKibanaResponse): ResponseObject {
  const response = h.response(answer.payload as object | undefined).code(answer.status);
  setHeaders(response, answer.options.headers ?? {});
  return response;
}

function setHeaders(response: ResponseObject, headers: ResponseHeaders) {
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value].flat()) {
      response.header(name, one, { append: Array.isArray(value) });
    }
  }
}
