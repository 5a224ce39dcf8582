import { expect, it, vi } from 'vitest';
import type { WriteResult } from '../event_store/bulk_item';
import { sourceWith } from '../../test/support/source';
import { Auth0LogsError } from '../errors';
import { ingestRecords, type IngestDeps, type ParsedRecord } from './ingest_records';

const source = sourceWith({ id: 's' });
const record = (id: number): ParsedRecord => ({
  kind: 'record',
  record: { log_id: String(id), data: { type: 's' } },
});

const depsWith = (results: WriteResult[]) => ({
  admit: vi.fn(),
  write: vi.fn<IngestDeps['write']>().mockResolvedValue(results),
  writeFailedEvents: vi.fn<IngestDeps['writeFailedEvents']>().mockResolvedValue(0),
  count: vi.fn<IngestDeps['count']>(),
  written: vi.fn<IngestDeps['written']>(),
});

const ingest = (deps: IngestDeps, records: ParsedRecord[]) =>
  ingestRecords(deps, { source, receivedAt: new Date(), records });

it('tells what became of each record, without Elasticsearch’s reason', async () => {
  const bad: ParsedRecord = { kind: 'bad', code: 'not_json', message: 'm', raw: '{' };
  const deps = depsWith([{ kind: 'accepted' }, { kind: 'refused', reason: 'secret' }]);
  const answer = await ingest(deps, [record(1), bad, record(3)]);
  expect(answer).toMatchObject({ accepted: 1, failed: 2 });
  expect(answer.rejected.map(({ position }) => position)).toEqual([2, 3]);
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(deps.writeFailedEvents.mock.calls[0]?.[0][1]?.reason).toBe('secret');
});

it('counts what was indexed although the request has to be sent again', async () => {
  const error = new Auth0LogsError('unavailable', { details: { task: 'connect' } });
  const deps = depsWith([{ kind: 'accepted' }, { kind: 'failed', error }]);
  await expect(ingest(deps, [record(1), record(2)])).rejects.toBe(error);
  expect(deps.count).toHaveBeenCalledWith('s', expect.objectContaining({ accepted: 1 }));
});

it('names the unknown codes of what was accepted', async () => {
  const deps = depsWith([{ kind: 'accepted' }, { kind: 'duplicate' }, { kind: 'accepted' }]);
  const made = (id: number, type: string): ParsedRecord => ({
    kind: 'record',
    record: { log_id: String(id), data: { type } },
  });
  await ingest(deps, [made(1, 'new1'), made(2, 'new2'), record(3)]);
  expect(deps.written.mock.calls[0]?.[1].unknownCodes).toEqual(['new1']);
  expect(deps.count).toHaveBeenCalledWith('s', expect.objectContaining({ unknown_code: 1 }));
});

it('names every rejected part of a body delivered again, and counts only new failed events', async () => {
  const bad: ParsedRecord = { kind: 'bad', code: 'not_json', message: 'm', raw: '{' };
  const deps = depsWith([]);
  deps.writeFailedEvents.mockResolvedValueOnce(1).mockResolvedValueOnce(0);
  const deliver = () => ingest(deps, [bad, bad]);
  expect(await deliver()).toEqual(await deliver());
  expect((await deliver()).rejected.map(({ position }) => position)).toEqual([1, 2]);
  const counted = deps.count.mock.calls.map(([, { failed }]) => failed ?? 0);
  expect(counted.reduce((sum, count) => sum + count)).toBe(1);
});

it('does not answer 200 where failed events could not be kept', async () => {
  const deps = depsWith([{ kind: 'refused', reason: 'r' }]);
  deps.writeFailedEvents.mockRejectedValue(
    new Auth0LogsError('unavailable', { details: { task: 'connect' } }),
  );
  await expect(ingest(deps, [record(1)])).rejects.toMatchObject({ code: 'unavailable' });
});

it('lets others have their turn', async () => {
  const deps = depsWith([]);
  let others = 0;
  setImmediate(() => (others += 1));
  function* records() {
    for (let id = 0; id < 1_000; id += 1) yield record(id);
    expect(others).toBe(1);
  }
  await ingestRecords(deps, { source, receivedAt: new Date(), records: records() });
  expect(deps.write.mock.calls[0]?.[0]).toHaveLength(1_000);
});

it('writes nothing of a body that turns out to be none', async () => {
  const deps = depsWith([]);
  function* records(): Generator<ParsedRecord> {
    yield record(1);
    throw new Auth0LogsError('not_json', { details: { line: 1, byte: 0 } });
  }
  const request = { source, receivedAt: new Date(), records: records() };
  await expect(ingestRecords(deps, request)).rejects.toMatchObject({ code: 'not_json' });
  expect(deps.write).not.toHaveBeenCalled();
});
