// Routes as plugins register them, put into hapi with Kibana's defaults.
// Follows elastic/kibana src/core/packages/http/router-server-internal/src (router.ts, route.ts,
// util.ts, versioned_router/core_versioned_route.ts) and server-internal/src/http_server.ts.
import type { Request, ResponseToolkit, RouteOptionsPayload, Server } from '@hapi/hapi';
import { ValidationError } from '../kbn/config_schema';
import type {
  IKibanaResponse,
  IRouter,
  KibanaRequest,
  Logger,
  RequestHandler,
  RequestHandlerContext,
  RouteConfig,
  RouteRegistrar,
  VersionedRouteConfig,
  VersionedRouteRegistrar,
} from '@kbn/core/server';
import { type AccessDeps, refuse } from './access';
import { toKibanaRequest } from './request';
import { internalError, responseFactory, toHapi } from './response';
import { applySecurity } from './route_security';

/** server.maxPayload. */
const DEFAULT_MAX_BYTES = 1024 * 1024;
const VERSION_HEADER = 'elastic-api-version';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type AnyRoute = RouteConfig<unknown, unknown, unknown>;
type AnyHandler = RequestHandler;
/** Validates and answers one request of a route that was let in. */
type Answer = (request: Request) => Promise<IKibanaResponse>;

export interface RouterDeps extends AccessDeps {
  server: Server;
  logger: Logger;
  contextFor: (request: KibanaRequest) => RequestHandlerContext;
}

export function createRouter(deps: RouterDeps): IRouter {
  const plain =
    (method: Method): RouteRegistrar =>
    (config, handler) => {
      const route = config as AnyRoute;
      addRoute(deps, method, route, answerWith(deps, route.validate, handler as AnyHandler));
    };
  const versioned = (method: Method) => versionedRegistrar(deps, method);
  return {
    get: plain('get'),
    post: plain('post'),
    put: plain('put'),
    patch: plain('patch'),
    delete: plain('delete'),
    versioned: {
      get: versioned('get'),
      post: versioned('post'),
      put: versioned('put'),
      patch: versioned('patch'),
      delete: versioned('delete'),
    },
  };
}

function addRoute(deps: RouterDeps, method: Method, route: AnyRoute, answer: Answer) {
  const { path, options = {} } = route;
  const access = { options, security: applySecurity(route, deps.kibanaVersion) };
  deps.server.route({
    method,
    path,
    options: {
      ...(method !== 'get' && { payload: payloadOptions(route) }),
      ext: {
        onPostAuth: {
          method: (request: Request, h: ResponseToolkit) => {
            const refusal = refuse(request, access, deps);
            return refusal ? toHapi(h, refusal).takeover() : h.continue;
          },
        },
      },
    },
    handler: async (request, h) => toHapi(h, await answer(request)),
  });
}

/** A body that no schema wants is left unread. */
function payloadOptions({ validate, options = {} }: AnyRoute): RouteOptionsPayload {
  const { accepts, maxBytes = DEFAULT_MAX_BYTES, ...body } = options.body ?? {};
  const wanted = (validate !== false && validate.body !== undefined) || options.body !== undefined;
  return {
    maxBytes,
    output: body.output ?? (wanted ? 'data' : 'stream'),
    parse: body.parse ?? wanted,
    allow: accepts,
    timeout: options.timeout?.payload,
    failAction: 'error',
  };
}

const answerWith =
  (deps: RouterDeps, validation: AnyRoute['validate'], handler: AnyHandler): Answer =>
  async (request) => {
    let kibanaRequest: KibanaRequest;
    try {
      kibanaRequest = toKibanaRequest(request, validation);
    } catch (error) {
      // The schemas may stem from the plugin's own copy of @kbn/config-schema: another class.
      if (error instanceof Error && error.name === ValidationError.name) {
        return responseFactory.badRequest({ body: error.message });
      }
      throw error;
    }
    try {
      return await handler(deps.contextFor(kibanaRequest), kibanaRequest, responseFactory);
    } catch (error) {
      deps.logger.error(error instanceof Error ? error : String(error));
      return internalError();
    }
  };

const versionedRegistrar =
  (deps: RouterDeps, method: Method): VersionedRouteRegistrar =>
  (config) => {
    const versions = new Map<string, Answer>();
    addRoute(deps, method, versionedRoute(config), (request) =>
      answerVersion(request, config.path, versions),
    );
    const route: ReturnType<VersionedRouteRegistrar> = {
      addVersion: ({ version, validate }, handler) => {
        const validation = validate === false ? false : (validate.request ?? false);
        versions.set(version, answerWith(deps, validation, handler as AnyHandler));
        return route;
      },
    };
    return route;
  };

/** Bodies of versioned routes are parsed before it is known which version's schema they meet. */
const versionedRoute = ({ path, access, options, security }: VersionedRouteConfig): AnyRoute => ({
  path,
  validate: false,
  options: { ...options, access, body: options?.body ?? {} },
  security,
});

async function answerVersion(
  request: Request,
  path: string,
  versions: ReadonlyMap<string, Answer>,
): Promise<IKibanaResponse> {
  const available = [...versions.keys()].join(', ');
  // The oldest for a request that names none; a Kibana in development mode refuses it.
  const [oldest = ''] = [...versions.keys()].sort();
  const version = (request.headers[VERSION_HEADER] as string | undefined) ?? oldest;
  const answer = versions.get(version);
  if (!answer) {
    return responseFactory.badRequest({
      body: `No version "${version}" available for [${request.method}] [${path}]. Available versions are: [${available}]`,
    });
  }
  const { options, ...response } = await answer(request);
  const headers = { ...options.headers, [VERSION_HEADER]: version };
  return { ...response, options: { ...options, headers } };
}
