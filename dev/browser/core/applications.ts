// core.application: which app is registered, which is open, and the way from one to the other.
// Source: elastic/kibana src/core/packages/application/browser-internal/src/application_service.tsx.
import { BehaviorSubject } from 'rxjs';
import type { App, CoreStart, ScopedHistory } from '@kbn/core/public';
import type { PageConfig } from '../page_config';

export function createApplications({ basePath, capabilities }: PageConfig) {
  const apps = new Map<string, App>();
  const path$ = new BehaviorSubject(currentPath(basePath));
  const refresh = () => path$.next(currentPath(basePath));
  window.addEventListener('popstate', refresh);

  const routeOf = (app: App) => app.appRoute ?? `/app/${app.id}`;
  const pathFor = (id: string, path = '') => {
    const app = apps.get(id);
    const rest = path === '' || /^[/#?]/.test(path) ? path : `/${path}`;
    return basePath + (app ? routeOf(app) : `/app/${id}`) + rest;
  };
  const navigateToUrl = (url: string) => {
    window.history.pushState(null, '', url);
    refresh();
    return Promise.resolve();
  };

  const application: CoreStart['application'] = {
    capabilities,
    navigateToUrl,
    navigateToApp: (id, options) => navigateToUrl(pathFor(id, options?.path)),
    getUrlForApp: (id, options) =>
      (options?.absolute ? window.location.origin : '') + pathFor(id, options?.path),
  };

  return {
    application,
    path$,
    register: (app: App) => void apps.set(app.id, app),
    list: () => [...apps.values()].map((app) => ({ app, href: basePath + routeOf(app) })),
    openAt: (path: string) =>
      [...apps.values()].find(
        (app) => path === routeOf(app) || path.startsWith(`${routeOf(app)}/`),
      ),
    historyOf: (app: App): ScopedHistory => scopedHistory(basePath + routeOf(app), navigateToUrl),
  };
}

export type Applications = ReturnType<typeof createApplications>;

const currentPath = (basePath: string) => window.location.pathname.slice(basePath.length) || '/';

function scopedHistory(base: string, navigateToUrl: (url: string) => Promise<void>): ScopedHistory {
  return {
    get location() {
      const { pathname, search, hash } = window.location;
      return { pathname: pathname.slice(base.length), search, hash };
    },
    push: (path) => void navigateToUrl(base + path),
    createHref: ({ pathname }) => base + pathname,
  };
}
