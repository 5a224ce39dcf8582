import { expect, it } from 'vitest';
import type { EventLogEntry } from '../../common/api/event_log';
import { DeadLetterChanges } from './dead_letter_changes';

it('adds up what becomes of the letters of a source, and forgets nothing at the end', () => {
  const changes = new DeadLetterChanges();
  const entries: EventLogEntry[] = [];
  changes.changes$.subscribe((entry) => entries.push(entry));
  changes.add('kept', 's', 2);
  changes.add('replayed', 's', 100);
  changes.add('replayed', 's', 50);
  changes.add('discarded', 't', 1);
  changes.stop();
  expect(entries).toMatchObject([
    { action: 'dead-letters-kept', source: 's', count: 2 },
    { action: 'dead-letters-replayed', source: 's', count: 150 },
    { action: 'dead-letters-discarded', source: 't', count: 1 },
  ]);
});
