// The HTML of every page: no inline script, so that it holds under Kibana's CSP.
// Source: elastic/kibana src/core/packages/rendering/server-internal/src/views/template.tsx.
import type { PageConfig } from './page_config';

/** Files that `buildBrowserHost` writes. */
export const ASSETS = {
  sharedDeps: 'shared_deps.js',
  host: 'host.js',
  css: { light: 'eui_light.css', dark: 'eui_dark.css' },
} as const;

export interface PageOptions extends PageConfig {
  /** Where the built browser host is served; with or without a slash at its end. */
  assetsUrl: string;
}

export function renderPage({ assetsUrl, ...config }: PageOptions): string {
  const assets = escapeAttribute(assetsUrl.replace(/\/?$/, '/'));
  const plugin = escapeAttribute(`${config.pluginBundleUrl}auth0Logs.plugin.js`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Elastic</title>
    <link rel="icon" href="data:," />
    <link id="eui-css" rel="stylesheet" data-assets="${assets}" href="${assets}${ASSETS.css[config.darkMode ? 'dark' : 'light']}" />
    <meta name="eui-global" />
    <meta name="emotion" />
  </head>
  <body>
    <kbn-injected-metadata data="${escapeAttribute(JSON.stringify(config))}"></kbn-injected-metadata>
    <div id="kibana-body"></div>
    <script src="${assets}${ASSETS.sharedDeps}"></script>
    <script src="${assets}${ASSETS.host}" data-plugin="${plugin}"></script>
  </body>
</html>
`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
