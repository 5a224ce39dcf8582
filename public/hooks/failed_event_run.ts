// Goes through all selected failed events, a batch a call, and tells how far it is. Pure but for the
// calls that it is given.
import type { FailedEventSelection } from '../../common/api/failed_events';
import type { FailedEventsApi } from '../api/failed_events';

export type RunKind = 'replay' | 'discard';

export interface RunProgress {
  kind: RunKind;
  /** Replayed or discarded. */
  done: number;
  /** Tried in vain; they stay. */
  failed: number;
  /** Why, by stable names. */
  failures: ReadonlyMap<string, number>;
  remaining: number;
}

/** One value for each batch that is done; the caller may stop in between. */
export async function* runThrough(
  api: Pick<FailedEventsApi, 'replayFailedEvents' | 'discardFailedEvents'>,
  kind: RunKind,
  selection: FailedEventSelection,
): AsyncGenerator<RunProgress> {
  yield* kind === 'replay' ? replayAll(api, selection) : discardAll(api, selection);
}

async function* replayAll(
  api: Pick<FailedEventsApi, 'replayFailedEvents'>,
  selection: FailedEventSelection,
): AsyncGenerator<RunProgress> {
  let [done, failed] = [0, 0];
  const failures = new Map<string, number>();
  let after: string | undefined;
  do {
    const request = { ...selection, after };
    const answer = await api.replayFailedEvents(request);
    done += answer.replayed;
    failed += answer.failed;
    for (const { code, count } of answer.failures)
      failures.set(code, (failures.get(code) ?? 0) + count);
    yield {
      kind: 'replay',
      done,
      failed,
      failures: new Map(failures),
      remaining: answer.remaining,
    };
    after = answer.next;
  } while (after !== undefined);
}

async function* discardAll(
  api: Pick<FailedEventsApi, 'discardFailedEvents'>,
  selection: FailedEventSelection,
): AsyncGenerator<RunProgress> {
  let done = 0;
  for (;;) {
    const { deleted, remaining } = await api.discardFailedEvents(selection);
    done += deleted;
    yield { kind: 'discard', done, failed: 0, failures: new Map(), remaining };
    if (remaining === 0) return;
  }
}
