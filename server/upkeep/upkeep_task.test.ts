import type { ElasticsearchClient } from '@kbn/core/server';
import type { TaskDefinition } from '@kbn/task-manager-plugin/server';
import { afterEach, expect, it, vi } from 'vitest';
import { registerUpkeepTask } from './upkeep_task';

const DAY_MS = 24 * 60 * 60 * 1_000;

afterEach(() => vi.useRealTimers());

it('repairs the installation first, then deletes what is too old', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-31T00:00:00Z') });
  const steps: unknown[] = [];
  const search = ({ query }: { query: unknown }) => {
    steps.push(query);
    return Promise.resolve({ hits: { hits: [] } });
  };
  const definitions: TaskDefinition[] = [];
  registerUpkeepTask(
    { registerTaskDefinitions: (added) => void definitions.push(...Object.values(added)) },
    {
      client: () => Promise.resolve({ search } as unknown as ElasticsearchClient),
      keepFailedEventsMs: 30 * DAY_MS,
      keepEventLogMs: 90 * DAY_MS,
      verifyInstallation: () => Promise.resolve(void steps.push('verified')),
    },
  );
  const taskInstance = { id: 'i', taskType: 't', attempts: 1, params: {}, state: {} };
  await definitions[0]?.createTaskRunner({ taskInstance }).run();
  expect(steps).toEqual([
    'verified',
    { range: { received: { lt: '2026-03-01T00:00:00.000Z' } } },
    { range: { '@timestamp': { lt: '2025-12-31T00:00:00.000Z' } } },
  ]);
});
