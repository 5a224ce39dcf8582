// An Elasticsearch of one's own, which a test may stop, kill, or leave in disorder; it leaves nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ElasticsearchOptions,
  startElasticsearch,
} from '../../dev/elasticsearch/start_elasticsearch';

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

export async function startOwnElasticsearch(
  options: Pick<ElasticsearchOptions, 'heap' | 'secured' | 'onProgress'> = {},
): Promise<OwnElasticsearch> {
  const directory = await mkdtemp(join(tmpdir(), 'auth0-logs-elasticsearch-'));
  let running = await startElasticsearch({ ...options, directory });
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
      const port = Number(new URL(url).port);
      running = await startElasticsearch({ ...options, directory, port });
    },
    remove: async () => {
      await running.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
