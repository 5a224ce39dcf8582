// Keeps what comes and goes from filling a log.
import {
  distinctUntilChanged,
  map,
  of,
  switchMap,
  timer,
  type MonoTypeOperatorFunction,
} from 'rxjs';

/** `false` passes at once; `true` only when it has held for so long, however often it is repeated. */
export const settled =
  (quietMs: number): MonoTypeOperatorFunction<boolean> =>
  (works$) =>
    works$.pipe(
      distinctUntilChanged(),
      switchMap((works) => (works ? timer(quietMs).pipe(map(() => true)) : of(false))),
      distinctUntilChanged(),
    );
