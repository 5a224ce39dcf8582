// `create` tells of an existing id in the write index only. An event that may have been delivered
// before the last rollover is therefore looked up in the older backing indices first.
// A rollover in the milliseconds between this look and the write shows only afterwards, by the
// index that took the event. Nothing can undo the second copy: `create` may not name a backing
// index, and the key that events are written with may not delete. It is told and counted.
import type { ElasticsearchClient } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';

/** How far Auth0's clock may be ahead of Elasticsearch's. */
const CLOCK_SKEW_MS = 10 * 60_000;
/** By then a search finds whatever was written, even where refreshes are rare and clocks differ. */
const SEARCHABLE_AFTER_MS = 15 * 60_000;
const SEARCH_SIZE = 10_000;

export interface EventKey {
  /** The data stream. */
  index: string;
  id: string;
  /** Milliseconds since 1970; absent where the event does not tell. */
  occurred: number | undefined;
}

export interface CallOptions {
  maxRetries: number;
  /** Ends the call. */
  signal: AbortSignal;
}

interface BackingIndex {
  name: string;
  created: number;
}

/** Ids that are stored, each with the sources that its documents name; earlier versions wrote none. */
export type StoredIds = ReadonlyMap<string, readonly (string | undefined)[]>;

export interface Look {
  /** What is in an older backing index. */
  copies: StoredIds;
  /** The backing index that took the writes then; none while there is no data stream. */
  writeIndex: string | undefined;
}

/** By data stream. */
export const lookForEarlierCopies = async (
  client: ElasticsearchClient,
  events: EventKey[],
  options: CallOptions,
): Promise<Map<string, Look>> => {
  const looks = new Map<string, Look>();
  for (const [dataStream, group] of byDataStream(events)) {
    const indices = await backingIndices(client, dataStream, options);
    const copies = await findCopies(client, { dataStream, indices, events: group }, options);
    looks.set(dataStream, { copies, writeIndex: indices.at(-1)?.name });
  }
  return looks;
};

const byDataStream = (events: EventKey[]): Map<string, EventKey[]> => {
  const groups = new Map<string, EventKey[]>();
  for (const event of events) {
    const group = groups.get(event.index);
    if (group) group.push(event);
    else groups.set(event.index, [event]);
  }
  return groups;
};

/** An event that another index took than the look expected. */
export interface Stray {
  id: string;
  /** The write index of the look. */
  expected: string | undefined;
}

/** Those that the expected index holds too. */
export const findStoredTwice = async <T extends Stray>(
  client: ElasticsearchClient,
  strays: T[],
  options: CallOptions,
): Promise<T[]> => {
  const expected = new Set(strays.flatMap((stray) => stray.expected ?? []));
  const found = [...expected].map(async (name) => {
    const group = strays.filter((stray) => stray.expected === name);
    const ids = group.map(({ id }) => id);
    const copies = await fetchStored(client, name, ids, options);
    return group.filter(({ id }) => copies.has(id));
  });
  return (await Promise.all(found)).flat();
};

interface Question {
  dataStream: string;
  indices: BackingIndex[];
  events: EventKey[];
}

const findCopies = async (
  client: ElasticsearchClient,
  { dataStream, indices, events }: Question,
  options: CallOptions,
): Promise<StoredIds> => {
  const writeIndex = indices.at(-1);
  if (!writeIndex || indices.length === 1) return new Map();
  const suspects = events
    .filter(({ occurred = 0 }) => occurred < writeIndex.created + CLOCK_SKEW_MS)
    .map(({ id }) => id);
  if (suspects.length === 0) return new Map();
  const recent = indices.filter((_index, at) => {
    const successor = indices[at + 1];
    return successor && Date.now() - successor.created < SEARCHABLE_AFTER_MS;
  });
  const found = await Promise.all([
    searched(client, dataStream, suspects, options),
    ...recent.map(({ name }) => fetchStored(client, name, suspects, options)),
  ]);
  return merged(found);
};

/** Several backing indices may have one id, by different sources. */
const merged = (some: readonly StoredIds[]): StoredIds => {
  const all = new Map<string, (string | undefined)[]>();
  for (const [id, sources] of some.flatMap((stored) => [...stored]))
    all.set(id, [...(all.get(id) ?? []), ...sources]);
  return all;
};

/** Oldest first; the last one takes the writes. Empty while there is no data stream. */
const backingIndices = async (
  client: ElasticsearchClient,
  dataStream: string,
  options: CallOptions,
): Promise<BackingIndex[]> => {
  const answer = await client.indices.getSettings(
    {
      index: dataStream,
      name: 'index.creation_date',
      ignore_unavailable: true,
      flat_settings: true,
    },
    options,
  );
  return Object.entries(answer)
    .map(([name, { settings = {} }]) => ({
      name,
      created: Number((settings as Record<string, unknown>)['index.creation_date']),
    }))
    .sort((a, b) => a.created - b.created);
};

const SOURCE_FIELD = 'auth0.logs.source.id';

interface Stored {
  auth0?: { logs?: { source?: { id?: string } } };
}

const sourceOf = (document: Stored | undefined): string | undefined =>
  document?.auth0?.logs?.source?.id;

const searched = async (
  client: ElasticsearchClient,
  dataStream: string,
  ids: string[],
  options: CallOptions,
): Promise<StoredIds> => {
  const { hits } = await client.search<Stored>(
    {
      index: dataStream,
      size: SEARCH_SIZE,
      query: { ids: { values: ids } },
      sort: ['_doc'],
      _source: [SOURCE_FIELD],
      track_total_hits: false,
      allow_partial_search_results: false,
    },
    options,
  );
  return merged(hits.hits.map(({ _id = '', _source }) => new Map([[_id, [sourceOf(_source)]]])));
};

/** Sees what was written a moment ago, unlike a search. */
export const fetchStored = async (
  client: ElasticsearchClient,
  index: string,
  ids: string[],
  options: CallOptions,
): Promise<StoredIds> => {
  const { docs } = await client.mget<Stored>({ index, ids, _source: [SOURCE_FIELD] }, options);
  const stored = new Map<string, (string | undefined)[]>();
  for (const doc of docs) {
    if ('error' in doc && doc.error.type !== 'index_not_found_exception')
      throw new Auth0LogsError('unavailable', { details: { task: 'find_earlier_copies' } });
    if ('found' in doc && doc.found) stored.set(doc._id, [sourceOf(doc._source)]);
  }
  return stored;
};
