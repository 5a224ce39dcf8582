// What the plugin declares to others: its role privileges and its card among the integrations.
import type { CustomIntegrationsPluginSetup } from '@kbn/custom-integrations-plugin/server';
import type { FeaturesPluginSetup } from '@kbn/features-plugin/server';
import {
  API_PRIVILEGE,
  APP_ROUTE,
  FEATURE_ID,
  PLUGIN_ID,
  PLUGIN_NAME,
  SECURITY_CATEGORY,
} from '../common/plugin';

export const registerFeature = (features: FeaturesPluginSetup): void => {
  const { read, manage } = API_PRIVILEGE;
  const privilege = (api: string[], ui: string[]) => ({
    app: [PLUGIN_ID, 'kibana'],
    catalogue: [],
    api,
    savedObject: { all: [], read: [] },
    ui,
  });
  features.registerKibanaFeature({
    id: FEATURE_ID,
    name: PLUGIN_NAME,
    category: SECURITY_CATEGORY,
    app: [PLUGIN_ID, 'kibana'],
    privileges: {
      all: privilege([read, manage], ['show', 'manage']),
      read: privilege([read], ['show']),
    },
  });
};

export const registerCard = (customIntegrations: CustomIntegrationsPluginSetup): void =>
  customIntegrations.registerCustomIntegration({
    id: PLUGIN_ID,
    title: PLUGIN_NAME,
    description: 'Collect Auth0 tenant logs by webhook, as ECS.',
    type: 'ui_link',
    uiInternalPath: APP_ROUTE,
    icons: [{ type: 'eui', src: 'logoSecurity' }],
    categories: ['security', 'iam'],
    shipper: 'other',
  });
