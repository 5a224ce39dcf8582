import { ServiceStatusLevels } from '@kbn/core-status-common';
import { lastValueFrom, NEVER, of, startWith, takeWhile } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { InstallationState } from './installation/installer';
import { ListenerProblem, type ListenerState } from './listener/listener_problem';
import { pluginStatus } from './plugin_status';
import type { SourceReport } from './sources/source_reports';

const statusOf = (
  installation: InstallationState['installation'],
  listener: ListenerState = { state: 'off' },
  sources: SourceReport[] = [],
) =>
  // After the first sample.
  lastValueFrom(
    pluginStatus({
      installation$: of({ installation, shortcomings: [] }),
      listener$: of(listener),
      readFigures: () => Promise.resolve({ sampled: true }),
      readSources: () => Promise.resolve(sources),
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
    const failure = { state: 'failed', message: 'No privilege.', remedy: 'Grant it.' } as const;
    const { level, summary, detail } = await statusOf(failure);
    expect(level).toBe(ServiceStatusLevels.degraded);
    expect({ summary, detail }).toEqual({ summary: 'No privilege.', detail: 'Grant it.' });
  });

  it('is degraded while the listener has a problem', async () => {
    const problem = new ListenerProblem('port_taken', 'Port 8383 is taken.');
    const { level, summary, detail } = await statusOf(
      { state: 'ready' },
      { state: 'failed', problem },
    );
    expect(level).toBe(ServiceStatusLevels.degraded);
    expect({ summary, detail }).toEqual({ summary: problem.message, detail: problem.remedy });
  });

  it('is degraded while deliveries of a source are refused', async () => {
    const problem = { message: 'Elasticsearch is down.', remedy: 'Start it.' };
    const { level, summary, detail, meta } = await statusOf({ state: 'ready' }, { state: 'off' }, [
      { id: 'a', name: 'First', state: 'silent' },
      { id: 'b', name: 'Second', state: 'failing', problem },
    ]);
    expect(level).toBe(ServiceStatusLevels.degraded);
    expect(summary).toBe(
      'Deliveries to "Second" are refused: Elasticsearch is down. Sources: silent (1), failing (1).',
    );
    expect(detail).toBe('Start it.');
    expect(meta).toMatchObject({ sources: { a: 'silent', b: 'failing' } });
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
      readFigures: () => Promise.resolve({ deliveries }),
      readSources: () => Promise.resolve([]),
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
