// An id belongs to whichever tenant's event was stored under it first. Where the stored document came
// by a source of another tenant, the event is no duplicate: a source could otherwise take ids from
// others. Only events whose id is stored already are looked at, so that all others cost nothing.
import type { ElasticsearchClient } from '@kbn/core/server';
import type { ItemResult } from './bulk_item';
import { type CallOptions, fetchStored, type StoredIds } from './earlier_copies';

/** Which sources belong to which tenant, by their settings: what an event says proves nothing. */
export interface SourceTenants {
  /** False where all sources are of one tenant: then nothing is looked up. */
  areSeveral(): boolean;
  differ(oneSource: string, otherSource: string): boolean;
}

/** A write that found its id stored. */
export interface FoundId {
  id: string;
  /** Id of the source that the event came by. */
  source: string;
  /** The backing index that has the id. */
  index: string | undefined;
}

/** One result for each, in order. Rejects where Elasticsearch cannot answer: nobody can tell then. */
export const judgeFoundIds = async (
  client: ElasticsearchClient,
  found: readonly FoundId[],
  tenants: SourceTenants,
  options: CallOptions,
): Promise<ItemResult[]> => {
  if (found.length === 0 || !tenants.areSeveral()) return found.map(() => ({ kind: 'duplicate' }));
  const indices = [...new Set(found.flatMap(({ index }) => index ?? []))];
  const stored = new Map<string, StoredIds>();
  for (const index of indices) {
    const ids = found.filter((one) => one.index === index).map(({ id }) => id);
    stored.set(index, await fetchStored(client, index, ids, options));
  }
  return found.map(({ id, source, index = '' }) =>
    judge(stored.get(index)?.get(id), source, tenants),
  );
};

/** A document that names no source was written by an early version, and counts as one's own. */
export const judge = (
  storedSources: readonly (string | undefined)[] = [],
  source: string,
  tenants: SourceTenants,
): ItemResult => {
  const isOwn = (stored: string | undefined) =>
    stored === undefined || !tenants.differ(stored, source);
  return storedSources.length === 0 || storedSources.some(isOwn)
    ? { kind: 'duplicate' }
    : { kind: 'taken' };
};
