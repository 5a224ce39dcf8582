// Dead letters for people to read: a page of them without their texts, or one whole.
import type { ElasticsearchClient } from '@kbn/core/server';
import type { DeadLetter, DeadLettersAnswer, WholeDeadLetter } from '../../common/api/dead_letters';
import { DEAD_LETTER_INDEX, type StoredLetter } from '../elasticsearch/dead_letters';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { Auth0LogsError } from '../errors';
import { searchLetters, selectionQuery, unreadable } from './dead_letter_search';

/** Sources times codes; there are about five codes. */
const MAX_GROUPS = 1_000;
const NOT_FOUND = 404;

export interface DeadLetterPage {
  source?: string | undefined;
  code?: string | undefined;
  from: number;
  size: number;
}

export const listDeadLetters = async (
  client: ElasticsearchClient,
  { source, code, from, size }: DeadLetterPage,
): Promise<DeadLettersAnswer> => {
  const as_of = new Date().toISOString();
  const { hits, total, aggregations } = await searchLetters(client, {
    ...{ from, size, _source: { excludes: ['raw'] } },
    sort: [{ received: 'desc' }, { _seq_no: 'desc' }],
    // Of all, whatever is listed.
    aggs: { groups: { composite: { size: MAX_GROUPS, sources: GROUPED_BY } } },
    post_filter: selectionQuery({
      ...(source !== undefined && { source }),
      ...(code !== undefined && { code }),
    }),
  });
  return {
    ...{ total, as_of },
    letters: hits.map(({ _id, _source }) => asLetter(_id, _source)),
    groups: groupsIn(aggregations),
  };
};

const GROUPED_BY: Record<string, { terms: { field: string } }>[] = [
  { source: { terms: { field: 'source' } } },
  { code: { terms: { field: 'code' } } },
];

const groupsIn = (aggregations: Record<string, unknown> | undefined) => {
  const groups = aggregations?.groups as
    { buckets: { key: { source: string; code: string }; doc_count: number }[] } | undefined;
  return (groups?.buckets ?? [])
    .map(({ key: { source, code }, doc_count: count }) => ({ source, code, count }))
    .sort((a, b) => b.count - a.count);
};

/** Any other could be a path of Elasticsearch's, such as "..". */
const LETTER_ID = /^[0-9a-f]{64}$/;

export const readDeadLetter = async (
  client: ElasticsearchClient,
  id: string,
): Promise<WholeDeadLetter> => {
  if (!LETTER_ID.test(id)) throw noSuchLetter();
  const { _source } = await client
    .get<StoredLetter>({ index: DEAD_LETTER_INDEX, id })
    .catch((error: unknown) => {
      if (statusOf(error) !== NOT_FOUND) return unreadable(error);
      throw noSuchLetter();
    });
  return { ...asLetter(id, _source), raw: _source?.raw ?? '' };
};

const noSuchLetter = () =>
  new Auth0LogsError('no_such_letter', 'There is no such dead letter any more.');

const asLetter = (id = '', stored: Partial<StoredLetter> = {}): DeadLetter => {
  const { source = '', received = '', position = 0, code = '', reason = '' } = stored;
  const { excerpt = '', length = 0 } = stored;
  return { id, source, received, position, code, reason, excerpt, length };
};
