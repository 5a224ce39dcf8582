// The one factory of routes behind a login: privileges for old and new Kibana, errors into HTTP.
import type { Type } from '@kbn/config-schema';
import type { IRouter, Logger, RequestHandlerContext, KibanaRequest } from '@kbn/core/server';
import { INTERNAL_API_VERSION, PUBLIC_API_VERSION } from '../../common/plugin';
import { errorAnswer } from '../errors';

export interface RouteDeps {
  router: IRouter;
  logger: Logger;
}

export interface Route<P = unknown, Q = unknown, B = unknown> {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  /** For the plugin's own pages unless it says `public`. */
  access?: 'internal' | 'public';
  /** All of them are needed. */
  privileges: readonly string[];
  /** In a sentence, for those who read the API. */
  summary?: string;
  params?: Type<P>;
  query?: Type<Q>;
  body?: Type<B>;
  /** Of an answer that is text; all others are JSON. */
  contentType?: string;
  handle: (
    request: KibanaRequest<P, Q, B>,
    context: RequestHandlerContext,
  ) => Promise<object | string>;
}

export const registerRoute = <P, Q, B>(
  { router, logger }: RouteDeps,
  route: Route<P, Q, B>,
): void => {
  const { method, path, access = 'internal', privileges, contentType, handle } = route;
  router.versioned[method]({
    path,
    access,
    options: { tags: privileges.map((privilege) => `access:${privilege}`) }, // up to Kibana 8.16
    security: { authz: { requiredPrivileges: [...privileges] } },
    summary: route.summary,
  }).addVersion<P, Q, B>(
    {
      version: access === 'public' ? PUBLIC_API_VERSION : INTERNAL_API_VERSION,
      validate: validation(route),
    },
    async (context, request, response) => {
      try {
        const body = await handle(request, context);
        return response.ok({
          body,
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

const validation = <P, Q, B>({ params, query, body }: Route<P, Q, B>) =>
  params || query || body
    ? {
        request: {
          params,
          query,
          body,
        },
      }
    : (false as const);
