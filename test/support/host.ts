// Hosts for tests, each with the built plugin in a home of its own: within this process, or as a
// process of its own that a test may kill.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOST_USER } from '../../dev/elasticsearch/file_realm';
import type { HostConfig } from '../../dev/host/host_config';
import type { LogLevel } from '../../dev/host/logger';
import { type RunningHost, startHost } from '../../dev/host/start_host';
import { DEFAULT_KIBANA_VERSION } from '../../scripts/build/kibana_facts';
import { build } from '../../scripts/build';

export const TOKEN = 'test-token-0123456789abcdefghij';

/** Of a host whose Elasticsearch has security on. */
export const SECURED: HostConfig = {
  'elasticsearch.username': HOST_USER,
  'elasticsearch.password': HOST_USER,
  'xpack.encryptedSavedObjects.encryptionKey': 'test-encryption-key-0123456789abcdef',
};

let zip: Promise<string> | undefined;

/** Of a plugin that is built already; else the first host builds it. */
export const takePlugin = (built: string): void => {
  zip = Promise.resolve(built);
};

const builtPlugin = (): Promise<string> =>
  (zip ??= build({ kibanaVersion: DEFAULT_KIBANA_VERSION }).then((built) => built.zip));

export interface TestHostOptions {
  elasticsearchUrl: string;
  /** Beside the default source's token. */
  config?: HostConfig;
  /** True leaves the default source out. */
  empty?: boolean;
  /** Of an earlier host: restarts it, with the same instance id. */
  home?: string;
  /** Any free one unless given. */
  port?: number;
  pages?: boolean;
  /** `warn` unless given; for hosts within this process. */
  logLevel?: LogLevel;
  /** A module that the host's process loads first; for hosts that are processes. */
  preload?: string;
}

const withToken = ({ config = {}, empty = false }: TestHostOptions): HostConfig => ({
  ...(!empty && { 'auth0_logs.sources.default.webhook.token': TOKEN }),
  ...config,
});

export const makeHome = (): Promise<string> => mkdtemp(join(tmpdir(), 'auth0-logs-home-'));

export async function startTestHost(options: TestHostOptions): Promise<RunningHost> {
  const { elasticsearchUrl, home = await makeHome(), pages = false } = options;
  return startHost({
    port: 0,
    elasticsearchUrl,
    home,
    pages,
    config: withToken(options),
    zip: await builtPlugin(),
    logLevel: options.logLevel ?? 'warn',
  });
}

export interface HostProcess extends RunningHost {
  home: string;
  pid: number;
  port: number;
  /** SIGKILL, and waits for the end. */
  kill: () => Promise<void>;
  /** Exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
}

export async function startHostProcess(options: TestHostOptions): Promise<HostProcess> {
  const { elasticsearchUrl, home = await makeHome(), port = 0, preload } = options;
  const configFile = join(home, 'kibana.json');
  await writeFile(configFile, JSON.stringify(withToken(options)));
  const args = ['--import', 'tsx', ...(preload === undefined ? [] : ['--import', preload])];
  args.push('dev/host/main.ts', '--elasticsearch', elasticsearchUrl, '--port', String(port));
  args.push('--home', home, '--config', configFile, '--zip', await builtPlugin());
  if (!options.pages) args.push('--no-pages');
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  const url = await readUrl(child);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    url,
    home,
    pid: child.pid ?? 0,
    port: Number(new URL(url).port),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    ended,
  };
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const url = /host ready at (\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => reject(new Error(`The host ended while starting:\n${output}`)));
  });
}
