// The host's home folder, laid out as Kibana's: plugins/<id>, node_modules/@kbn, data/uuid.
// The plugin finds `@kbn/*` by Node's own lookup from there.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { unzip } from '../unzip';

/** `bin/kibana-plugin install`: puts the zip's plugin in place of the one that is there. */
export async function installPlugin(home: string, zip: string): Promise<void> {
  const plugins = join(home, 'plugins');
  await rm(plugins, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  const workshop = await mkdtemp(join(home, 'unpacking-'));
  await unzip(zip, workshop);
  await rename(join(workshop, 'kibana'), plugins);
  await rm(workshop, { recursive: true });
}

/** Name in `@kbn` to the file of `dev/host/kbn` that stands for it. */
const KBN_MODULES = {
  'config-schema': 'config_schema.ts',
  'core-status-common': 'core_status_common.ts',
};

export async function provideModules(home: string): Promise<void> {
  for (const [name, file] of Object.entries(KBN_MODULES)) {
    const folder = join(home, 'node_modules', '@kbn', name);
    await build({
      entryPoints: [join(import.meta.dirname, 'kbn', file)],
      outfile: join(folder, 'index.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
    const manifest = { name: `@kbn/${name}`, main: 'index.js' };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  }
}

/**
 * The same after a restart, another on each host.
 * Follows elastic/kibana src/core/packages/environment/server-internal/src/resolve_uuid.ts.
 */
export async function instanceUuid(home: string): Promise<string> {
  const file = join(home, 'data', 'uuid');
  if (!existsSync(file)) {
    await mkdir(join(home, 'data'), { recursive: true });
    await writeFile(file, randomUUID());
  }
  return readFile(file, 'utf8');
}
