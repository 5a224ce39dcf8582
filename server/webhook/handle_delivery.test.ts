// What a delivery leaves behind with counters and wrong tokens; the whole way is in test/integration.
import { Readable } from 'node:stream';
import type { Logger } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { DEFAULT_API_INPUT } from '../../common/api/sources';
import { settings, TOKEN } from '../../test/support/sources_in_memory';
import { configSchema } from '../config';
import type { IngestDeps } from '../ingest/ingest_records';
import { readConfiguredSources } from '../sources/configured_sources';
import { SourceRegistry } from '../sources/source_registry';
import { AuthFailures } from './auth_failures';
import { BodyBudget } from './body_budget';
import { createDeliveryHandler } from './handle_delivery';
import { type DeliveryOutcome, observeDeliveries } from './observe_deliveries';

const RECORD = { log_id: '1', data: { type: 's' } };
const logger = { warn: () => undefined, debug: () => undefined } as unknown as Logger;
const auth0 = { domain: 'acme.eu.auth0.com', clientId: 'c', clientSecret: 's' };
const webhook = { token: TOKEN };

/** With two sources that have a webhook, and one that has none. */
const world = async () => {
  const sources = { one: { webhook }, two: { webhook }, collected: { api: {}, auth0 } };
  const saved = { ...settings({ api: DEFAULT_API_INPUT }), created_at: '', updated_at: '' };
  const registry = new SourceRegistry({
    declared: readConfiguredSources(configSchema.validate({ sources }).sources),
    store: {
      list: () => Promise.resolve([{ id: 'saved', type: 't', references: [], attributes: saved }]),
    },
    secrets: () => Promise.resolve({ read: () => Promise.resolve({}) }),
    logger,
  });
  await registry.reload();
  const count = vi.fn<IngestDeps['count']>();
  const write = vi.fn<IngestDeps['write']>().mockResolvedValue([{ kind: 'accepted' }]);
  const authFailures = new AuthFailures(logger);
  const outcomes: DeliveryOutcome[] = [];
  const handle = createDeliveryHandler({
    ...{ sources: registry, authFailures, logger, maxBytes: 1_000, budget: new BodyBudget(10_000) },
    ingest: {
      ...{ admit: () => undefined, pipelineReadsOriginal: () => false },
      ...{ write, count, written: () => undefined },
      writeFailedEvents: () => Promise.resolve(1),
    },
  });
  const observed = observeDeliveries(handle, registry, (outcome) => outcomes.push(outcome));
  const deliver = (sourceId: string, authorization = TOKEN) => {
    const body = JSON.stringify(RECORD);
    const headers = {
      ...{ authorization, 'content-type': 'application/json' },
      'content-length': String(body.length),
    };
    const address = '203.0.113.1';
    return observed({ sourceId, headers, address, body: Readable.from([Buffer.from(body)]) });
  };
  return { deliver, count, write, authFailures, outcomes };
};

it('gives writing fifteen seconds from the receipt', async () => {
  const { deliver, write } = await world();
  const before = performance.now();
  expect(await deliver('one')).toMatchObject({ statusCode: 200, body: { accepted: 1 } });
  const [, deadline = 0] = write.mock.calls[0] ?? [];
  expect(deadline).toBeGreaterThanOrEqual(before + 15_000);
  expect(deadline).toBeLessThanOrEqual(performance.now() + 15_000);
});

it('counts a wrong token for the source that it was sent to, and for no other', async () => {
  const { deliver, count, authFailures, outcomes } = await world();
  expect(await deliver('one', 'wrong')).toMatchObject({ statusCode: 401 });
  expect(['one', 'two'].map((id) => authFailures.of(id).count)).toEqual([1, 0]);
  expect(count.mock.calls).toEqual([['one', { refused: 1 }]]);
  expect(outcomes).toMatchObject([{ source: 'one', code: 'wrong_token' }]);
});

it.each(['collected', 'saved', 'none'])(
  'counts nothing for %s, which has no webhook: anybody can send there',
  async (id) => {
    const { deliver, count, authFailures, outcomes } = await world();
    for (const token of [TOKEN, 'wrong'])
      expect(await deliver(id, token)).toMatchObject({
        ...{ statusCode: 404, body: { code: 'unknown_source' } },
      });
    expect(count).not.toHaveBeenCalled();
    expect(authFailures.of(id).count).toBe(0);
    expect(outcomes.map(({ source }) => source)).toEqual([undefined, undefined]);
  },
);
