import { expect, it } from 'vitest';
import { readBulkItem } from './bulk_item';

it.each([
  [201, undefined, { kind: 'accepted' }],
  [409, 'version_conflict_engine_exception', { kind: 'duplicate' }],
  [400, 'document_parsing_exception', { kind: 'refused' }],
  [429, 'es_rejected_execution_exception', { kind: 'retry', error: { code: 'overloaded' } }],
  [503, 'unavailable_shards_exception', { kind: 'retry', error: { code: 'unavailable' } }],
  [404, 'index_not_found_exception', { kind: 'failed', error: { code: 'not_installed' } }],
  [403, 'security_exception', { kind: 'failed', error: { code: 'no_write_access' } }],
  [403, 'cluster_block_exception', { kind: 'failed', error: { code: 'write_blocked' } }],
  [429, 'cluster_block_exception', { kind: 'failed', error: { code: 'write_blocked' } }],
])('reads %i %s', (status, type, expected) => {
  expect(readBulkItem({ status, ...(type && { error: { type, reason: 'r' } }) })).toMatchObject(
    expected,
  );
});

it('names the backing index that took the document', () => {
  expect(readBulkItem({ _index: '.ds-1', status: 201 })).toEqual({
    kind: 'accepted',
    index: '.ds-1',
  });
});

it('does not take a missing pipeline for a fault of the document', () => {
  const reason = 'pipeline with id [auth0_logs@pipeline] does not exist';
  const item = { status: 400, error: { type: 'illegal_argument_exception', reason } };
  expect(readBulkItem(item)).toMatchObject({ kind: 'failed', error: { code: 'not_installed' } });
});
