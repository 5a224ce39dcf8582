// `GET /api/v2/logs` and `GET /api/v2/stats/daily` as Auth0 answers them.
import { type ApiAnswer, apiError } from './api_answers';
import type { LogRecord } from './event';
import type { Search, TenantLog } from './tenant_log';

const DEFAULT_ROWS = 50;
const MAX_ROWS = 100;
const MAX_SEARCHED_ROWS = 1_000;
const DAY_MS = 86_400_000;

/** Oddities that a collector has to bear, switched on by a test. */
export interface LogsOddities {
  /** How many rows of a page come once more at the start of the next. */
  repeatedRows: number;
  /** How a checkpoint before the oldest event is refused; unless set, the log goes on at that event. */
  expiredStatus: 400 | 404 | undefined;
  /** Whether a checkpoint has to be the id of an event. */
  refusesFabricatedIds: boolean;
}

export const NO_ODDITIES: LogsOddities = {
  ...{ repeatedRows: 0, expiredStatus: undefined, refusesFabricatedIds: false },
};

export interface LogsApi {
  domain: string;
  log: TenantLog;
  oddities: LogsOddities;
}

export function answerLogs(api: LogsApi, parameters: URLSearchParams): ApiAnswer {
  const from = parameters.get('from');
  return from === null ? searched(api, parameters) : continued(api, from, parameters);
}

/** All parameters but these two are ignored, as Auth0 does. */
function continued({ domain, log, oddities }: LogsApi, from: string, parameters: URLSearchParams) {
  const take = rowsIn(parameters, 'take');
  if (take === undefined) return badRequest(`Query validation error: 'take' is above ${MAX_ROWS}`);
  const refusal = refuseCheckpoint(log, from, oddities);
  if (refusal) return refusal;
  const fresh = log.after(from, take);
  const repeated = fresh.length > 0 ? log.upTo(from, oddities.repeatedRows) : [];
  const rows = [...repeated, ...fresh].slice(0, take);
  // After the last page this leads to the same place again.
  const next = new URLSearchParams({ from: rows.at(-1)?.log_id ?? from, take: String(take) });
  const link = `<https://${domain}/api/v2/logs?${next.toString()}>; rel="next"`;
  return { status: 200, headers: { link }, body: rows.map(asRow) };
}

function refuseCheckpoint(log: TenantLog, from: string, oddities: LogsOddities) {
  const { expiredStatus, refusesFabricatedIds } = oddities;
  const isExpired = expiredStatus !== undefined && from < (log.oldestId ?? '');
  if (isExpired) return apiError(expiredStatus, `The log event ${from} does not exist`);
  if (refusesFabricatedIds && !log.has(from)) return badRequest("Query validation error: 'from'");
  return undefined;
}

function searched({ log }: LogsApi, parameters: URLSearchParams): ApiAnswer {
  const limit = rowsIn(parameters, 'per_page');
  const query = parseQuery(parameters.get('q') ?? '');
  const [, direction] = /^date:(-?1)$/.exec(parameters.get('sort') ?? 'date:-1') ?? [];
  const page = Number(parameters.get('page') ?? 0);
  if (limit === undefined || direction === undefined || !Number.isInteger(page))
    return badRequest('Query validation error');
  if (!query) return badRequest('Failed to parse query');
  const skip = page * limit;
  if (skip + limit > MAX_SEARCHED_ROWS)
    return badRequest(`You can only page through the first ${MAX_SEARCHED_ROWS} records`);
  const newestFirst = direction === '-1';
  return { status: 200, body: log.search({ ...query, newestFirst, skip, limit }).map(asRow) };
}

/** The part of Lucene's syntax that collectors use: `date:[A TO B]` and `type:x`, joined by AND. */
function parseQuery(text: string): Pick<Search, 'from' | 'to' | 'type'> | undefined {
  let query: Pick<Search, 'from' | 'to' | 'type'> = { from: -Infinity, to: Infinity };
  for (const term of text.split(' AND ').filter(Boolean)) {
    const [, from, to] = /^date:\[(\S+) TO (\S+)\]$/.exec(term) ?? [];
    const [, type] = /^type:"?(\w+)"?$/.exec(term) ?? [];
    if (type !== undefined) query = { ...query, type };
    else if (from === undefined || to === undefined) return undefined;
    else query = { ...query, from: timeOr(from, -Infinity), to: timeOr(to, Infinity) };
    if (Number.isNaN(query.from) || Number.isNaN(query.to)) return undefined;
  }
  return query;
}

const timeOr = (text: string, open: number) => (text === '*' ? open : Date.parse(text));

/** undefined where Auth0 refuses as many. */
function rowsIn(parameters: URLSearchParams, name: string): number | undefined {
  const rows = Number(parameters.get(name) ?? DEFAULT_ROWS);
  return Number.isInteger(rows) && rows >= 1 && rows <= MAX_ROWS ? rows : undefined;
}

/** What only the API has beside the fields of a stream's event. */
const asRow = ({ log_id, data }: LogRecord) => {
  const { is_mobile, ...fields } = data;
  return {
    ...fields,
    _id: log_id,
    log_id,
    ...(is_mobile !== undefined && { isMobile: is_mobile }),
  };
};

const badRequest = (message: string) => apiError(400, message, 'invalid_query_string');

const COUNTED: Partial<Record<string, 'logins' | 'signups' | 'leaked_passwords'>> = {
  ...{ s: 'logins', ss: 'signups', pwd_leak: 'leaked_passwords' },
};

export function answerDailyStats({ log }: LogsApi, parameters: URLSearchParams): ApiAnswer {
  const [from, to] = [dayIn(parameters.get('from')), dayIn(parameters.get('to'))];
  if (from === undefined || to === undefined)
    return badRequest('Query validation error: expected yyyyMMdd');
  const body = [];
  for (let day = from; day <= to; day += DAY_MS) {
    const date = new Date(day).toISOString();
    const counts = { logins: 0, signups: 0, leaked_passwords: 0 };
    for (const { data } of log.between(day, day + DAY_MS - 1)) {
      const counted = COUNTED[data.type];
      if (counted) counts[counted] += 1;
    }
    body.push({ date, ...counts, created_at: date, updated_at: date });
  }
  return { status: 200, body };
}

function dayIn(text: string | null): number | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text ?? '') ?? [];
  const time = Date.parse(`${year ?? ''}-${month ?? ''}-${day ?? ''}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time;
}
