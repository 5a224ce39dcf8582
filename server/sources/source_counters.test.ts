import type { Logger, SavedObjectsClientContract } from '@kbn/core/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyCounters } from '../../common/api/source_counters';
import { perMinute } from './activity';
import { SourceCounterStore } from './source_counters';
import { stateOf } from './source_state';
import type { SourceTotals, StoredTotals } from './source_totals';

const logger = { debug: () => undefined } as unknown as Logger;
const LATER_MS = 3_500;

/** Keeps saved objects in a map, as the repository does in Elasticsearch. */
const fakeRepository = () => {
  const objects = new Map<string, StoredTotals>();
  const repository = {
    create: vi.fn((_type: string, attributes: StoredTotals, { id }: { id: string }) => {
      objects.set(id, attributes);
      return Promise.resolve({});
    }),
    get: vi.fn((_type: string, id: string) => {
      const attributes = objects.get(id);
      return attributes
        ? Promise.resolve({ id, attributes })
        : Promise.reject(Object.assign(new Error('not found'), { output: { statusCode: 404 } }));
    }),
    find: vi.fn(() =>
      Promise.resolve({
        saved_objects: [...objects].map(([id, attributes]) => ({ id, attributes })),
      }),
    ),
  };
  return { objects, ...repository, client: repository as unknown as SavedObjectsClientContract };
};

const node = (instance: string, { client }: ReturnType<typeof fakeRepository>) => {
  const store = new SourceCounterStore(instance, logger);
  store.start(client);
  return store;
};

/** The node `a`, which had counted five events before. */
const restarted = async (repository: ReturnType<typeof fakeRepository>) => {
  const before = node('a', repository);
  before.add('s', { accepted: 5 });
  await before.stop();
  return node('a', repository);
};

const totalsOf = async (store: SourceCounterStore): Promise<SourceTotals | undefined> =>
  (await store.read()).get('s');

const accepted = async (store: SourceCounterStore): Promise<number | undefined> =>
  (await totalsOf(store))?.counters.accepted;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('adds up, and keeps the figures over a restart', async () => {
  const repository = fakeRepository();
  const before = node('a', repository);
  before.add('s', { accepted: 2, unknown_code: 1 });
  before.add('s', { duplicate: 3 });
  await before.stop();

  const after = node('a', repository);
  after.add('s', { accepted: 1 });
  expect(await accepted(after)).toBe(3);
  await after.stop();
  expect(await accepted(after)).toBe(3);
  expect(repository.objects.get('s:a')?.counters).toEqual({
    ...{ accepted: 3, duplicate: 3, unknown_code: 1 },
    ...{ failed: 0, dropped: 0, refused: 0, unknown_operation: 0, id_conflict: 0 },
  });
});

it('sums the nodes of its source, with the latest time', async () => {
  const repository = fakeRepository();
  vi.setSystemTime('2026-01-01T00:00:00Z');
  const [one, two] = [node('a', repository), node('b', repository)];
  one.add('s', { accepted: 1 });
  one.add('removed', { accepted: 50 });
  vi.setSystemTime('2026-01-02T00:00:00Z');
  two.add('s', { accepted: 2 });
  await one.stop();
  expect(await totalsOf(two)).toMatchObject({
    counters: { accepted: 3 },
    last_accepted_at: '2026-01-02T00:00:00.000Z',
  });
});

it('stores only what changed, and after a failure again', async () => {
  const repository = fakeRepository();
  const store = node('a', repository);
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(repository.create).not.toHaveBeenCalled();
  store.add('s', { accepted: 1 });
  repository.create.mockRejectedValueOnce(new Error('down'));
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(repository.objects.size).toBe(0);
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(repository.objects.get('s:a')?.counters?.accepted).toBe(1);
});

it('does not overwrite an earlier total that it could not read', async () => {
  const repository = fakeRepository();
  const after = await restarted(repository);
  after.add('s', { accepted: 1 });
  repository.get.mockRejectedValueOnce(new Error('down'));
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(repository.objects.get('s:a')?.counters?.accepted).toBe(5);
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(repository.objects.get('s:a')?.counters?.accepted).toBe(6);
});

it('adds the earlier total once, however slowly it comes', async () => {
  const repository = fakeRepository();
  const after = await restarted(repository);
  const { promise, resolve } = deferred();
  const read = repository.get.getMockImplementation() as typeof repository.get;
  repository.get.mockImplementation((...args) => promise.then(() => read(...args)));
  after.add('s', { accepted: 1 });
  await vi.advanceTimersByTimeAsync(LATER_MS);
  after.add('s', { accepted: 1 });
  await vi.advanceTimersByTimeAsync(LATER_MS);
  resolve();
  await after.stop();
  expect(repository.objects.get('s:a')?.counters?.accepted).toBe(7);
});

it('says that the counters cannot be read', async () => {
  const repository = fakeRepository();
  repository.find.mockRejectedValue(new Error('down'));
  await expect(node('a', repository).read()).rejects.toMatchObject({ code: 'unavailable' });
});

it('keeps activity, errors, the ingest delay and unknown codes over a restart, and sums them over nodes', async () => {
  const repository = fakeRepository();
  vi.setSystemTime('2026-01-01T00:00:00Z');
  const before = node('a', repository);
  before.add('s', { accepted: 2 });
  before.addUnknownCodes('s', ['x', 'y']);
  before.delayed('s', 900);
  before.failed('s', { code: 'too_large', details: { limit_bytes: 9 } });
  await before.stop();

  vi.setSystemTime('2026-01-01T00:02:00Z');
  const [again, other] = [node('a', repository), node('b', repository)];
  again.add('s', { accepted: 3 });
  again.addUnknownCodes('s', ['y', 'z']);
  again.succeeded('s');
  await again.stop();
  other.add('s', { accepted: 4 });
  const totals = await totalsOf(other);
  expect(totals && perMinute(totals.activity, Date.now()).slice(-4)).toEqual([0, 2, 0, 7]);
  expect(totals).toMatchObject({
    last_success_at: '2026-01-01T00:02:00.000Z',
    last_error: { code: 'too_large', details: { limit_bytes: 9 }, at: '2026-01-01T00:00:00.000Z' },
    ingest_delay: { ms: 900, measured_at: '2026-01-01T00:00:00.000Z' },
  });
  expect([...(totals?.unknown_codes ?? [])].sort()).toEqual(['x', 'y', 'z']);
});

it('lets the latest error of all nodes win', async () => {
  const repository = fakeRepository();
  vi.setSystemTime('2026-01-01T00:00:00Z');
  const [one, two] = [node('a', repository), node('b', repository)];
  two.failed('s', { code: 'not_json' });
  vi.setSystemTime('2026-01-01T00:00:01Z');
  one.failed('s', { code: 'unavailable' });
  await one.stop();
  expect((await totalsOf(two))?.last_error?.code).toBe('unavailable');
});

it('tells a later delivery from an earlier one though the clock was set back', async () => {
  const store = node('a', fakeRepository());
  vi.setSystemTime('2026-01-01T01:00:00Z');
  store.add('s', { accepted: 1 });
  store.failed('s', { code: 'unavailable' });
  const state = async () => {
    const totals = await totalsOf(store);
    return totals && stateOf({ enabled: true, writable: true, totals, now: Date.now() });
  };
  vi.setSystemTime('2026-01-01T00:00:00Z');
  store.succeeded('s');
  expect(await state()).toBe('degraded');
  vi.setSystemTime('2025-12-31T23:00:00Z');
  store.failed('s', { code: 'unavailable' });
  expect(await state()).toBe('failing');
});

it('reads what an earlier version stored', async () => {
  const repository = fakeRepository();
  const counters = { ...emptyCounters(), accepted: 5 };
  repository.objects.set('s:a', { source: 's', counters });
  const store = node('a', repository);
  expect(await totalsOf(store)).toMatchObject({ counters, unknown_codes: [] });
  store.add('s', { accepted: 1 });
  await store.stop();
  expect(repository.objects.get('s:a')?.counters?.accepted).toBe(6);
});

it('bounds what senders can make it store', async () => {
  const repository = fakeRepository();
  const store = node('a', repository);
  store.addUnknownCodes(
    's',
    Array.from({ length: 1_000 }, (_, at) => `${at}${'x'.repeat(10_000)}`),
  );
  for (let minute = 0; minute < 3_000; minute += 1) {
    store.add('s', { accepted: 1_000 });
    vi.advanceTimersByTime(60_000);
  }
  await store.stop();
  expect(repository.objects.get('s:a')?.unknown_codes).toHaveLength(20);
  expect(JSON.stringify(repository.objects.get('s:a')).length).toBeLessThan(5_000);
});

const deferred = () => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
};
