// The one factory of the pages' own API: privileges for old and new Kibana, errors into HTTP.
import type { IRouter, Logger, RequestHandlerContext, KibanaRequest } from '@kbn/core/server';
import { INTERNAL_API_VERSION } from '../../common/plugin';
import { errorAnswer } from '../errors';

export interface RouteDeps {
  router: IRouter;
  logger: Logger;
}

export interface Route {
  method: 'get' | 'post';
  path: string;
  privilege: string;
  handle: (request: KibanaRequest, context: RequestHandlerContext) => Promise<object>;
}

export const registerRoute = ({ router, logger }: RouteDeps, route: Route): void => {
  const { method, path, privilege, handle } = route;
  router.versioned[method]({
    path,
    access: 'internal',
    options: { tags: [`access:${privilege}`] }, // up to Kibana 8.16
    security: { authz: { requiredPrivileges: [privilege] } },
  }).addVersion(
    { version: INTERNAL_API_VERSION, validate: false },
    async (context, request, response) => {
      try {
        return response.ok({ body: await handle(request, context) });
      } catch (error) {
        const answer = errorAnswer(error);
        if (answer.body.code === 'internal') logger.error(`${path}: ${String(error)}`);
        return response.custom({ ...answer, bypassErrorFormat: true });
      }
    },
  );
};
