// What happened in the simulated tenant before it was started: any number of events, none of which is
// kept, since each follows from the seed and its own position.
import { type LogRecord, makeRecord } from './event';
import { SCENARIOS } from './generate';
import { firstPosition, makeOrderedId } from './log_id';
import { makePopulation, type Population } from './population';
import { Random } from './random';

/** One event in so many reaches the log late: later ones have got their ids by then. */
const LATE_EVERY = 50;
export const MAX_LATE_MS = 60_000;
/** Spreads neighbouring positions over all states of `Random`. */
const GOLDEN = 0x9e3779b9;

export interface HistoryOptions {
  seed: number;
  count: number;
  /** Of the first event. */
  start: number;
  /** Between two events. */
  spacingMs: number;
}

export class History {
  readonly length: number;
  private readonly population: Population;

  constructor(private readonly options: HistoryOptions) {
    this.length = options.count;
    this.population = makePopulation(new Random(options.seed));
  }

  at(position: number): LogRecord {
    const random = this.randomAt(position);
    const arrival = this.timeAt(position);
    const late = position % LATE_EVERY === LATE_EVERY - 1 ? random.below(MAX_LATE_MS) : 0;
    const [draft] = random.weighted(SCENARIOS)(random, this.population);
    if (!draft) throw new Error('A scenario without events.');
    const { data } = makeRecord(random, draft, arrival - late);
    const log_id = this.idAt(position);
    return { log_id, data: { ...data, log_id } };
  }

  idAt(position: number): string {
    return makeOrderedId(this.randomAt(~position), this.timeAt(position), position);
  }

  slice(from: number, to: number): LogRecord[] {
    const end = Math.min(to, this.length);
    return Array.from({ length: Math.max(0, end - from) }, (_, index) => this.at(from + index));
  }

  /** Of the first event whose id is above this one. */
  positionAfter(id: string): number {
    return firstPosition(this.length, (position) => this.idAt(position) > id);
  }

  /** Of the first event that arrived at this time or later; none before it is younger. */
  positionAt(time: number): number {
    return firstPosition(this.length, (position) => this.timeAt(position) >= time);
  }

  timeAt(position: number): number {
    return this.options.start + Math.floor(position * this.options.spacingMs);
  }

  private randomAt(position: number): Random {
    return new Random(this.options.seed ^ Math.imul(position + 1, GOLDEN));
  }
}

export const NO_HISTORY = new History({ seed: 0, count: 0, start: 0, spacingMs: 0 });
