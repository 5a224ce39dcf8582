// Hourly: old failed events and records of the event log go, and an installation that someone damaged
// is repaired.
import { schema } from '@kbn/config-schema';
import type { ElasticsearchClient } from '@kbn/core/server';
import type {
  TaskManagerSetupContract,
  TaskManagerStartContract,
} from '@kbn/task-manager-plugin/server';
import { deleteOldFailedEvents } from '../failed_events/failed_event_store';
import { deleteOldEventLog } from '../telemetry/event_log_index';

const TASK_TYPE = 'auth0_logs:upkeep';

export interface UpkeepDeps {
  client(): Promise<ElasticsearchClient>;
  keepFailedEventsMs: number;
  keepEventLogMs: number;
  verifyInstallation(): Promise<void>;
}

const ago = (ms: number): Date => new Date(Date.now() - ms);

export const registerUpkeepTask = (taskManager: TaskManagerSetupContract, deps: UpkeepDeps): void =>
  taskManager.registerTaskDefinitions({
    [TASK_TYPE]: {
      title: 'Auth0 Logs upkeep',
      timeout: '10m',
      stateSchemaByVersion: { 1: { schema: schema.object({}), up: () => ({}) } },
      createTaskRunner: () => ({
        run: async () => {
          await deps.verifyInstallation();
          const client = await deps.client();
          await deleteOldFailedEvents(client, ago(deps.keepFailedEventsMs));
          await deleteOldEventLog(client, ago(deps.keepEventLogMs));
          return { state: {} };
        },
      }),
    },
  });

export const scheduleUpkeepTask = async (taskManager: TaskManagerStartContract): Promise<void> => {
  await taskManager.ensureScheduled({
    id: TASK_TYPE,
    taskType: TASK_TYPE,
    schedule: { interval: '1h' },
    params: {},
    state: {},
  });
};
