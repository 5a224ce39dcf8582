// The question before a page is left that blocks: core asks it in a dialog of its own.
// Source: elastic/kibana src/core/packages/application/browser-internal/src/navigation_confirm.ts.
import { BehaviorSubject } from 'rxjs';

export interface LeaveQuestion {
  message: string;
  answer: (leave: boolean) => void;
}

export function createLeaveQuestion() {
  const question$ = new BehaviorSubject<LeaveQuestion | undefined>(undefined);
  return {
    question$,
    /** As history's `getUserConfirmation`. */
    ask: (message: string, callback: (leave: boolean) => void) =>
      question$.next({
        message,
        answer: (leave) => {
          question$.next(undefined);
          callback(leave);
        },
      }),
  };
}
