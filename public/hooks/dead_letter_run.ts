// Goes through all selected dead letters, a batch a call, and tells how far it is. Pure but for the
// calls that it is given.
import type { DeadLetterSelection } from '../../common/api/dead_letters';
import type { DeadLettersApi } from '../api/dead_letters';

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
  api: Pick<DeadLettersApi, 'replayDeadLetters' | 'discardDeadLetters'>,
  kind: RunKind,
  selection: DeadLetterSelection,
): AsyncGenerator<RunProgress> {
  yield* kind === 'replay' ? replayAll(api, selection) : discardAll(api, selection);
}

async function* replayAll(
  api: Pick<DeadLettersApi, 'replayDeadLetters'>,
  selection: DeadLetterSelection,
): AsyncGenerator<RunProgress> {
  let [done, failed] = [0, 0];
  const failures = new Map<string, number>();
  let after: string | undefined;
  do {
    const request = { ...selection, ...(after !== undefined && { after }) };
    const answer = await api.replayDeadLetters(request);
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
  api: Pick<DeadLettersApi, 'discardDeadLetters'>,
  selection: DeadLetterSelection,
): AsyncGenerator<RunProgress> {
  let done = 0;
  for (;;) {
    const { deleted, remaining } = await api.discardDeadLetters(selection);
    done += deleted;
    yield { kind: 'discard', done, failed: 0, failures: new Map(), remaining };
    if (remaining === 0) return;
  }
}
