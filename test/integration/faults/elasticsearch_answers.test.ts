// Elasticsearch is there but does not do as asked: what was answered 200 meanwhile is stored, once,
// and the rest is refused in time, with Retry-After, until it succeeds.
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { FAILED_EVENT_INDEX } from '../../../server/failed_events/failed_event_store';
import { elasticsearchOfWorker } from '../../support/elasticsearch_of_worker';
import { fieldValues } from '../../support/event_ids';
import {
  answerAfter,
  cutAnswer,
  type Fault,
  type FaultProxy,
  passOn,
  refuseItems,
  refuseWith,
  resetAfter,
  resetBefore,
  startFaultProxy,
  toBulk,
} from '../../support/fault_proxy';
import { LoadedSystem, NOTHING_AMISS } from '../../support/loaded_system';

/** Later than any request is waited for. */
const TOO_LATE_MS = 20_000;
const ROUNDS = 3;

const elasticsearchUrl = elasticsearchOfWorker();
let proxy: FaultProxy;
let system: LoadedSystem;

beforeAll(async () => {
  proxy = await startFaultProxy(elasticsearchUrl);
});
afterEach(() => (proxy.fault = passOn));
afterAll(() => proxy.stop());

describe('an Elasticsearch that', () => {
  beforeAll(async () => {
    system = await LoadedSystem.start({ elasticsearchUrl, throughUrl: proxy.url });
  });
  afterAll(() => system.stop());

  it.each<[string, Fault, string]>([
    ['refuses bulks with 429', toBulk(refuseWith(429, 'too_many')), '429 overloaded'],
    ['refuses everything with 503', refuseWith(503, 'not_ready'), '503 unavailable'],
    ['takes bulks but answers too late', toBulk(answerAfter(TOO_LATE_MS)), '503 unavailable'],
    ['takes bulks but cuts its answers off', toBulk(cutAnswer), '503 unavailable'],
    ['takes bulks and drops the connection', toBulk(resetAfter), '503 unavailable'],
    ['drops every connection', resetBefore, '503 unavailable'],
  ])('%s', async (_name, fault, refusal) => {
    await system.underLoad(async (load) => {
      proxy.fault = fault;
      await load.refused();
      proxy.fault = passOn;
    });
    system.expectRefused(refusal);
  });
});

it('keeps as failed events just the items that are refused for good, and repeats the others', async () => {
  const poisoned = new Set<string>();
  const repeated = new Set<string>();
  proxy.fault = toBulk(
    refuseItems((id) => {
      if (id.endsWith('7')) poisoned.add(id);
      if (poisoned.has(id)) return 400;
      // Once each: by chance one might be refused until its deadline.
      if (!id.endsWith('3') || repeated.has(id)) return undefined;
      repeated.add(id);
      return 429;
    }),
  );
  system = await LoadedSystem.start({ elasticsearchUrl, throughUrl: proxy.url });
  onTestFinished(() => system.stop());
  const { load } = system;
  load.start();
  for (let round = 0; round < ROUNDS; round += 1) await load.progress();
  await load.finish();

  const { lost, ...rest } = await system.verdict();
  expect(new Set(lost)).toEqual(poisoned);
  expect(rest).toEqual({ ...NOTHING_AMISS, lost: undefined });
  const raws = await fieldValues(elasticsearchUrl, { index: FAILED_EVENT_INDEX, field: 'raw' });
  // Those of other tests need not be JSON.
  const kept = raws.flatMap((raw) => /"log_id":"(\d+)"/.exec(raw)?.[1] ?? []);
  expect(kept.filter((id) => load.sent.has(id)).sort()).toEqual([...poisoned].sort());
  system.expectRefused();
  expect(repeated.size).toBeGreaterThan(0);
});
