// The history that an app gets: a view of the browser's own whose paths begin at the app's route.
// Once the user has left the app it is dead, and says so.
// Source: elastic/kibana src/core/packages/application/browser-internal/src/scoped_history.ts.
import type { Action, History, Location, LocationListener, UnregisterCallback } from 'history';
import type { ScopedHistory } from '@kbn/core/public';

export function createScopedHistory(parent: History, base: string): ScopedHistory {
  const isInside = (path: string) => path.startsWith(base);
  if (!isInside(parent.location.pathname)) {
    throw new Error(
      `Browser location [${parent.location.pathname}] is not currently in expected basePath [${base}]`,
    );
  }
  const listeners = new Set<LocationListener>();
  const blocks = new Set<UnregisterCallback>();
  const stack = createStack(parent.location.key);
  let isActive = true;

  const inside = (location: Location): Location => ({
    ...location,
    pathname: location.pathname.slice(base.length),
  });
  const stopListening = parent.listen((location, action) => {
    if (isInside(location.pathname)) {
      stack.follow(location.key, action);
      for (const listener of [...listeners]) listener(inside(location), action);
      return;
    }
    stopListening();
    isActive = false;
    for (const unblock of blocks) unblock();
    blocks.clear();
  });

  /** Wraps each call: none is taken once the user has left. */
  const whileActive =
    <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (isActive) return call(...args);
      throw new Error(
        `ScopedHistory instance has fell out of navigation scope for basePath: ${base}`,
      );
    };
  const outside = (path: string) =>
    path === '' ? base : `${base}/${path}`.replace(/\/{2,}/g, '/');
  const moveBy = (move: 'push' | 'replace'): ScopedHistory['push'] =>
    whileActive((to: Parameters<History['push']>[0], state?: unknown) => {
      if (typeof to === 'string') parent[move](outside(to), state);
      else
        parent[move]({
          ...to,
          ...(to.pathname !== undefined && { pathname: outside(to.pathname) }),
        });
    });
  const go = whileActive((steps: number) => {
    if (stack.reaches(steps)) parent.go(steps);
  });

  return {
    get length() {
      return stack.length;
    },
    get action() {
      return parent.action;
    },
    get location() {
      return inside(parent.location);
    },
    push: moveBy('push'),
    replace: moveBy('replace'),
    go,
    goBack: () => go(-1),
    goForward: () => go(1),
    listen: whileActive((listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    }),
    block: whileActive((prompt) => {
      const unblock = parent.block(prompt);
      blocks.add(unblock);
      return () => {
        blocks.delete(unblock);
        unblock();
      };
    }),
    createHref: whileActive((location, { prependBasePath = true } = {}) =>
      parent.createHref(
        prependBasePath ? { ...location, pathname: outside(location.pathname ?? '') } : location,
      ),
    ),
    createSubHistory: (path) => createScopedHistory(parent, outside(path)),
  };
}

/** The keys of the locations that the app has been at, as far as `go` may lead. */
function createStack(first: string | undefined) {
  let keys = [first];
  let current = 0;
  return {
    get length() {
      return keys.length;
    },
    reaches: (steps: number) => steps >= -current && steps < keys.length - current,
    follow(key: string | undefined, action: Action) {
      if (action === 'PUSH') keys = [...keys.slice(0, ++current), key];
      else if (action === 'REPLACE') keys[current] = key;
      else current = keys.indexOf(key);
    },
  };
}
