// The least that any program does with the same JSON.
import { generate } from '../../dev/tenant/generate';
import { mapEvent } from '../../server/mapping/map_event';
import { MAPPING_CONTEXT } from './mapping_context';
import { median } from './median';

/** CPU microseconds per event. */
export interface JsonCost {
  /** Parse the event and serialise it again. */
  same: number;
  /** Parse the event and serialise its document: what comes in, what goes out. */
  inAndOut: number;
}

const EVENTS = 5_000;
/** The first few teach the engine; the middle one counts. */
const PASSES = 15;

export function measureJson(seed: number): JsonCost {
  const events = generate(seed, EVENTS).map((record) => ({
    text: JSON.stringify(record),
    document: mapEvent(record, MAPPING_CONTEXT).document,
  }));
  return {
    same: microsecondsEach(events, ({ text }) => JSON.stringify(JSON.parse(text))),
    inAndOut: microsecondsEach(events, ({ text, document }) =>
      JSON.parse(text) === undefined ? undefined : JSON.stringify(document),
    ),
  };
}

const microsecondsEach = <Item>(items: Item[], work: (item: Item) => unknown): number =>
  median(Array.from({ length: PASSES }, () => microsecondsOnce(items, work)));

/** CPU time, so that a busy machine does not count. Each result is looked at, or the engine might leave the work out. */
function microsecondsOnce<Item>(items: Item[], work: (item: Item) => unknown): number {
  let results = 0;
  const start = process.cpuUsage();
  for (const item of items) if (work(item) !== undefined) results += 1;
  const { user, system } = process.cpuUsage(start);
  if (results !== items.length) throw new Error('A call gave no result.');
  return (user + system) / items.length;
}
