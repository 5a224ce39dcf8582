// Brings templates and pipeline into Elasticsearch, in the background and again until it succeeds.
// Kibana may start before Elasticsearch: nothing here blocks or crashes a start.
import { setTimeout as delay } from 'node:timers/promises';
import type { ElasticsearchClient, Logger } from '@kbn/core/server';
import { BehaviorSubject, type Observable } from 'rxjs';
import type { Installation } from '../../common/api/health';
import type { Shortcoming } from '../../common/errors/shortcomings';
import { dataStreamName } from '../../common/plugin';
import { Auth0LogsError } from '../errors';
import {
  ASSETS_VERSION,
  buildAssets,
  canRemoveOriginal,
  CUSTOM,
  MANAGED,
  TEMPLATE_PRIORITY,
  type Asset,
} from './assets';
import { detectCapabilities, orAbsent, shortcomingsOf } from './capabilities';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { withInstallLock } from './install_lock';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const REPAIR_EVERY_MS = 10_000;
/** Characters of Elasticsearch's reason. */
const MAX_QUOTE = 300;
const DENIED = new Set<number | undefined>([401, 403]);

export interface InstallationState {
  installation: Installation;
  shortcomings: Shortcoming[];
}

export interface InstallerOptions {
  logger: Logger;
  /** Names this node in the lock. */
  owner: string;
  /** Such as "90d"; none keeps events for ever. */
  retention: string | undefined;
  /** Each begins a new backing index after an upgrade, since templates shape new indices only. */
  dataStreams: () => Promise<string[]>;
  /** Creates the indices of the plugin's own bookkeeping, unless they exist. */
  createIndices: (client: ElasticsearchClient) => Promise<void>;
}

export class Installer {
  private readonly state = new BehaviorSubject<InstallationState>({
    installation: { state: 'pending' },
    shortcomings: [],
  });
  private readonly stopping = new AbortController();
  private repairing = false;
  private customPipeline = false;
  readonly state$: Observable<InstallationState> = this.state;

  constructor(private readonly options: InstallerOptions) {}

  get current(): InstallationState {
    return this.state.value;
  }

  /** Throws before the template is there: a write would create a plain index in its place. */
  admit(): void {
    if (!this.ready)
      throw new Auth0LogsError('not_installed', { details: { missing: 'templates' } });
  }

  /** Whether events are to bring `event.original` for the custom pipeline, even where it is not kept. */
  get pipelineReadsOriginal(): boolean {
    return this.customPipeline;
  }

  private get ready(): boolean {
    return this.state.value.installation.state === 'ready';
  }

  stop(): void {
    this.stopping.abort();
  }

  /** Resolves once installed, or when stopped. */
  async run(client: ElasticsearchClient): Promise<void> {
    const { signal } = this.stopping;
    for (let wait = FIRST_RETRY_MS; !signal.aborted; wait = Math.min(2 * wait, LONGEST_RETRY_MS)) {
      try {
        if (await this.install(client)) return;
      } catch (error) {
        this.failed(error);
      }
      await delay(wait, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
  }

  /** Repairs what was changed or deleted since; a failure shows, and the next run tries again. */
  async verify(client: ElasticsearchClient): Promise<void> {
    try {
      await this.install(client);
    } catch (error) {
      this.failed(error);
    }
  }

  /** As `verify`, for whoever finds a part missing; at most once in a while. */
  repair(client: ElasticsearchClient): void {
    if (this.repairing) return;
    this.repairing = true;
    void this.verify(client);
    setTimeout(() => (this.repairing = false), REPAIR_EVERY_MS).unref();
  }

  /** False where another node is at it. Idempotent. */
  async install(client: ElasticsearchClient): Promise<boolean> {
    const { owner, retention } = this.options;
    const capabilities = await detectCapabilities(client);
    const { assets, fingerprint } = buildAssets(capabilities, retention);
    const isInstalled = () => isCurrent(client, assets, fingerprint);
    if (!(await isInstalled())) {
      const done = await withInstallLock(client, owner, async () => {
        // Another node may have held the lock until now, and done it all.
        if (await isInstalled()) return;
        for (const asset of assets) await client.transport.request(asset);
        await this.rollover(client);
        this.options.logger.info('Elasticsearch templates installed');
      });
      if (!done) return false;
    }
    await this.options.createIndices(client);
    const outranked = await isOutranked(client);
    this.customPipeline =
      !outranked && canRemoveOriginal(capabilities) && (await hasCustomPipeline(client));
    this.state.next({
      installation: { state: 'ready' },
      shortcomings: [...shortcomingsOf(capabilities, retention), ...(outranked ? [OUTRANKED] : [])],
    });
    return true;
  }

  /** At the first installation too: the data stream may stem from another template. */
  private async rollover(client: ElasticsearchClient): Promise<void> {
    for (const dataStream of new Set(await this.options.dataStreams()))
      try {
        if (await client.indices.exists({ index: dataStream }))
          await client.indices.rollover({ alias: dataStream });
      } catch (error) {
        this.options.logger.warn(`the new mapping waits for the next rollover: ${String(error)}`);
      }
  }

  private failed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.options.logger.warn(`templates not installed yet, trying again: ${message}`);
    if (this.ready) return;
    const code = DENIED.has(statusOf(error)) ? 'installation_denied' : 'installation_failed';
    const problem = { code, details: { quote: message.slice(0, MAX_QUOTE) } } as const;
    this.state.next({ installation: { state: 'failed', problem }, shortcomings: [] });
  }
}

const hasCustomPipeline = async (client: ElasticsearchClient): Promise<boolean> => {
  const path = `/_ingest/pipeline/${CUSTOM}`;
  return (await orAbsent(client.transport.request({ method: 'GET', path }))) !== undefined;
};

const OUTRANKED: Shortcoming = {
  code: 'template_outranked',
  details: { priority: TEMPLATE_PRIORITY },
};

/** The mappings in force bear the plugin's mark, whatever its version. */
const isOutranked = async (client: ElasticsearchClient): Promise<boolean> => {
  const path = `/_index_template/_simulate_index/${dataStreamName('default')}`;
  const answer = await orAbsent(client.transport.request<object>({ method: 'POST', path }));
  return (
    answer !== undefined && !JSON.stringify(answer).includes(JSON.stringify(MANAGED).slice(1, -1))
  );
};

interface IndexTemplates {
  index_templates?: { index_template: { version?: number } }[];
}

/** Every part bears the fingerprint of them all. Those of a newer version are left alone. */
const isCurrent = async (
  client: ElasticsearchClient,
  assets: Asset[],
  fingerprint: string,
): Promise<boolean> => {
  const read = (path: string) =>
    client.transport.request<object>({ method: 'GET', path }, { ignore: [404] });
  const installed = await Promise.all(assets.map(({ path }) => read(path)));
  const { index_templates } = installed.at(-1) as IndexTemplates;
  if ((index_templates?.[0]?.index_template.version ?? 0) > ASSETS_VERSION) return true;
  return installed.every((answer) => JSON.stringify(answer).includes(fingerprint));
};
