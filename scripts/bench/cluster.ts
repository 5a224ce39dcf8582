// The Elasticsearch that is measured: the one at ELASTICSEARCH_URL, or one of the benchmark's own.
import { setTimeout as delay } from 'node:timers/promises';
import { Client, errors } from '@elastic/elasticsearch';
import { startOwnElasticsearch } from '../../test/support/own_elasticsearch';

const HEAP = '1g';
/** Elasticsearch looks at the size on disk every 10 s. */
const SIZE_KNOWN_AFTER_MS = 11_000;

export interface Cluster {
  url: string;
  version: string;
  /** Bytes on disk per document, after all of it is written and merged. */
  bytesPerDocument: (dataStream: string) => Promise<number>;
  /** The same as it stands, not merged. */
  bytesStored: (dataStream: string) => Promise<number>;
  count: (dataStream: string) => Promise<number>;
  /** Removes what the benchmark wrote. */
  close: (dataStreams: string[]) => Promise<void>;
}

export async function openCluster(): Promise<Cluster> {
  const own = process.env.ELASTICSEARCH_URL;
  if (own) return connect(own, deleteDataStreams);
  const elasticsearch = await startOwnElasticsearch({ heap: HEAP, onProgress: console.error });
  return connect(elasticsearch.url, () => elasticsearch.remove());
}

async function connect(
  url: string,
  remove: (client: Client, dataStreams: string[]) => Promise<void>,
): Promise<Cluster> {
  const client = new Client({ node: url, requestTimeout: 300_000 });
  const { nodes } = await client.nodes.info({ metric: 'process' });
  return {
    url,
    version: Object.values(nodes)[0]?.version ?? 'unknown',
    bytesPerDocument: async (dataStream) => {
      await client.indices.forcemerge({ index: dataStream, max_num_segments: 1 });
      return bytesStored(client, dataStream);
    },
    bytesStored: (dataStream) => bytesStored(client, dataStream),
    count: async (dataStream) => {
      await client.indices.refresh({ index: dataStream });
      return (await client.count({ index: dataStream })).count;
    },
    close: async (dataStreams) => {
      await remove(client, dataStreams);
      await client.close();
    },
  };
}

async function bytesStored(client: Client, index: string): Promise<number> {
  await client.indices.flush({ index, force: true, wait_if_ongoing: true });
  await delay(SIZE_KNOWN_AFTER_MS);
  const { _all } = await client.indices.stats({ index, metric: ['store', 'docs'] });
  const { store, docs } = _all.primaries ?? {};
  return (store?.size_in_bytes ?? 0) / (docs?.count ?? 0);
}

async function deleteDataStreams(client: Client, names: string[]): Promise<void> {
  for (const name of names) {
    try {
      await client.indices.deleteDataStream({ name }, { ignore: [404] });
    } catch (error) {
      if (!(error instanceof errors.ResponseError)) throw error;
      // Some builds of Elasticsearch lack the module that deletes data streams.
      console.error(`The data stream ${name} could not be deleted: ${error.message}`);
    }
  }
}
