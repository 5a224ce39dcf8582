// Where events go in tests of an input: each id once, as in a data stream, with what was counted.
import { emptyCounters } from '../../common/api/source_counters';
import { Auth0LogsError } from '../../server/errors';
import type { WritableEvent } from '../../server/event_store/bulk_writer';
import type { FailedEvent } from '../../server/failed_events/failed_event_store';
import type { IngestDeps } from '../../server/ingest/ingest_records';

export class EventSink {
  /** By id, in the order of their writing. */
  readonly documents = new Map<string, Record<string, unknown>>();
  readonly failedEvents: FailedEvent[] = [];
  readonly counters = emptyCounters();
  /** While it is true, no write succeeds. */
  isDown = false;
  /** Awaited before each write. */
  before: () => Promise<void> = () => Promise.resolve();

  readonly deps: IngestDeps = {
    admit: () => undefined,
    pipelineReadsOriginal: () => false,
    write: async (events) => {
      await this.before();
      return events.map((event) => this.put(event));
    },
    writeFailedEvents: (failed) => Promise.resolve(this.failedEvents.push(...failed)),
    count: (_source, counts) => {
      for (const name of Object.keys(counts) as (keyof typeof counts)[])
        this.counters[name] += counts[name] ?? 0;
    },
    written: () => undefined,
  };

  private put({ id, operation }: WritableEvent) {
    if (this.isDown) {
      const error = new Auth0LogsError('unavailable', { details: { task: 'write_events' } });
      return { kind: 'failed', error } as const;
    }
    if (this.documents.has(id)) return { kind: 'duplicate' } as const;
    const [, document = ''] = Buffer.from(operation).toString().split('\n');
    this.documents.set(id, JSON.parse(document) as Record<string, unknown>);
    return { kind: 'accepted' } as const;
  }
}
