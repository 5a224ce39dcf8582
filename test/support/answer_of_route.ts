// Calls the handler of a route that `register` registers, as Kibana's router would.
import type { IRouter, KibanaResponseFactory, Logger, RequestHandler } from '@kbn/core/server';
import type { RouteDeps } from '../../server/routes/register_route';

export interface RouteAnswer {
  answer: unknown;
  /** What was logged as an error. */
  logged: string[];
}

const response = {
  ok: (options: object) => ({ statusCode: 200, ...options }),
  custom: (options: object) => options,
} as unknown as KibanaResponseFactory;

interface Asked {
  /** The only route unless given. */
  path?: string;
  query?: object;
}

export async function answerOfRoute(
  register: (deps: RouteDeps) => void,
  context: object = {},
  { path, ...asked }: Asked = {},
): Promise<RouteAnswer> {
  const logged: string[] = [];
  const handlers = new Map<string, RequestHandler>();
  const get = (route: { path: string }) => ({
    addVersion: (_options: object, added: RequestHandler) => handlers.set(route.path, added),
  });
  const router = { versioned: { get } } as unknown as IRouter;
  const logger = { error: (message: string) => logged.push(message) } as unknown as Logger;
  register({ router, logger });
  const request = asked as Parameters<RequestHandler>[1];
  const [only] = handlers.values();
  const handler = path === undefined ? only : handlers.get(path);
  const answer = await handler?.(context as Parameters<RequestHandler>[0], request, response);
  return { answer, logged };
}
