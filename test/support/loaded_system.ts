// The one way in which a fault is tried: hosts under load, the fault, recovery, and an exact
// comparison by id of what was answered 200 with what the data stream holds.
import { rm } from 'node:fs/promises';
import { expect } from 'vitest';
import { dataStreamName } from '../../common/plugin';
import type { HostConfig } from '../../dev/host/host_config';
import { documentIds } from './event_ids';
import { startHostProcess, type HostProcess } from './host';
import { openWebhook } from './host_webhook';
import { Load, type LoadOptions } from './load';

export interface LoadedSystemOptions extends Partial<Omit<LoadOptions, 'hosts'>> {
  /** Where the documents are counted. */
  elasticsearchUrl: string;
  /** What the hosts take for Elasticsearch, where something stands between. */
  throughUrl?: string;
  hosts?: number;
  config?: HostConfig;
  /** As startHostProcess takes it. */
  preload?: string;
}

/** Ids, each list of which ought to be empty. */
export interface Verdict {
  lost: string[];
  twice: string[];
  neverSent: string[];
}

export const NOTHING_AMISS: Verdict = { lost: [], twice: [], neverSent: [] };

/** On a busy machine Elasticsearch may answer too late for any request, whatever the fault. */
const TOO_BUSY = '503 unavailable';

let systems = 0;

export class LoadedSystem {
  private constructor(
    private readonly options: LoadedSystemOptions,
    readonly dataStream: string,
    readonly hosts: HostProcess[],
    readonly load: Load,
  ) {}

  static async start(options: LoadedSystemOptions): Promise<LoadedSystem> {
    const namespace = `faults_${Date.now()}_${(systems += 1)}`;
    const config = { ...options.config, 'auth0_logs.sources.default.namespace': namespace };
    const settings = { ...options, config, seed: options.seed ?? Date.now() % 2 ** 31 };
    const hosts: HostProcess[] = [];
    for (let count = options.hosts ?? 1; count > 0; count -= 1)
      hosts.push(await startHost(settings));
    const load = new Load({ ...settings, hosts });
    return new LoadedSystem(settings, dataStreamName(namespace), hosts, load);
  }

  /** The first host; with others beside it only where a test asked for them. */
  get host(): HostProcess {
    const [host] = this.hosts;
    if (!host) throw new Error('There is no host.');
    return host;
  }

  /** Puts the first host up again, as it was. */
  async restart(): Promise<void> {
    const { home, port } = this.host;
    this.hosts[0] = await startHost({ ...this.options, home, port });
  }

  /** The fault may be over before the load is, and has to leave the system able to recover. */
  async underLoad(fault: (load: Load) => Promise<void>): Promise<void> {
    const { load } = this;
    load.start();
    await load.progress();
    await fault(load);
    await load.progress();
    await load.finish();
    expect(load.answered).toEqual(load.sent);
    expect(await this.verdict()).toEqual(NOTHING_AMISS);
  }

  /** That senders were refused in each of these ways and, but for want of time, in no other. */
  expectRefused(...ways: string[]): void {
    const refusals = [...this.load.refusals];
    expect(refusals).toEqual(expect.arrayContaining(ways));
    expect(refusals.filter((way) => way !== TOO_BUSY && !ways.includes(way))).toEqual([]);
  }

  async verdict(): Promise<Verdict> {
    const answered = [...this.load.answered];
    const stored = await documentIds(this.options.elasticsearchUrl, this.dataStream);
    const found = new Set(stored);
    return {
      lost: answered.filter((id) => !found.has(id)),
      twice: stored.filter((id, at) => id === stored[at - 1]),
      neverSent: stored.filter((id) => !this.load.sent.has(id)),
    };
  }

  async stop(): Promise<void> {
    this.load.abandon();
    for (const host of this.hosts) {
      await host.stop();
      await rm(host.home, { recursive: true, force: true });
    }
  }
}

interface StartOptions extends LoadedSystemOptions {
  home?: string;
  port?: number;
}

async function startHost({ elasticsearchUrl, throughUrl, ...options }: StartOptions) {
  const host = await startHostProcess({
    ...options,
    elasticsearchUrl: throughUrl ?? elasticsearchUrl,
  });
  (await openWebhook(host, 1)).close();
  return host;
}
