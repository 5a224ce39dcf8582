// A page of the log: where the cursor is, where a source begins, or where the log goes on after a gap.
import { setTimeout as delay } from 'node:timers/promises';
import type { LogGap } from '../../common/api/health';
import { parseDuration } from '../../common/duration';
import type { CallOptions, FirstEvent, LogsPage, RateLimit } from '../auth0/logs';
import { unexpected } from '../auth0/refusal';
import { Auth0LogsError } from '../errors';
import { leadingRowsBefore, readRows, type Row } from './page_rows';
import type { PollRun } from './poll_run';

/** The webhook has delivered by then, if it delivers at all. */
export const RECONCILE_AFTER_MS = 600_000;
/** Late events have smaller dates than those that came before them. */
const OVERLAP_MS = 60_000;
/** A longer wait ends the run. */
const LONGEST_WAIT_MS = 5_000;
const JITTER_MS = 500;

export interface CollectedPage {
  rows: Row[];
  /** Absent where the log has nothing yet. */
  next?: string;
  rateLimit: RateLimit;
  /** What lies before it and is lost. */
  gap?: LogGap;
  /** More is there, and is not to be collected yet; or there is no more. */
  isLast: boolean;
}

/** An empty page is the log's end for now. Rejects with an Auth0LogsError. */
export const fetchPage = async (
  run: PollRun,
  checkpoint: string | undefined,
): Promise<CollectedPage> => {
  const { tenant, settings } = run;
  const since = startOf(run);
  const at = checkpoint ?? tenant.logs.checkpointAt(since, settings.batch_size);
  try {
    return await pageAt(run, at, settings.batch_size);
  } catch (error) {
    if (!hasCode(error, 'auth0_checkpoint_expired')) throw error;
    return checkpoint === undefined
      ? pageOfFirst(run, new Date(since.getTime() - OVERLAP_MS))
      : pageAfterGap(run);
  }
};

/** A share of the tenant's requests is left to others. Rejects with auth0_rate_limited where it is used up. */
export const keepWithinBudget = async (run: PollRun, rateLimit: RateLimit): Promise<void> => {
  const { limit, remaining, resetAt } = rateLimit;
  if (limit === undefined || remaining === undefined || resetAt === undefined) return;
  if (remaining >= limit * (1 - run.settings.rate_limit_share / 100)) return;
  const wait = Math.max(0, resetAt - Date.now()) + Math.random() * JITTER_MS;
  if (wait > LONGEST_WAIT_MS || performance.now() + wait > run.endsAt) {
    const details = {
      domain: run.tenant.domain,
      retry_after_seconds: Math.ceil(wait / 1_000),
    };
    throw new Auth0LogsError('auth0_rate_limited', { details });
  }
  await delay(wait, undefined, { signal: run.signal });
};

const startOf = ({ held, settings }: PollRun): Date =>
  new Date(Date.parse(held.cursor.started_at) - (parseDuration(settings.initial_interval) ?? 0));

const pageAt = async (run: PollRun, at: string, take: number): Promise<CollectedPage> => {
  const page = await largestPage(run, at, take);
  const rows = readPageRows(run, page);
  const old = leadingRowsBefore(rows, collectedBefore(run));
  if (old < rows.length && old > 0) return { ...(await pageAt(run, at, old)), isLast: true };
  return {
    rows: rows.slice(0, old),
    next: old < rows.length ? at : nextOf(run, page, { at, isEmpty: rows.length === 0 }),
    rateLimit: page.rateLimit,
    isLast: old === 0 || page.next === at,
  };
};

/** Half as many rows while they are too large together. */
const largestPage = async (run: PollRun, at: string, take: number): Promise<LogsPage> => {
  try {
    return await run.tenant.logs.page(at, { signal: run.signal, take });
  } catch (error) {
    if (!hasCode(error, 'auth0_answer_too_large') || take === 1) throw error;
    return largestPage(run, at, Math.floor(take / 2));
  }
};

const readPageRows = ({ tenant }: PollRun, { body }: Pick<LogsPage, 'body'>): Row[] => {
  try {
    return readRows(body);
  } catch (cause) {
    throw unexpected('not_json', tenant.domain, cause);
  }
};

const nextOf = (
  { tenant }: PollRun,
  { next }: LogsPage,
  { at, isEmpty }: { at: string; isEmpty: boolean },
): string => {
  if (next === undefined && !isEmpty) throw unexpected('undocumented', tenant.domain);
  return next ?? at;
};

/** Where the webhook has its turn first; or the cursor's end. */
const collectedBefore = ({ source, held }: PollRun): number => {
  const { end } = held.cursor;
  const turn = source.hasWebhook ? Date.now() - RECONCILE_AFTER_MS : Infinity;
  return Math.min(turn, end === undefined ? Infinity : Date.parse(end));
};

const pageOfFirst = async (run: PollRun, since?: Date): Promise<CollectedPage> => {
  const { tenant, settings } = run;
  const options: CallOptions = { signal: run.signal };
  const first: FirstEvent = await tenant.logs.first(since, options);
  const { logId, rateLimit } = first;
  const all = readPageRows(run, first);
  const rows = all.slice(0, leadingRowsBefore(all, collectedBefore(run)));
  if (rows.length === 0) return { rows, rateLimit, isLast: true };
  if (logId === undefined) throw unexpected('undocumented', tenant.domain);
  const next = tenant.logs.checkpointAfter(logId, settings.batch_size);
  return { rows, next, rateLimit, isLast: false };
};

/** At the oldest event that there is; the cursor stays where it is while there is none. */
const pageAfterGap = async (run: PollRun): Promise<CollectedPage> => {
  const page = await pageOfFirst(run);
  const [row] = page.rows;
  if (!row) return page;
  const to = row.time === undefined ? undefined : new Date(row.time).toISOString();
  const gap = { from: run.held.cursor.reached, to, found_at: new Date().toISOString() };
  return { ...page, gap };
};

const hasCode = (error: unknown, code: Auth0LogsError['code']): boolean =>
  error instanceof Auth0LogsError && error.code === code;
