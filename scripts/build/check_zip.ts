// Reads a finished zip back and refuses what a real Kibana would refuse or choke on.
import { builtinModules } from 'node:module';
import { build } from 'esbuild';
import { PLUGIN_ID } from '../../common/plugin';
import { MANIFEST_KEYS } from './kibana_facts';
import { readZip } from './zip';

/** Kibana loads this file with every page, whatever the user does there. */
const PAGE_LOAD_LIMIT = 3 * 1024;

/** What a plugin's server bundle may take from Kibana's own node_modules, from 8.12 on. */
const KIBANA_MODULES = [
  'config-schema',
  'core-status-common',
  'i18n',
  'std',
  'es-query',
  'logging',
].map((name) => `@kbn/${name}`);

const FOLDER = `kibana/${PLUGIN_ID}/`;
const PUBLIC = `${FOLDER}target/public/`;
const PAGE_LOAD = `${PUBLIC}${PLUGIN_ID}.plugin.js`;
const SERVER = `${FOLDER}server/index.js`;
const MANIFEST = `${FOLDER}kibana.json`;
const REQUIRED = [
  MANIFEST,
  SERVER,
  PAGE_LOAD,
  ...['package.json', 'LICENSE', 'NOTICE'].map((name) => FOLDER + name),
];

interface Versions {
  version: string;
  kibanaVersion: string;
}

/** Throws one sentence for the first rule that the zip breaks. */
export async function checkZip(content: Buffer, versions: Versions): Promise<void> {
  const files = await readZip(content);
  checkFiles(files);
  checkManifest(textOf(files, MANIFEST), versions);
  checkPageLoad(textOf(files, PAGE_LOAD));
  await checkImports(SERVER, textOf(files, SERVER), isKibanaServerModule);
  for (const path of files.keys()) {
    if (path.startsWith(PUBLIC)) {
      const isSibling = (name: string) => files.has(PUBLIC + name.replace('./', ''));
      await checkImports(path, textOf(files, path), isSibling);
    }
  }
}

function checkFiles(files: ReadonlyMap<string, Buffer>) {
  for (const path of REQUIRED) {
    must(files.has(path), `The zip lacks ${path}.`);
  }
  for (const path of files.keys()) {
    const inPlace = REQUIRED.includes(path) || (path.startsWith(PUBLIC) && path.endsWith('.js'));
    // kibana.jsonc is the case to fear: the installer matches it, parses it as JSON and fails.
    must(inPlace, `The zip holds ${path}, which does not belong there.`);
  }
}

function checkManifest(text: string, { version, kibanaVersion }: Versions) {
  const manifest = parseStrictly(text);
  const unknown = Object.keys(manifest).filter((key) => !MANIFEST_KEYS.includes(key));
  must(unknown.length === 0, `kibana.json has keys that Kibana refuses: ${unknown.join(', ')}.`);
  const expected = { id: PLUGIN_ID, version, kibanaVersion, server: true, ui: true };
  for (const [key, value] of Object.entries(expected)) {
    must(manifest[key] === value, `kibana.json must have ${key} ${JSON.stringify(value)}.`);
  }
  must(
    /^[a-z][A-Za-z0-9]*$/.test(String(manifest.id)) &&
      JSON.stringify(manifest.configPath) === '["auth0_logs"]',
    'kibana.json must have configPath ["auth0_logs"].',
  );
  const owner = manifest.owner as { name?: unknown } | undefined;
  must(typeof owner?.name === 'string' && owner.name !== '', 'kibana.json must name its owner.');
}

function parseStrictly(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new Error('kibana.json is not strict JSON.', { cause: error });
  }
}

function checkPageLoad(text: string) {
  must(
    Buffer.byteLength(text) < PAGE_LOAD_LIMIT,
    `${PAGE_LOAD} has ${Buffer.byteLength(text)} bytes; it must stay below ${PAGE_LOAD_LIMIT}.`,
  );
  must(
    text.includes(`__kbnBundles__.define("plugin/${PLUGIN_ID}/public"`),
    `${PAGE_LOAD} does not define the bundle plugin/${PLUGIN_ID}/public.`,
  );
}

async function checkImports(path: string, text: string, allowed: (name: string) => boolean) {
  for (const name of await importsOf(text)) {
    must(allowed(name), `${path} imports ${name}, which is not there at run time.`);
  }
}

/** Every module that a bundle still imports or requires, as esbuild's parser sees it. */
async function importsOf(text: string): Promise<string[]> {
  const names = new Set<string>();
  await build({
    stdin: { contents: text },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
    plugins: [
      {
        name: 'record-imports',
        setup: (reading) => {
          reading.onResolve({ filter: /.*/ }, ({ path, kind }) => {
            if (kind !== 'entry-point') names.add(path);
            return { path, external: true };
          });
        },
      },
    ],
  });
  return [...names];
}

const isKibanaServerModule = (name: string) =>
  KIBANA_MODULES.includes(name) || builtinModules.includes(name.replace('node:', ''));

function textOf(files: ReadonlyMap<string, Buffer>, path: string): string {
  return files.get(path)?.toString('utf8') ?? '';
}

function must(holds: boolean, sentence: string): asserts holds {
  if (!holds) {
    throw new Error(sentence);
  }
}
