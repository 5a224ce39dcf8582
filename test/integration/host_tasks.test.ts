import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from '@elastic/elasticsearch';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from '../../dev/host/logger';
import { schema } from '../../dev/host/kbn/config_schema';
import { TaskManager } from '../../dev/host/task_manager/task_manager';
import { TaskStore, TASKS_INDEX } from '../../dev/host/task_manager/task_store';
import type { TaskDefinition } from '@kbn/task-manager-plugin/server';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';

const client = new Client({ node: elasticsearchOfWorker() });
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

const POLL_MS = 100;
const RUNS = 5;
const SOON = { timeout: 60_000, interval: 100 };

async function startManager(ownerId: string, definition: Partial<TaskDefinition>) {
  const store = new TaskStore(client);
  const manager = new TaskManager({
    store,
    ownerId,
    logger: createLogger('silent'),
    pollMs: POLL_MS,
  });
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
  const runs: { began: number; count: number }[] = [];
  const store = new TaskStore(client);
  const definition: Partial<TaskDefinition> = {
    createTaskRunner: ({ taskInstance }) => ({
      run: async () => {
        const count = Number(taskInstance.state.runs) + 1;
        // The interval is from claim to claim; how long a claim takes to be written is another matter.
        const { startedAt } = (await store.get('count')).task;
        runs.push({ began: Date.parse(startedAt ?? ''), count });
        return { state: { runs: count } };
      },
    }),
  };
  const [one] = await Promise.all(['a', 'b'].map((owner) => startManager(owner, definition)));
  await one?.startContract.ensureScheduled(task('1s'));
  await vi.waitFor(() => expect(runs.length).toBeGreaterThanOrEqual(RUNS), SOON);
  expect(runs.map(({ count }) => count)).toEqual(runs.map((_, index) => index + 1));
  const gaps = runs.slice(1).map(({ began }, index) => began - (runs[index]?.began ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
});

it('takes over the task of a host that was killed, once its time is over', async () => {
  const script = join(import.meta.dirname, 'host_task_owner.ts');
  const args = ['--import', 'tsx', script, elasticsearchOfWorker()];
  const owner = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(owner, 'exit');
  await Promise.race([once(owner.stdout, 'data'), gone]);
  owner.kill('SIGKILL');
  await gone;
  const { task: left } = await new TaskStore(client).get('count');
  expect(left).toMatchObject({ status: 'running', ownerId: 'victim', attempts: 1 });
  const takenOver = new Promise<{ at: number; attempts: number }>((resolve) => {
    void startManager('heir', {
      createTaskRunner: ({ taskInstance: { attempts } }) => ({
        run: () => {
          resolve({ at: Date.now(), attempts });
          return Promise.resolve({ state: { runs: 1 } });
        },
      }),
    });
  });
  const { at, attempts } = await takenOver;
  expect(at).toBeGreaterThanOrEqual(Date.parse(left.retryAt ?? ''));
  expect(attempts).toBe(2);
});

it('takes over another interval', async () => {
  const planner = await startManager('planner', {});
  await planner.stop();
  await planner.startContract.ensureScheduled(task('1h'));
  await planner.startContract.ensureScheduled(task('5s'));
  expect((await new TaskStore(client).get('count')).task.schedule.interval).toBe('5s');
});

it('leaves the interval of a running task to its owner', async () => {
  const store = new TaskStore(client);
  const planner = await startManager('planner', {});
  await planner.stop();
  await planner.startContract.ensureScheduled(task('1h'));
  const scheduled = await store.get('count');
  await store.replace(scheduled, { ...scheduled.task, status: 'running' });
  await planner.startContract.ensureScheduled(task('5s'));
  expect((await store.get('count')).task.schedule.interval).toBe('1h');
});
