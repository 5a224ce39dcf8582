// core.notifications.toasts.
// Source: elastic/kibana src/core/packages/notifications/browser-internal/src/toasts/toasts_api.tsx.
import { BehaviorSubject } from 'rxjs';
import type { CoreStart } from '@kbn/core/public';

export interface HostToast {
  id: string;
  title: string;
  text?: string;
  color: 'success' | 'danger';
  iconType: string;
}

export function createToasts() {
  const toasts$ = new BehaviorSubject<HostToast[]>([]);
  let count = 0;
  const add = (toast: Omit<HostToast, 'id'>) =>
    toasts$.next([...toasts$.value, { ...toast, id: String(++count) }]);
  const toasts: CoreStart['notifications']['toasts'] = {
    addSuccess: (toast) =>
      add({
        color: 'success',
        iconType: 'check',
        ...(typeof toast === 'string' ? { title: toast } : toast),
      }),
    addError: (error, { title }) =>
      add({ color: 'danger', iconType: 'error', title, text: error.message }),
  };
  return {
    toasts,
    toasts$,
    dismiss: (id: string) => toasts$.next(toasts$.value.filter((toast) => toast.id !== id)),
  };
}

export type Toasts = ReturnType<typeof createToasts>;
