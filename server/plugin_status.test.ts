import { ServiceStatusLevels } from '@kbn/core-status-common';
import { firstValueFrom, NEVER, of, startWith } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { InstallationState } from './elasticsearch/installer';
import { ListenerProblem, type ListenerState } from './listener/listener_problem';
import { pluginStatus } from './plugin_status';

const statusOf = (
  installation: InstallationState['installation'],
  listener: ListenerState = { state: 'off' },
) =>
  firstValueFrom(
    pluginStatus({
      installation$: of({ installation, shortcomings: [] }),
      listener$: of(listener),
      readFigures: () => Promise.resolve({}),
    }),
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
    const failure = { state: 'failed', message: 'No privilege.', mend: 'Grant it.' } as const;
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
    expect({ summary, detail }).toEqual({ summary: problem.message, detail: problem.mend });
  });

  it('shows the figures, and is told no more often than they change', async () => {
    vi.useFakeTimers();
    let deliveries = 0;
    const told: unknown[] = [];
    const ready = { installation: { state: 'ready' as const }, shortcomings: [] };
    const subscription = pluginStatus({
      installation$: NEVER.pipe(startWith(ready)),
      listener$: of({ state: 'off' }),
      readFigures: () => Promise.resolve({ deliveries }),
    }).subscribe(({ meta }) => told.push(meta));
    await vi.advanceTimersByTimeAsync(60_000);
    deliveries = 1_000;
    await vi.advanceTimersByTimeAsync(10_000);
    subscription.unsubscribe();
    expect(told).toEqual([{}, { deliveries: 0 }, { deliveries: 1_000 }]);
  });
});
