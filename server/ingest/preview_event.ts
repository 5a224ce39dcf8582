// The document that a pasted event becomes, by the settings of a source. Stores nothing.
import { randomBytes } from 'node:crypto';
import type { PreviewAnswer } from '../../common/api/preview';
import type { FailureDetails } from '../../common/errors/failures';
import { Auth0LogsError } from '../errors';
import { mapEvent } from '../mapping/map_event';
import { createRedact } from '../redaction/redact';
import type { Source } from '../sources/source';
import { isDropped, redacted, type GoodRecord } from './ingest_records';
import { parseBody } from './parse_body';
import { parseJson } from '../json';

const KEY_BYTES = 32;

/** Of several events the first is taken. */
export const previewEvent = (text: string, source: Source): PreviewAnswer => {
  const event = firstEvent(text);
  const { record, raw } = redacted(event, withOtherKey(source));
  const { id, document, code, codeKnown, failure } = mapEvent(
    record,
    { ...source, sourceId: source.id, input: 'webhook', receivedAt: new Date() },
    raw,
  );
  return {
    ...{ id, document, code_known: codeKnown, dropped: isDropped(event, source) },
    ...{ code, failure },
  };
};

/** With the source's own key, anybody could look up whose hash it is. */
const withOtherKey = ({ redact: _own, ...source }: Source): Source => {
  const key = randomBytes(KEY_BYTES).toString('hex');
  const redact = createRedact({ ...source.redacted, key });
  return { ...source, redact };
};

const firstEvent = (text: string): GoodRecord => {
  const first = parseBody(Buffer.from(text)).next();
  if (first.done) throw new Auth0LogsError('not_one_event', { details: { found: 'nothing' } });
  if (first.value.kind === 'record') return first.value;
  if (first.value.code === 'not_json') throw notJson(text);
  throw new Auth0LogsError('not_one_event', { details: { found: 'other_json' } });
};

const notJson = (text: string): Auth0LogsError => {
  try {
    parseJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return new Auth0LogsError('event_not_json', { details: placeOf(error, text) });
  }
  return new Auth0LogsError('event_not_json', { details: {} });
};

/** V8 names either the position or the text around it, which no error repeats. */
const placeOf = ({ message }: SyntaxError, text: string): FailureDetails['event_not_json'] => {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return {};
  const lines = text.slice(0, Number(position)).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
};
