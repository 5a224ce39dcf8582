// Starts a single-node Elasticsearch on loopback with a small heap, secured when asked to. Its data
// stays in the given folder; the process ends with ours.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DevError } from '../dev_error';
import { claimPort, LOOPBACK } from '../free_port';
import { provideDistribution } from './distribution';
import { basicAuthorization, HOST_USER, writeFileRealm } from './file_realm';
import { findJavaHome } from './java';
import { handOver, reachableDirectory, unprivilegedUser } from './unprivileged_user';

const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 20_000;
const POLL_MS = 250;
const KEPT_OUTPUT = 20_000;

export interface ElasticsearchOptions {
  /** Holds data, configuration and logs. */
  directory: string;
  /** Any free port unless given. */
  port?: number;
  /** Empties the data first. */
  fresh?: boolean;
  /** As Java's -Xmx takes it. */
  heap?: string;
  /** Whether it asks who calls; the users are those of file_realm.ts, over plain HTTP. */
  secured?: boolean;
  onProgress?: (text: string) => void;
}

export interface RunningElasticsearch {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

export async function startElasticsearch(
  options: ElasticsearchOptions,
): Promise<RunningElasticsearch> {
  const onProgress = options.onProgress ?? (() => undefined);
  const directory = reachableDirectory(options.directory);
  await endLeftover(directory);
  const port = await claimPort(
    options.port ?? 0,
    'end what listens there or choose another port for Elasticsearch',
  );
  const javaHome = await findJavaHome();
  const home = await provideDistribution({ onProgress });
  if (options.fresh) {
    rmSync(directory, { recursive: true, force: true });
  }
  const secured = options.secured ?? false;
  prepareDirectory({ directory, home, port, secured });
  onProgress(`Starting Elasticsearch on port ${port}`);
  const heap = options.heap ?? '512m';
  const child = launch({ directory, home, javaHome, heap });
  return { url: await untilHealthy(child, port), pid: child.pid, stop: child.stop };
}

/** On loopback, with users of our own: nothing is to be enrolled or configured by itself. */
const WITHOUT_TLS = {
  'xpack.security.enrollment.enabled': false,
  'xpack.security.autoconfiguration.enabled': false,
  'xpack.security.http.ssl.enabled': false,
  'xpack.security.transport.ssl.enabled': false,
};

function prepareDirectory(place: {
  directory: string;
  home: string;
  port: number;
  secured: boolean;
}) {
  const { directory, home, port, secured } = place;
  for (const name of ['data', 'logs', 'tmp']) {
    mkdirSync(join(directory, name), { recursive: true });
  }
  cpSync(join(home, 'config'), join(directory, 'config'), { recursive: true });
  const settings = {
    'cluster.name': 'auth0-logs-dev',
    'discovery.type': 'single-node',
    'xpack.security.enabled': secured,
    ...(secured && WITHOUT_TLS),
    'network.host': LOOPBACK,
    'http.port': port,
    'transport.port': 0,
    'path.data': join(directory, 'data'),
    'path.logs': join(directory, 'logs'),
    // A developer's nearly full disk is no reason to refuse writes.
    'cluster.routing.allocation.disk.threshold_enabled': false,
  };
  // JSON values are YAML values.
  const lines = Object.entries(settings).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  writeFileSync(join(directory, 'config', 'elasticsearch.yml'), `${lines.join('\n')}\n`);
  if (secured) writeFileRealm(join(directory, 'config'));
  handOver(directory);
}

interface Launched {
  pid: number;
  output: () => string;
  hasEnded: () => boolean;
  stop: () => Promise<void>;
}

function launch(place: {
  directory: string;
  home: string;
  javaHome: string;
  heap: string;
}): Launched {
  const { directory, home, javaHome, heap } = place;
  const child = spawn(join(home, 'bin', 'elasticsearch'), [], {
    cwd: directory,
    // A group of its own: a Ctrl-C reaches us alone, and we end the launcher and the server together.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...unprivilegedUser(),
    env: {
      PATH: process.env.PATH,
      ES_JAVA_HOME: javaHome,
      ES_PATH_CONF: join(directory, 'config'),
      ES_TMPDIR: join(directory, 'tmp'),
      ES_JAVA_OPTS: `-Xms${heap} -Xmx${heap}`,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT_OUTPUT);
    });
  }
  child.on('error', (error) => (output += error.message));
  const pid = child.pid;
  if (pid === undefined) {
    throw failure('it could not be run', home);
  }
  writeFileSync(pidFile(directory), String(pid));
  const endWithUs = () => void signalGroup(pid, 'SIGTERM');
  process.once('exit', endWithUs);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    output: () => output,
    hasEnded,
    stop: async () => {
      process.off('exit', endWithUs);
      await endChild(child, pid);
      rmSync(pidFile(directory), { force: true });
    },
  };
}

async function untilHealthy(child: Launched, port: number): Promise<string> {
  const url = `http://${LOOPBACK}:${port}`;
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isHealthy(url))) {
    if (child.hasEnded()) {
      throw failure('it ended while starting', child.output());
    }
    if (Date.now() > deadline) {
      await child.stop();
      throw failure(`it was not ready after ${START_LIMIT_MS / 1000} s`, child.output());
    }
    await delay(POLL_MS);
  }
  return url;
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`, {
      signal: AbortSignal.timeout(5_000),
      // Not read where security is off.
      headers: { authorization: basicAuthorization(HOST_USER) },
    });
    return answer.ok;
  } catch {
    // Nothing listens there yet.
    return false;
  }
}

function failure(what: string, output: string): DevError {
  const lastLines = output.trim().split('\n').slice(-5).join('\n');
  return new DevError(
    'elasticsearch_failed',
    `Elasticsearch did not start: ${what}`,
    `fix what its last lines name, or start with --fresh:\n${lastLines}`,
  );
}

async function endChild(child: ChildProcess, pid: number) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(pid, 'SIGTERM');
  const force = setTimeout(() => void signalGroup(pid, 'SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(force);
}

const pidFile = (directory: string) => join(directory, 'elasticsearch.pid');

/** Ends the Elasticsearch of a run that was killed: it would hold the data's lock for ever. */
async function endLeftover(directory: string) {
  if (!existsSync(pidFile(directory))) {
    return;
  }
  const pid = Number(readFileSync(pidFile(directory), 'utf8'));
  if (isElasticsearch(pid)) {
    const deadline = Date.now() + STOP_LIMIT_MS;
    signalGroup(pid, 'SIGTERM');
    while (Date.now() < deadline && signalGroup(pid, 0)) {
      await delay(POLL_MS);
    }
    signalGroup(pid, 'SIGKILL');
  }
  rmSync(pidFile(directory), { force: true });
}

/** Whether the process is still the one that we started: pids are used again. */
function isElasticsearch(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('elasticsearch');
  } catch {
    // It has ended, or this system has no /proc; then nothing is ended.
    return false;
  }
}

/** False when the group has no process left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
