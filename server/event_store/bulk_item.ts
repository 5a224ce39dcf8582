// What one item of a bulk answer means. Pure.
import { Auth0LogsError } from '../errors';

export type ItemResult =
  /** With the backing index that took it. */
  | { kind: 'accepted'; index?: string | undefined }
  /** With the backing index that has the id already. */
  | { kind: 'duplicate'; index?: string }
  /** Another tenant's event has the id. */
  | { kind: 'taken' }
  /** The document itself is at fault: sending it again cannot help. */
  | { kind: 'refused'; reason: string }
  | { kind: 'retry'; error: Auth0LogsError }
  | { kind: 'failed'; error: Auth0LogsError };

/** How it ends, once all is tried. */
export type WriteResult = Exclude<ItemResult, { kind: 'retry' }>;

export interface BulkItem {
  _index?: string;
  status: number;
  error?: { type: string; reason?: string | null; index?: string };
}

/** No fault of the document, though it comes as one. */
const NO_PIPELINE = /^pipeline with id \[.*\] does not exist$/;

export const readBulkItem = ({ _index, status, error }: BulkItem): ItemResult => {
  if (status < 300) return { kind: 'accepted', index: _index };
  if (status === 409) return { kind: 'duplicate', index: error?.index };
  const type = error?.type ?? 'unknown';
  if (type === 'cluster_block_exception') return failed('write_blocked');
  if (status === 401 || status === 403) return failed('no_write_access');
  if (status === 429) return retry('overloaded', { details: { by: 'elasticsearch' } });
  if (type === 'index_not_found_exception')
    return failed('not_installed', { details: { missing: 'index_template' } });
  if (status >= 500 || status === 404)
    return retry('unavailable', { details: { task: 'write_events', error: error?.type } });
  if (NO_PIPELINE.test(error?.reason ?? ''))
    return failed('not_installed', { details: { missing: 'ingest_pipeline' } });
  return { kind: 'refused', reason: `${type}: ${error?.reason ?? 'no reason given'}` };
};

const failed = (...why: ConstructorParameters<typeof Auth0LogsError>): ItemResult => ({
  kind: 'failed',
  error: new Auth0LogsError(...why),
});
const retry = (...why: ConstructorParameters<typeof Auth0LogsError>): ItemResult => ({
  kind: 'retry',
  error: new Auth0LogsError(...why),
});
