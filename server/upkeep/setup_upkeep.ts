// The hourly task.
import type { Installer } from '../installation/installer';
import type { Feature, SetupContext } from '../types';
import { registerUpkeepTask, scheduleUpkeepTask } from './upkeep_task';

export interface UpkeepSetup {
  installer: Pick<Installer, 'verify'>;
  keepFailedEventsMs: number;
  keepEventLogMs: number;
}

export const setupUpkeep = (
  { plugins, client, logger }: SetupContext,
  { installer, ...kept }: UpkeepSetup,
): Feature => {
  registerUpkeepTask(plugins.taskManager, {
    ...{ client, ...kept },
    verifyInstallation: async () => installer.verify(await client()),
  });
  return {
    start: (_core, { taskManager }) => {
      scheduleUpkeepTask(taskManager).catch((error: unknown) => {
        logger.get('upkeep').warn(`the hourly task is not scheduled: ${String(error)}`);
      });
    },
  };
};
