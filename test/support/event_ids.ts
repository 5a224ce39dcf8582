// What an index or data stream really holds, read page by page at one point in time.
import { Client, type estypes } from '@elastic/elasticsearch';

type Document = Record<string, unknown>;

const PAGE = 10_000;
const KEEP_ALIVE = '1m';

/** Ids of all documents, sorted; an id stands twice where two backing indices hold it. */
export const documentIds = async (url: string, index: string): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { _id } of documents(url, { index, _source: false })) ids.push(_id ?? '');
  return ids.sort();
};

/** The values of one field over all documents. */
export const fieldValues = async (
  url: string,
  { index, field }: { index: string; field: string },
): Promise<string[]> => {
  const values: string[] = [];
  for await (const { _source } of documents(url, { index, _source: [field] })) {
    values.push(String(_source?.[field]));
  }
  return values;
};

async function* documents(url: string, what: { index: string; _source: false | string[] }) {
  const client = new Client({ node: url });
  const { index, _source } = what;
  await client.indices.refresh({ index });
  let { id } = await client.openPointInTime({ index, keep_alive: KEEP_ALIVE });
  try {
    for (let after: estypes.SortResults | undefined = []; after;) {
      const page: estypes.SearchResponse<Document> = await client.search<Document>({
        pit: { id, keep_alive: KEEP_ALIVE },
        size: PAGE,
        _source,
        sort: [{ _shard_doc: 'asc' }],
        track_total_hits: false,
        ...(after.length > 0 && { search_after: after }),
      });
      id = page.pit_id ?? id;
      yield* page.hits.hits;
      after = page.hits.hits.at(-1)?.sort;
    }
  } finally {
    await client.closePointInTime({ id });
    await client.close();
  }
}
