// A tenant's log, page by page, as the Management API lists it by checkpoint. A checkpoint is a URL
// that Auth0 made and nobody else reads; pages are bytes, so that whoever takes the events in also
// judges each of them.
import { schema } from '@kbn/config-schema';
import { Auth0LogsError } from '../errors';
import { parseJson } from '../json';
import type { HttpsAnswer } from './https_answer';
import type { ManagementApi } from './management_api';
import { LOGS_PATH, nextPage, pathOf, type Tenant } from './next_page';
import { rateLimitOf } from './rate_limit';
import { unexpected } from './refusal';

/** As many as Auth0 gives. */
export const MAX_PAGE_ROWS = 100;
const SCOPE = 'read:logs';

export interface LogsPage {
  /** A JSON list by its brackets; a row of it may still be broken. */
  body: Buffer;
  /** Where the log goes on, as it came; an empty page leads to itself. */
  next?: string;
  rateLimit: RateLimit;
}

export interface RateLimit {
  limit?: number;
  remaining?: number;
  /** When Auth0 grants requests again, by this machine's clock (milliseconds since 1970). */
  resetAt?: number;
}

export interface CallOptions {
  /** Ends this call, besides what ends the client. */
  signal?: AbortSignal;
}

export interface PageOptions extends CallOptions {
  /** Fewer rows than the checkpoint asks for, where a page of them is too large. */
  take?: number;
}

/** A page of one event at most, and its id. */
export interface FirstEvent extends LogsPage {
  logId?: string;
}

/** What the tenant itself counts for a day. */
export interface DailyStats {
  /** yyyy-MM-dd */
  date: string;
  logins: number;
  signups: number;
}

/**
 * Asked once, never again within: who calls decides about rate limits and failures.
 * - auth0_checkpoint_expired: Auth0 no longer knows where this checkpoint is.
 * - auth0_rate_limited: details.retry_after_seconds, as far as Auth0 says.
 * - auth0_answer_too_large: ask for fewer rows.
 * - auth0_unexpected_answer: not a whole list of JSON; nothing may be advanced.
 */
export interface Logs {
  /** Before all events from this time on, by a fabricated id; a tenant may refuse it. */
  checkpointAt(time: Date, take?: number): string;
  checkpointAfter(logId: string, take?: number): string;
  page(checkpoint: string, options?: PageOptions): Promise<LogsPage>;
  /** The first event at this time or later; the oldest that is kept where no time is given. */
  first(since?: Date, options?: CallOptions): Promise<FirstEvent>;
  /** Needs the scope read:stats. */
  dailyStats(from: Date, to: Date, options?: CallOptions): Promise<DailyStats[]>;
}

const rows = schema.arrayOf(
  schema.object(
    { log_id: schema.maybe(schema.string()), _id: schema.maybe(schema.string()) },
    { unknowns: 'ignore' },
  ),
);

const days = schema.arrayOf(
  schema.object(
    { date: schema.string(), logins: schema.number(), signups: schema.number() },
    { unknowns: 'ignore' },
  ),
);

export const createLogs = (api: ManagementApi, tenant: Tenant): Logs => {
  const { domain } = tenant;
  const list = async (path: string, { signal }: CallOptions, expired?: Auth0LogsError) => {
    const meanings = { 400: expired, 404: expired };
    const answer = await api.ask({ method: 'GET', path, scope: SCOPE, meanings, signal });
    checkList(answer, domain);
    return answer;
  };
  const checkpointAfter = (logId: string, take = MAX_PAGE_ROWS) =>
    `https://${domain}/api/v2${LOGS_PATH}?${query({ from: logId, take })}`;

  return {
    checkpointAfter,
    checkpointAt: (time, take) => checkpointAfter(fabricateId(time), take),
    page: async (checkpoint, options = {}) => {
      const path = pathOf(checkpoint, tenant, options.take);
      const expired = new Auth0LogsError('auth0_checkpoint_expired');
      const answer = await list(path, options, expired);
      const { body } = answer;
      return { body, next: nextPage(answer, tenant), rateLimit: rateLimitOf(answer) };
    },
    first: async (since, options = {}) => {
      const search = { sort: 'date:1', page: 0, per_page: 1 };
      const q = since && { q: `date:[${since.toISOString()} TO *]` };
      const answer = await list(`${LOGS_PATH}?${query({ ...search, ...q })}`, options);
      const [row] = api.expect(rows, readRows(answer, domain));
      return { body: answer.body, logId: row?.log_id ?? row?._id, rateLimit: rateLimitOf(answer) };
    },
    dailyStats: async (from, to, { signal } = {}) => {
      const path = `/stats/daily?${query({ from: asDay(from), to: asDay(to) })}`;
      return api.expect(days, await api.call({ method: 'GET', path, scope: 'read:stats', signal }));
    },
  };
};

const query = (parameters: Record<string, string | number>): string =>
  new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  ).toString();

const digitsOf = (time: Date): string => time.toISOString().replace(/\D/g, '');

const asDay = (time: Date): string => digitsOf(time).slice(0, 8);

/** The lowest id of its second, which need not exist. */
const fabricateId = (time: Date): string => `900${digitsOf(time).slice(0, 14)}${'0'.repeat(39)}`;

/** By its brackets, so that a broken row loses only itself. */
const checkList = ({ status, headers, body }: HttpsAnswer, domain: string): void => {
  if (status !== 200) throw unexpected('undocumented', domain);
  if (!/^application\/json\b/i.test([headers['content-type']].flat()[0] ?? ''))
    throw unexpected('not_json', domain);
  const opening = body.subarray(0, 64).toString('latin1').trimStart();
  const closing = body.subarray(-64).toString('latin1').trimEnd();
  if (!opening.startsWith('[') || !closing.endsWith(']')) throw unexpected('not_a_list', domain);
};

const readRows = ({ body }: HttpsAnswer, domain: string): unknown => {
  try {
    return parseJson(body.toString());
  } catch (cause) {
    throw unexpected('not_json', domain, cause);
  }
};
