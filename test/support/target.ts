// What the webhook and browser tests are pointed at: a Kibana that runs already (AUTH0_LOGS_BASE_URL
// and AUTH0_LOGS_TOKEN, as scripts/test_kibana.ts sets them), or a development host of their own.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';
import { SOURCES_PATH, type SourcesAnswer } from '../../common/api/sources';
import { INTERNAL_API_VERSION } from '../../common/plugin';
import { startHost } from '../../dev/host/start_host';
import { build, DEFAULT_KIBANA_VERSION } from '../../scripts/build';

export interface Target {
  /** Without a slash at its end; holds the base path. */
  baseUrl: string;
  token: string;
}

export interface RunningTarget extends Target {
  /** Errors that its pages log without our doing. */
  ownComplaint?: RegExp;
  stop(): Promise<void>;
}

/** Each page of Kibana tries an inline script, to warn of browsers that ignore its policy. */
const CSP_PROBE = /inline script.*Content Security Policy|Content Security Policy.*inline script/s;

export async function startTarget(options: { pages?: boolean } = {}): Promise<RunningTarget> {
  const { AUTH0_LOGS_BASE_URL: baseUrl, AUTH0_LOGS_TOKEN: ready } = process.env;
  if (baseUrl !== undefined && ready !== undefined) {
    await untilInstalled(baseUrl);
    return { baseUrl, token: ready, ownComplaint: CSP_PROBE, stop: () => Promise.resolve() };
  }

  const { zip } = await build({ kibanaVersion: DEFAULT_KIBANA_VERSION });
  const home = mkdtempSync(join(tmpdir(), 'auth0-logs-host-'));
  const token = randomBytes(24).toString('hex');
  const host = await startHost({
    port: 0,
    elasticsearchUrl: inject('elasticsearchUrl'),
    home,
    zip,
    kibanaVersion: DEFAULT_KIBANA_VERSION,
    pages: options.pages ?? false,
    logLevel: 'warn',
    config: { 'auth0_logs.source.token': token },
  });
  await untilInstalled(host.url);
  return {
    baseUrl: host.url,
    token,
    stop: async () => {
      await host.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const INSTALL_LIMIT_MS = 60_000;
const POLL_MS = 250;

/** Until the templates are in place: before, the webhook answers 503. */
async function untilInstalled(baseUrl: string): Promise<void> {
  const deadline = Date.now() + INSTALL_LIMIT_MS;
  for (;;) {
    const response = await fetch(baseUrl + SOURCES_PATH, {
      headers: {
        'elastic-api-version': INTERNAL_API_VERSION,
        'x-elastic-internal-origin': 'auth0Logs',
      },
    });
    const text = await response.text();
    if (response.ok && (JSON.parse(text) as SourcesAnswer).installation.state === 'ready') return;
    if (Date.now() > deadline) throw new Error(`The plugin was not ready in time: ${text}`);
    await delay(POLL_MS);
  }
}
