// What a page shows of a query: nothing yet, why it failed, or its answer.
import { toFailure, type Failure } from '../api/failure';

export type QueryView<T> =
  | { kind: 'loading' }
  | { kind: 'forbidden' | 'failed'; failure: Failure }
  | { kind: 'ready'; answer: T };

export interface QueryState<T> {
  data: T | undefined;
  error: unknown;
}

/** An answer once seen stays on the page while a refresh fails, unless access was withdrawn. */
export function viewOf<T>({ data, error }: QueryState<T>): QueryView<T> {
  const failure = error ? toFailure(error) : undefined;
  if (failure?.forbidden) return { kind: 'forbidden', failure };
  if (data !== undefined) return { kind: 'ready', answer: data };
  return failure ? { kind: 'failed', failure } : { kind: 'loading' };
}
