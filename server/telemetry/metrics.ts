// What this node has counted since its start, for scrapers and for Kibana's status. A call or a
// delivery costs a few additions; everything else is read when somebody asks.
import { Counter, Gauge, Histogram, type OpenMetricsContentType, Registry } from 'prom-client';
import type { SourceCounters } from '../../common/api/source_counters';
import { isAuthenticationFailure, type DeliveryOutcome } from '../webhook/observe_deliveries';

const PREFIX = 'auth0_logs_';
/** In seconds; the last stands above the time after which a write is given up. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
/** Those of SourceCounters that tell what became of an event, each of one event only. */
const OUTCOMES = ['accepted', 'duplicate', 'dropped', 'failed'] as const;

/** What others know, read at each scrape. */
export interface NodeState {
  events_waiting: number;
  bytes_waiting: number;
  bulk_calls_in_flight: number;
  body_budget_held_bytes: number;
  elasticsearch_reachable: boolean;
  installation_ready: boolean;
  listener_listening: boolean;
}

/** Likewise, but these only grow. */
export interface NodeTotals {
  received_bytes: number;
  event_log_dropped: number;
  stored_twice: number;
}

const STATE_HELP: Record<keyof NodeState, string> = {
  events_waiting: 'Events that are received and not yet settled by Elasticsearch.',
  bytes_waiting: 'Bytes that these events take in a bulk call.',
  bulk_calls_in_flight: 'Bulk calls that Elasticsearch has not answered yet.',
  body_budget_held_bytes: 'Memory set aside for bodies, of auth0_logs.webhook.maxPending.',
  elasticsearch_reachable: '0 while deliveries are refused since Elasticsearch cannot be reached.',
  installation_ready: '1 once templates and pipeline are in place.',
  listener_listening: "1 while the plugin's own listener takes connections.",
};

const TOTALS_HELP: Record<keyof NodeTotals, string> = {
  received_bytes: 'Bytes of bodies, inflated.',
  event_log_dropped: 'Records of the event log that were given up.',
  stored_twice: 'Events of which a rollover at the moment of writing left two copies.',
};

/** What is read at each scrape. */
export interface Readings {
  state(): NodeState;
  totals(): NodeTotals;
}

export class Metrics {
  private readonly registry = new Registry<OpenMetricsContentType>();
  private readonly deliveries: Counter;
  private readonly deliverySeconds: Histogram;
  private readonly events: Counter;
  private readonly unknownCodes: Counter;
  private readonly unknownOperations: Counter;
  private readonly idConflicts: Counter;
  private readonly authenticationFailures: Counter;
  private readonly bulkSeconds: Histogram;

  private read: Readings | undefined;

  constructor() {
    this.registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
    this.deliveries = this.counter('deliveries', 'Deliveries by answer.', [
      ...['source', 'status', 'code'],
    ]);
    this.deliverySeconds = this.histogram(
      'delivery_duration_seconds',
      'From the first byte of a delivery to its answer.',
      'status',
    );
    this.events = this.counter('events', 'Events by what became of them.', ['source', 'outcome']);
    this.unknownCodes = this.counter(
      'unknown_codes',
      'Accepted events whose code the catalogue does not know.',
      ['source'],
    );
    this.unknownOperations = this.counter(
      'unknown_operations',
      'Accepted events of a Management API operation that the table of operations does not know.',
      ['source'],
    );
    this.idConflicts = this.counter(
      'id_conflicts',
      "Events stored under another id, since another tenant's event has theirs.",
      ['source'],
    );
    this.authenticationFailures = this.counter(
      'authentication_failures',
      'Deliveries with a wrong token.',
      ['source'],
    );
    this.bulkSeconds = this.histogram(
      'bulk_duration_seconds',
      'Of a bulk call to Elasticsearch; failed is one that was not answered with its items.',
      'outcome',
    );
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  delivery = (outcome: DeliveryOutcome): void => {
    const { source = '', statusCode, code = '', seconds } = outcome;
    const status = String(statusCode);
    this.deliveries.inc({ source, status, code });
    this.deliverySeconds.observe({ status }, seconds);
    if (isAuthenticationFailure(outcome)) this.authenticationFailures.inc({ source });
  };

  /** What became of the events of a delivery. */
  count(source: string, counts: Partial<SourceCounters>): void {
    for (const outcome of OUTCOMES) {
      const count = counts[outcome];
      if (count) this.events.inc({ source, outcome }, count);
    }
    if (counts.unknown_operation) this.unknownOperations.inc({ source }, counts.unknown_operation);
    if (counts.id_conflict) this.idConflicts.inc({ source }, counts.id_conflict);
    if (counts.unknown_code) this.unknownCodes.inc({ source }, counts.unknown_code);
  }

  bulkCall = ({ seconds, answered }: { seconds: number; answered: boolean }): void => {
    this.bulkSeconds.observe({ outcome: answered ? 'answered' : 'failed' }, seconds);
  };

  /** The main figures, for Kibana's status. */
  async figures(): Promise<Record<string, unknown>> {
    return {
      deliveries: await sumsBy(this.deliveries, 'status'),
      events: await sumsBy(this.events, 'outcome'),
      authentication_failures: (await sumsBy(this.authenticationFailures, 'all')).all ?? 0,
      ...this.read?.state(),
    };
  }

  private counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ name: PREFIX + name, help, labelNames, registers: [this.registry] });
  }

  private histogram<L extends string>(name: string, help: string, label: L): Histogram<L> {
    const registers = [this.registry];
    return new Histogram({
      ...{ name: PREFIX + name, help, labelNames: [label], buckets: BUCKETS, registers },
    });
  }

  /** Called once, when all that is read has been set up. */
  readFrom(read: Readings): void {
    this.read = read;
    const registers = [this.registry];
    for (const [name, help] of entries(STATE_HELP))
      new Gauge({
        ...{ name: PREFIX + name, help, registers },
        collect() {
          this.set(Number(read.state()[name]));
        },
      });
    for (const [name, help] of entries(TOTALS_HELP))
      new Counter({
        ...{ name: PREFIX + name, help, registers },
        collect() {
          this.reset();
          this.inc(read.totals()[name]);
        },
      });
  }
}

const entries = <K extends string>(record: Record<K, string>) =>
  Object.entries(record) as [K, string][];

const sumsBy = async (counter: Counter, label: string): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { labels, value } of (await counter.get()).values) {
    const key = String(labels[label] ?? 'all');
    sums[key] = (sums[key] ?? 0) + value;
  }
  return sums;
};
