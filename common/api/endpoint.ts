// An endpoint of the HTTP API, described once: the server registers a handler against the description,
// the browser calls through it, and the test of docs/openapi.yaml goes by it.
import { type API_PRIVILEGE, INTERNAL_API_VERSION, PUBLIC_API_VERSION } from '../plugin';

/** What a caller of an endpoint gives, and what the endpoint answers. */
export interface Shapes {
  params?: object;
  query?: object;
  body?: object;
  answer: unknown;
}

export interface Endpoint<S extends Shapes = Shapes> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below Kibana's base path; `{name}` stands for a parameter. */
  path: string;
  /** `public` is for other programs and stable, `internal` for the plugin's own pages. */
  access: 'public' | 'internal';
  /** The caller needs all of them. */
  privileges: readonly (typeof API_PRIVILEGE)[keyof typeof API_PRIVILEGE][];
  summary: string;
  /** Never set: only its type is read. */
  readonly shapes?: S;
}

export type Part = 'params' | 'query' | 'body';

/** What a call gives. */
export type Args<S extends Shapes> = Pick<S, Part & keyof S>;

/** The answer of an endpoint that has nothing to say but that it is done. */
export type Done = Record<string, never>;

/** Of the request header `elastic-api-version`. */
export const versionOf = ({ access }: Pick<Endpoint, 'access'>): string =>
  access === 'public' ? PUBLIC_API_VERSION : INTERNAL_API_VERSION;

/** The path with its parameters in place. */
export const pathOf = <S extends Shapes>({ path }: Endpoint<S>, params: S['params']): string =>
  Object.entries(params ?? {}).reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(String(value))),
    path,
  );
