// core.application: which app is registered, which is open, and the way from one to the other.
// Source: elastic/kibana src/core/packages/application/browser-internal/src
// (application_service.tsx, utils).
import { createBrowserHistory } from 'history';
import { BehaviorSubject } from 'rxjs';
import type { App, CoreStart, ScopedHistory } from '@kbn/core/public';
import type { PageConfig } from '../page_config';
import { createLeaveQuestion } from './leave_question';
import { createScopedHistory } from './scoped_history';

export function createApplications({ basePath, capabilities }: PageConfig) {
  const apps = new Map<string, App>();
  const { question$, ask } = createLeaveQuestion();
  /** Its paths leave the base path out. */
  const history = createBrowserHistory({ basename: basePath, getUserConfirmation: ask });
  const path$ = new BehaviorSubject(history.location.pathname);
  history.listen(({ pathname }) => path$.next(pathname));

  const routeOf = (app: App) => app.appRoute ?? `/app/${app.id}`;
  const pathFor = (id: string, path = '') => {
    const app = apps.get(id);
    const rest = path === '' || /^[/#?]/.test(path) ? path : `/${path}`;
    return (app ? routeOf(app) : `/app/${id}`) + rest;
  };

  const application: CoreStart['application'] = {
    capabilities,
    navigateToUrl: (url) => {
      const { origin, pathname, search, hash } = new URL(url, window.location.href);
      const ours = origin === window.location.origin && pathname.startsWith(`${basePath}/app/`);
      if (ours) history.push(pathname.slice(basePath.length) + search + hash);
      else window.location.assign(url);
      return Promise.resolve();
    },
    navigateToApp: (id, { path, state, replace = false } = {}) => {
      history[replace ? 'replace' : 'push'](pathFor(id, path), state);
      return Promise.resolve();
    },
    getUrlForApp: (id, options) =>
      (options?.absolute ? window.location.origin : '') + basePath + pathFor(id, options?.path),
  };

  return {
    application,
    path$,
    question$,
    register: (app: App) => void apps.set(app.id, app),
    list: () => [...apps.values()].map((app) => ({ app, href: basePath + routeOf(app) })),
    openAt: (path: string) =>
      [...apps.values()].find(
        (app) => path === routeOf(app) || path.startsWith(`${routeOf(app)}/`),
      ),
    historyOf: (app: App): ScopedHistory => createScopedHistory(history, routeOf(app)),
  };
}

export type Applications = ReturnType<typeof createApplications>;
