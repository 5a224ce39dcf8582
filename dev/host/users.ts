// The users of the development host. It has no login: whoever names nobody is the admin.
// Who may do what follows elastic/kibana x-pack/platform/plugins/shared
// (security/server/authorization/api_authorization.ts, features/server).
import type { FeaturesPluginSetup, KibanaFeatureConfig } from '@kbn/features-plugin/server';

/** HTTP Basic names; the password is the name. */
const GRANTS = { admin: 'all', reader: 'read', stranger: undefined } as const;

export type UserName = keyof typeof GRANTS;

/** Undefined: nobody that this host knows. */
export function userOf(authorization: string | undefined): UserName | undefined {
  if (authorization === undefined) return 'admin';
  const [scheme = '', credentials = ''] = authorization.split(' ');
  const [name = '', password] = Buffer.from(credentials, 'base64').toString().split(':');
  const known = scheme.toLowerCase() === 'basic' && name in GRANTS && password === name;
  return known ? (name as UserName) : undefined;
}

export class Features {
  private readonly features: KibanaFeatureConfig[] = [];

  readonly contract: FeaturesPluginSetup = {
    registerKibanaFeature: (feature) => void this.features.push(feature),
  };

  /** API privileges that the user's grant carries. */
  apiPrivileges(user: UserName): Set<string> {
    return new Set(this.granted(user).flatMap(({ privilege }) => privilege.api ?? []));
  }

  /** What the browser gets as `application.capabilities`. */
  capabilities(user: UserName): Record<string, Record<string, boolean>> {
    const granted = this.granted(user);
    const allow = (names: string[]) => Object.fromEntries(names.map((name) => [name, true]));
    return {
      navLinks: allow(granted.flatMap(({ privilege }) => privilege.app ?? [])),
      ...Object.fromEntries(
        granted.map(({ id }) => [
          id,
          allow(granted.filter((one) => one.id === id).flatMap(({ privilege }) => privilege.ui)),
        ]),
      ),
    };
  }

  private granted(user: UserName) {
    const grant = GRANTS[user];
    return grant === undefined
      ? []
      : this.features.flatMap(({ id, privileges, subFeatures = [] }) => [
          { id, privilege: privileges[grant] },
          ...subFeatures
            .flatMap(({ privilegeGroups }) => privilegeGroups)
            .flatMap((group) => group.privileges)
            .filter(({ includeIn }) => includeIn === grant)
            .map((privilege) => ({ id, privilege })),
        ]);
  }
}
