// Calls of a Kibana's API as its own pages make them.
import { INTERNAL_API, INTERNAL_API_VERSION, PUBLIC_API_VERSION } from '../../common/plugin';

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
    const response = await this.send(method, path, body);
    const text = await response.text();
    if (response.ok) throw new Error(`${method} ${path} was not refused: ${text}`);
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
    const response = await this.send(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  }
}
