// `npm start`: builds the plugin, starts Elasticsearch, the host and the simulated tenant, says
// where everything is, and ends all of it in order.
import { resolve } from 'node:path';
import { webhookPath } from '../common/api/webhook';
import { build } from '../scripts/build';
import { DevError } from './dev_error';
import { HOST_USER } from './elasticsearch/file_realm';
import { emptyPlugin } from './elasticsearch/empty_plugin';
import { startElasticsearch } from './elasticsearch/start_elasticsearch';
import { claimPort, LOOPBACK } from './free_port';
import { createClient } from './host/elasticsearch/cluster_client';
import { DEFAULT_KIBANA_VERSION } from '../scripts/build/kibana_facts';
import { startHost } from './host/start_host';
import { parseFlags, type StartFlags } from './start_flags';
import { simulate } from './tenant/generate';
import {
  applicationOf,
  type LocalTenants,
  startLocalTenants,
  STREAM_ID,
  streamTo,
  tenantConfig,
} from './tenant/local_tenant';
import type { TenantApi } from './tenant/management_api';
import { keepToken } from './webhook_token';

const HOME = '.dev';
const SOURCE_ID = 'default';
/** Secrets of the development host are worth nothing elsewhere. */
const ENCRYPTION_KEY = 'development-only-encryption-key-0';
const HOST_LOGIN = { 'elasticsearch.username': HOST_USER, 'elasticsearch.password': HOST_USER };

const AUTHORITY_FILE = resolve(HOME, 'tenant_authority.pem');

/** What runs, in the order of its start; it ends in the other. */
const ending: (() => Promise<unknown>)[] = [];
let stopping = false;

async function stopAll() {
  for (const end of ending.reverse()) {
    await end();
  }
}

async function main() {
  const flags = parseFlags(process.argv.slice(2));
  endOnSignals();
  await claimPort(flags.port, `end what listens there or run npm start -- --port NUMBER`);
  say('Building the plugin');
  const { zip } = await build({ kibanaVersion: DEFAULT_KIBANA_VERSION });
  const elasticsearchUrl = await provideElasticsearch(flags);
  const token = keepToken(`${HOME}/webhook_token`);
  const tenants = flags.demo ? await startTenants(flags.port) : undefined;
  say('Starting the host');
  const host = await startHost({
    port: flags.port,
    elasticsearchUrl,
    home: `${HOME}/host`,
    zip,
    config: {
      [`auth0_logs.sources.${SOURCE_ID}`]: {
        name: 'Simulated tenant',
        webhook: { token, logStreamId: tenants && STREAM_ID },
        auth0: tenants && applicationOf(tenants.streaming),
      },
      'xpack.encryptedSavedObjects.encryptionKey': ENCRYPTION_KEY,
      ...(flags.secured && HOST_LOGIN),
      ...(flags.demo && tenantConfig(AUTHORITY_FILE)),
    },
    logLevel: 'warn',
  });
  ending.push(host.stop);
  if (tenants) streamTo(tenants.streaming, { url: host.url + webhookPath(SOURCE_ID), token });
  announce({ url: host.url, token, secured: flags.secured, tenants });
}

/** One streams to the source of kibana.yml; the other waits for the wizard. */
async function startTenants(hostPort: number): Promise<LocalTenants> {
  const tenants = await startLocalTenants({
    port: hostPort + 1,
    authorityFile: AUTHORITY_FILE,
    hostUrl: `http://${LOOPBACK}:${hostPort}`,
    onFailure: reportFailure,
  });
  ending.push(tenants.stop);
  return tenants;
}

async function provideElasticsearch({ fresh, secured }: StartFlags): Promise<string> {
  const own = process.env.ELASTICSEARCH_URL;
  if (own && secured) {
    throw new DevError(
      'bad_flag',
      '--secured is for the Elasticsearch that is started here, and ELASTICSEARCH_URL names another',
      'leave out one of them',
    );
  }
  if (own) {
    await connectOwnCluster(own, fresh);
    return own;
  }
  const directory = `${HOME}/elasticsearch`;
  const { url, stop } = await startElasticsearch({ directory, fresh, secured, onProgress: say });
  ending.push(stop);
  return url;
}

async function connectOwnCluster(url: string, fresh: boolean) {
  const client = createClient(url);
  try {
    await client.cluster.health({}, { maxRetries: 0 });
    if (fresh) await emptyPlugin(client);
  } catch (error) {
    throw new DevError(
      'elasticsearch_unreachable',
      `ELASTICSEARCH_URL names a cluster that does not answer (${String(error)})`,
      'start it, fix the URL, or unset ELASTICSEARCH_URL to have one started',
      error,
    );
  } finally {
    await client.close();
  }
}

interface Places {
  url: string;
  token: string;
  secured: boolean;
  tenants: LocalTenants | undefined;
}

function announce({ url, token, secured, tenants }: Places) {
  const webhookUrl = url + webhookPath(SOURCE_ID);
  const event = simulate(1, Date.now()).next().value;
  // An apostrophe would end the shell's quotes.
  const body = JSON.stringify(event).replaceAll("'", '');
  console.log(`
auth0Logs       ${url}/app/auth0_logs
Webhook URL     ${webhookUrl}
Authorization   ${token}
Traffic         ${tenants ? `a simulated Auth0 tenant streams from https://${tenants.streaming.domain}` : 'none (--no-demo)'}
Users           ${secured ? 'admin, reader and stranger; the password is the name' : 'none: security is off'}

Post an event yourself:
curl -sS -X POST '${webhookUrl}' -H 'Authorization: ${token}' -H 'Content-Type: application/json' -d '${body}'
${tenants ? wizardHint(tenants.forWizard) : ''}
Ctrl-C ends everything; the data stays until npm start -- --fresh.`);
}

const wizardHint = ({ domain, tokens: { clientId, clientSecret } }: TenantApi) => `
Try "Add source" with another simulated tenant, and https://kibana.example.com for a public address:
Domain          ${domain}
Client ID       ${clientId}
Client secret   ${clientSecret}
`;

function endOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      say('Ending; once more ends at once');
      stopAll().then(() => process.exit(0), fail);
    });
  }
}

function say(text: string) {
  console.log(`… ${text}`);
}

function reportFailure(reason: string) {
  if (!stopping) console.log(`The simulated tenant tries again: ${reason}`);
}

function fail(error: unknown) {
  console.error(error instanceof DevError ? error.message : error);
  process.exit(1);
}

main().catch(async (error: unknown) => {
  await stopAll();
  fail(error);
});
