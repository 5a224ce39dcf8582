// One task of Kibana's task manager for each source that is collected from: there as long as the
// source is. A change of a source ends its run on this node, and begins another.
import { schema } from '@kbn/config-schema';
import type { Logger } from '@kbn/core/server';
import type {
  TaskManagerSetupContract,
  TaskManagerStartContract,
} from '@kbn/task-manager-plugin/server';
import type { Source } from '../sources/source';
import type { SourceRegistry } from '../sources/source_registry';
import { hasCode } from '../sources/source_editor';
import { CursorLost, type CursorStore } from './cursor_store';
import { changeLets } from './poll_failure';

const TASK_TYPE = 'auth0_logs:poll';
/** Each run says when the next is: this is only the shortest time after which a lost one is replaced. */
const SCHEDULE = { interval: '10s' };
/** Longer than the longest run; a node that has ended is replaced after so long. */
const TIMEOUT = '45s';
/** A source that has stopped is only looked at: its change brings the next run. */
const STOPPED_MS = 3_600_000;
const RETRY_MS = 10_000;

export const taskIdOf = (source: string): string => `${TASK_TYPE}:${source}`;

export interface PollTasksOptions {
  registry: Pick<SourceRegistry, 'all' | 'reopen' | 'changes$'>;
  cursors: Pick<CursorStore, 'read' | 'replace' | 'delete'>;
  /** Resolves with when to run again. */
  poll(source: Source, signal: AbortSignal): Promise<Date | undefined>;
  logger: Logger;
}

const isCollected = ({ enabled, api }: Source): boolean => enabled && api !== undefined;

export class PollTasks {
  private readonly running = new Map<
    string,
    { controller: AbortController; done: Promise<unknown> }
  >();
  private readonly retries = new Map<string, NodeJS.Timeout>();
  private readonly syncing = new Map<string, Promise<void>>();
  private taskManager: TaskManagerStartContract | undefined;
  private stopped = false;

  constructor(private readonly options: PollTasksOptions) {}

  register(taskManager: TaskManagerSetupContract): void {
    taskManager.registerTaskDefinitions({
      [TASK_TYPE]: {
        title: 'Auth0 Logs: collect events of a source',
        timeout: TIMEOUT,
        stateSchemaByVersion: { 1: { schema: schema.object({}), up: () => ({}) } },
        createTaskRunner: ({ taskInstance }) => {
          const source = String(taskInstance.params.source);
          return {
            run: async () => ({ state: {}, runAt: await this.runOrRetry(source) }),
            cancel: () => {
              this.abort(source);
              return Promise.resolve();
            },
          };
        },
      },
    });
  }

  start(taskManager: TaskManagerStartContract): void {
    this.taskManager = taskManager;
    const { registry } = this.options;
    registry.changes$.subscribe(({ id }) => this.changed(id));
    for (const { id } of registry.all()) this.changed(id);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.retries.values()) clearTimeout(timer);
    const runs = [...this.running];
    for (const [id] of runs) this.abort(id);
    await Promise.all(runs.map(([, { done }]) => done.catch(() => undefined)));
  }

  private async runOrRetry(id: string): Promise<Date | undefined> {
    try {
      return await this.run(id);
    } catch (error) {
      this.options.logger.debug(`"${id}" is collected from again later: ${String(error)}`);
      return new Date(Date.now() + RETRY_MS);
    }
  }

  /** Undefined leaves it to the schedule. */
  private async run(id: string): Promise<Date | undefined> {
    const source = this.find(id);
    if (this.stopped || !source || !isCollected(source)) return undefined;
    const controller = new AbortController();
    const done = this.options.poll(source, controller.signal);
    const run = { controller, done };
    this.running.set(id, run);
    try {
      return (await done) ?? new Date(Date.now() + STOPPED_MS);
    } finally {
      if (this.running.get(id) === run) this.running.delete(id);
    }
  }

  private abort(id: string): void {
    this.running.get(id)?.controller.abort();
  }

  private changed(id: string): void {
    this.abort(id);
    const before = this.syncing.get(id) ?? Promise.resolve();
    const sync = before.then(() => this.syncOrRetry(id));
    this.syncing.set(id, sync);
    void sync.finally(() => {
      if (this.syncing.get(id) === sync) this.syncing.delete(id);
    });
  }

  private async syncOrRetry(id: string): Promise<void> {
    if (this.stopped) return;
    try {
      await this.sync(id);
    } catch (error) {
      this.options.logger.debug(`the task of "${id}" is tried again: ${String(error)}`);
      clearTimeout(this.retries.get(id));
      this.retries.set(id, setTimeout(() => this.changed(id), RETRY_MS).unref());
    }
  }

  private async sync(id: string): Promise<void> {
    const { taskManager } = this;
    if (!taskManager) return;
    const source = this.find(id);
    if (!source || !isCollected(source)) {
      await taskManager.removeIfExists(taskIdOf(id));
      if (!source) await this.options.cursors.delete(id);
      return;
    }
    await this.letRun(id);
    const task = { id: taskIdOf(id), taskType: TASK_TYPE, schedule: SCHEDULE };
    await taskManager.ensureScheduled({ ...task, params: { source: id }, state: {} });
    await taskManager.runSoon(taskIdOf(id)).catch((error: unknown) => {
      // It runs already: on this node to its end at once, on another likewise.
      this.options.logger.debug(`the task of "${id}" runs at its time: ${String(error)}`);
    });
  }

  /** What a person has changed may be what it failed by. */
  private async letRun(id: string): Promise<void> {
    const { cursors } = this.options;
    const saved = await cursors.read(id);
    const changes = saved && changeLets(saved.cursor);
    if (!changes) return;
    await cursors.replace(saved, { ...saved.cursor, ...changes }).catch((error: unknown) => {
      // Another node was faster in doing the same.
      if (!(error instanceof CursorLost)) throw error;
    });
  }

  /** Throws while it cannot be used. */
  private find(id: string): Source | undefined {
    try {
      return this.options.registry.reopen(id);
    } catch (error) {
      if (hasCode(error, 'no_such_source')) return undefined;
      throw error;
    }
  }
}
