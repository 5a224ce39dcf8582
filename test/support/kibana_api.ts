// Calls of a Kibana's API as its own pages make them. Every answer of the public API is held against
// docs/openapi.yaml.
import {
  INTERNAL_API,
  INTERNAL_API_VERSION,
  PUBLIC_API,
  PUBLIC_API_VERSION,
} from '../../common/plugin';
import { checkAnswer } from '../openapi/check_answer';

export class KibanaApi {
  constructor(
    /** Without a slash at its end; holds the base path. */
    readonly baseUrl: string,
    /** Of `authorization`; the host's admin unless given. */
    private readonly authorization?: string,
  ) {}

  get = <T>(path: string) => this.success<T>('GET', path);
  post = <T>(path: string, body?: object) => this.success<T>('POST', path, body);
  put = <T>(path: string, body: object) => this.success<T>('PUT', path, body);
  delete = <T>(path: string) => this.success<T>('DELETE', path);

  /** The body of an answer that is no success; throws where it is one. */
  async refusal<T>(method: string, path: string, body?: object): Promise<T> {
    const { ok, text } = await this.read(method, path, body);
    if (ok) throw new Error(`${method} ${path} was not refused: ${text}`);
    return JSON.parse(text) as T;
  }

  send(method: string, path: string, body?: object): Promise<Response> {
    const isInternal = path.startsWith(`${INTERNAL_API}/`);
    return fetch(this.baseUrl + path, {
      method,
      headers: {
        'kbn-xsrf': 'test',
        'x-elastic-internal-origin': 'auth0Logs',
        'elastic-api-version': isInternal ? INTERNAL_API_VERSION : PUBLIC_API_VERSION,
        ...(body && { 'content-type': 'application/json' }),
        ...(this.authorization !== undefined && { authorization: this.authorization }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  private async success<T>(method: string, path: string, body?: object): Promise<T> {
    const { ok, status, text } = await this.read(method, path, body);
    if (!ok) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text) as T;
  }

  private async read(method: string, path: string, body?: object) {
    const response = await this.send(method, path, body);
    const { ok, status } = response;
    const text = await response.text();
    if (path.startsWith(`${PUBLIC_API}/`))
      checkAnswer({ method, path, status, body: JSON.parse(text) });
    return { ok, status, text };
  }
}
