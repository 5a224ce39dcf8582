import { createMemoryHistory } from 'history';
import React from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Link, Route, Router } from 'react-router-dom';
import { expect, it, vi } from 'vitest';
import { createScopedHistory } from './scoped_history';

const BASE = '/app/x';

const historyAt = (path: string) => {
  const parent = createMemoryHistory({ initialEntries: [path] });
  return { parent, scoped: createScopedHistory(parent, BASE) };
};

it('shows the app its own paths, and the browser whole ones', () => {
  const { parent, scoped } = historyAt(`${BASE}/events?q=1#top`);
  expect(scoped.location).toMatchObject({ pathname: '/events', search: '?q=1', hash: '#top' });
  scoped.push('/sources', { from: 'events' });
  expect(parent.location).toMatchObject({ pathname: `${BASE}/sources`, state: { from: 'events' } });
  expect(scoped.location.state).toEqual({ from: 'events' });
  scoped.replace({ pathname: 'setup' });
  expect(parent.location.pathname).toBe(`${BASE}/setup`);
  scoped.push('');
  expect(parent.location.pathname).toBe(BASE);
});

it.each([
  [{ pathname: '/a', search: '?b=c' }, undefined, `${BASE}/a?b=c`],
  [{ search: '?b=c' }, undefined, `${BASE}?b=c`],
  [{ pathname: '/a' }, { prependBasePath: false }, '/a'],
])('makes of %j with %j the address %s', (location, options, href) => {
  expect(historyAt(BASE).scoped.createHref(location, options)).toBe(href);
});

it('goes back and forth, but never out of the app', () => {
  const parent = createMemoryHistory({ initialEntries: ['/app/other'] });
  expect(() => createScopedHistory(parent, BASE)).toThrow('not currently in expected basePath');
  parent.push(BASE);
  const scoped = createScopedHistory(parent, BASE);
  scoped.push('/a');
  scoped.goBack();
  expect(scoped.location.pathname).toBe('');
  scoped.goBack();
  expect(parent.location.pathname).toBe(BASE);
  scoped.goForward();
  expect([scoped.location.pathname, scoped.action, scoped.length]).toEqual(['/a', 'POP', 2]);
});

it('asks before the user leaves a page that blocks', () => {
  const answer = vi.fn((_message: string, go: (leave: boolean) => void) => go(false));
  const parent = createMemoryHistory({ initialEntries: [BASE], getUserConfirmation: answer });
  const scoped = createScopedHistory(parent, BASE);
  const unblock = scoped.block('Leave?');
  scoped.push('/a');
  expect([answer.mock.calls[0]?.[0], scoped.location.pathname]).toEqual(['Leave?', '']);
  unblock();
  scoped.push('/a');
  expect(scoped.location.pathname).toBe('/a');
});

it('tells its listeners where the app is, until they leave', () => {
  const { parent, scoped } = historyAt(BASE);
  const listener = vi.fn();
  const stop = scoped.listen(listener);
  parent.push(`${BASE}/a`);
  expect(listener).toHaveBeenLastCalledWith(expect.objectContaining({ pathname: '/a' }), 'PUSH');
  stop();
  parent.push(`${BASE}/b`);
  expect(listener).toHaveBeenCalledTimes(1);
});

it('is of no use once the user has left the app', () => {
  const { parent, scoped } = historyAt(BASE);
  const listener = vi.fn();
  scoped.listen(listener);
  parent.push('/app/other');
  expect(listener).not.toHaveBeenCalled();
  expect(() => scoped.push('/a')).toThrow('has fell out of navigation scope');
});

it('serves as the history of React Router', () => {
  const { scoped } = historyAt(`${BASE}/events`);
  const html = renderToStaticMarkup(
    <Router history={scoped}>
      <Route path="/events">
        <Link to="/sources">Sources</Link>
      </Route>
      <Route path="/sources">never</Route>
    </Router>,
  );
  expect(html).toBe(`<a href="${BASE}/sources">Sources</a>`);
});
