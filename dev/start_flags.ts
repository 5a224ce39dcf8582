// The flags of `npm start`.
import { parseArgs } from 'node:util';
import { DevError } from './dev_error';

const DEFAULT_PORT = 5601;
const HIGHEST_PORT = 65_535;

export interface StartFlags {
  port: number;
  /** Whether the simulated tenant streams. */
  demo: boolean;
  /** Whether to begin with nothing. */
  fresh: boolean;
  /** Whether Elasticsearch is started with security on. */
  secured: boolean;
}

const complaint = (what: string) =>
  new DevError(
    'bad_flag',
    what,
    'npm start -- takes --no-demo, --fresh, --secured and --port NUMBER',
  );

export function parseFlags(args: string[]): StartFlags {
  const { 'no-demo': noDemo, fresh, secured, port } = parse(args);
  const number = port === undefined ? DEFAULT_PORT : Number(port);
  if (!Number.isInteger(number) || number < 1 || number > HIGHEST_PORT) {
    throw complaint(`"${String(port)}" is no port`);
  }
  return { port: number, demo: !noDemo, fresh, secured };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        'no-demo': { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        secured: { type: 'boolean', default: false },
        port: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw complaint(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}
