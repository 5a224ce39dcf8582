// Calls the handler of the one route that `register` registers, as Kibana's router would.
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

export async function answerOfRoute(
  register: (deps: RouteDeps) => void,
  context: object = {},
  asked: object = {},
): Promise<RouteAnswer> {
  const logged: string[] = [];
  let handler: RequestHandler | undefined;
  const addVersion = (_options: object, added: RequestHandler) => (handler = added);
  const router = { versioned: { get: () => ({ addVersion }) } } as unknown as IRouter;
  const logger = { error: (message: string) => logged.push(message) } as unknown as Logger;
  register({ router, logger });
  const request = asked as Parameters<RequestHandler>[1];
  const answer = await handler?.(context as Parameters<RequestHandler>[0], request, response);
  return { answer, logged };
}
