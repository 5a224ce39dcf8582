// Libraries that Kibana hands to every browser bundle through the global `__kbnSharedDeps__`.
// Follows src/platform/packages/private/kbn-ui-shared-deps-src/src/definitions.js (`externals`).
import type { Plugin } from 'esbuild';

/** Module name to its key in `__kbnSharedDeps__`; what the plugin does not import is left out. */
export const SHARED_DEPS: Record<string, string> = {
  react: 'React',
  'react-dom': 'ReactDom',
  '@elastic/eui': 'ElasticEui',
  '@emotion/react': 'EmotionReact',
  '@emotion/cache': 'EmotionCache',
  '@tanstack/react-query': 'ReactQuery',
  'react-router-dom': 'ReactRouterDom',
  moment: 'Moment',
  rxjs: 'Rxjs',
};

const NAMESPACE = 'kbn-shared-deps';

/** Replaces each shared library by a look-up in the global: none of it is ever bundled. */
export const sharedDepsPlugin: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^[@a-z]/ }, ({ path }) =>
      path in SHARED_DEPS ? { path, namespace: NAMESPACE } : undefined,
    );
    // A default import is `module.exports` itself to a project of ES modules, whatever `__esModule`
    // says, so a library whose one export is a default function is unwrapped here.
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: `
        const shared = __kbnSharedDeps__.${SHARED_DEPS[path] ?? ''};
        module.exports = typeof shared.default === 'function' ? shared.default : shared;`,
    }));
  },
};
