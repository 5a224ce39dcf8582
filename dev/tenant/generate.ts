// The simulated tenant's events: the same seed and start give the same sequence for ever.
import { ATTACKS } from './attacks';
import { type Draft, type LogRecord, makeRecord } from './event';
import { OPERATIONS } from './operations';
import { makePopulation } from './population';
import { Random } from './random';
import { EVERYDAY, type Scenario } from './scenarios';

const EPOCH = Date.UTC(2026, 0, 5, 8);
/** Between the beginnings of two scenarios, on average over the day. */
const MEAN_GAP_MS = 4_000;
const DAY_MS = 86_400_000;
const BUSIEST_HOUR_MS = 14 * 3_600_000;
/** People and ids are drawn apart: the same people come whenever the traffic starts. */
const TRAFFIC_SALT = 0x51ed27;

export const SCENARIOS: readonly [readonly [number, Scenario], ...(readonly [number, Scenario])[]] =
  [...EVERYDAY, ...OPERATIONS, ...ATTACKS];

interface Planned {
  time: number;
  draft: Draft;
}

/** Events in the order of their dates, without end; `data.date` says when each is due. */
export function* simulate(seed: number, start: number): Generator<LogRecord, never> {
  const population = makePopulation(new Random(seed));
  const random = new Random(seed ^ TRAFFIC_SALT ^ (start / 1_000));
  let planned: Planned[] = [];
  for (let now = start; ; now += nextGap(random, now)) {
    const due = planned.filter(({ time }) => time <= now);
    planned = planned.filter(({ time }) => time > now);
    for (const { draft, time } of due.sort((a, b) => a.time - b.time)) {
      yield makeRecord(random, draft, time);
    }
    const drafts = random.weighted(SCENARIOS)(random, population);
    planned.push(...drafts.map((draft) => ({ draft, time: now + draft.at })));
  }
}

/** The first `count` events of a simulated tenant whose days begin at a fixed date. */
export function generate(seed: number, count: number): LogRecord[] {
  const records: LogRecord[] = [];
  const events = simulate(seed, EPOCH);
  while (records.length < count) {
    records.push(events.next().value);
  }
  return records;
}

/** Shorter by day than by night, as people sleep. */
function nextGap(random: Random, now: number): number {
  const angle = (2 * Math.PI * ((now % DAY_MS) - BUSIEST_HOUR_MS)) / DAY_MS;
  const activity = 1 + 0.75 * Math.cos(angle);
  return Math.ceil((-Math.log(1 - random.next()) * MEAN_GAP_MS) / activity);
}
