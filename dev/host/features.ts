// Features that plugins registered, and what their privileges allow whom.
// Follows elastic/kibana x-pack/platform/plugins/shared/features/server/feature_privilege_iterator and
// x-pack/platform/packages/private/security/authorization_core/src/privileges/privileges.ts.
import type {
  FeatureKibanaPrivileges,
  FeaturesPluginSetup,
  KibanaFeatureConfig,
  SubFeaturePrivilegeConfig,
} from '@kbn/features-plugin/server';
import type { Users } from './users';

export class Features {
  private readonly features: KibanaFeatureConfig[] = [];

  constructor(private readonly users: Pick<Users, 'privilegesOf'>) {}

  readonly contract: FeaturesPluginSetup = {
    registerKibanaFeature: (feature) => void this.features.push(feature),
  };

  /** API privileges that the user's grant carries. */
  apiPrivileges(user: string): Set<string> {
    return new Set(this.features.flatMap((feature) => this.granted(feature, user, 'api')));
  }

  /** What the browser gets as `application.capabilities`. */
  capabilities(user: string): Record<string, Record<string, boolean>> {
    const allow = (names: string[]) => Object.fromEntries(names.map((name) => [name, true]));
    return {
      navLinks: allow(this.features.flatMap((feature) => this.granted(feature, user, 'app'))),
      ...Object.fromEntries(
        this.features.map((feature) => [feature.id, allow(this.granted(feature, user, 'ui'))]),
      ),
    };
  }

  private granted(feature: KibanaFeatureConfig, user: string, kind: 'api' | 'app' | 'ui') {
    return this.users
      .privilegesOf(user)
      .flatMap((id) => privilegesOf(feature, id))
      .flatMap((privilege) => privilege[kind] ?? []);
  }
}

const MINIMAL = 'minimal_';

/** The privilege of that id, with those of sub-features that it includes. */
function privilegesOf(feature: KibanaFeatureConfig, id: string): FeatureKibanaPrivileges[] {
  const { all, read } = feature.privileges;
  const subPrivileges = (feature.subFeatures ?? [])
    .flatMap(({ privilegeGroups }) => privilegeGroups)
    .flatMap(({ privileges }) => privileges);
  const including = (...values: SubFeaturePrivilegeConfig['includeIn'][]) =>
    subPrivileges.filter(({ includeIn }) => values.includes(includeIn));
  switch (id) {
    case 'all':
      return [all, ...including('all', 'read')];
    case 'read':
      return [read, ...including('read')];
    case `${MINIMAL}all`:
      return [all];
    case `${MINIMAL}read`:
      return [read];
    default:
      return subPrivileges.filter((privilege) => privilege.id === id);
  }
}
