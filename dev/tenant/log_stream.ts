// A Custom Webhook stream of the simulated tenant: what it sends, from where, and in which state.
import { findEventCode } from '../../common/events/find_event_code';
import type { PiiConfig, StreamStatus } from '../../common/auth0/log_stream';
import { type ContentFormat, deliver } from './deliver';
import type { LogRecord } from './event';
import type { TenantLog } from './tenant_log';

const BATCH_SIZE = 100;
const DAY_MS = 86_400_000;
/** An endpoint that fails for so long makes Auth0 give up. */
const SUSPEND_AFTER_MS = 7 * DAY_MS;
/** Of errors, on the stream's Health page. */
const HEALTH_ENTRIES = 10;

export interface HttpSink {
  httpEndpoint: string;
  httpAuthorization?: string;
  httpContentType?: string;
  httpContentFormat?: ContentFormat;
  httpCustomHeaders?: { header: string; value: string }[];
}

export interface StreamSettings {
  name: string;
  type: 'http';
  status: StreamStatus;
  isPriority: boolean;
  filters?: { type: 'category'; name: string }[];
  pii_config?: PiiConfig;
  sink: HttpSink;
}

export interface StreamWorld {
  log: TenantLog;
  /** Where a public endpoint is found on this machine. */
  reach?: (endpoint: string) => string;
  retryMs?: number;
  pauseMs?: number;
  suspendAfterMs?: number;
  onFailure?: (reason: string) => void;
  /** Whether the next delivery never arrives, though it is taken for accepted. */
  losesNext?: () => boolean;
}

export class LogStream {
  /** The last errors, newest first. */
  readonly health: string[] = [];
  private failingSince: number | undefined;
  private stopping = new AbortController();
  private running = Promise.resolve();

  constructor(
    readonly id: string,
    private settings: StreamSettings,
    private readonly world: StreamWorld,
    /** In the log, of the next record to send. */
    private position: number,
  ) {
    this.start();
  }

  /** As the Management API shows it: the authorization in clear. */
  toJSON() {
    return { id: this.id, ...this.settings };
  }

  /** Whether nothing waits to be sent. */
  get isIdle(): boolean {
    return this.position >= this.world.log.end;
  }

  /** What is queued while it does not run comes when it is active again. */
  async change(change: Partial<StreamSettings>): Promise<void> {
    await this.stop();
    this.settings = { ...this.settings, ...change };
    this.failingSince = undefined;
    this.start();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private start() {
    if (this.settings.status !== 'active') return;
    this.stopping = new AbortController();
    this.running = this.run(this.stopping.signal);
  }

  private async run(signal: AbortSignal) {
    const { log } = this.world;
    while (!signal.aborted) {
      const { records, next } = log.read(this.position, BATCH_SIZE);
      const wanted = records.filter((record) => this.isWanted(record));
      if (wanted.length === 0 || (await this.isTaken(wanted, signal))) this.position = next;
      if (records.length === 0) await log.growth(signal);
    }
  }

  private async isTaken(batch: LogRecord[], signal: AbortSignal): Promise<boolean> {
    const { httpEndpoint, httpAuthorization, httpContentType, httpContentFormat } =
      this.settings.sink;
    const { reach = (endpoint: string) => endpoint, retryMs, pauseMs, losesNext } = this.world;
    if (losesNext?.()) return true;
    await deliver(batch, {
      url: reach(httpEndpoint),
      token: httpAuthorization ?? '',
      contentType: httpContentType,
      format: httpContentFormat,
      retryMs,
      pauseMs,
      signal,
      // What the stream itself cuts off, when it is changed, is no failure of the endpoint.
      onFailure: (reason) => signal.aborted || this.noteFailure(reason),
    });
    if (signal.aborted) return false;
    this.failingSince = undefined;
    return true;
  }

  private noteFailure(reason: string) {
    this.world.onFailure?.(reason);
    this.health.unshift(reason);
    this.health.splice(HEALTH_ENTRIES);
    this.failingSince ??= Date.now();
    const { suspendAfterMs = SUSPEND_AFTER_MS } = this.world;
    if (Date.now() - this.failingSince < suspendAfterMs) return;
    this.settings.status = 'suspended';
    this.stopping.abort();
  }

  private isWanted({ data }: LogRecord): boolean {
    const { filters = [] } = this.settings;
    const category = findEventCode(data.type)?.stream;
    return filters.length === 0 || filters.some(({ name }) => name === category);
  }
}
