// What the metrics read of the features at each scrape.
import type { Ingest } from './ingest/setup_ingest';
import type { Installation } from './installation/setup_installation';
import type { Listener } from './listener/listener';
import type { Readings } from './telemetry/metrics';
import type { Telemetry } from './telemetry/setup_telemetry';
import type { Webhook } from './webhook/setup_webhook';

export interface ReadFeatures {
  ingest: Ingest;
  webhook: Webhook;
  installation: Installation;
  listener: Listener;
  telemetry: Telemetry;
}

export const readingsOf = (features: ReadFeatures): Readings => ({
  state: () => {
    const { events, bytes, calls, reachable } = features.ingest.writer.current;
    return {
      events_waiting: events,
      bytes_waiting: bytes,
      bulk_calls_in_flight: calls,
      body_budget_held_bytes: features.webhook.budget.current.held,
      elasticsearch_reachable: reachable,
      installation_ready: features.installation.installer.current.installation.state === 'ready',
      listener_listening: features.listener.current.state === 'listening',
    };
  },
  totals: () => ({
    received_bytes: features.webhook.budget.current.received,
    event_log_dropped: features.telemetry.eventLog.dropped,
    stored_twice: features.ingest.writer.current.storedTwice,
  }),
});
