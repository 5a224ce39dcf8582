// core.http: fetch with Kibana's headers and errors.
// Source: elastic/kibana src/core/packages/http/browser-internal/src/fetch.ts.
import type { HttpFetchOptions, HttpStart, IHttpFetchError } from '@kbn/core/public';
import type { PageConfig } from '../page_config';

/** Kibana's error for any answer that is not 2xx, or for none at all. */
const fetchError = (message: string, details: { response?: Response; body?: unknown } = {}) =>
  Object.assign(new Error(message), details) satisfies IHttpFetchError;

export function createHttp({ basePath, publicBaseUrl, version }: PageConfig): HttpStart {
  const prepend = (path: string) => basePath + path;

  const send = async <T>(
    method: string,
    path: string,
    options: HttpFetchOptions = {},
  ): Promise<T> => {
    const { query = {}, body, signal, version: apiVersion } = options;
    const url = new URL(prepend(path), window.location.origin);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers = {
      'content-type': 'application/json',
      'kbn-version': version,
      'x-elastic-internal-origin': 'Kibana',
      ...(apiVersion !== undefined && { 'elastic-api-version': apiVersion }),
    };
    const response = await fetch(url, {
      method,
      headers,
      credentials: 'same-origin',
      body: body ?? null,
      signal: signal ?? null,
    }).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw fetchError(error instanceof Error ? error.message : String(error));
    });
    const answer = await readBody(response);
    if (!response.ok) throw fetchError(response.statusText, { response, body: answer });
    return answer as T;
  };

  return {
    basePath: {
      prepend,
      serverBasePath: basePath,
      ...(publicBaseUrl !== undefined && { publicBaseUrl }),
    },
    get: (path, options) => send('GET', path, options),
    post: (path, options) => send('POST', path, options),
    put: (path, options) => send('PUT', path, options),
    patch: (path, options) => send('PATCH', path, options),
    delete: (path, options) => send('DELETE', path, options),
  };
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
  return isJson ? JSON.parse(text) : text;
}
