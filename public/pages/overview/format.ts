// How the page words numbers and times.
import moment from 'moment';

/** Kibana's default date format. */
const EXACT = 'MMM D, YYYY @ HH:mm:ss.SSS';

export const formatCount = (count: number): string => count.toLocaleString('en-US');

export const formatExactTime = (iso: string): string => moment(iso).format(EXACT);

/** "12 seconds ago"; a clock that runs ahead at the sender's never reads "in 3 seconds". */
export const formatRelativeTime = (iso: string, now: number): string =>
  moment.min(moment(iso), moment(now)).from(now);

export const formatArrivals = (count: number): string =>
  count === 0 ? '' : `${formatCount(count)} new ${count === 1 ? 'event' : 'events'}`;
