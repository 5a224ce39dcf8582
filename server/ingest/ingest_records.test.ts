import { expect, it, vi } from 'vitest';
import type { WriteResult } from '../elasticsearch/bulk_writer';
import { Auth0LogsError } from '../errors';
import { ingestRecords, type IngestDeps, type ParsedRecord } from './ingest_records';

const source = { id: 's', name: 'S', namespace: 'default', tags: [], preserveOriginal: false };
const record = (position: number): ParsedRecord => ({
  kind: 'record',
  position,
  record: { log_id: String(position), data: { type: 's' } },
});

const depsWith = (results: WriteResult[]) => ({
  admit: vi.fn(),
  write: vi.fn<IngestDeps['write']>().mockResolvedValue(results),
  writeDeadLetters: vi.fn<IngestDeps['writeDeadLetters']>().mockResolvedValue(undefined),
  count: vi.fn<IngestDeps['count']>(),
});

const ingest = (deps: IngestDeps, records: ParsedRecord[]) =>
  ingestRecords(deps, { source, receivedAt: new Date(), records });

it('tells what became of each record, without Elasticsearch’s reason', async () => {
  const bad: ParsedRecord = { kind: 'bad', position: 2, code: 'not_json', message: 'm', raw: '{' };
  const deps = depsWith([{ kind: 'accepted' }, { kind: 'refused', reason: 'secret' }]);
  const answer = await ingest(deps, [record(1), bad, record(3)]);
  expect(answer).toMatchObject({ accepted: 1, dead_lettered: 2 });
  expect(answer.rejected.map(({ position }) => position)).toEqual([2, 3]);
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(deps.writeDeadLetters.mock.calls[0]?.[0][1]?.reason).toBe('secret');
});

it('counts what was indexed although the request has to be sent again', async () => {
  const error = new Auth0LogsError('unavailable', 'down');
  const deps = depsWith([{ kind: 'accepted' }, { kind: 'failed', error }]);
  await expect(ingest(deps, [record(1), record(2)])).rejects.toBe(error);
  expect(deps.count).toHaveBeenCalledWith('s', expect.objectContaining({ accepted: 1 }));
});

it('does not answer 200 where dead letters could not be kept', async () => {
  const deps = depsWith([{ kind: 'refused', reason: 'r' }]);
  deps.writeDeadLetters.mockRejectedValue(new Auth0LogsError('unavailable', 'down'));
  await expect(ingest(deps, [record(1)])).rejects.toMatchObject({ code: 'unavailable' });
});
