// Source: elastic/kibana x-pack/platform/plugins/shared/features (x-pack/plugins/features before 8.18).
export interface FeatureKibanaPrivileges {
  app?: string[];
  catalogue?: string[];
  api?: string[];
  savedObject: { all: string[]; read: string[] };
  ui: string[];
}

export interface SubFeaturePrivilegeConfig extends FeatureKibanaPrivileges {
  /** Unique among all privileges of the feature. */
  id: string;
  name: string;
  /** The feature's privilege that carries it; `read` is carried by `all` too. */
  includeIn: 'all' | 'read' | 'none';
}

export interface SubFeaturePrivilegeGroupConfig {
  /** The privileges of a mutually exclusive group stand in descending order. */
  groupType: 'mutually_exclusive' | 'independent';
  privileges: readonly SubFeaturePrivilegeConfig[];
}

export interface SubFeatureConfig {
  name: string;
  description?: string;
  requireAllSpaces?: boolean;
  privilegesTooltip?: string;
  privilegeGroups: readonly SubFeaturePrivilegeGroupConfig[];
}

export interface KibanaFeatureConfig {
  id: string;
  name: string;
  description?: string;
  category: { id: string; label: string; euiIconType?: string; order?: number };
  app: string[];
  order?: number;
  privileges: { all: FeatureKibanaPrivileges; read: FeatureKibanaPrivileges };
  subFeatures?: readonly SubFeatureConfig[];
}

export interface FeaturesPluginSetup {
  registerKibanaFeature(feature: KibanaFeatureConfig): void;
}
