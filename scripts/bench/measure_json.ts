// The mapping alone, beside the least that any program does with JSON: parse it and write it again.
import { generate } from '../../dev/tenant/generate';
import { mapEvent } from '../../server/mapping/map_event';
import { MAPPING_CONTEXT } from './mapping_context';

export interface MappingResult {
  /** CPU microseconds per event. */
  mapping: number;
  parseAndSerialise: number;
}

export function measureMapping(seed: number, events: number): MappingResult {
  const records = generate(seed, events);
  const texts = records.map((record) => JSON.stringify(record));
  return {
    mapping: microsecondsEach(records, (record) => mapEvent(record, MAPPING_CONTEXT)),
    parseAndSerialise: microsecondsEach(texts, (text) => JSON.stringify(JSON.parse(text))),
  };
}

/** CPU time of one call, so that a busy machine does not count. Each result is looked at, or the engine might leave the work out. */
function microsecondsEach<Item>(items: Item[], work: (item: Item) => unknown): number {
  let results = 0;
  const start = process.cpuUsage();
  for (const item of items) if (work(item) !== undefined) results += 1;
  const { user, system } = process.cpuUsage(start);
  if (results !== items.length) throw new Error('A call gave no result.');
  return (user + system) / items.length;
}
