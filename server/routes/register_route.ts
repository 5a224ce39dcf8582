// The one factory of routes behind a login: privileges for old and new Kibana, errors into HTTP.
import type { Type } from '@kbn/config-schema';
import type { IRouter, Logger, RequestHandlerContext, KibanaRequest } from '@kbn/core/server';
import { INTERNAL_API_VERSION, PUBLIC_API_VERSION } from '../../common/plugin';
import { errorAnswer } from '../errors';

export interface RouteDeps {
  router: IRouter;
  logger: Logger;
}

export interface Route<Q = unknown> {
  method: 'get' | 'post';
  path: string;
  /** For the plugin's own pages unless it says `public`. */
  access?: 'internal' | 'public';
  privilege: string;
  query?: Type<Q>;
  /** Of an answer that is text; all others are JSON. */
  contentType?: string;
  handle: (
    request: KibanaRequest<unknown, Q>,
    context: RequestHandlerContext,
  ) => Promise<object | string>;
}

export const registerRoute = <Q>({ router, logger }: RouteDeps, route: Route<Q>): void => {
  const { method, path, access = 'internal', privilege, query, contentType, handle } = route;
  router.versioned[method]({
    path,
    access,
    options: { tags: [`access:${privilege}`] }, // up to Kibana 8.16
    security: { authz: { requiredPrivileges: [privilege] } },
  }).addVersion<unknown, Q, unknown>(
    {
      version: access === 'public' ? PUBLIC_API_VERSION : INTERNAL_API_VERSION,
      validate: query ? { request: { query } } : false,
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
