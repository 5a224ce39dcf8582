// What becomes of dead letters. They may be without end, and are told by the minute.
import { Subject, type Observable } from 'rxjs';
import type { EventLogEntry } from '../../common/api/event_log';
import { MinuteTally } from './minute_tally';

const MESSAGES = {
  'dead-letters-kept': 'Records that cannot become events were kept.',
  'dead-letters-replayed': 'Dead letters became events.',
  'dead-letters-discarded': 'Dead letters were discarded.',
} as const;

export class DeadLetterChanges {
  private readonly changes = new Subject<EventLogEntry>();
  readonly changes$: Observable<EventLogEntry> = this.changes;
  private readonly tallies = {
    kept: this.tally('dead-letters-kept'),
    replayed: this.tally('dead-letters-replayed'),
    discarded: this.tally('dead-letters-discarded'),
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
