// The server bundle: one CommonJS file for the oldest Node that a supported Kibana runs on.
import { join } from 'node:path';
import { build } from 'esbuild';
import { toBundle, type Bundle } from './bundle';

/** Kibana 8.12 and 8.13 run Node 18. */
const OLDEST_NODE = 'node18';

export async function bundleServer(root: string): Promise<Bundle> {
  const outdir = join(root, 'build', 'server');
  const result = await build({
    absWorkingDir: root,
    entryPoints: { index: 'server/index.ts' },
    outdir,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: OLDEST_NODE,
    external: ['@kbn/*'],
    legalComments: 'none',
    logLevel: 'error',
  });
  return toBundle(outdir, [result]);
}
