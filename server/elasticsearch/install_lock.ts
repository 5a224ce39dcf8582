// One node at a time: a document that only one can create, and that expires with a dead node.
import type { ElasticsearchClient } from '@kbn/core/server';

const LOCK_INDEX = '.kibana-auth0-logs-locks';
const LOCK_ID = 'install';
const EXPIRY_MS = 60_000;

const statusOf = (error: unknown): number | undefined =>
  (error as { statusCode?: number }).statusCode;

interface Lock {
  owner: string;
  expires: number;
}

/** Runs `work` under the lock; false where another node holds it. */
export const withInstallLock = async (
  client: ElasticsearchClient,
  owner: string,
  work: () => Promise<void>,
): Promise<boolean> => {
  if (!(await acquire(client, owner))) return false;
  try {
    await work();
  } finally {
    await client.delete({ index: LOCK_INDEX, id: LOCK_ID }, { ignore: [404] });
  }
  return true;
};

const acquire = async (client: ElasticsearchClient, owner: string): Promise<boolean> => {
  await client.indices.create(
    {
      index: LOCK_INDEX,
      settings: { hidden: true, auto_expand_replicas: '0-1' },
      mappings: { dynamic: false },
    },
    { ignore: [400] },
  );
  const document: Lock = { owner, expires: Date.now() + EXPIRY_MS };
  try {
    await client.create({ index: LOCK_INDEX, id: LOCK_ID, document });
    return true;
  } catch (error) {
    if (statusOf(error) !== 409) throw error;
    return takeOver(client, document);
  }
};

/** Takes an expired lock, unless another node was faster. */
const takeOver = async (client: ElasticsearchClient, document: Lock): Promise<boolean> => {
  try {
    const held = await client.get<Lock>({ index: LOCK_INDEX, id: LOCK_ID });
    if ((held._source?.expires ?? 0) > Date.now()) return false;
    await client.index({
      index: LOCK_INDEX,
      id: LOCK_ID,
      document,
      if_seq_no: held._seq_no ?? 0,
      if_primary_term: held._primary_term ?? 1,
    });
    return true;
  } catch (error) {
    // 404: released just now; 409: another node took it. Both: try again later.
    if (statusOf(error) === 404 || statusOf(error) === 409) return false;
    throw error;
  }
};
