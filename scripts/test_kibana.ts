// `KIBANA_HOME=… ELASTICSEARCH_URL=… npm run test:kibana`: the last gate, on the real thing. Builds
// for that Kibana's version, installs the zip with its own bin/kibana-plugin, starts it, runs the
// webhook and browser tests there, and takes the plugin out again.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PLUGIN_ID } from '../common/plugin';
import { claimPort } from '../dev/free_port';
import { build } from './build';

const START_LIMIT_MS = 600_000;
const STOP_LIMIT_MS = 60_000;
const POLL_MS = 2_000;
/** Test files that need nothing but a base URL, a token and Elasticsearch. */
const TESTS = ['test/integration/webhook.test.ts', 'test/e2e'];

const required = (name: string, meaning: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') {
    console.error(`Set ${name} to ${meaning}.`);
    process.exit(2);
  }
  return value;
};

const kibanaHome = required('KIBANA_HOME', 'the folder of an unpacked Kibana');
const elasticsearchUrl = required('ELASTICSEARCH_URL', 'the Elasticsearch that Kibana shall use');
/** Further settings for that Kibana, such as credentials: a file in kibana.yml's form. */
const ownConfig = process.env.KIBANA_CONFIG;

/** Kibana refuses to be run by root unless told so. */
const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];

const runPluginTool = (...parameters: string[]): number | null => {
  const tool = join(kibanaHome, 'bin', 'kibana-plugin');
  return spawnSync(tool, parameters, { stdio: 'inherit' }).status;
};

const writeConfig = (folder: string, settings: Record<string, unknown>): string => {
  const file = join(folder, 'kibana.yml');
  // JSON values are YAML values.
  const lines = Object.entries(settings).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

const isAvailable = async (baseUrl: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${baseUrl}/api/status`, { signal: AbortSignal.timeout(POLL_MS) });
    const body = (await answer.json()) as { status?: { overall?: { level?: string } } };
    return answer.ok && body.status?.overall?.level === 'available';
  } catch {
    // Not listening yet, or not ready to answer.
    return false;
  }
};

const untilAvailable = async (baseUrl: string, kibana: ChildProcess): Promise<void> => {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isAvailable(baseUrl))) {
    if (kibana.exitCode !== null) throw new Error('Kibana ended while starting; see above.');
    if (Date.now() > deadline) throw new Error('Kibana was not available in time.');
    await delay(POLL_MS);
  }
};

const stop = async (kibana: ChildProcess): Promise<void> => {
  if (kibana.exitCode !== null || kibana.signalCode !== null) return;
  const ended = new Promise((resolve) => kibana.once('exit', resolve));
  kibana.kill('SIGTERM');
  const force = setTimeout(() => kibana.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(force);
};

const runTests = (baseUrl: string, token: string): number | null =>
  spawnSync('npx', ['vitest', 'run', '--project', 'system', ...TESTS], {
    stdio: 'inherit',
    env: {
      ...process.env,
      AUTH0_LOGS_BASE_URL: baseUrl,
      AUTH0_LOGS_TOKEN: token,
      ELASTICSEARCH_URL: elasticsearchUrl,
    },
  }).status;

const { version } = JSON.parse(readFileSync(join(kibanaHome, 'package.json'), 'utf8')) as {
  version: string;
};
const { zip } = await build({ kibanaVersion: version });
runPluginTool('remove', PLUGIN_ID);
if (runPluginTool('install', `file://${zip}`) !== 0) {
  console.error(`Kibana ${version} did not take the zip; its own words are above.`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'auth0-logs-kibana-'));
const port = await claimPort(0, 'free a port');
const baseUrl = `http://127.0.0.1:${port}`;
const token = randomBytes(24).toString('hex');
const config = writeConfig(folder, {
  'server.host': '127.0.0.1',
  'server.port': port,
  'elasticsearch.hosts': [elasticsearchUrl],
  'path.data': folder,
  'telemetry.enabled': false,
  'newsfeed.enabled': false,
  'xpack.encryptedSavedObjects.encryptionKey': randomBytes(24).toString('hex'),
  'auth0_logs.sources.default.webhook.token': token,
});
const configs = [config, ...(ownConfig === undefined ? [] : [ownConfig])];
const kibana = spawn(
  join(kibanaHome, 'bin', 'kibana'),
  [...configs.flatMap((file) => ['-c', file]), ...asRoot],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
let status: number | null = 1;
try {
  await untilAvailable(baseUrl, kibana);
  status = runTests(baseUrl, token);
} finally {
  await stop(kibana);
  runPluginTool('remove', PLUGIN_ID);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status ?? 1);
