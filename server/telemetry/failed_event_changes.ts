// What becomes of failed events. They may be without end, and are told by the minute.
import { Subject, type Observable } from 'rxjs';
import type { EventLogEntry } from '../../common/api/event_log';
import { MinuteTally } from './minute_tally';

const MESSAGES = {
  'failed-events-kept': 'Records that cannot become events were kept.',
  'failed-events-replayed': 'Failed events became events.',
  'failed-events-discarded': 'Failed events were discarded.',
} as const;

export class FailedEventChanges {
  private readonly changes = new Subject<EventLogEntry>();
  readonly changes$: Observable<EventLogEntry> = this.changes;
  private readonly tallies = {
    kept: this.tally('failed-events-kept'),
    replayed: this.tally('failed-events-replayed'),
    discarded: this.tally('failed-events-discarded'),
  };

  add(change: 'kept' | 'replayed' | 'discarded', source: string, count: number): void {
    this.tallies[change].add(source, count);
  }

  /** Tells what was held back. */
  stop(): void {
    for (const tally of Object.values(this.tallies)) tally.stop();
    this.changes.complete();
  }

  private tally(action: keyof typeof MESSAGES): MinuteTally {
    const message = MESSAGES[action];
    return new MinuteTally((source, count) =>
      this.changes.next({ action, outcome: 'success', message, source, count }),
    );
  }
}
