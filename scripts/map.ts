// `npm run -s map < records.ndjson`: webhook records on standard input to documents on standard
// output, one a line, in order. A line that is no JSON becomes a pipeline error, so counts match.
import { once } from 'node:events';
import { parseJson } from '../server/json';
import { mapEvent, type MappingContext } from '../server/mapping/map_event';

const context = (): MappingContext => ({
  receivedAt: new Date(),
  sourceId: 'default',
  input: 'webhook',
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

/** Not node:readline, which also ends a line at U+2028: JSON strings may hold it. */
async function* linesOf(input: NodeJS.ReadStream): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

for await (const line of linesOf(process.stdin)) {
  if (line.trim() === '') continue;
  const { document } = mapEvent(parsed(line), context(), line);
  if (!process.stdout.write(`${JSON.stringify(document)}\n`)) await once(process.stdout, 'drain');
}
