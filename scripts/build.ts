// `npm run build -- --kibana-version 8.19.0`: writes and checks build/auth0Logs-<version>_<kibana>.zip.
// Kibana takes a plugin only when it was built for exactly its own version: one zip per version.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PLUGIN_ID } from '../common/plugin';
import { bundleBrowser } from './build/bundle_browser';
import { bundleServer } from './build/bundle_server';
import { checkZip } from './build/check_zip';
import { deriveManifest } from './build/manifest';
import { collectNotice } from './build/notice';
import { packZip } from './build/zip';
import { DEFAULT_KIBANA_VERSION } from './build/kibana_facts';

const ROOT = join(import.meta.dirname, '..');

interface PackageFile {
  name: string;
  version: string;
  license: string;
}

const json = (value: object) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** Builds for one Kibana version; the zip that it names has passed the checks. */
export async function build(options: { kibanaVersion: string }): Promise<{ zip: string }> {
  const { kibanaVersion } = options;
  const packageFile = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as PackageFile;
  const { name, version, license } = packageFile;
  const manifest = deriveManifest(await readFile(join(ROOT, 'kibana.jsonc'), 'utf8'), {
    version,
    kibanaVersion,
  });
  const [server, browser] = await Promise.all([bundleServer(ROOT), bundleBrowser(ROOT)]);

  const folder = `kibana/${PLUGIN_ID}`;
  const files = new Map([
    [`${folder}/kibana.json`, json(manifest)],
    [
      `${folder}/package.json`,
      json({ name, version, license, kibana: { version: kibanaVersion } }),
    ],
    [`${folder}/LICENSE`, await readFile(join(ROOT, 'LICENSE'))],
    [
      `${folder}/NOTICE`,
      Buffer.from(await collectNotice(ROOT, [...server.inputs, ...browser.inputs])),
    ],
    ...[...server.files].map(([path, content]) => [`${folder}/server/${path}`, content] as const),
    ...[...browser.files].map(
      ([path, content]) => [`${folder}/target/public/${path}`, content] as const,
    ),
  ]);

  const content = await packZip(files);
  await checkZip(content, { version, kibanaVersion });
  const zip = join(ROOT, 'build', `${PLUGIN_ID}-${version}_${kibanaVersion}.zip`);
  await mkdir(join(ROOT, 'build'), { recursive: true });
  await writeFile(zip, content);
  return { zip };
}

async function main() {
  const { values } = parseArgs({
    options: { 'kibana-version': { type: 'string', default: DEFAULT_KIBANA_VERSION } },
  });
  const { zip } = await build({ kibanaVersion: values['kibana-version'] });
  console.log(zip);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
