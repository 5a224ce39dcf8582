import { Client } from '@elastic/elasticsearch';
import { afterAll, afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createLogger } from '../../dev/host/logger';
import { schema } from '../../dev/host/kbn/config_schema';
import { TaskManager } from '../../dev/host/task_manager/task_manager';
import { TaskStore, TASKS_INDEX } from '../../dev/host/task_manager/task_store';
import type { TaskDefinition } from '@kbn/task-manager-plugin/server';

const client = new Client({ node: inject('elasticsearchUrl') });
const running: TaskManager[] = [];

beforeEach(() => client.indices.delete({ index: TASKS_INDEX, ignore_unavailable: true }));
// A manager that is left over would claim the next test's task.
afterEach(() => Promise.all(running.splice(0).map((manager) => manager.stop())));
afterAll(() => client.close());

const task = (interval: string) => ({
  id: 'count',
  taskType: 'count',
  schedule: { interval },
  params: {},
  state: { runs: 0 },
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function startManager(ownerId: string, definition: Partial<TaskDefinition>) {
  const store = new TaskStore(client);
  const manager = new TaskManager({ store, ownerId, logger: createLogger('silent') });
  running.push(manager);
  manager.setupContract.registerTaskDefinitions({
    count: {
      title: 'Count',
      stateSchemaByVersion: {
        1: {
          schema: schema.object({ runs: schema.number() }) as never,
          up: (state) => ({ runs: state.runs ?? 0 }),
        },
      },
      createTaskRunner: () => ({ run: () => Promise.resolve(undefined) }),
      ...definition,
    },
  });
  await manager.start();
  return manager;
}

it('runs a task once per interval over two hosts, and hands its state on', async () => {
  const runs: { at: number; runs: number }[] = [];
  const definition: Partial<TaskDefinition> = {
    createTaskRunner: ({ taskInstance }) => ({
      run: () => {
        const count = Number(taskInstance.state.runs) + 1;
        runs.push({ at: Date.now(), runs: count });
        return Promise.resolve({ state: { runs: count } });
      },
    }),
  };
  const [one] = await Promise.all(['a', 'b'].map((owner) => startManager(owner, definition)));
  await one?.startContract.ensureScheduled(task('5s'));
  await wait(20_000);
  expect(runs.length).toBeGreaterThanOrEqual(3);
  expect(runs.map(({ runs: count }) => count)).toEqual(runs.map((_, index) => index + 1));
  const gaps = runs.slice(1).map(({ at }, index) => at - (runs[index]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4_900);
});

it('replaces an owner that never comes back, after the time-out', async () => {
  const store = new TaskStore(client);
  await store.createIndex();
  const planner = await startManager('planner', {});
  await planner.stop();
  await planner.startContract.ensureScheduled(task('1h'));
  const claimed = await store.get('count');
  const retryAt = Date.now() + 5_000;
  await store.replace(claimed, {
    ...claimed.task,
    status: 'running',
    ownerId: 'dead',
    retryAt: new Date(retryAt).toISOString(),
  });
  const ranAt = new Promise<number>((resolve) => {
    void startManager('heir', {
      createTaskRunner: () => ({
        run: () => {
          resolve(Date.now());
          return Promise.resolve({ state: { runs: 1 } });
        },
      }),
    });
  });
  expect(await ranAt).toBeGreaterThanOrEqual(retryAt);
});

it('takes over another interval', async () => {
  const planner = await startManager('planner', {});
  await planner.stop();
  await planner.startContract.ensureScheduled(task('1h'));
  await planner.startContract.ensureScheduled(task('5s'));
  expect((await new TaskStore(client).get('count')).task.schedule.interval).toBe('5s');
});
