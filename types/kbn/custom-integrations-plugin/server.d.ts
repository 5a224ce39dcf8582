// Source: elastic/kibana src/platform/plugins/shared/custom_integrations (src/plugins/custom_integrations before 8.18).
export interface CustomIntegrationRegistration {
  id: string;
  title: string;
  description: string;
  type: 'ui_link';
  uiInternalPath: string;
  isBeta?: boolean;
  icons: { type: 'eui' | 'svg'; src: string }[];
  categories: string[];
  shipper: string;
}

export interface CustomIntegrationsPluginSetup {
  registerCustomIntegration(integration: CustomIntegrationRegistration): void;
}
