// One run of a source's task: page after page, the next one fetched while the last is stored, until
// the log ends, something fails, the time is up or somebody wants it to stop.
import { parseDuration } from '../../common/duration';
import { asError, Auth0LogsError } from '../errors';
import type { Source } from '../sources/source';
import { type Cursor, leaseOwner } from './cursor';
import { CursorLost } from './cursor_store';
import { type CollectedPage, fetchPage, keepWithinBudget } from './fetch_page';
import { HeldCursor } from './held_cursor';
import { afterFailure, isLasting } from './poll_failure';
import type { PollDeps, PollRun } from './poll_run';
import { storePage } from './store_page';

/** After which no page is begun, so that the task manager sees the run end. */
export const RUN_MS = 25_000;
/** After which even what is under way ends: before the lease does. */
export const LONGEST_RUN_MS = 35_000;
/** While another node has the lease. */
export const OTHER_NODE_MS = 5_000;

export interface PollRequest {
  source: Source;
  /** This node. */
  owner: string;
  /** Comes when the source is changed, paused or deleted, or Kibana stops. */
  signal: AbortSignal;
}

/** Resolves with when to run again; undefined where only a change of the source can help. */
export const pollSource = async (
  deps: PollDeps,
  request: PollRequest,
): Promise<Date | undefined> => {
  try {
    const { source, owner } = request;
    const lease = { id: source.id, source: source.id, owner };
    const held = await HeldCursor.acquire(deps.cursors, lease, mayRun);
    return held instanceof HeldCursor ? await runHeld(deps, request, held) : nextTry(held, owner);
  } catch (error) {
    if (error instanceof CursorLost) return inMs(OTHER_NODE_MS);
    throw error;
  }
};

const mayRun = ({ failure, wait }: Cursor): boolean =>
  !failure?.stopped && !(wait && Date.parse(wait.until) > Date.now());

const nextTry = (cursor: Cursor, owner: string): Date | undefined => {
  const holder = leaseOwner(cursor, Date.now());
  if (holder !== undefined && holder !== owner) return inMs(OTHER_NODE_MS);
  return cursor.failure?.stopped ? undefined : new Date(cursor.wait?.until ?? Date.now());
};

const runHeld = async (
  deps: PollDeps,
  { source, signal }: PollRequest,
  held: HeldCursor,
): Promise<Date | undefined> => {
  const { api: settings } = source;
  if (!settings) throw new Auth0LogsError('internal');
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, LONGEST_RUN_MS);
  signal.addEventListener('abort', end);
  const before = held.cursor;
  try {
    if (signal.aborted) end();
    const tenant = await deps.tenantOf(source.id);
    const endsAt = performance.now() + RUN_MS;
    const run = { ...{ deps, source, settings, tenant, held, endsAt }, signal: ending.signal };
    const next = await collect(run);
    reportRecovery(deps, before);
    return next;
  } catch (error) {
    if (error instanceof CursorLost) throw error;
    if (signal.aborted) return await stopHere(held);
    const failure = ending.signal.aborted ? tooLong(source) : asError(error);
    return await waitAfter({ deps, held, before }, failure);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    end();
  }
};

const collect = async (run: PollRun): Promise<Date> => {
  const { held, settings } = run;
  let coming = fetchPage(run, held.cursor.checkpoint);
  for (;;) {
    const page = await coming;
    if (page.rows.length === 0) return endOfLog(run, page);
    const isLast = page.isLast || performance.now() > run.endsAt;
    if (!isLast) coming = fetchNext(run, page);
    await storePage(run, page);
    if (!isLast && !run.signal.aborted) continue;
    await held.release(page.isLast ? caughtUp() : {});
    return inMs(page.isLast ? intervalMs(settings.interval) : 0);
  }
};

const fetchNext = (run: PollRun, { next, rateLimit }: CollectedPage): Promise<CollectedPage> => {
  const coming = keepWithinBudget(run, rateLimit).then(() => fetchPage(run, next));
  // It is awaited once the page before it is stored; a failure may come sooner.
  coming.catch(() => undefined);
  return coming;
};

const endOfLog = async (run: PollRun, { next }: CollectedPage): Promise<Date> => {
  const { held, deps, source, settings } = run;
  deps.onPage(source.id, 'empty');
  const checkpoint = next ?? held.cursor.checkpoint;
  await held.release({ ...caughtUp(), checkpoint, wait: undefined, failure: undefined });
  return inMs(intervalMs(settings.interval));
};

const tooLong = ({ tenant: domain }: Source): Auth0LogsError =>
  new Auth0LogsError('auth0_timeout', { details: { domain, seconds: LONGEST_RUN_MS / 1_000 } });

const caughtUp = (): Partial<Cursor> => ({
  caught_up_at: new Date().toISOString(),
  behind_since: undefined,
});

const stopHere = async (held: HeldCursor): Promise<Date> => {
  await held.release();
  return inMs(0);
};

interface Failing {
  deps: PollDeps;
  held: HeldCursor;
  /** As the run began. */
  before: Cursor;
}

const waitAfter = async (
  { deps, held, before }: Failing,
  error: Auth0LogsError,
): Promise<Date | undefined> => {
  const { source } = before;
  const after = afterFailure(held.cursor, error);
  deps.onPage(source, 'failed');
  if (!isLasting(before) && isLasting(after)) {
    const { code: reason, details } = error;
    deps.record({ action: 'collecting-failed', outcome: 'failure', source, reason, details });
  }
  await held.release(after);
  return after.wait && new Date(after.wait.until);
};

const reportRecovery = (deps: PollDeps, before: Cursor): void => {
  if (!isLasting(before)) return;
  const { source, failure } = before;
  const reason = failure?.code;
  deps.record({ action: 'collecting-recovered', outcome: 'success', source, reason });
};

const intervalMs = (interval: string): number => parseDuration(interval) ?? 0;

const inMs = (ms: number): Date => new Date(Date.now() + ms);
