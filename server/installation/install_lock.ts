// One node at a time: a document that only one can create, and that expires with a dead node.
import type { ElasticsearchClient } from '@kbn/core/server';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { ensureHiddenIndex } from '../elasticsearch/ensure_hidden_index';

export const LOCK_INDEX = '.kibana-auth0-logs-locks';
const LOCK = { index: LOCK_INDEX, id: 'install' };
const EXPIRY_MS = 60_000;
const CONFLICT = 409;
const NOT_FOUND = 404;

interface Lock {
  owner: string;
  expires: number;
}

/** The version of the document: whoever took the lock over in the meantime has another. */
interface Version {
  if_seq_no: number;
  if_primary_term: number;
}

/** Runs `work` under the lock; false where another node holds it. */
export const withInstallLock = async (
  client: ElasticsearchClient,
  owner: string,
  work: () => Promise<void>,
): Promise<boolean> => {
  const version = await acquire(client, owner);
  if (!version) return false;
  try {
    await work();
  } finally {
    await client.delete({ ...LOCK, ...version }, { ignore: [NOT_FOUND, CONFLICT] });
  }
  return true;
};

const acquire = async (
  client: ElasticsearchClient,
  owner: string,
): Promise<Version | undefined> => {
  await ensureHiddenIndex(client, LOCK_INDEX, {});
  const document: Lock = { owner, expires: Date.now() + EXPIRY_MS };
  try {
    return versionOf(await client.create({ ...LOCK, document }));
  } catch (error) {
    if (statusOf(error) !== CONFLICT) throw error;
    return takeOver(client, document);
  }
};

/** Takes an expired lock, unless another node was faster. */
const takeOver = async (
  client: ElasticsearchClient,
  document: Lock,
): Promise<Version | undefined> => {
  try {
    const held = await client.get<Lock>(LOCK);
    if ((held._source?.expires ?? 0) > Date.now()) return undefined;
    return versionOf(await client.index({ ...LOCK, document, ...versionOf(held) }));
  } catch (error) {
    // Not found: released just now; conflict: another node took it. Both: try again later.
    if (statusOf(error) === NOT_FOUND || statusOf(error) === CONFLICT) return undefined;
    throw error;
  }
};

const versionOf = ({
  _seq_no = 0,
  _primary_term = 1,
}: {
  _seq_no?: number;
  _primary_term?: number;
}): Version => ({ if_seq_no: _seq_no, if_primary_term: _primary_term });
