// The host's own routes: the page, its assets, the plugin's bundle, and the status.
// Follows elastic/kibana src/core/packages/rendering/server-internal/src/rendering_service.tsx and
// src/core/packages/apps/server-internal/src/bundle_routes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResponseToolkit, Server } from '@hapi/hapi';
import type { CustomIntegrationRegistration } from '@kbn/custom-integrations-plugin/server';
import { APP_ROUTE } from '../../common/plugin';
import { buildBrowserHost } from '../browser/build_browser_host';
import { renderPage } from '../browser/render_page';
import type { Features } from './features';
import { LOGIN_HEADERS } from './http/access';
import { serveFiles } from './http/serve_files';
import type { PluginManifest } from './manifest';
import type { Users } from './users';

export interface PagesDeps {
  server: Server;
  home: string;
  manifest: PluginManifest;
  users: Users;
  features: Features;
  integrations: { registered: CustomIntegrationRegistration[] };
  publicBaseUrl: string | undefined;
}

export async function addPages(deps: PagesDeps): Promise<void> {
  const { server, home, manifest, users, features, integrations, publicBaseUrl } = deps;
  const assets = join(home, 'assets');
  const bundle = join(home, 'plugins', manifest.id, 'target', 'public');
  await buildBrowserHost(assets);
  const assetsUrl = `/${buildNumber(assets)}/ui/`;
  const pluginBundleUrl = `/${buildNumber(bundle)}/bundles/plugin/${manifest.id}/${manifest.version}/`;
  serveFiles(server, assetsUrl, assets);
  serveFiles(server, pluginBundleUrl, bundle);
  server.route({ method: 'get', path: '/', handler: (_request, h) => h.redirect(APP_ROUTE) });
  server.route({
    method: 'get',
    path: '/app/{path*}',
    handler: (request, h) => {
      const user = users.nameOf(request.raw.req.headers.authorization);
      if (user === undefined) return loginAnswer(h);
      const page = renderPage({
        basePath: '',
        publicBaseUrl,
        pluginBundleUrl,
        version: manifest.kibanaVersion,
        capabilities: features.capabilities(user),
        darkMode: false,
        assetsUrl,
        integrations: integrations.registered,
      });
      const cacheControl = 'private, no-cache, no-store, must-revalidate';
      return h.response(page).type('text/html').header('cache-control', cacheControl);
    },
  });
}

function loginAnswer(h: ResponseToolkit) {
  const answer = h.response('Unauthorized').code(401).type('text/plain');
  for (const [name, value] of Object.entries(LOGIN_HEADERS)) answer.header(name, value);
  return answer;
}

/** Kibana's builds are numbered; here the number follows the content, as files are cached for ever. */
function buildNumber(directory: string): number {
  const hash = createHash('sha256');
  for (const name of readdirSync(directory).sort()) {
    hash.update(name).update(readFileSync(join(directory, name)));
  }
  return hash.digest().readUInt32BE();
}
