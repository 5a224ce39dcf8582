// Source: elastic/kibana x-pack/platform/plugins/shared/features (x-pack/plugins/features before 8.18).
export interface FeatureKibanaPrivileges {
  app?: string[];
  catalogue?: string[];
  api?: string[];
  savedObject: { all: string[]; read: string[] };
  ui: string[];
}

export interface KibanaFeatureConfig {
  id: string;
  name: string;
  category: { id: string; label: string; euiIconType?: string; order?: number };
  app: string[];
  order?: number;
  privileges: { all: FeatureKibanaPrivileges; read: FeatureKibanaPrivileges };
}

export interface FeaturesPluginSetup {
  registerKibanaFeature(feature: KibanaFeatureConfig): void;
}
