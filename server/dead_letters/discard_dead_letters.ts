// Deletes dead letters for good, a batch at a time.
import type { ElasticsearchClient } from '@kbn/core/server';
import type { DeadLetterSelection, DiscardAnswer } from '../../common/api/dead_letters';
import { countBy } from './count_by';
import { deleteLetters, searchLetters, selectionQuery } from './dead_letter_search';

const BATCH_LETTERS = 1_000;

export interface DiscardDeps {
  client: () => Promise<ElasticsearchClient>;
  onDiscarded(source: string, count: number): void;
}

export const discardDeadLetters = async (
  deps: DiscardDeps,
  selection: DeadLetterSelection,
): Promise<DiscardAnswer> => {
  const client = await deps.client();
  const { hits, total } = await searchLetters(client, {
    ...{ size: BATCH_LETTERS, _source: ['source'] },
    query: selectionQuery(selection),
  });
  const deleted = await deleteLetters(
    client,
    hits.flatMap(({ _id }) => _id ?? []),
  );
  const discarded = hits.filter(({ _id }) => _id !== undefined && deleted.has(_id));
  for (const [source, count] of countBy(discarded, ({ _source }) => _source?.source ?? ''))
    deps.onDiscarded(source, count);
  return { deleted: discarded.length, remaining: total - hits.length };
};
