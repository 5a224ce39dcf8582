// A process that claims the task `count` and never ends its run: for a test that kills it.
import { Client } from '@elastic/elasticsearch';
import { createLogger } from '../../dev/host/logger';
import { TaskManager } from '../../dev/host/task_manager/task_manager';
import { TaskStore } from '../../dev/host/task_manager/task_store';

const [, , node = ''] = process.argv;
const manager = new TaskManager({
  store: new TaskStore(new Client({ node })),
  ownerId: 'victim',
  logger: createLogger('silent'),
});
manager.setupContract.registerTaskDefinitions({
  count: {
    title: 'Count',
    timeout: '5s',
    createTaskRunner: () => ({
      run: () => {
        process.stdout.write('running\n');
        return new Promise(() => undefined);
      },
    }),
  },
});
await manager.start();
await manager.startContract.ensureScheduled({
  id: 'count',
  taskType: 'count',
  schedule: { interval: '5s' },
  params: {},
  state: {},
});
// The manager's own timers let a process end.
setInterval(() => undefined, 60_000);
