// What is notable about a mapped event, in words and colour.
import { FAILED_EVENT_REASONS } from '../../../common/api/failed_events';
import type { PreviewAnswer } from '../../../common/api/preview';

export interface Badge {
  label: string;
  color: 'success' | 'danger' | 'warning' | 'hollow';
}

export function badgesOf(answer: PreviewAnswer): Badge[] {
  const { code, code_known, dropped, document, failure } = answer;
  if (failure)
    return [
      { label: `Not indexed: ${FAILED_EVENT_REASONS[failure].title}`, color: 'danger' },
      { label: 'Kept as a failed event', color: 'warning' },
    ];
  const outcome = outcomeOf(document);
  return [
    codeBadge(code, code_known),
    ...(outcome === undefined ? [] : [outcome]),
    ...(dropped ? [{ label: 'Skipped by this source', color: 'warning' } as const] : []),
  ];
}

const codeBadge = (code: string | undefined, known: boolean): Badge => {
  if (code === undefined) return { label: 'No event code', color: 'warning' };
  return known
    ? { label: `Code ${code}`, color: 'hollow' }
    : { label: `Unknown code ${code}`, color: 'warning' };
};

const outcomeOf = ({ event }: PreviewAnswer['document']): Badge | undefined => {
  const { outcome } = (event ?? {}) as { outcome?: unknown };
  if (outcome === 'success') return { label: 'Outcome: success', color: 'success' };
  if (outcome === 'failure') return { label: 'Outcome: failure', color: 'danger' };
  return outcome === undefined ? undefined : { label: 'Outcome: unknown', color: 'hollow' };
};
