// How far the way from a tenant to its events has come.
import type { HealthAnswer } from '../../../common/api/health';

/** `waiting`: there are sources, and no event yet. */
export type Stage = 'no_source' | 'waiting' | 'receiving';

/** `hasEvents`: some are stored, whichever source they came by. */
export function stageOf({ sources }: HealthAnswer, hasEvents: boolean): Stage {
  if (sources.length === 0) return 'no_source';
  const received = sources.some(
    ({ counters }) => counters.accepted + counters.duplicate + counters.failed > 0,
  );
  return received || hasEvents ? 'receiving' : 'waiting';
}
