import { describe, expect, it, vi } from 'vitest';
import type { WriteResult } from '../event_store/bulk_item';
import { sourceWith } from '../../test/support/source';
import { Auth0LogsError } from '../errors';
import { sha256 } from '../hashing';
import { ingestRecords, type IngestDeps, type ParsedRecord } from './ingest_records';

const DEADLINE = 4_711;
const source = sourceWith({ id: 's', dropCodes: new Set(['dropped']) });
const made = (id: number, type: string): ParsedRecord => ({
  kind: 'record',
  record: { log_id: String(id), data: { type } },
});
const record = (id: number) => made(id, 's');
const bad: ParsedRecord = { kind: 'bad', code: 'not_json', message: 'm', raw: '{' };
const noEvent: ParsedRecord = { kind: 'record', record: { no: 'event' }, raw: '{"no": "event"}' };
const down = new Auth0LogsError('unavailable', { details: { task: 'connect' } });
const failing: WriteResult = { kind: 'failed', error: down };

const depsWith = (...writes: WriteResult[][]) => {
  const write = vi.fn<IngestDeps['write']>().mockResolvedValue([]);
  for (const results of writes) write.mockResolvedValueOnce(results);
  return {
    ...{ admit: vi.fn(), pipelineReadsOriginal: () => false, write },
    writeFailedEvents: vi.fn<IngestDeps['writeFailedEvents']>().mockResolvedValue(0),
    count: vi.fn<IngestDeps['count']>(),
    written: vi.fn<IngestDeps['written']>(),
  };
};

type Deps = ReturnType<typeof depsWith>;

const requestFor = (records: Iterable<ParsedRecord>) => ({
  ...{ source, input: 'webhook' as const, receivedAt: new Date(), deadline: DEADLINE, records },
});
const ingest = (deps: IngestDeps, records: Iterable<ParsedRecord>) =>
  ingestRecords(deps, requestFor(records));
const kinds = async (deps: IngestDeps, records: Iterable<ParsedRecord>) =>
  (await ingest(deps, records)).map(({ kind }) => kind);

/** All that was counted, added up. */
const counted = ({ count }: Deps) => {
  const sums: Record<string, number> = {};
  for (const [, counts] of count.mock.calls)
    for (const [name, value] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
};
const failedEvents = ({ writeFailedEvents }: Deps) => writeFailedEvents.mock.calls[0]?.[0] ?? [];
const idsWritten = ({ write }: Deps, call: number) =>
  (write.mock.calls[call]?.[0] ?? []).map(({ operation }) => {
    const [action = ''] = operation.toString().split('\n');
    return (JSON.parse(action) as { create: { _id: string } }).create._id;
  });

it('tells what became of each record, in order', async () => {
  const deps = depsWith([
    ...[{ kind: 'accepted' }, { kind: 'refused', reason: 'secret' }, { kind: 'duplicate' }],
  ] as WriteResult[]);
  deps.writeFailedEvents.mockResolvedValue(2);
  const outcomes = await ingest(deps, [
    ...[record(1), bad, record(3), made(4, 'dropped'), record(5)],
  ]);
  expect(outcomes).toEqual([
    { kind: 'accepted' },
    { kind: 'failed', code: 'not_json', message: 'm' },
    { kind: 'failed', code: 'refused', message: 'secret' },
    { kind: 'dropped' },
    { kind: 'duplicate' },
  ]);
  expect(failedEvents(deps)).toMatchObject([
    { source: 's', input: 'webhook', position: 2, code: 'not_json', reason: 'm', raw: '{' },
    { source: 's', input: 'webhook', position: 3, code: 'refused', reason: 'secret' },
  ]);
  expect(counted(deps)).toEqual({
    ...{ accepted: 1, duplicate: 1, failed: 2, dropped: 1, unknown_code: 0, id_conflict: 0 },
    unknown_operation: 0,
  });
});

it('writes until the deadline that its caller gives', async () => {
  const deps = depsWith([{ kind: 'taken' }], [{ kind: 'accepted' }]);
  await ingest(deps, [record(1)]);
  expect(deps.write.mock.calls.map(([, deadline]) => deadline)).toEqual([DEADLINE, DEADLINE]);
});

it('counts what was indexed although others have to come again', async () => {
  const deps = depsWith([{ kind: 'accepted' }, failing]);
  expect(await ingest(deps, [record(1), record(2)])).toEqual([
    ...[{ kind: 'accepted' }, { kind: 'retry', error: down }],
  ]);
  expect(deps.count).toHaveBeenCalledWith('s', expect.objectContaining({ accepted: 1 }));
});

it('counts what it left out only where nothing has to come again', async () => {
  const deps = depsWith([failing], [{ kind: 'accepted' }]);
  const records = [record(1), made(2, 'dropped')];
  expect(await kinds(deps, records)).toEqual(['retry', 'dropped']);
  expect(counted(deps).dropped).toBeUndefined();
  expect(await kinds(deps, records)).toEqual(['accepted', 'dropped']);
  expect(counted(deps).dropped).toBe(1);
});

it('names the unknown codes of what was accepted', async () => {
  const deps = depsWith([{ kind: 'accepted' }, { kind: 'duplicate' }, { kind: 'accepted' }]);
  await ingest(deps, [made(1, 'new1'), made(2, 'new2'), record(3)]);
  expect(deps.written.mock.calls[0]?.[1].unknownCodes).toEqual(['new1']);
  expect(deps.count).toHaveBeenCalledWith('s', expect.objectContaining({ unknown_code: 1 }));
});

describe('a record that is no event', () => {
  it('becomes a failed event, and is not written', async () => {
    const deps = depsWith([{ kind: 'accepted' }]);
    deps.writeFailedEvents.mockResolvedValue(1);
    const [accepted, failed] = await ingest(deps, [record(1), noEvent]);
    expect(accepted).toEqual({ kind: 'accepted' });
    expect(failed).toMatchObject({ kind: 'failed', code: 'not_an_event' });
    expect(idsWritten(deps, 0)).toEqual(['1']);
    expect(failedEvents(deps)).toMatchObject([
      { position: 2, code: 'not_an_event', raw: '{"no": "event"}' },
    ]);
    expect(failedEvents(deps)[0]?.reason).not.toBe('');
    expect(counted(deps)).toMatchObject({ accepted: 1, failed: 1 });
  });

  it('is kept as it was masked', async () => {
    const deps = depsWith([]);
    const masking = sourceWith({ redact: (value) => ({ ...value, secret: 'masked' }) });
    const records: ParsedRecord[] = [
      { kind: 'record', record: { secret: 'word' }, raw: '{"secret":"word"}' },
    ];
    await ingestRecords(deps, { ...requestFor(records), source: masking });
    expect(failedEvents(deps)[0]?.raw).toBe('{"secret":"masked"}');
  });
});

it('names every failed record that comes again, and counts only new failed events', async () => {
  const deps = depsWith();
  deps.writeFailedEvents.mockResolvedValueOnce(1).mockResolvedValueOnce(0);
  const deliver = () => ingest(deps, [bad, bad]);
  expect(await deliver()).toEqual(await deliver());
  expect(await kinds(deps, [bad, bad])).toEqual(['failed', 'failed']);
  expect(counted(deps).failed).toBe(1);
});

it('has failed events come again that could not be kept, while the others stay accepted', async () => {
  const deps = depsWith([
    ...[{ kind: 'accepted' }, { kind: 'refused', reason: 'r' }],
  ] as WriteResult[]);
  deps.writeFailedEvents.mockRejectedValue(down);
  expect(await ingest(deps, [record(1), record(2), bad])).toEqual([
    { kind: 'accepted' },
    { kind: 'retry', error: down },
    { kind: 'retry', error: down },
  ]);
  expect(counted(deps)).toMatchObject({ accepted: 1 });
  expect(counted(deps).failed).toBeUndefined();
});

describe('an id that another tenant has taken', () => {
  const besideId = (id: string, { tenant } = source) => sha256(`${tenant}\n${id}`);

  it('is written beside under an id of its own, the same each time, and counted once', async () => {
    const deps = depsWith(
      [{ kind: 'accepted' }, { kind: 'taken' }],
      [{ kind: 'accepted' }],
      [{ kind: 'duplicate' }, { kind: 'taken' }],
      [{ kind: 'duplicate' }],
    );
    expect(await kinds(deps, [record(1), record(2)])).toEqual(['accepted', 'accepted']);
    expect(idsWritten(deps, 1)).toEqual([besideId('2')]);
    expect(counted(deps)).toMatchObject({ accepted: 2, duplicate: 0, id_conflict: 1 });
    expect(await kinds(deps, [record(1), record(2)])).toEqual(['duplicate', 'duplicate']);
    expect(idsWritten(deps, 3)).toEqual([besideId('2')]);
    expect(counted(deps)).toMatchObject({ accepted: 2, duplicate: 2, id_conflict: 1 });
  });

  it('is another one for each tenant, and the same for all sources of one', async () => {
    const idFor = async (changes: object) => {
      const deps = depsWith([{ kind: 'taken' }], [{ kind: 'accepted' }]);
      await ingestRecords(deps, { ...requestFor([record(1)]), source: { ...source, ...changes } });
      return idsWritten(deps, 1)[0];
    };
    expect(await idFor({ id: 'another' })).toBe(await idFor({}));
    expect(await idFor({ tenant: 'other.auth0.com' })).not.toBe(await idFor({}));
  });

  it('leaves the document as it is', async () => {
    const deps = depsWith([{ kind: 'taken' }], [{ kind: 'accepted' }]);
    const documents: string[] = [];
    const { write } = deps;
    await ingestRecords(
      {
        ...deps,
        write: (events, deadline) => {
          documents.push(
            ...events.map(({ operation }) => operation.toString().split('\n')[1] ?? ''),
          );
          return write(events, deadline);
        },
      },
      requestFor([record(1)]),
    );
    expect(documents).toHaveLength(2);
    expect(documents[0]).toContain('"log_id":"1"');
    expect(documents[1]).toBe(documents[0]);
  });

  it('is told under the id that it was written with', async () => {
    const deps = depsWith([{ kind: 'accepted' }, { kind: 'taken' }], [{ kind: 'accepted' }]);
    await ingest(deps, [record(1), record(2)]);
    const { events, results } = deps.written.mock.calls[0]?.[1] ?? expect.fail();
    expect(events.map(({ id }) => id)).toEqual(['1', besideId('2')]);
    expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
  });

  it('is a failed event where both ids are taken', async () => {
    const deps = depsWith([{ kind: 'taken' }, { kind: 'accepted' }], [{ kind: 'taken' }]);
    deps.writeFailedEvents.mockResolvedValue(1);
    const outcomes = await ingest(deps, [record(1), record(2)]);
    expect(outcomes).toMatchObject([{ kind: 'failed', code: 'id_taken' }, { kind: 'accepted' }]);
    expect(failedEvents(deps)).toMatchObject([{ position: 1, code: 'id_taken' }]);
    expect(JSON.parse(failedEvents(deps)[0]?.raw ?? '')).toMatchObject({ log_id: '1' });
    expect(counted(deps)).toMatchObject({ accepted: 1, failed: 1, id_conflict: 0 });
  });

  it('has to come again where it could not be written beside', async () => {
    const deps = depsWith([{ kind: 'taken' }, { kind: 'accepted' }], [failing]);
    expect(await kinds(deps, [record(1), record(2)])).toEqual(['retry', 'accepted']);
    expect(counted(deps)).toMatchObject({ accepted: 1, id_conflict: 0 });
  });
});

it('lets others have their turn', async () => {
  const deps = depsWith();
  let others = 0;
  setImmediate(() => (others += 1));
  function* records() {
    for (let id = 0; id < 1_000; id += 1) yield record(id);
    expect(others).toBe(1);
  }
  await ingest(deps, records());
  expect(deps.write.mock.calls[0]?.[0]).toHaveLength(1_000);
});

it('writes nothing of a body that turns out to be none', async () => {
  const deps = depsWith();
  function* records(): Generator<ParsedRecord> {
    yield record(1);
    throw new Auth0LogsError('not_json', { details: { line: 1, byte: 0 } });
  }
  await expect(ingest(deps, records())).rejects.toMatchObject({ code: 'not_json' });
  expect(deps.write).not.toHaveBeenCalled();
});
