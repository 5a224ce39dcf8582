// Calls an endpoint by its description: the only place that touches core.http.
import type { HttpStart } from '@kbn/core/public';
import {
  type Args,
  type Endpoint,
  pathOf,
  type Shapes,
  versionOf,
} from '../../common/api/endpoint';

/** Rejects with what `toFailure` reads. */
export type Call = <S extends Shapes>(
  endpoint: Endpoint<S>,
  args: Args<S> & { signal?: AbortSignal },
) => Promise<S['answer']>;

export const createCall =
  (http: HttpStart): Call =>
  (endpoint, args) => {
    const { params, query, body, signal }: Partial<Shapes> & { signal?: AbortSignal } = args;
    return http[endpoint.method](pathOf(endpoint, params), {
      version: versionOf(endpoint),
      query: query && { ...query },
      body: body && JSON.stringify(body),
      signal,
    });
  };
