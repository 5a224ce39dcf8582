// What the webhook and browser tests are pointed at: a Kibana that runs already (AUTH0_LOGS_BASE_URL
// and AUTH0_LOGS_TOKEN, as scripts/test_kibana.ts sets them), or a development host of their own.
import { setTimeout as delay } from 'node:timers/promises';
import { elasticsearchOfWorker } from './elasticsearch_of_worker';
import { startTestHost, TOKEN } from './host';
import { readHealth } from './read_health';

export interface Target {
  /** Without a slash at its end; holds the base path. */
  baseUrl: string;
  token: string;
  /** A whole Kibana, whose own scripts may log errors that are not ours. */
  isKibana: boolean;
}

export interface RunningTarget extends Target {
  stop(): Promise<void>;
}

export async function startTarget(options: { pages?: boolean } = {}): Promise<RunningTarget> {
  const target = runningKibana() ?? (await ownHost(options.pages ?? false));
  await untilInstalled(target.baseUrl);
  return target;
}

function runningKibana(): RunningTarget | undefined {
  const { AUTH0_LOGS_BASE_URL: baseUrl, AUTH0_LOGS_TOKEN: token } = process.env;
  if (baseUrl === undefined || token === undefined) return undefined;
  return { baseUrl, token, isKibana: true, stop: () => Promise.resolve() };
}

async function ownHost(pages: boolean): Promise<RunningTarget> {
  const host = await startTestHost({ elasticsearchUrl: elasticsearchOfWorker(), pages });
  return { baseUrl: host.url, token: TOKEN, isKibana: false, stop: host.stop };
}

const INSTALL_LIMIT_MS = 60_000;
const POLL_MS = 250;

/** Until the templates are in place: before, the webhook answers 503. */
export async function untilInstalled(baseUrl: string): Promise<void> {
  const deadline = Date.now() + INSTALL_LIMIT_MS;
  for (;;) {
    const state = await readHealth(baseUrl).then((read) => read.installation.state, String);
    if (state === 'ready') return;
    if (Date.now() > deadline) throw new Error(`The plugin was not ready in time: ${state}`);
    await delay(POLL_MS);
  }
}
