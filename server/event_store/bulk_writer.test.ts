import { setTimeout as delay } from 'node:timers/promises';
import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { BulkWriter, type WritableEvent } from './bulk_writer';
import type { SourceTenants } from './id_conflicts';

const event = (id: string): WritableEvent => ({
  index: 'logs',
  id,
  source: 's',
  occurred: 0,
  operation: Buffer.from(`${id}\n`),
});

type Bulk = (ids: string[]) => Promise<unknown>;

const writerWith = (bulk: Bulk): BulkWriter => {
  const request = ({ bulkBody }: { bulkBody: Buffer }) =>
    bulk(bulkBody.toString().trimEnd().split('\n'));
  const client = { transport: { request }, indices } as unknown as ElasticsearchClient;
  return new BulkWriter({ client: () => Promise.resolve(client), ...access });
};

/** Of another try. */
const LONGEST_WAIT_MS = 500;

const forget = vi.fn();
const reinstall = vi.fn();
const oneTenant: SourceTenants = { areSeveral: () => false, differ: () => false };
const access = { forget, reinstall, tenants: oneTenant };
const soon = () => performance.now() + 15_000;
const indices = { getSettings: () => Promise.resolve({}) };

const answer = (statuses: number[]): unknown => ({
  items: statuses.map((status) => ({ create: { status, error: { type: 'x', reason: 'y' } } })),
});

it('tells accepted, duplicate and refused apart', async () => {
  const writer = writerWith(() => Promise.resolve(answer([201, 409, 400])));
  const kinds = (await writer.write([event('1'), event('2'), event('3')], soon())).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(['accepted', 'duplicate', 'refused']);
});

it.each([
  ['the index before it holds it too', () => ({ docs: [{ _id: '1', found: true }] }), 'duplicate'],
  ['the index before it lacks it', () => ({ docs: [{ _id: '1', found: false }] }), 'accepted'],
  ['nobody can tell', () => Promise.reject(new Error('ECONNRESET')), 'accepted'],
])('judges what another index took than the one looked at, where %s', async (_name, mget, kind) => {
  const settings = { 'index.creation_date': '0' };
  const client = {
    transport: { request: () => ({ items: [{ create: { _index: '.ds-2', status: 201 } }] }) },
    indices: { getSettings: () => ({ '.ds-1': { settings } }) },
    mget,
  } as unknown as ElasticsearchClient;
  const writer = new BulkWriter({ client: () => Promise.resolve(client), ...access });
  expect(await writer.write([event('1')], soon())).toMatchObject([{ kind }]);
  expect(writer.current.storedTwice).toBe(kind === 'duplicate' ? 1 : 0);
});

it('sends only what was rejected again', async () => {
  const bulk = vi
    .fn<Bulk>()
    .mockResolvedValueOnce(answer([201, 429]))
    .mockResolvedValueOnce(answer([201]));
  const results = await writerWith(bulk).write([event('1'), event('2')], soon());
  expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
  expect(bulk.mock.calls[1]?.[0]).toEqual(['2']);
});

it('tells what Elasticsearch said rather than begin a try that has no time left', async () => {
  const bulk = vi.fn<Bulk>().mockResolvedValue(answer([429]));
  const writer = writerWith(bulk);
  const results = await writer.write([event('1')], performance.now() + 1_000);
  expect(results).toMatchObject([{ kind: 'failed', error: { code: 'overloaded' } }]);
  expect(bulk).toHaveBeenCalledOnce();
  expect(writer.current.reachable).toBe(true);
});

it('tells what Elasticsearch said where its next answer does not come', async () => {
  const bulk = vi.fn<Bulk>().mockRejectedValue(new Error('the time ran out'));
  const writer = writerWith(bulk.mockResolvedValueOnce(answer([429])));
  const results = await writer.write([event('1')], performance.now() + 1_300);
  expect(results).toMatchObject([{ kind: 'failed', error: { code: 'overloaded' } }]);
  expect(bulk.mock.calls.length).toBeGreaterThan(1);
  expect(writer.current.reachable).toBe(true);
});

it('reads no operation once all results are told, however often it was tried', async () => {
  const tries = new Map<string, number>();
  const sent: string[] = [];
  const writer = writerWith((ids) => {
    sent.push(...ids);
    for (const id of ids) tries.set(id, (tries.get(id) ?? 0) + 1);
    if (ids.some((id) => tries.get(id) === 2))
      return Promise.reject(Object.assign(new Error('busy'), { statusCode: 503 }));
    return Promise.resolve(answer(ids.map((id) => (tries.get(id) === 1 ? 429 : 201))));
  });
  const events = ['1', '2', '3'].map(event);
  const results = await writer.write(events, soon());
  expect(results.map(({ kind }) => kind)).toEqual(Array(3).fill('accepted'));
  expect(sent.length).toBeGreaterThan(6);
  for (const { operation } of events) operation.fill('x');
  await delay(LONGEST_WAIT_MS);
  expect(sent.join('')).toMatch(/^[123]+$/);
});

it('shares calls among requests once the slots are taken', async () => {
  const bulk = vi.fn((ids: string[]) => Promise.resolve(answer(ids.map(() => 201))));
  const writer = writerWith(bulk);
  await Promise.all(
    Array.from({ length: 20 }, (_, at) => writer.write([event(String(at))], soon())),
  );
  expect(bulk).toHaveBeenCalledTimes(5);
});

it('does not take a missing write privilege for a bad document', async () => {
  const [result] = await writerWith(() => Promise.resolve(answer([403]))).write(
    [event('1')],
    soon(),
  );
  expect(result).toMatchObject({ kind: 'failed', error: { code: 'no_write_access' } });
  expect(forget).toHaveBeenCalled();
});

it.each([
  [413, 'too large'],
  [400, 'broken'],
])('finds the document for which whole calls are answered %i', async (statusCode, reason) => {
  const bulk = vi.fn((ids: string[]) => {
    return ids.includes('poison')
      ? Promise.reject(Object.assign(new Error(), { statusCode, body: { error: { reason } } }))
      : Promise.resolve(answer(ids.map(() => 201)));
  });
  const events = ['1', '2', 'poison', '4', '5'].map(event);
  const results = await writerWith(bulk).write(events, soon());
  expect(results.map(({ kind }) => kind)).toEqual([
    ...['accepted', 'accepted'],
    'refused',
    ...['accepted', 'accepted'],
  ]);
  expect(results[2]).toMatchObject({ reason: expect.stringContaining(reason) as string });
});

it('refuses while Elasticsearch is down, lets a probe pass, and opens again', async () => {
  vi.useFakeTimers();
  const bulk = vi.fn(() => Promise.reject(new Error('ECONNREFUSED')));
  const writer = writerWith(bulk);
  const waiting = writer.write([event('1')], soon());
  await vi.advanceTimersByTimeAsync(500);
  expect(() => writer.admit()).toThrow('cannot be reached');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await waiting).toMatchObject([{ kind: 'failed', error: { code: 'unavailable' } }]);
  await vi.advanceTimersByTimeAsync(2_000);
  writer.admit();
  expect(() => writer.admit()).toThrow('cannot be reached');
  bulk.mockResolvedValue(answer([201]) as never);
  await writer.write([event('2')], soon());
  writer.admit();
  writer.admit();
  vi.useRealTimers();
});

it('has a missing template put back, and does not wait for it', async () => {
  const missing = { create: { status: 404, error: { type: 'index_not_found_exception' } } };
  const writer = writerWith(() => Promise.resolve({ items: [missing] }));
  expect(await writer.write([event('1')], soon())).toMatchObject([
    { kind: 'failed', error: { code: 'not_installed' } },
  ]);
  expect(reinstall).toHaveBeenCalledOnce();
});

it('gives all the calls of a batch one limit', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const record = (_params: unknown, { signal }: { signal?: AbortSignal }) => {
    signals.push(signal);
    return Promise.resolve(signals.length < 2 ? {} : answer([201]));
  };
  const client = { transport: { request: record }, indices: { getSettings: record } };
  const writer = new BulkWriter({
    client: () => Promise.resolve(client as unknown as ElasticsearchClient),
    ...access,
  });
  await writer.write([event('1')], performance.now() + 20);
  expect(signals[0]).toBeInstanceOf(AbortSignal);
  expect(signals[1]).toBe(signals[0]);
  await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
});

/** Several tenants, of which each source is one. */
const several: SourceTenants = { areSeveral: () => true, differ: (one, other) => one !== other };
const namedBy = (id: string) => ({ auth0: { logs: { source: { id } } } });

/** Where every id is stored in `.ds-1` already, by the source "other" unless its id is "own". */
const taken = (changes: object = {}) => {
  const documents = (ids: string[]) =>
    ids.map((_id) => ({ _id, found: true, _source: namedBy(_id === 'own' ? 's' : 'other') }));
  const mget = vi.fn(({ ids }: { ids: string[] }) => Promise.resolve({ docs: documents(ids) }));
  const conflict = { create: { status: 409, error: { type: 'x', index: '.ds-1' } } };
  const request = vi.fn(({ bulkBody }: { bulkBody: Buffer }) =>
    Promise.resolve({
      items: bulkBody
        .toString()
        .trimEnd()
        .split('\n')
        .map(() => conflict),
    }),
  );
  const client = { transport: { request }, indices, mget, ...changes };
  const writer = new BulkWriter({
    client: () => Promise.resolve(client as unknown as ElasticsearchClient),
    ...{ ...access, tenants: several },
  });
  return { writer, mget, request };
};

it('tells an id that another tenant has taken from a duplicate', async () => {
  const { writer, mget } = taken();
  const results = await writer.write([event('own'), event('1'), event('2')], soon());
  expect(results.map(({ kind }) => kind)).toEqual(['duplicate', 'taken', 'taken']);
  expect(mget).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ index: '.ds-1', ids: ['own', '1', '2'] }),
    expect.anything(),
  );
});

it('tells it of what an older backing index has, too', async () => {
  const settings = (created: number) => ({ settings: { 'index.creation_date': String(created) } });
  const search = vi.fn().mockResolvedValue({
    hits: {
      hits: [
        { _id: 'own', _source: namedBy('s') },
        { _id: '1', _source: namedBy('other') },
        { _id: 'early', _source: {} },
      ],
    },
  });
  const { writer, request } = taken({
    indices: { getSettings: () => Promise.resolve({ '.ds-1': settings(0), '.ds-2': settings(1) }) },
    search,
  });
  const results = await writer.write(['own', '1', 'early'].map(event), soon());
  expect(results.map(({ kind }) => kind)).toEqual(['duplicate', 'taken', 'duplicate']);
  expect(request).not.toHaveBeenCalled();
});

it('tries again while nobody can tell whose an id is', async () => {
  const { writer, mget, request } = taken();
  mget.mockRejectedValueOnce(Object.assign(new Error('busy'), { statusCode: 503 }));
  expect(await writer.write([event('1')], soon())).toEqual([{ kind: 'taken' }]);
  expect([mget.mock.calls.length, request.mock.calls.length]).toEqual([2, 2]);
});

it('says so where nobody can tell by the deadline: no duplicate is made up', async () => {
  const { writer, mget } = taken();
  mget.mockRejectedValue(Object.assign(new Error('busy'), { statusCode: 503 }));
  expect(await writer.write([event('1')], performance.now() + 50)).toMatchObject([
    { kind: 'failed', error: { code: 'unavailable' } },
  ]);
});
