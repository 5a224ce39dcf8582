// What becomes of failed events. They may be without end, and are told by the minute.
import { Subject, type Observable } from 'rxjs';
import type { EventLogAction, EventLogEntry } from '../../common/api/event_log';
import { MinuteTally } from './minute_tally';

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

  private tally(action: EventLogAction): MinuteTally {
    return new MinuteTally((source, count) =>
      this.changes.next({ action, outcome: 'success', source, count }),
    );
  }
}
