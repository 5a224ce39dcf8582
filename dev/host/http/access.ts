// The checks that stand before every route: who asks, from where, with which privileges.
// Follows elastic/kibana src/core/packages/http/server-internal/src (register_lifecycle_handlers.ts,
// lifecycle_handlers.ts: xsrf, version check, restricted internal routes) and
// x-pack/platform/plugins/shared/security/server/authorization/api_authorization.ts.
import type { Request } from '@hapi/hapi';
import type { IKibanaResponse, RouteConfigOptions } from '@kbn/core/server';
import type { Features } from '../features';
import type { Users } from '../users';
import { responseFactory } from './response';
import type { AppliedSecurity } from './route_security';

const FIRST_VERSION_THAT_RESTRICTS_INTERNAL_ROUTES = 9;
const SAFE_METHODS = ['get', 'head', 'options'];

/** Asks a browser for a name and a password. */
export const LOGIN_HEADERS = { 'www-authenticate': 'Basic realm="Kibana"' };

export interface RouteAccess {
  options: RouteConfigOptions;
  security: AppliedSecurity;
}

export interface AccessDeps {
  kibanaVersion: string;
  users: Users;
  features: Features;
}

/** The refusal, or undefined where the request may pass. */
export function refuse(
  request: Request,
  route: RouteAccess,
  deps: AccessDeps,
): IKibanaResponse | undefined {
  return (
    refuseStranger(request, route, deps) ??
    refuseForgery(request, route) ??
    refuseOldPage(request, deps) ??
    refuseOutsider(request, route, deps) ??
    refuseUnprivileged(request, route, deps)
  );
}

function refuseStranger(
  { raw: { req } }: Request,
  { security }: RouteAccess,
  { users }: AccessDeps,
) {
  return security.needsUser && users.nameOf(req.headers.authorization) === undefined
    ? responseFactory.unauthorized({ headers: LOGIN_HEADERS })
    : undefined;
}

function refuseForgery({ method, headers }: Request, { options }: RouteAccess) {
  const safe = SAFE_METHODS.includes(method) || options.xsrfRequired === false;
  return safe || 'kbn-xsrf' in headers || 'kbn-version' in headers
    ? undefined
    : responseFactory.badRequest({ body: 'Request must contain a kbn-xsrf header.' });
}

function refuseOldPage({ headers }: Request, { kibanaVersion }: AccessDeps) {
  const version = headers['kbn-version'] as string | undefined;
  return version === undefined || version === kibanaVersion
    ? undefined
    : responseFactory.badRequest({
        body: {
          message: `Browser client is out of date, please refresh the page ("kbn-version" header was "${version}" but should be "${kibanaVersion}")`,
          attributes: { expected: kibanaVersion, got: version },
        },
      });
}

function refuseOutsider(request: Request, { options }: RouteAccess, deps: AccessDeps) {
  const restricts =
    Number.parseInt(deps.kibanaVersion, 10) >= FIRST_VERSION_THAT_RESTRICTS_INTERNAL_ROUTES;
  const isPublic = options.access === 'public';
  return !restricts || isPublic || 'x-elastic-internal-origin' in request.headers
    ? undefined
    : responseFactory.badRequest({
        body: `uri [${request.url.pathname}] with method [${request.method}] exists but is not available with the current configuration`,
      });
}

function refuseUnprivileged(
  request: Request,
  { security: { needsUser, requiredPrivileges } }: RouteAccess,
  { features, users }: AccessDeps,
) {
  const user = needsUser ? users.nameOf(request.raw.req.headers.authorization) : undefined;
  const held = user ? features.apiPrivileges(user) : new Set<string>();
  const missing = requiredPrivileges.filter((privilege) => !held.has(privilege));
  const { pathname, search } = request.url;
  return missing.length === 0
    ? undefined
    : responseFactory.forbidden({
        body: `API [${request.method.toUpperCase()} ${pathname}${search}] is unauthorized for user, this action is granted by the Kibana privileges [${missing.join(',')}]`,
      });
}
