// What the server tells the page, as Kibana's `kbn-injected-metadata` element does.
// Source: elastic/kibana src/core/packages/injected-metadata/common-internal.

export interface IntegrationCard {
  id: string;
  title: string;
  description: string;
  uiInternalPath: string;
  icons: { type: 'eui' | 'svg'; src: string }[];
}

export interface PageConfig {
  /** Path prefix of everything that the host serves; '' where there is none. */
  basePath: string;
  /** server.publicBaseUrl, when kibana.yml names it. */
  publicBaseUrl?: string;
  /** Where the plugin's target/public is served; ends in a slash. */
  pluginBundleUrl: string;
  /** Kibana's version, which every request names in `kbn-version`. */
  version: string;
  capabilities: Record<string, Record<string, boolean> | undefined>;
  darkMode: boolean;
  integrations: IntegrationCard[];
}
