import { ServiceStatusLevels } from '@kbn/core-status-common';
import { lastValueFrom, NEVER, of, startWith, takeWhile } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageRemedyOf } from '../common/errors/failures';
import type { InstallationState } from './installation/installer';
import { ListenerProblem, type ListenerState } from './listener/listener_problem';
import { pluginStatus } from './plugin_status';
import { sourceWith } from '../test/support/source';
import type { Source } from './sources/source';
import { emptyTotals } from './sources/source_totals';
import type { TotalsBySource } from './sources/source_counters';

/** What the status is read from, with no source unless given. */
const reportedWith = (sources: Source[] = [], totals: TotalsBySource = new Map()) => ({
  sources: {
    registry: { all: () => sources },
    counters: { read: () => Promise.resolve(totals), readOwn: () => totals },
  },
  installation: { access: Promise.resolve({ mayWrite: () => Promise.resolve(true) }) },
});

const statusOf = (
  installation: InstallationState['installation'],
  listener: ListenerState = { state: 'off' },
  reported = reportedWith(),
) =>
  // After the first sample.
  lastValueFrom(
    pluginStatus({
      installation$: of({ installation, shortcomings: [] }),
      listener$: of(listener),
      metrics: { figures: () => Promise.resolve({ sampled: true }) },
      ...reported,
    }).pipe(takeWhile(({ meta }) => meta?.sampled !== true, true)),
  );

afterEach(() => vi.useRealTimers());

describe('pluginStatus', () => {
  it("is available on Kibana's own level, which Kibana tells by identity", async () => {
    expect((await statusOf({ state: 'ready' })).level).toBe(ServiceStatusLevels.available);
  });

  it('is degraded while the templates are being installed', async () => {
    const { level, summary } = await statusOf({ state: 'pending' });
    expect(level).toBe(ServiceStatusLevels.degraded);
    expect(summary).toContain('being installed');
  });

  it('is no worse than degraded when they cannot be, and says what helps', async () => {
    const problem = { code: 'installation_denied', details: { quote: 'no right' } } as const;
    const { level, summary, detail } = await statusOf({ state: 'failed', problem });
    expect(level).toBe(ServiceStatusLevels.degraded);
    expect(summary).toContain('no right');
    expect(detail).toContain('kibana_system');
  });

  it('is degraded while the listener has a problem', async () => {
    const problem = new ListenerProblem('listener_port_taken', {
      address: 'localhost',
      port: 8383,
    });
    const { level, summary, detail } = await statusOf(
      { state: 'ready' },
      { state: 'failed', problem },
    );
    expect(level).toBe(ServiceStatusLevels.degraded);
    expect(summary).toBe('Port 8383 on localhost is already in use.');
    expect(detail).toContain('auth0_logs.listener.port');
  });

  it('is degraded while deliveries of a source are refused', async () => {
    const at = new Date().toISOString();
    const last_error = { code: 'unavailable', details: { task: 'connect' }, at };
    const sources = [
      sourceWith({ id: 'a', name: 'First' }),
      sourceWith({ id: 'b', name: 'Second' }),
    ];
    const totals: TotalsBySource = new Map([
      ['a', { ...emptyTotals(), last_accepted_at: '2020-01-01T00:00:00Z' }],
      ['b', { ...emptyTotals(), last_error }],
    ]);
    const { level, summary, detail, meta } = await statusOf(
      { state: 'ready' },
      { state: 'off' },
      reportedWith(sources, totals),
    );
    expect(level).toBe(ServiceStatusLevels.degraded);
    expect(summary).toBe(
      'Deliveries to "Second" are refused: Elasticsearch cannot be reached. Sources: silent (1), failing (1).',
    );
    expect(detail).toBe(pageRemedyOf('unavailable'));
    expect(meta).toMatchObject({ sources: { a: 'silent', b: 'failing' } });
  });

  it('counts all sources as failing while events cannot be written', async () => {
    const { meta } = await statusOf(
      { state: 'ready' },
      { state: 'off' },
      {
        ...reportedWith([sourceWith({ id: 'a' }), sourceWith({ id: 'b', enabled: false })]),
        installation: { access: Promise.resolve({ mayWrite: () => Promise.resolve(false) }) },
      },
    );
    expect(meta).toMatchObject({ sources: { a: 'failing', b: 'paused' } });
  });

  it('shows the figures, and is told no more often than they change', async () => {
    vi.useFakeTimers();
    let deliveries = { '200': 1 };
    const told: unknown[] = [];
    const summaries = new Set<string>();
    const ready = { installation: { state: 'ready' as const }, shortcomings: [] };
    const subscription = pluginStatus({
      installation$: NEVER.pipe(startWith(ready)),
      listener$: of({ state: 'off' }),
      metrics: { figures: () => Promise.resolve({ deliveries }) },
      ...reportedWith(),
    }).subscribe(({ meta, summary }) => {
      told.push(meta);
      summaries.add(summary);
    });
    await vi.advanceTimersByTimeAsync(60_000);
    deliveries = { '200': 1_000 };
    await vi.advanceTimersByTimeAsync(10_000);
    subscription.unsubscribe();
    expect(told).toEqual(
      [{}, { deliveries: { '200': 1 } }, { deliveries: { '200': 1_000 } }].map((figures) => ({
        ...figures,
        sources: {},
      })),
    );
    // Kibana passes on only what changes the summary.
    expect([...summaries]).toEqual([
      'Events can be received.',
      'Events can be received. Webhook answers: 200 (1).',
      'Events can be received. Webhook answers: 200 (1000).',
    ]);
  });
});
