// Groups of failed events as choices of a filter. Pure.
import type { FailedEventsAnswer } from '../../../common/api/failed_events';

export type Groups = FailedEventsAnswer['groups'];

export interface FailedEventFilter {
  source?: string;
  code?: string;
}

export interface Choice {
  value: string;
  count: number;
}

/** Values of one field, with how many failed events each has under the filter of the other. */
export function choicesOf(
  groups: Groups,
  field: keyof FailedEventFilter,
  filter: FailedEventFilter,
): Choice[] {
  const other = field === 'source' ? 'code' : 'source';
  const counts = new Map<string, number>();
  for (const group of groups) {
    const matches = filter[other] === undefined || filter[other] === group[other];
    counts.set(group[field], (counts.get(group[field]) ?? 0) + (matches ? group.count : 0));
  }
  const chosen = filter[field];
  if (chosen !== undefined && !counts.has(chosen)) counts.set(chosen, 0);
  return [...counts].map(([value, count]) => ({ value, count }));
}
