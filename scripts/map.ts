// `npm run -s map < records.ndjson`: webhook records on standard input to documents on standard
// output, one a line, in order. A line that is no JSON becomes a pipeline error, so counts match.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseJson } from '../server/ingest/parse_json';
import { mapEvent, type MappingContext } from '../server/mapping/map_event';

const context = (): MappingContext => ({
  receivedAt: new Date(),
  namespace: 'default',
  tags: ['forwarded', 'auth0-logstream'],
  preserveOriginal: false,
});

const parsed = (line: string): unknown => {
  try {
    return parseJson(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  const { document } = mapEvent(parsed(line), context(), line);
  if (!process.stdout.write(`${JSON.stringify(document)}\n`)) await once(process.stdout, 'drain');
}
