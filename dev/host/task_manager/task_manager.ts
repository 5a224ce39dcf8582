// Runs each scheduled task once per interval over all hosts that share the Elasticsearch.
// Follows elastic/kibana x-pack/platform/plugins/shared/task_manager/server
// (polling_lifecycle.ts, task_scheduling.ts, task_claimers/strategy_mget.ts,
// task_running/task_runner.ts, lib/get_retry_at.ts, lib/get_next_run_at.ts).
import type { Logger } from '@kbn/core/server';
import type {
  ConcreteTaskInstance,
  RunResult,
  TaskDefinition,
  TaskManagerSetupContract,
  TaskManagerStartContract,
} from '@kbn/task-manager-plugin/server';
import { intervalMs, latestStateVersion, upgradeState, validateState } from './task_state';
import type { StoredTask, TaskStore, VersionedTask } from './task_store';

/** Kibana's own default. */
const POLL_MS = 3_000;
const DEFAULT_TIMEOUT = '5m';

interface TaskManagerDeps {
  store: TaskStore;
  /** Which host this is. */
  ownerId: string;
  logger: Logger;
  /** xpack.task_manager.poll_interval. */
  pollMs?: number;
}

type ScheduledTask = Parameters<TaskManagerStartContract['ensureScheduled']>[0];

export class TaskManager {
  private readonly definitions = new Map<string, TaskDefinition>();
  private readonly running = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private polling: Promise<void> = Promise.resolve();
  private stopped = false;
  private readonly pollMs: number;

  constructor(private readonly deps: TaskManagerDeps) {
    this.pollMs = deps.pollMs ?? POLL_MS;
  }

  readonly setupContract: TaskManagerSetupContract = {
    registerTaskDefinitions: (definitions) => {
      for (const [type, definition] of Object.entries(definitions)) {
        if (this.definitions.has(type)) throw new Error(`Task ${type} is already defined!`);
        this.definitions.set(type, definition);
      }
    },
  };

  readonly startContract: TaskManagerStartContract = {
    ensureScheduled: (task) => this.ensureScheduled(task),
  };

  async start(): Promise<void> {
    await this.deps.store.createIndex();
    this.pollIn(0);
  }

  /** Lets what runs come to its end, as far as it ends soon. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.polling;
    await Promise.all(this.running);
  }

  private async ensureScheduled(wanted: ScheduledTask): Promise<ConcreteTaskInstance> {
    const { store } = this.deps;
    const interval = intervalMs(wanted.schedule.interval);
    const added = await store.add(wanted.id, this.newTask(wanted));
    const current = await store.get(wanted.id);
    // The owner of a running task writes its schedule back when the run is over.
    const idle = current.task.status === 'idle';
    if (!added && idle && current.task.schedule.interval !== wanted.schedule.interval) {
      const lastRun = current.task.startedAt ? Date.parse(current.task.startedAt) : Date.now();
      await store.replace(current, {
        ...current.task,
        schedule: wanted.schedule,
        runAt: new Date(Math.max(Date.now(), lastRun + interval)).toISOString(),
      });
    }
    return this.instanceOf(current);
  }

  private newTask({ taskType, schedule, params, state }: ScheduledTask): StoredTask {
    return {
      taskType,
      schedule,
      params: JSON.stringify(params),
      state: JSON.stringify(validateState(this.definitionOf(taskType), state)),
      stateVersion: latestStateVersion(this.definitionOf(taskType)),
      status: 'idle',
      attempts: 0,
      runAt: new Date().toISOString(),
      retryAt: null,
      startedAt: null,
      ownerId: null,
    };
  }

  private pollIn(ms: number) {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.polling = this.poll().finally(() => this.pollIn(this.pollMs));
    }, ms);
    this.timer.unref();
  }

  private async poll() {
    try {
      for (const candidate of await this.deps.store.due([...this.definitions.keys()], new Date())) {
        const claimed = await this.claim(candidate);
        if (claimed) this.runInBackground(claimed);
      }
    } catch (error) {
      this.deps.logger.warn(`Failed to poll for work: ${String(error)}`);
    }
  }

  private claim(candidate: VersionedTask): Promise<VersionedTask | undefined> {
    const { taskType, schedule } = candidate.task;
    const { timeout = DEFAULT_TIMEOUT } = this.definitionOf(taskType);
    const now = Date.now();
    const patience = Math.max(intervalMs(timeout), intervalMs(schedule.interval));
    return this.deps.store.replace(candidate, {
      ...candidate.task,
      status: 'running',
      ownerId: this.deps.ownerId,
      attempts: candidate.task.attempts + 1,
      startedAt: new Date(now).toISOString(),
      retryAt: new Date(now + patience).toISOString(),
    });
  }

  private runInBackground(claimed: VersionedTask) {
    const run = this.run(claimed).catch((error: unknown) => {
      this.deps.logger.error(
        `Task ${claimed.task.taskType} "${claimed.id}" failed: ${String(error)}`,
      );
    });
    this.running.add(run);
    void run.finally(() => this.running.delete(run));
  }

  private async run(claimed: VersionedTask) {
    const { id, task } = claimed;
    const definition = this.definitionOf(task.taskType);
    let outcome: { state?: Record<string, unknown>; runAt?: Date; failed: boolean };
    try {
      const taskInstance = this.instanceOf(claimed);
      const result = await runWithin(definition, taskInstance);
      outcome = { ...result, failed: false };
    } catch (error) {
      this.deps.logger.error(`Task ${task.taskType} "${id}" failed: ${String(error)}`);
      outcome = { failed: true };
    }
    const { state, runAt, failed } = outcome;
    // Another host may have taken the task over meanwhile; then its result counts.
    await this.deps.store.replace(claimed, {
      ...task,
      status: 'idle',
      ownerId: null,
      retryAt: null,
      attempts: failed ? task.attempts : 0,
      runAt: (runAt ?? nextRun(task)).toISOString(),
      ...(state && {
        state: JSON.stringify(validateState(definition, state)),
        stateVersion: latestStateVersion(definition),
      }),
    });
  }

  private instanceOf({ id, task }: VersionedTask): ConcreteTaskInstance {
    const definition = this.definitionOf(task.taskType);
    const state = JSON.parse(task.state) as Record<string, unknown>;
    return {
      id,
      taskType: task.taskType,
      attempts: task.attempts,
      params: JSON.parse(task.params) as Record<string, unknown>,
      state: upgradeState(definition, state, task.stateVersion),
    };
  }

  private definitionOf(taskType: string): TaskDefinition {
    const definition = this.definitions.get(taskType);
    if (!definition) throw new Error(`Unsupported task type "${taskType}".`);
    return definition;
  }
}

function nextRun({ startedAt, schedule }: StoredTask): Date {
  const last = startedAt ? Date.parse(startedAt) : Date.now();
  return new Date(Math.max(Date.now(), last + intervalMs(schedule.interval)));
}

/** A run that outlives its time-out is cancelled; its result is then worth nothing. */
async function runWithin(
  definition: TaskDefinition,
  taskInstance: ConcreteTaskInstance,
): Promise<RunResult | undefined> {
  const { timeout = DEFAULT_TIMEOUT } = definition;
  const runner = definition.createTaskRunner({ taskInstance });
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`it ran longer than ${timeout}`));
      void runner.cancel?.();
    }, intervalMs(timeout));
  });
  try {
    return await Promise.race([runner.run(), expired]);
  } finally {
    clearTimeout(timer);
  }
}
