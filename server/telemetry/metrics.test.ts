import { expect, it } from 'vitest';
import { Metrics, type NodeState } from './metrics';

const STATE: NodeState = {
  events_waiting: 3,
  bytes_waiting: 4_000,
  bulk_calls_in_flight: 1,
  body_budget_held_bytes: 20_000,
  elasticsearch_reachable: true,
  installation_ready: true,
  listener_listening: false,
};

const newMetrics = (): Metrics => {
  const metrics = new Metrics();
  metrics.readFrom({
    state: () => STATE,
    totals: () => ({ received_bytes: 12, event_log_dropped: 0, stored_twice: 0 }),
  });
  return metrics;
};

const samples = async (metrics: Metrics): Promise<string[]> => (await metrics.text()).split('\n');

it('counts deliveries and events under names that a scraper takes', async () => {
  const metrics = newMetrics();
  metrics.delivery({ source: 's', statusCode: 200, seconds: 0.02 });
  metrics.delivery({ source: 's', statusCode: 503, code: 'unavailable', seconds: 2 });
  metrics.delivery({ source: 's', statusCode: 401, code: 'wrong_token', seconds: 0 });
  metrics.delivery({ statusCode: 404, code: 'unknown_source', seconds: 0 });
  metrics.count('s', { accepted: 7, duplicate: 2, unknown_code: 1, id_conflict: 3 });
  metrics.count('s', { failed: 1 });
  const lines = await samples(metrics);
  expect(lines).toEqual(
    expect.arrayContaining([
      'auth0_logs_deliveries_total{source="s",status="200",code=""} 1',
      'auth0_logs_deliveries_total{source="s",status="503",code="unavailable"} 1',
      'auth0_logs_deliveries_total{source="",status="404",code="unknown_source"} 1',
      'auth0_logs_events_total{source="s",outcome="accepted"} 7',
      'auth0_logs_events_total{source="s",outcome="duplicate"} 2',
      'auth0_logs_events_total{source="s",outcome="failed"} 1',
      'auth0_logs_unknown_codes_total{source="s"} 1',
      'auth0_logs_id_conflicts_total{source="s"} 3',
      'auth0_logs_authentication_failures_total{source="s"} 1',
    ]),
  );
  expect(lines.slice(-2)).toEqual(['# EOF', '']);
  expect(metrics.contentType).toContain('application/openmetrics-text; version=1.0.0');
});

it('puts a time into the buckets from its own upwards', async () => {
  const metrics = newMetrics();
  metrics.bulkCall({ seconds: 0.3, answered: true });
  metrics.bulkCall({ seconds: 60, answered: true });
  const bucket = 'auth0_logs_bulk_duration_seconds_bucket';
  expect(await samples(metrics)).toEqual(
    expect.arrayContaining([
      `${bucket}{le="0.25",outcome="answered"} 0`,
      `${bucket}{le="0.5",outcome="answered"} 1`,
      `${bucket}{le="20",outcome="answered"} 1`,
      `${bucket}{le="+Inf",outcome="answered"} 2`,
      'auth0_logs_bulk_duration_seconds_sum{outcome="answered"} 60.3',
    ]),
  );
});

it('reads what others know at each scrape, without adding it up', async () => {
  const metrics = newMetrics();
  await samples(metrics);
  expect(await samples(metrics)).toEqual(
    expect.arrayContaining([
      'auth0_logs_events_waiting 3',
      'auth0_logs_elasticsearch_reachable 1',
      'auth0_logs_listener_listening 0',
      'auth0_logs_received_bytes_total 12',
    ]),
  );
});

it('sums up over the sources for the status', async () => {
  const metrics = newMetrics();
  for (const source of ['a', 'b']) {
    metrics.delivery({ source, statusCode: 200, seconds: 1 });
    metrics.delivery({ source, statusCode: 401, code: 'wrong_token', seconds: 1 });
    metrics.count(source, { accepted: 5 });
  }
  expect(await metrics.figures()).toEqual({
    deliveries: { 200: 2, 401: 2 },
    events: { accepted: 10 },
    authentication_failures: 2,
    ...STATE,
  });
});
