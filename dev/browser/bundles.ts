// The registry through which bundles find each other, and the loader of a plugin's bundle.
// Source: elastic/kibana src/core/packages/rendering/server-internal/src/bootstrap/render_template.ts,
// src/core/packages/plugins/browser-internal/src/plugin_reader.ts.
import type { CoreSetup, CoreStart, Plugin, PluginInitializerContext } from '@kbn/core/public';

interface PluginBundle {
  plugin(context: PluginInitializerContext): Plugin<unknown, unknown>;
}

type RequireBundle = (moduleKey: string) => unknown;

declare global {
  var __kbnBundles__: {
    define(key: string, requireBundle: RequireBundle, moduleKey: string): void;
    get(key: string): unknown;
  };
  var __kbnPublicPath__: Record<string, string>;
}

export function installBundleRegistry(publicPath: Record<string, string>): void {
  const bundles = new Map<string, () => unknown>();
  globalThis.__kbnPublicPath__ = publicPath;
  globalThis.__kbnBundles__ = {
    define(key, requireBundle, moduleKey) {
      if (bundles.has(key)) throw new Error(`__kbnBundles__ already has a module for "${key}"`);
      bundles.set(key, () => requireBundle(moduleKey));
    },
    get(key) {
      const load = bundles.get(key);
      if (!load) throw new Error(`__kbnBundles__ does not have a module defined for "${key}"`);
      return load();
    },
  };
}

export const loadScript = (src: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${src} could not be loaded`));
    document.head.append(script);
  });

export function startPlugin(
  id: string,
  version: string,
  core: { setup: CoreSetup; start: CoreStart },
) {
  const bundle = globalThis.__kbnBundles__.get(`plugin/${id}/public`) as PluginBundle;
  const instance = bundle.plugin({ env: { packageInfo: { version } } });
  instance.setup(core.setup);
  instance.start(core.start);
}
