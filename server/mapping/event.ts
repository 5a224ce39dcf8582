// event.*, message, log.level: what happened, by the catalogue.
import { describeUnknownCode, findEventCode } from '../../common/events/find_event_code';
import type { EventCode, Outcome, Severity } from '../../common/events/event_code';
import { DATASET } from '../../common/plugin';
import type { Auth0Record } from './auth0_record';
import { riskConfidence } from './promoted';
import { isUserItself, isUserPath } from './user_target';
import { asDate, asLong, asObject, asText } from './values';

/** `event.severity`: the scale of Kibana's detection rules, so that both sort alike. */
const SEVERITY: Record<Severity, number> = { info: 1, low: 21, medium: 47, high: 73 };

/** What went well is never above "info", whatever its weight: a deleted user, a new signing key. */
const logLevel = (outcome: Outcome, severity: Severity): string => {
  if (outcome === 'success' || severity === 'info') return 'info';
  return severity === 'low' ? 'warn' : 'error';
};

/** `event.risk_score`: the less sure Auth0 is of the user, the higher, on the same scale. */
const RISK_BY_CONFIDENCE = new Map([
  ['high', 21],
  ['medium', 47],
  ['low', 73],
]);
const NANOSECONDS_PER_MILLISECOND = 1_000_000;

/** From the method of a Management API operation (`sapi`, `fapi`). */
const TYPE_BY_METHOD = new Map([
  ['get', 'access'],
  ['head', 'access'],
  ['post', 'creation'],
  ['put', 'change'],
  ['patch', 'change'],
  ['delete', 'deletion'],
]);

/** What the rest of the document has found. */
export interface EventFacts {
  id: string;
  receivedAt: string;
  errorMessage: string | undefined;
  original: string | undefined;
}

export interface Classified {
  entry: EventCode | undefined;
  known: boolean;
  outcome: Outcome;
}

export const classify = (record: Auth0Record): Classified => {
  const { code } = record;
  if (code === undefined) return { entry: undefined, known: false, outcome: 'unknown' };
  const known = findEventCode(code);
  const entry = known ?? describeUnknownCode(code);
  return { entry, known: known !== undefined, outcome: decideOutcome(record, entry) };
};

export const mapEventFields = (
  record: Auth0Record,
  { entry, outcome }: Classified,
  facts: EventFacts,
) => {
  const { data, code, details } = record;
  // An operation that its status code refutes weighs as much as any failure.
  const severity = entry && outcome !== entry.outcome ? 'medium' : entry?.severity;
  const { start, end, duration } = mapDuration(record);
  return {
    event: {
      id: facts.id,
      code,
      kind: entry?.kind ?? 'event',
      action: entry?.action ?? 'unknown',
      category: entry?.category.length ? entry.category : undefined,
      type: entry ? refineTypes(record, entry) : ['info'],
      outcome,
      severity: severity && SEVERITY[severity],
      risk_score: RISK_BY_CONFIDENCE.get(riskConfidence(details) ?? ''),
      reason: outcome === 'failure' ? reasonOf(record, facts.errorMessage) : undefined,
      provider: 'auth0',
      module: 'auth0',
      dataset: DATASET,
      created: facts.receivedAt,
      start,
      end,
      duration,
      original: facts.original,
    },
    message: asText(data.description) ?? entry?.name,
    log: { level: logLevel(outcome, severity ?? 'info') },
  };
};

const reasonOf = (
  { code, data, details }: Auth0Record,
  errorMessage: string | undefined,
): string | undefined =>
  code?.endsWith('pwd_leak')
    ? 'Breached password'
    : (asText(asObject(details.error).reason) ?? errorMessage ?? asText(data.description));

const OPERATIONS = new Set(['sapi', 'fapi', 'sscim', 'fscim']);

const refineTypes = ({ details }: Auth0Record, entry: EventCode): readonly string[] => {
  if (!OPERATIONS.has(entry.code)) return entry.type;
  const { method, path } = asObject(details.request);
  const precise = TYPE_BY_METHOD.get(asText(method)?.toLowerCase() ?? '');
  if (precise === undefined) return entry.type;
  if (!isUserPath(path)) return [precise, 'info'];
  return ['user', precise === 'access' || isUserItself(path) ? precise : 'change', 'info'];
};

const HTTP_ERROR = 400;

/** A Management API operation may have failed although its code says success. */
const decideOutcome = ({ details }: Auth0Record, entry: EventCode): Outcome => {
  const status = asLong(asObject(details.response).statusCode);
  return entry.code === 'sapi' && status !== undefined && status >= HTTP_ERROR
    ? 'failure'
    : entry.outcome;
};

const mapDuration = ({
  details,
}: Auth0Record): { start?: string; end?: string; duration?: number } => {
  const start = asDate(details.initiatedAt ?? details.start_time ?? details.started_at);
  const end = asDate(details.completedAt ?? details.end_time ?? details.completed_at);
  const elapsed =
    asLong(details.elapsedTime) ?? (start && end ? Date.parse(end) - Date.parse(start) : undefined);
  const duration =
    elapsed === undefined ? undefined : asLong(elapsed * NANOSECONDS_PER_MILLISECOND);
  return { start, end, duration: duration !== undefined && duration >= 0 ? duration : undefined };
};
