// Starts the load generator and hands it one job at a time.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LoadJob, LoadResult } from './load_job';

export interface LoadProcess {
  run: (job: LoadJob) => Promise<LoadResult>;
  stop: () => void;
}

type Reply = { result: LoadResult } | { failure: string };

export function startLoadProcess(): LoadProcess {
  const child = fork(join(import.meta.dirname, 'load_generator.ts'), {
    execArgv: ['--import', 'tsx'],
  });
  return {
    async run(job) {
      const abort = new AbortController();
      const { signal } = abort;
      const ended = once(child, 'exit', { signal }).then(() => {
        throw new Error('The load generator ended before its job.');
      });
      child.send(job);
      try {
        const [reply] = (await Promise.race([once(child, 'message', { signal }), ended])) as [
          Reply,
        ];
        if ('failure' in reply) throw new Error(reply.failure);
        return reply.result;
      } finally {
        ended.catch(() => undefined); // aborted: nobody waits for it any more
        abort.abort();
      }
    },
    stop: () => void child.kill(),
  };
}
