// Stores the wizard's state in this tab until it is done, so that a reload loses nothing.
import { initialState, STEPS, type WizardState } from './wizard_state';

const KEY = 'auth0Logs.setup';
/** Of the state's shape: a state of another version is ignored. */
const VERSION = 1;

export function keepState(state: WizardState, storage: Storage = sessionStorage): void {
  storage.setItem(KEY, JSON.stringify({ version: VERSION, state }));
}

export function forgetState(storage: Storage = sessionStorage): void {
  storage.removeItem(KEY);
}

export function keptState(storage: Storage = sessionStorage): WizardState {
  const initial = initialState();
  const { version, state } = parse(storage.getItem(KEY));
  if (version !== VERSION || !isObject(state)) return initial;
  const kept = withSameShape(initial, state);
  return STEPS.includes(kept.step) ? kept : initial;
}

const parse = (text: string | null): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isObject(value) ? value : {};
  } catch {
    return {}; // Not written by this page.
  }
};

/** What of `stored` has the type that `shape` shows; null there means any. */
const withSameShape = <T extends object>(shape: T, kept: Record<string, unknown>): T =>
  Object.fromEntries(
    Object.entries(shape).map(([name, initial]: [string, unknown]) => {
      const value = kept[name];
      if (isObject(initial))
        return [name, isObject(value) ? withSameShape(initial, value) : initial];
      const isSame =
        typeof value === typeof initial && Array.isArray(value) === Array.isArray(initial);
      return [name, value !== undefined && (initial === null || isSame) ? value : initial];
    }),
  ) as T;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
