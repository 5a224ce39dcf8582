import { Subject } from 'rxjs';
import type { Logger } from '@kbn/core/server';
import type { TaskDefinition, TaskManagerStartContract } from '@kbn/task-manager-plugin/server';
import { beforeEach, expect, it, vi } from 'vitest';
import { sourceWith } from '../../test/support/source';
import { VersionedObjects } from '../../test/support/versioned_objects';
import { DEFAULT_API_INPUT } from '../../common/api/sources';
import { Auth0LogsError } from '../errors';
import type { Source } from '../sources/source';
import type { SourceChange } from '../sources/source_registry';
import { CursorStore } from './cursor_store';
import { PollTasks, taskIdOf } from './poll_tasks';

const logger = { debug: () => undefined } as unknown as Logger;
const collected = (changes: Partial<Source> = {}) =>
  sourceWith({ id: 'a', api: DEFAULT_API_INPUT, ...changes });

let sources: Map<string, Source>;
let changes$: Subject<SourceChange>;
let cursors: CursorStore;
let calls: string[];
let poll: ReturnType<typeof vi.fn<(source: Source, signal: AbortSignal) => Promise<Date>>>;
let tasks: PollTasks;
let definition: TaskDefinition;

const taskManager = {
  ensureScheduled: (task: { id: string }) => Promise.resolve(void calls.push(`ensure ${task.id}`)),
  runSoon: (id: string) => Promise.resolve(void calls.push(`soon ${id}`)),
  removeIfExists: (id: string) => Promise.resolve(void calls.push(`remove ${id}`)),
} as unknown as TaskManagerStartContract;

beforeEach(() => {
  sources = new Map();
  changes$ = new Subject();
  calls = [];
  const { client } = new VersionedObjects();
  cursors = new CursorStore(() => Promise.resolve(client));
  poll = vi.fn(() => Promise.resolve(new Date(0)));
  const reopen = (id: string) => {
    const source = sources.get(id);
    if (!source) throw new Auth0LogsError('no_such_source');
    return source;
  };
  const registry = { all: () => [...sources.values()], reopen, changes$ };
  tasks = new PollTasks({ registry, cursors, poll, logger });
  tasks.register({
    registerTaskDefinitions: (added) => {
      [definition] = Object.values(added) as [TaskDefinition];
    },
  });
});

const run = () => {
  const taskInstance = { id: '', taskType: '', attempts: 1, params: { source: 'a' }, state: {} };
  return definition.createTaskRunner({ taskInstance }).run();
};
const change = (kind: SourceChange['kind']) => changes$.next({ id: 'a', kind });
const until = (expected: string[]) => vi.waitFor(() => expect(calls).toEqual(expected));

const SCHEDULED = [`ensure ${taskIdOf('a')}`, `soon ${taskIdOf('a')}`];
const REMOVED = [`remove ${taskIdOf('a')}`];

it('schedules a source that is there at the start, and runs it soon', async () => {
  sources.set('a', collected());
  tasks.start(taskManager);
  await until(SCHEDULED);
});

it('removes the task of a source that is paused, or no longer collected from', async () => {
  tasks.start(taskManager);
  sources.set('a', collected({ enabled: false }));
  change('changed');
  await until(REMOVED);
  sources.set('a', collected({ api: undefined }));
  change('changed');
  await until([...REMOVED, ...REMOVED]);
});

it('removes task and cursor of a source that is deleted', async () => {
  await cursors.open('a', 'a');
  tasks.start(taskManager);
  change('removed');
  await vi.waitFor(async () => expect(await cursors.read('a')).toBeUndefined());
  expect(calls).toEqual(REMOVED);
});

it('tries a source again that has stopped, once it changes', async () => {
  const saved = await cursors.open('a', 'a');
  const failure = { code: 'auth0_scope_missing', at: '', tries: 1, stopped: true };
  await cursors.replace(saved, { ...saved.cursor, failure });
  tasks.start(taskManager);
  sources.set('a', collected());
  change('changed');
  await until(SCHEDULED);
  expect((await cursors.read('a'))?.cursor.failure).toBeUndefined();
});

it('ends the run of a source that changes, and waits for it when Kibana stops', async () => {
  sources.set('a', collected());
  let ended = 0;
  poll.mockImplementation(
    (_source, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          ended += 1;
          resolve(new Date(0));
        }),
      ),
  );
  tasks.start(taskManager);
  const first = run();
  change('changed');
  expect(await first).toEqual({ state: {}, runAt: new Date(0) });
  void run();
  await tasks.stop();
  expect(ended).toBe(2);
  expect(await run()).toEqual({ state: {}, runAt: undefined });
});

it('runs again later where a run fails', async () => {
  sources.set('a', collected());
  poll.mockRejectedValue(new Error('down'));
  expect((await run())?.runAt?.getTime()).toBeGreaterThan(Date.now());
});
