// A page's rows through the one path of events, then the cursor: never the other way round.
import { ingestRecords, type RecordOutcome } from '../ingest/ingest_records';
import { type HourCounts, withGap, withHours } from './cursor';
import type { CollectedPage } from './fetch_page';
import { isTokenEventOf, type Row } from './page_rows';
import type { PollRun } from './poll_run';

const WRITTEN_WITHIN_MS = 10_000;
const HOUR_MS = 3_600_000;

/** Rejects where a row has to come again; the cursor is where it was then. */
export const storePage = async (run: PollRun, page: CollectedPage): Promise<void> => {
  const { held, source, deps, settings, tenant } = run;
  const isOwn = settings.drop_own_token_events ? isTokenEventOf(tenant.clientId) : () => false;
  const rows = page.rows.filter((row) => !isOwn(row));
  const outcomes = await ingestRows(run, rows);
  const hours = source.hasWebhook ? countByHour(run, rows, outcomes) : new Map<string, never>();
  const { cursor } = held;
  const reached = latest(cursor.reached, page.rows);
  await held.save({
    ...withGap(cursor, page.gap),
    ...{ checkpoint: page.next, reached, hours: withHours(cursor.hours, hours) },
    ...{ wait: undefined, failure: undefined },
    behind_since: cursor.behind_since ?? beginning(reached),
  });
  const dropped = page.rows.length - rows.length;
  if (dropped > 0) deps.ingest.count(source.id, { dropped });
  deps.onPage(source.id, 'stored');
  reportHealed(run, hours);
  if (page.gap)
    deps.record({
      ...{ action: 'log-gap-found', outcome: 'failure', source: source.id, details: page.gap },
      reason: 'auth0_checkpoint_expired',
    });
};

const ingestRows = async (
  { deps, source }: PollRun,
  rows: readonly Row[],
): Promise<RecordOutcome[]> => {
  deps.ingest.admit();
  const outcomes = await ingestRecords(deps.ingest, {
    ...{ source, input: 'api', receivedAt: new Date() },
    deadline: performance.now() + WRITTEN_WITHIN_MS,
    records: rows.map(({ record }) => record),
  });
  for (const outcome of outcomes) if (outcome.kind === 'retry') throw outcome.error;
  return outcomes;
};

/** Of events since the source is collected from: the webhook could deliver no earlier ones. */
const countByHour = (
  { held }: PollRun,
  rows: readonly Row[],
  outcomes: readonly RecordOutcome[],
): Map<string, HourCounts> => {
  const since = Date.parse(held.cursor.started_at);
  const hours = new Map<string, HourCounts>();
  rows.forEach(({ time }, at) => {
    const kind = outcomes[at]?.kind;
    if (time === undefined || time < since) return;
    if (kind !== 'accepted' && kind !== 'duplicate') return;
    const hour = new Date(time - (time % HOUR_MS)).toISOString();
    const counts = hours.get(hour) ?? { listed: 0, delivered: 0, healed: 0 };
    counts.listed += 1;
    counts[kind === 'duplicate' ? 'delivered' : 'healed'] += 1;
    hours.set(hour, counts);
  });
  return hours;
};

const reportHealed = ({ deps, source }: PollRun, hours: ReadonlyMap<string, HourCounts>): void => {
  const healed = [...hours.values()].reduce((sum, counts) => sum + counts.healed, 0);
  if (healed > 0) deps.onHealed(source.id, healed);
};

const latest = (before: string | undefined, rows: readonly Row[]): string | undefined => {
  const times = rows.flatMap(({ time }) => time ?? []);
  if (before !== undefined) times.push(Date.parse(before));
  return times.length === 0 ? undefined : new Date(Math.max(...times)).toISOString();
};

const beginning = (reached: string | undefined) =>
  reached === undefined ? undefined : { at: new Date().toISOString(), reached };
