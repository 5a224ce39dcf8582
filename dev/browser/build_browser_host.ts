// Bundles the browser half of the development host: Kibana's shared libraries, and a small core.
// Follows elastic/kibana src/platform/packages/private/kbn-ui-shared-deps-{npm,src}.
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { SHARED_DEPS, sharedDepsPlugin } from '../../scripts/build/shared_deps';
import { ASSETS } from './render_page';

const ROOT = join(import.meta.dirname, '../..');
const EUI = dirname(createRequire(import.meta.url).resolve('@elastic/eui/package.json'));

/** Writes the files that `renderPage` refers to below its `assetsUrl`. */
export async function buildBrowserHost(outDirectory: string): Promise<void> {
  await mkdir(outDirectory, { recursive: true });
  const shared = {
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    jsx: 'transform',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
  } satisfies BuildOptions;
  await Promise.all([
    build({
      ...shared,
      stdin: { contents: SHARED_LIBRARIES, resolveDir: ROOT },
      outfile: join(outDirectory, ASSETS.sharedDeps),
      plugins: [iconsPlugin],
    }),
    build({
      ...shared,
      entryPoints: [join(import.meta.dirname, 'main.tsx')],
      outfile: join(outDirectory, ASSETS.host),
      plugins: [sharedDepsPlugin],
    }),
    ...(['light', 'dark'] as const).map((mode) =>
      copyFile(join(EUI, `dist/eui_theme_${mode}.min.css`), join(outDirectory, ASSETS.css[mode])),
    ),
  ]);
}

const ICONS = 'eui-icons';

// `require`, as Kibana does: it gives what a CommonJS importer of these libraries expects.
const SHARED_LIBRARIES = `
  require('@elastic/eui/lib/components/icon/icon').appendIconComponentCache(require('${ICONS}'));
  globalThis.__kbnSharedDeps__ = {
    ${Object.entries(SHARED_DEPS)
      .map(([module, key]) => `${key}: require('${module}'),`)
      .join('\n')}
  };
`;

/** EUI imports its icons one by one at run time; here all of them travel in the bundle. */
const iconsPlugin: Plugin = {
  name: ICONS,
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^eui-icons$/ }, ({ path }) => ({ path, namespace: ICONS }));
    pluginBuild.onLoad({ filter: /.*/, namespace: ICONS }, async () => {
      const map = join(EUI, 'es/components/icon/icon_map.js');
      const { typeToPathMap } = (await importSource(map)) as {
        typeToPathMap: Record<string, string>;
      };
      const icons = Object.entries(typeToPathMap).map(
        ([type, file]) => `exports.${type} = require('./lib/components/icon/assets/${file}').icon;`,
      );
      return { resolveDir: EUI, contents: icons.join('\n') };
    });
  },
};

/** EUI's es folder holds ES modules that Node would read as CommonJS. */
async function importSource(path: string): Promise<unknown> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const text = outputFiles[0]?.text ?? '';
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
