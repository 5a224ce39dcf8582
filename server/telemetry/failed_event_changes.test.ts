import { expect, it } from 'vitest';
import type { EventLogEntry } from '../../common/api/event_log';
import { FailedEventChanges } from './failed_event_changes';

it('adds up what becomes of the failed events of a source, and forgets nothing at the end', () => {
  const changes = new FailedEventChanges();
  const entries: EventLogEntry[] = [];
  changes.changes$.subscribe((entry) => entries.push(entry));
  changes.add('kept', 's', 2);
  changes.add('replayed', 's', 100);
  changes.add('replayed', 's', 50);
  changes.add('discarded', 't', 1);
  changes.stop();
  expect(entries).toMatchObject([
    { action: 'failed-events-kept', source: 's', count: 2 },
    { action: 'failed-events-replayed', source: 's', count: 150 },
    { action: 'failed-events-discarded', source: 't', count: 1 },
  ]);
});
