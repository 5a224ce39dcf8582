// The wording of numbers and times.
import moment from 'moment';

/** Kibana's default date format. */
const EXACT = 'MMM D, YYYY @ HH:mm:ss.SSS';

export const formatCount = (count: number): string => count.toLocaleString('en-US');

export const formatExactTime = (iso: string): string => moment(iso).format(EXACT);

/** "12 seconds ago"; never "in 3 seconds", though the sender's clock may run ahead. */
export const formatRelativeTime = (iso: string, now: number): string =>
  moment.min(moment(iso), moment(now)).from(now);

/** "1 event", "2,000 events". */
export const formatPlural = (count: number, one: string, several = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : several}`;

export const formatArrivals = (count: number): string =>
  count === 0 ? '' : formatPlural(count, 'new event');

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** "850 ms", "2.4 s", "12 min", "3 h": two digits are enough to judge a delay by. */
export function formatDuration(ms: number): string {
  if (ms < SECOND) return `${Math.max(Math.round(ms), 0)} ms`;
  if (ms < MINUTE) return `${twoDigits(ms / SECOND)} s`;
  if (ms < HOUR) return `${twoDigits(ms / MINUTE)} min`;
  return `${twoDigits(ms / HOUR)} h`;
}

const twoDigits = (value: number) =>
  value < 10 ? String(Math.round(value * 10) / 10) : formatCount(Math.round(value));
