// event.*, message, log.level: what happened, by the catalogue and, for an operation, by its row.
import { describeUnknownCode, findEventCode } from '../../common/events/find_event_code';
import type { EventCode, Outcome, Severity } from '../../common/events/event_code';
import { DATASET } from '../../common/plugin';
import type { Auth0Record } from './auth0_record';
import { riskConfidence } from './promoted';
import { isRefused } from './error';
import type { OperationCall } from './find_operation';
import { readOperation } from './operation';
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
  /** Readable name of the event, and Elastic's classification: both by the outcome. */
  name: string | undefined;
  classification: string | undefined;
  /** Of a Management API or SCIM operation. */
  call: OperationCall | undefined;
}

export const classify = (record: Auth0Record): Classified => {
  const { code } = record;
  const found = code === undefined ? undefined : findEventCode(code);
  const entry = found ?? (code === undefined ? undefined : describeUnknownCode(code));
  const refuted = entry !== undefined && entry.outcome !== 'failure' && isRefused(record);

  return {
    entry,
    known: found !== undefined,
    outcome: refuted ? 'failure' : (entry?.outcome ?? 'unknown'),
    name: refuted ? asFailure(entry.name) : entry?.name,
    classification: refuted ? asFailure(entry.classification) : entry?.classification,
    call: readOperation(record),
  };
};

/** The name of the same without success: no name may contradict the outcome. */
const asFailure = (name: string): string =>
  name
    .replace(/- Success$/, '- Failure')
    .replace(/^Success(?:ful(?:ly)?)?\b/, 'Failed')
    .replace(/ (?:completed )?(?:successfully|succeeded|success)\b\.?/i, ' failed');

export const mapEventFields = (
  record: Auth0Record,
  { entry, outcome, name, call }: Classified,
  facts: EventFacts,
) => {
  const { data, code, details } = record;
  const severity = severityOf(record, outcome, entry, call);
  const { category, type } = call?.operation ?? {};
  const { start, end, duration } = mapDuration(record);
  return {
    event: {
      id: facts.id,
      code,
      kind: entry?.kind ?? 'event',
      action: entry?.action ?? 'unknown',
      category: category
        ? ['api', ...category]
        : entry?.category.length
          ? entry.category
          : undefined,
      type: type ? withInfo(type) : (entry?.type ?? ['info']),
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
    message: asText(data.description) ?? call?.operation.title ?? name,
    log: { level: logLevel(outcome, severity ?? 'info') },
  };
};

const reasonOf = (record: Auth0Record, errorMessage: string | undefined): string | undefined => {
  const { code, data, details, status } = record;
  if (code?.endsWith('pwd_leak')) return 'Breached password';
  const told = asText(asObject(details.error).reason) ?? errorMessage;
  // The description of what was refused is no reason for it.
  return told ?? (isRefused(record) ? `Status ${status}` : asText(data.description));
};

const withInfo = (types: readonly string[]): readonly string[] =>
  types.includes('info') ? types : [...types, 'info'];

const severityOf = (
  { details }: Auth0Record,
  outcome: Outcome,
  entry: EventCode | undefined,
  call: OperationCall | undefined,
): Severity | undefined => {
  // What a status refutes weighs as much as any failure.
  if (outcome === 'failure') return entry?.outcome === 'failure' ? entry.severity : 'medium';
  if (!call) return entry?.severity;
  const { body } = asObject(details.request);
  return call.operation.severity({ body, answer: asObject(asObject(details.response).body) });
};

const mapDuration = ({ details }: Auth0Record) => {
  const start = asDate(details.initiatedAt ?? details.start_time ?? details.started_at);
  const end = asDate(details.completedAt ?? details.end_time ?? details.completed_at);
  const elapsed =
    asLong(details.elapsedTime) ?? (start && end ? Date.parse(end) - Date.parse(start) : undefined);
  const duration =
    elapsed === undefined ? undefined : asLong(elapsed * NANOSECONDS_PER_MILLISECOND);
  return { start, end, duration: duration !== undefined && duration >= 0 ? duration : undefined };
};
