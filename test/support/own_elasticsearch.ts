// An Elasticsearch of a test file's own, which it may stop, kill, or leave in disorder.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startElasticsearch } from '../../dev/elasticsearch/start_elasticsearch';

export interface OwnElasticsearch {
  url: string;
  /** SIGSTOP: it neither answers nor closes a connection. */
  pause(): void;
  resume(): void;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** On the same port, with the data that it has. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

export async function startOwnElasticsearch(): Promise<OwnElasticsearch> {
  const directory = await mkdtemp(join(tmpdir(), 'auth0-logs-elasticsearch-'));
  let running = await startElasticsearch({ directory });
  const { url } = running;
  /** To the launcher and the server, which are a group. */
  const signal = (name: NodeJS.Signals) => process.kill(-running.pid, name);
  return {
    url,
    pause: () => void signal('SIGSTOP'),
    resume: () => void signal('SIGCONT'),
    kill: async () => {
      signal('SIGKILL');
      await running.stop();
    },
    restart: async () => {
      running = await startElasticsearch({ directory, port: Number(new URL(url).port) });
    },
    remove: async () => {
      await running.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
