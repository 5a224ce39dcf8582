// The browser bundles: a tiny classic script that Kibana loads with every page, and ES modules that
// it imports when the app is opened.
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { PLUGIN_ID } from '../../common/plugin';
import { toBundle, type Bundle } from './bundle';
import { sharedDepsPlugin } from './shared_deps';

const BUNDLE_KEY = `plugin/${PLUGIN_ID}/public`;

// Kibana's bundle registry: packages/core/rendering bootstrap template, `__kbnBundles__.define` and `get`.
const PAGE_LOAD = `
  import * as publicExports from './public/index';
  __kbnBundles__.define('${BUNDLE_KEY}', () => publicExports, '${BUNDLE_KEY}');
`;

export async function bundleBrowser(root: string): Promise<Bundle> {
  const outdir = join(root, 'build', 'public');
  const shared = {
    absWorkingDir: root,
    outdir,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    target: 'es2020',
    jsx: 'transform',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
    plugins: [sharedDepsPlugin],
  } satisfies BuildOptions;

  return toBundle(
    outdir,
    await Promise.all([
      build({
        ...shared,
        stdin: { contents: PAGE_LOAD, resolveDir: root },
        format: 'iife',
        entryNames: `${PLUGIN_ID}.plugin`,
      }),
      build({
        ...shared,
        entryPoints: { application: 'public/application.tsx' },
        format: 'esm',
        splitting: true,
        chunkNames: '[name]-[hash]',
      }),
    ]),
  );
}
