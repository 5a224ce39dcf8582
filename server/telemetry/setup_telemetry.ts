// Metrics of this node, and the event log of what changes.
import { merge, Subject, takeUntil } from 'rxjs';
import type { EventLogEntry } from '../../common/api/event_log';
import type { SourceCounters } from '../../common/api/source_counters';
import type { Feature, SetupContext } from '../types';
import { DeliveryChanges } from './delivery_changes';
import type { DeliveryOutcome } from '../webhook/observe_deliveries';
import { EventLog } from './event_log';
import { FailedEventChanges } from './failed_event_changes';
import { Metrics } from './metrics';
import { MinuteTally } from './minute_tally';
import { stateChanges, type WatchedStates } from './state_changes';

export interface Telemetry extends Feature {
  metrics: Metrics;
  eventLog: EventLog;
  failedEventChanges: FailedEventChanges;
  record: (entry: EventLogEntry) => void;
  /** What became of a source's events. */
  count(source: string, counts: Partial<SourceCounters>): void;
  /** How a delivery was answered. */
  delivery(outcome: DeliveryOutcome): void;
  /** Records in the event log what changes in these states. */
  watch(states: WatchedStates): void;
}

export const setupTelemetry = ({ core, logger, node, client }: SetupContext): Telemetry => {
  const eventLog = new EventLog({
    client,
    logger: logger.get('eventLog'),
    node: { uuid: node, name: core.http.getServerInfo().name },
  });
  const record = (entry: EventLogEntry) => eventLog.record(entry);
  const idConflicts = new MinuteTally((source, count) =>
    record({ action: 'id-conflict', outcome: 'failure', source, count }),
  );
  const stopped = new Subject<void>();
  const deliveryChanges = new DeliveryChanges();
  const failedEventChanges = new FailedEventChanges();
  merge(deliveryChanges.changes$, failedEventChanges.changes$).subscribe(record);
  const metrics = new Metrics();
  return {
    ...{ metrics, eventLog, failedEventChanges, record },
    count: (source, counts) => {
      metrics.count(source, counts);
      if (counts.failed) failedEventChanges.add('kept', source, counts.failed);
      if (counts.id_conflict) idConflicts.add(source, counts.id_conflict);
    },
    delivery: (outcome) => {
      metrics.delivery(outcome);
      deliveryChanges.observe(outcome);
    },
    watch: (states) => stateChanges(states).pipe(takeUntil(stopped)).subscribe(record),
    stop: async () => {
      stopped.next();
      deliveryChanges.stop();
      failedEventChanges.stop();
      idConflicts.stop();
      await eventLog.stop();
    },
  };
};
