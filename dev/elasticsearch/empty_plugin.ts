// Takes out of an Elasticsearch what the plugin and its host keep there: it may hold more.
import { type Client, errors } from '@elastic/elasticsearch';

/** Saved objects, tasks and keys of the host; the plugin's own bookkeeping. */
export const KEPT_INDICES = ['.kibana_auth0_dev*', '.kibana-auth0*'];
const EVENTS = 'logs-auth0.*';

export async function emptyPlugin(client: Client): Promise<void> {
  try {
    await client.indices.deleteDataStream({ name: EVENTS });
  } catch (error) {
    // The Elasticsearch of the Maven coordinates has no such endpoint, and the pattern may match none.
    if (!(error instanceof errors.ResponseError)) throw error;
  }
  await deleteIndices(client, [...KEPT_INDICES, EVENTS]);
}

/** A backing index goes with its data stream. */
export async function deleteIndices(client: Client, patterns: string[]): Promise<void> {
  const found = await client.indices.get({ index: patterns, expand_wildcards: 'all' });
  const names = Object.keys(found).filter((name) => !name.startsWith('.ds-'));
  if (names.length > 0) await client.indices.delete({ index: names });
}
