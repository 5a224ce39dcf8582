// The host is killed under load, again and again: what it answered with 200 is there afterwards, once.
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dataStreamName } from '../../common/plugin';
import { simulate } from '../../dev/tenant/generate';
import { Random } from '../../dev/tenant/random';
import type { BodySender } from '../support/body_sender';
import { documentIds } from '../support/event_ids';
import { startHostProcess, type HostProcess } from '../support/host';
import { openWebhook } from '../support/host_webhook';

const KILLS = 4;
const CONNECTIONS = 8;
const EVENTS_A_REQUEST = 100;
const START = Date.UTC(2026, 0, 1);
const LONGEST_LOAD_MS = 2_000;
const POLL_MS = 5;
const NAMESPACE = `sigkill_${Date.now()}`;
const DATA_STREAM = dataStreamName(NAMESPACE);

interface Batch {
  ids: string[];
  body: string;
}

describe('a host killed under load', () => {
  const elasticsearchUrl = inject('elasticsearchUrl');
  const config = { 'auth0_logs.source.namespace': NAMESPACE };
  const seed = Date.now() % 2 ** 31;
  const random = new Random(seed);
  let host: HostProcess;

  beforeAll(async () => {
    host = await startHostProcess({ elasticsearchUrl, config });
  });

  afterAll(async () => {
    await host.stop();
    await rm(host.home, { recursive: true, force: true });
  });

  it(`keeps every event answered with 200, exactly once (seed ${seed})`, async () => {
    const load = new Load(batches(seed));
    for (let kill = 0; kill < KILLS; kill += 1) {
      const sender = await openWebhook(host, CONNECTIONS);
      const before = load.answered.size;
      const sending = load.sendUntilGone(sender);
      while (load.answered.size === before) await delay(POLL_MS);
      await delay(random.below(LONGEST_LOAD_MS));
      load.hostIsKilled();
      await host.kill();
      await sending;

      expect(load.unanswered().length, 'batches under way at the kill').toBeGreaterThan(0);
      await expectStored(load);
      host = await startHostProcess({ elasticsearchUrl, config, home: host.home });
    }
    await load.sendUnanswered(await openWebhook(host, CONNECTIONS));
    expect(load.unanswered()).toEqual([]);
    await expectStored(load);
  });

  /** All that was answered is there, nothing twice, and nothing that was never sent. */
  async function expectStored(load: Load) {
    const stored = await documentIds(elasticsearchUrl, DATA_STREAM);
    const found = new Set(stored);
    const known = new Set(idsOf(load.sent));
    expect(stored).toHaveLength(found.size);
    expect(idsOf(load.answered).filter((id) => !found.has(id))).toEqual([]);
    expect(stored.filter((id) => !known.has(id))).toEqual([]);
  }
});

/** A sender that, as Auth0, sends again what was not answered. */
class Load {
  readonly sent = new Set<Batch>();
  readonly answered = new Set<Batch>();
  private killed = false;

  constructor(private readonly fresh: Iterator<Batch, never>) {}

  unanswered(): Batch[] {
    return [...this.sent].filter((batch) => !this.answered.has(batch));
  }

  /** From now on a broken connection is no surprise. */
  hostIsKilled(): void {
    this.killed = true;
  }

  /** What was left unanswered, then batch after batch on each connection until the host is gone. */
  async sendUntilGone(sender: BodySender): Promise<void> {
    this.killed = false;
    await sender.forEach(this.endless(), async (batch) => {
      try {
        if (!this.killed) await this.send(sender, batch);
      } catch (error) {
        if (!this.killed) throw error;
      }
    });
    sender.close();
  }

  async sendUnanswered(sender: BodySender): Promise<void> {
    await sender.forEach(this.unanswered(), (batch) => this.send(sender, batch));
    sender.close();
  }

  private *endless(): Generator<Batch> {
    yield* this.unanswered();
    while (!this.killed) yield this.fresh.next().value;
  }

  private async send(sender: BodySender, batch: Batch): Promise<void> {
    this.sent.add(batch);
    const { status, text } = await sender.post(batch.body);
    expect(status, text).toBe(200);
    this.answered.add(batch);
  }
}

function* batches(seed: number): Generator<Batch, never> {
  const events = simulate(seed, START);
  for (;;) {
    const records = Array.from({ length: EVENTS_A_REQUEST }, () => events.next().value);
    yield {
      ids: records.map(({ log_id }) => log_id),
      body: records.map((record) => JSON.stringify(record)).join('\n'),
    };
  }
}

const idsOf = (batches: Set<Batch>): string[] => [...batches].flatMap(({ ids }) => ids);
