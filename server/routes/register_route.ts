// The one way to put an endpoint behind a login: privileges for old and new Kibana, errors into HTTP.
import type { Type } from '@kbn/config-schema';
import type { IRouter, KibanaRequest, Logger, RequestHandlerContext } from '@kbn/core/server';
import type { Duration } from 'moment';
import { type Endpoint, type Part, type Shapes, versionOf } from '../../common/api/endpoint';
import { errorAnswer } from '../errors';

export interface RouteDeps {
  router: IRouter;
  logger: Logger;
}

type Schemas = Partial<Record<Part, Type<object>>>;

/** A part of the request as the endpoint describes it, and as its schema reads it. */
type DescribedPart<S, P extends Part> = S extends Record<P, infer T> ? T : unknown;
type ReadPart<V, P extends Part> = V extends Record<P, Type<infer T>> ? T : unknown;

/** A schema for each part that is described; it reads the described names and types. */
type SchemasFor<S, V> = {
  [P in Part & (keyof S | keyof V)]: [keyof DescribedPart<S, P>, keyof ReadPart<V, P>] extends [
    keyof ReadPart<V, P>,
    keyof DescribedPart<S, P>,
  ]
    ? Type<OrDuration<DescribedPart<S, P>>>
    : `The schema of ${P} reads other names than the endpoint describes`;
};

/** A text may be read as the duration that it names. */
type OrDuration<T> = { [K in keyof T]: T[K] | (string extends T[K] ? Duration : never) };

type ReadRequest<V> = KibanaRequest<
  ReadPart<V, 'params'>,
  ReadPart<V, 'query'>,
  ReadPart<V, 'body'>
>;

interface Route<S extends Shapes, V extends Schemas> {
  endpoint: Endpoint<S>;
  schemas: V & SchemasFor<S, V>;
  /** Of an answer that is text; all others are JSON. */
  contentType?: string;
  handle: (request: ReadRequest<V>, context: RequestHandlerContext) => Promise<S['answer']>;
}

export const registerRoute = <S extends Shapes, V extends Schemas>(
  { router, logger }: RouteDeps,
  { endpoint, schemas, contentType, handle }: Route<S, V>,
): void => {
  const { method, path, access, privileges, summary } = endpoint;
  router.versioned[method]({
    ...{ path, access, summary },
    options: { tags: privileges.map((privilege) => `access:${privilege}`) }, // up to Kibana 8.16
    security: { authz: { requiredPrivileges: [...privileges] } },
  }).addVersion(
    {
      version: versionOf(endpoint),
      validate: Object.keys(schemas).length > 0 ? { request: schemas } : false,
    },
    async (context, request, response) => {
      try {
        return response.ok({
          body: await handle(request as ReadRequest<V>, context),
          ...(contentType !== undefined && { headers: { 'content-type': contentType } }),
        });
      } catch (error) {
        const answer = errorAnswer(error);
        if (answer.body.code === 'internal') logger.error(`${path}: ${String(error)}`);
        return response.custom({ ...answer, bypassErrorFormat: true });
      }
    },
  );
};
