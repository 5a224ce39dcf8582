// What deliveries tell of a source: that it begins to fail, for which reason, and that it works
// again. Wrong tokens may come from anybody, and are counted instead.
import { Subject, type Observable } from 'rxjs';
import type { EventLogAction, EventLogEntry } from '../../common/api/event_log';
import {
  isAuthenticationFailure,
  isPaused,
  type DeliveryOutcome,
} from '../webhook/observe_deliveries';
import { MinuteTally } from './minute_tally';
import { settled } from './settled';

/** Under load some are refused and others not: that is still one time of failing. */
const QUIET_MS = 30_000;

interface Actions {
  begin: EventLogAction;
  end: EventLogAction;
}

const DELIVERY: Actions = { begin: 'delivery-failing', end: 'delivery-recovered' };
/** Of reasons that have a name of their own. */
const ACTIONS: Partial<Record<string, Actions>> = {
  no_write_access: { begin: 'write-access-missing', end: 'write-access-restored' },
};

export class DeliveryChanges {
  private readonly changes = new Subject<EventLogEntry>();
  readonly changes$: Observable<EventLogEntry> = this.changes;
  /** By source and code; grows with the first failure of each, and both are few. */
  private readonly working = new Map<string, Map<string, Subject<boolean>>>();

  private readonly authenticationFailures = new MinuteTally((source, count) =>
    this.changes.next({
      ...{ action: 'authentication-failures', outcome: 'failure', reason: 'wrong_token' },
      ...{ source, count },
    }),
  );

  observe(outcome: DeliveryOutcome): void {
    const { source, code } = outcome;
    if (source === undefined) return;
    if (code === undefined) this.works(source);
    else if (isPaused(outcome)) return;
    else if (isAuthenticationFailure(outcome)) this.authenticationFailures.add(source, 1);
    else this.fails(source, code);
  }

  /** Tells what was held back. */
  stop(): void {
    this.authenticationFailures.stop();
    for (const codes of this.working.values())
      for (const working$ of codes.values()) working$.complete();
    this.changes.complete();
  }

  private works(source: string): void {
    for (const working$ of this.working.get(source)?.values() ?? []) working$.next(true);
  }

  private fails(source: string, code: string): void {
    const codes = this.working.get(source) ?? new Map<string, Subject<boolean>>();
    this.working.set(source, codes);
    const working$ = codes.get(code) ?? this.watch(source, code);
    codes.set(code, working$);
    working$.next(false);
  }

  private watch(source: string, reason: string): Subject<boolean> {
    const { begin, end } = ACTIONS[reason] ?? DELIVERY;
    const working$ = new Subject<boolean>();
    working$.pipe(settled(QUIET_MS)).subscribe((works) => {
      const change: EventLogEntry = works
        ? { action: end, outcome: 'success' }
        : { action: begin, outcome: 'failure' };
      this.changes.next({ ...change, source, reason });
    });
    return working$;
  }
}
