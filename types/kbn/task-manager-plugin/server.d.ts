// Source: elastic/kibana x-pack/platform/plugins/shared/task_manager/server (x-pack/plugins/task_manager before 8.18).
import type { ObjectType, Type } from '@kbn/config-schema';

export interface ConcreteTaskInstance {
  id: string;
  taskType: string;
  attempts: number;
  params: Record<string, unknown>;
  state: Record<string, unknown>;
}

export interface RunResult {
  state: Record<string, unknown>;
  runAt?: Date;
}

export interface TaskDefinition {
  title: string;
  description?: string;
  /** A duration such as '5m'; a run that lasts longer is cancelled and taken over. */
  timeout?: string;
  maxAttempts?: number;
  stateSchemaByVersion?: Record<
    number,
    {
      schema: ObjectType<Record<string, Type<unknown>>>;
      up: (state: Record<string, unknown>) => Record<string, unknown>;
    }
  >;
  createTaskRunner(context: { taskInstance: ConcreteTaskInstance }): {
    run(): Promise<RunResult | undefined>;
    cancel?(): Promise<void>;
  };
}

export interface TaskManagerSetupContract {
  registerTaskDefinitions(definitions: Record<string, TaskDefinition>): void;
}

export interface TaskManagerStartContract {
  ensureScheduled(task: {
    id: string;
    taskType: string;
    schedule: { interval: string };
    params: Record<string, unknown>;
    state: Record<string, unknown>;
  }): Promise<ConcreteTaskInstance>;
  /** Rejects where there is no such task, or while it runs (task_scheduling.ts). */
  runSoon(taskId: string): Promise<{ id: string }>;
  /** A run that is under way goes on. */
  removeIfExists(taskId: string): Promise<void>;
}
