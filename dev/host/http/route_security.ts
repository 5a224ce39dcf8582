// What Kibana makes of a route's `security`, which changed from line to line of its versions.
// Follows elastic/kibana src/core/packages/http/router-server-internal/src
// (security_route_config_validator.ts), and http/server-internal/src/http_server.ts beside it.
import type { RouteConfigOptions, RouteSecurity } from '@kbn/core/server';

/** From 8.16 on the key is read. */
const KNOWN = [8, 16] as const;
/** From 9.1 on every route must have it. */
const MANDATORY = [9, 1] as const;
/** From 9.4 on `options.authRequired` is not read any more. */
const ALONE = [9, 4] as const;

const reached = (version: string, [major, minor]: readonly [number, number]): boolean => {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
};

interface DeclaredRoute {
  options?: RouteConfigOptions;
  security?: RouteSecurity;
}

export interface AppliedSecurity {
  needsUser: boolean;
  requiredPrivileges: string[];
}

/** Throws, as Kibana does while the route is registered, where the declaration is not sound. */
export function applySecurity(
  { options = {}, security }: DeclaredRoute,
  kibanaVersion: string,
): AppliedSecurity {
  const loginByOption = options.authRequired !== false;
  if (!security || !reached(kibanaVersion, KNOWN)) {
    if (reached(kibanaVersion, MANDATORY)) {
      throw new Error(
        '[authz.requiredPrivileges]: expected value of type [array] but got [undefined]',
      );
    }
    return { needsUser: loginByOption, requiredPrivileges: privilegesOfTags(options.tags) };
  }
  const { authz, authc } = security;
  const alone = reached(kibanaVersion, ALONE);
  if (!alone && authc && options.authRequired !== undefined) {
    throw new Error('Cannot specify both security.authc and options.authRequired');
  }
  return {
    needsUser: authc ? authc.enabled !== false : alone || loginByOption,
    requiredPrivileges: 'requiredPrivileges' in authz ? authz.requiredPrivileges : [],
  };
}

const TAG = 'access:';

const privilegesOfTags = (tags: readonly string[] = []) =>
  tags.filter((tag) => tag.startsWith(TAG)).map((tag) => tag.slice(TAG.length));
