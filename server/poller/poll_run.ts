// One run of a source's task: what it works with.
import type { ApiInputSettings } from '../../common/api/sources';
import type { EventLogEntry } from '../../common/api/event_log';
import type { Logs } from '../auth0/logs';
import type { IngestDeps } from '../ingest/ingest_records';
import type { Source } from '../sources/source';
import type { CursorStore } from './cursor_store';
import type { HeldCursor } from './held_cursor';

/** The tenant, asked as one application. */
export interface PolledTenant {
  domain: string;
  clientId: string;
  logs: Logs;
}

export type PageOutcome = 'stored' | 'empty' | 'failed';

export interface PollDeps {
  cursors: CursorStore;
  ingest: IngestDeps;
  /** Rejects where the source has no credentials, or they cannot be read. */
  tenantOf(source: string): Promise<PolledTenant>;
  onPage(source: string, outcome: PageOutcome): void;
  onHealed(source: string, count: number): void;
  record(entry: EventLogEntry): void;
}

export interface PollRun {
  deps: PollDeps;
  source: Source;
  settings: ApiInputSettings;
  tenant: PolledTenant;
  held: HeldCursor;
  /** Ends what is under way. */
  signal: AbortSignal;
  /** No page is begun after it, by `performance.now()`. */
  endsAt: number;
}
