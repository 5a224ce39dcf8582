// Load as Auth0's log streams make it: on each connection one batch of distinct events at a time,
// sent again until it is answered 200. Remembers what was sent, what was answered, and each refusal.
import { setTimeout as delay } from 'node:timers/promises';
import { simulate } from '../../dev/tenant/generate';
import { BodySender, type Answer } from './body_sender';
import { webhookOf } from './host_webhook';

const RETRY_MS = 100;
const POLL_MS = 5;

export interface LoadOptions {
  seed: number;
  /** Each batch goes to all of them at once, and is answered once all have answered. */
  hosts: { url: string }[];
  connections?: number;
  eventsARequest?: number;
  /** Date of the first event. */
  start?: number;
  /** Share of Retry-After that is waited: a test has less time than Auth0. */
  patience?: number;
}

interface Batch {
  number: number;
  ids: string[];
  body: string;
}

type Settings = Required<Omit<LoadOptions, 'hosts'>>;

const DEFAULTS = {
  connections: 8,
  eventsARequest: 100,
  start: Date.UTC(2026, 0, 1),
  patience: 0.01,
};

export class Load {
  readonly sent = new Set<string>();
  readonly answered = new Set<string>();
  /** What was answered but 200: "503 unavailable", "429 overloaded without Retry-After". */
  readonly refusals = new Set<string>();
  /** Events in all requests so far, those sent again included. */
  offered = 0;
  private readonly options: Settings;
  private readonly senders: BodySender[];
  private readonly fresh: Iterator<Batch, never>;
  private begun = 0;
  private lastAnswered = -1;
  private refusedRequests = 0;
  private running: Promise<void> = Promise.resolve();
  private finishing = false;
  private abandoned = false;

  constructor({ hosts, ...options }: LoadOptions) {
    this.options = { ...DEFAULTS, ...options };
    const { connections } = this.options;
    this.senders = hosts.map((host) => new BodySender({ ...webhookOf(host), connections }));
    this.fresh = batches(this.options);
  }

  /** Events in the requests of all connections together. */
  get eventsAtOnce(): number {
    return this.options.connections * this.options.eventsARequest;
  }

  start(): void {
    this.refusals.clear();
    this.finishing = false;
    this.running = this.onEachConnection(() => this.sendFresh());
  }

  /** Begins nothing new; resolves when all that was sent is answered 200. */
  async finish(): Promise<void> {
    this.finishing = true;
    await this.running;
  }

  /** Lets go of what is not answered yet. */
  abandon(): void {
    this.finishing = true;
    this.abandoned = true;
  }

  /** Until a batch that is not yet begun was answered. */
  async progress(): Promise<void> {
    const from = this.begun;
    await this.until(() => this.lastAnswered >= from);
  }

  /** Until another request was refused. */
  async refused(): Promise<void> {
    const before = this.refusedRequests;
    await this.until(() => this.refusedRequests > before);
  }

  /** Everything that was sent so far, from the beginning. */
  async sendAgain(): Promise<void> {
    const earlier = batches(this.options);
    const { begun } = this;
    await this.onEachConnection(async () => {
      for (let batch = earlier.next().value; batch.number < begun; batch = earlier.next().value)
        await this.deliverToAll(batch);
    });
  }

  private async sendFresh(): Promise<void> {
    while (!this.finishing) {
      const batch = this.fresh.next().value;
      this.begun = batch.number + 1;
      for (const id of batch.ids) this.sent.add(id);
      await this.deliverToAll(batch);
      if (this.abandoned) return;
      for (const id of batch.ids) this.answered.add(id);
      this.lastAnswered = Math.max(this.lastAnswered, batch.number);
    }
  }

  private async deliverToAll(batch: Batch): Promise<void> {
    await Promise.all(this.senders.map((sender) => this.deliver(sender, batch)));
  }

  private async deliver(sender: BodySender, { ids, body }: Batch): Promise<void> {
    while (!this.abandoned) {
      this.offered += ids.length;
      const answer = await sender.post(body).catch((error: unknown) => error as Error);
      if ('status' in answer && answer.status === 200) return;
      this.refusedRequests += 1;
      this.refusals.add(nameOf(answer));
      const seconds = 'retryAfter' in answer ? answer.retryAfter : undefined;
      const { patience } = this.options;
      await delay(seconds === undefined ? RETRY_MS : seconds * 1_000 * patience);
    }
  }

  private async onEachConnection(work: () => Promise<void>): Promise<void> {
    await Promise.all(Array.from({ length: this.options.connections }, work));
    for (const sender of this.senders) sender.close();
  }

  /** Fails with the load, should that fail. */
  private async until(condition: () => boolean): Promise<void> {
    while (!condition())
      await Promise.race([delay(POLL_MS), this.running.then(() => delay(POLL_MS))]);
  }
}

function nameOf(answer: Answer | Error): string {
  if (answer instanceof Error)
    return `no answer: ${(answer as NodeJS.ErrnoException).code ?? answer.message}`;
  const { code = 'unnamed' } = JSON.parse(answer.text) as { code?: string };
  const without = answer.retryAfter === undefined ? ' without Retry-After' : '';
  return `${answer.status} ${code}${without}`;
}

function* batches({ seed, start, eventsARequest }: Settings): Generator<Batch, never> {
  const events = simulate(seed, start);
  for (let number = 0; ; number += 1) {
    const records = Array.from({ length: eventsARequest }, () => events.next().value);
    yield {
      number,
      ids: records.map(({ log_id }) => log_id),
      body: records.map((record) => JSON.stringify(record)).join('\n'),
    };
  }
}
