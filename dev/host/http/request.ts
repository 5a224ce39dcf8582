// The request as handlers see it, after its parts were validated.
// Follows elastic/kibana src/core/packages/http/router-server-internal/src/{request,validator}.ts.
import { randomUUID } from 'node:crypto';
import type { Request } from '@hapi/hapi';
import type { Type } from '@kbn/config-schema';
import type { KibanaRequest, RouteValidation } from '@kbn/core/server';
import { first, fromEvent, map, merge, type Observable, share, takeUntil } from 'rxjs';

type Validation = RouteValidation<unknown, unknown, unknown> | false;

/** Throws the schema's ValidationError when a part is not as the route wants it. */
export function toKibanaRequest(request: Request, validation: Validation): KibanaRequest {
  const part = (name: 'params' | 'query' | 'body', value: unknown): unknown => {
    const type: Type<unknown> | undefined = validation === false ? undefined : validation[name];
    return type ? type.validate(value ?? {}, {}, `request ${name}`) : {};
  };
  const { remoteAddress } = request.raw.req.socket;
  return {
    id: randomUUID(),
    params: part('params', request.params),
    query: part('query', request.query),
    body: part('body', request.payload),
    headers: structuredClone(request.raw.req.headers),
    url: request.url,
    events: eventsOf(request),
    socket: remoteAddress === undefined ? {} : { remoteAddress },
  };
}

function eventsOf({ raw: { req, res } }: Request): KibanaRequest['events'] {
  const nothing = map(() => undefined);
  const completed$: Observable<void> = merge(
    fromEvent(res, 'finish'),
    fromEvent(res, 'close'),
  ).pipe(first(), nothing, share());
  const aborted$: Observable<void> = fromEvent(req, 'aborted').pipe(
    first(),
    nothing,
    takeUntil(fromEvent(res, 'finish')),
  );
  return { aborted$, completed$ };
}
