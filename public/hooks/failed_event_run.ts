// Goes through all selected failed events, a batch a call, and reports its progress.
import {
  DISCARD_FAILED_EVENTS,
  type FailedEventSelection,
  REPLAY_FAILED_EVENTS,
} from '../../common/api/failed_events';
import type { Call } from '../api/call';

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
  call: Call,
  kind: RunKind,
  selection: FailedEventSelection,
): AsyncGenerator<RunProgress> {
  yield* kind === 'replay' ? replayAll(call, selection) : discardAll(call, selection);
}

async function* replayAll(
  call: Call,
  selection: FailedEventSelection,
): AsyncGenerator<RunProgress> {
  let [done, failed] = [0, 0];
  const failures = new Map<string, number>();
  let after: string | undefined;
  do {
    const answer = await call(REPLAY_FAILED_EVENTS, { body: { ...selection, after } });
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
  call: Call,
  selection: FailedEventSelection,
): AsyncGenerator<RunProgress> {
  let done = 0;
  for (;;) {
    const { deleted, remaining } = await call(DISCARD_FAILED_EVENTS, { body: selection });
    done += deleted;
    yield { kind: 'discard', done, failed: 0, failures: new Map(), remaining };
    if (remaining === 0) return;
  }
}
