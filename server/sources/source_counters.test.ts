import type { Logger, SavedObjectsClientContract } from '@kbn/core/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SourceCounterStore, type CounterTotals } from './source_counters';

interface Stored extends CounterTotals {
  source: string;
}

const logger = { debug: () => undefined } as unknown as Logger;
const LATER_MS = 3_500;

/** Keeps saved objects in a map, as the repository does in Elasticsearch. */
const fakeRepository = () => {
  const objects = new Map<string, Stored>();
  const repository = {
    create: vi.fn((_type: string, attributes: Stored, { id }: { id: string }) => {
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

const accepted = async (store: SourceCounterStore): Promise<number> =>
  (await store.read('s')).counters.accepted;

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
    ...{ dead_lettered: 0, dropped: 0, refused: 0 },
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
  expect(await two.read('s')).toMatchObject({
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
  expect(repository.objects.get('s:a')?.counters.accepted).toBe(1);
});

it('does not overwrite an earlier total that it could not read', async () => {
  const repository = fakeRepository();
  const after = await restarted(repository);
  after.add('s', { accepted: 1 });
  repository.get.mockRejectedValueOnce(new Error('down'));
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(repository.objects.get('s:a')?.counters.accepted).toBe(5);
  await vi.advanceTimersByTimeAsync(LATER_MS);
  expect(repository.objects.get('s:a')?.counters.accepted).toBe(6);
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
  expect(repository.objects.get('s:a')?.counters.accepted).toBe(7);
});

it('says that the counters cannot be read', async () => {
  const repository = fakeRepository();
  repository.find.mockRejectedValue(new Error('down'));
  await expect(node('a', repository).read('s')).rejects.toMatchObject({ code: 'unavailable' });
});

const deferred = () => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
};
