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
  UI_CAPABILITY,
} from '../../common/plugin';

export const registerFeature = (features: FeaturesPluginSetup): void => {
  const { read, manage, secrets, failedEvents } = API_PRIVILEGE;
  const savedObject = { all: [], read: [] };
  const privilege = (api: string[], ui: string[]) => ({
    ...{ app: [PLUGIN_ID, 'kibana'], catalogue: [], api, savedObject, ui },
  });
  /** A right of its own, which `all` brings along. */
  const subFeature = (name: string, id: string, rights: { api: string[]; ui: string[] }) => ({
    name,
    privilegeGroups: [
      {
        groupType: 'independent' as const,
        privileges: [{ id, name, includeIn: 'all' as const, savedObject, ...rights }],
      },
    ],
  });
  features.registerKibanaFeature({
    id: FEATURE_ID,
    name: PLUGIN_NAME,
    category: SECURITY_CATEGORY,
    app: [PLUGIN_ID, 'kibana'],
    privileges: {
      all: privilege([read, manage], [UI_CAPABILITY.read, UI_CAPABILITY.manage]),
      read: privilege([read], [UI_CAPABILITY.read]),
    },
    subFeatures: [
      subFeature('Tokens, credentials and write access', 'secrets', {
        api: [secrets],
        ui: [UI_CAPABILITY.secrets],
      }),
      subFeature('Failed events', 'failed_events', {
        api: [failedEvents],
        ui: [UI_CAPABILITY.failedEvents],
      }),
    ],
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
