// Measures how long an event takes from Auth0 until a search finds it: on one just accepted, every
// now and then, and beside the ingest path, which never waits for it.
import type { ElasticsearchClient } from '@kbn/core/server';
import type { WriteResult } from '../event_store/bulk_item';
import type { EventKey } from '../event_store/earlier_copies';

/**
 * Per source, from the end of one to the next. Longer than `index.search.idle.after` (30 s), so that
 * an index that nobody else searches is not refreshed each second for this alone.
 */
const PROBE_EVERY_MS = 60_000;
const POLL_MS = 250;
/** A refresh interval may be a minute; what is not found by then tells nothing. */
const GIVE_UP_MS = 2 * 60_000;
const SEARCH_TIMEOUT_MS = 5_000;

export interface IngestDelayDeps {
  /** May read the data stream. */
  client(): Promise<ElasticsearchClient>;
  measured(source: string, ms: number): void;
}

interface DatedEvent extends EventKey {
  occurred: number;
}

export class IngestDelay {
  /** When a source may be probed again, by `performance.now()`. */
  private readonly next = new Map<string, number>();
  private readonly stopping = new AbortController();

  constructor(private readonly deps: IngestDelayDeps) {}

  stop(): void {
    this.stopping.abort();
  }

  /** May start a probe on one of the events; the results are in their order. */
  watch(source: string, events: readonly EventKey[], results: readonly WriteResult[]): void {
    if (this.stopping.signal.aborted) return;
    if (performance.now() < (this.next.get(source) ?? 0)) return;
    const event = lastAccepted(events, results);
    if (!event) return;
    this.next.set(source, Infinity);
    void this.probe(source, event).finally(() =>
      this.next.set(source, performance.now() + PROBE_EVERY_MS),
    );
  }

  private async probe(source: string, event: DatedEvent): Promise<void> {
    const { signal } = this.stopping;
    const deadline = performance.now() + GIVE_UP_MS;
    try {
      const client = await this.deps.client();
      while (!(await isFound(client, event, signal))) {
        await pause();
        if (signal.aborted || performance.now() > deadline) return;
      }
    } catch {
      return; // stopped, or Elasticsearch does not answer: another event will tell
    }
    this.deps.measured(source, Math.max(0, Date.now() - event.occurred));
  }
}

/** Keeps no process alive. */
const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MS).unref());

const lastAccepted = (
  events: readonly EventKey[],
  results: readonly WriteResult[],
): DatedEvent | undefined => {
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const { index, id, occurred } = events[at] ?? {};
    if (index === undefined || id === undefined || occurred === undefined) continue;
    if (results[at]?.kind === 'accepted') return { index, id, occurred };
  }
  return undefined;
};

const isFound = async (
  client: ElasticsearchClient,
  { index, id }: EventKey,
  signal: AbortSignal,
): Promise<boolean> => {
  const query = { ids: { values: [id] } };
  const { hits } = await client.search(
    { index, query, size: 1, _source: false, track_total_hits: false },
    { maxRetries: 0, requestTimeout: SEARCH_TIMEOUT_MS, signal },
  );
  return hits.hits.length > 0;
};
