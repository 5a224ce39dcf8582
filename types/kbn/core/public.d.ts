// The part of Kibana's browser core that the plugin uses.
// Source: elastic/kibana src/core/packages/*/browser (packages/core/*/core-*-browser before 8.18).
import type { History, LocationDescriptorObject } from 'history';
import type { MouseEvent, ReactElement, ReactNode } from 'react';
import type { Observable } from 'rxjs';

export interface PluginInitializerContext {
  env: { packageInfo: { version: string } };
}

export interface Plugin<Setup = void, Start = void> {
  setup(core: CoreSetup): Setup;
  start(core: CoreStart): Start;
  stop?(): void;
}

export interface AppCategory {
  id: string;
  label: string;
  euiIconType?: string;
  order?: number;
}

export interface AppMountParameters {
  element: HTMLElement;
  appBasePath: string;
  history: ScopedHistory;
  theme$: Observable<CoreTheme>;
}

/** A `history` v4 history whose paths are relative to the app (core-application-browser). */
export type ScopedHistory<State = unknown> = Omit<History<State>, 'createHref'> & {
  createHref(
    location: LocationDescriptorObject<State>,
    options?: { prependBasePath?: boolean },
  ): string;
  createSubHistory(basePath: string): ScopedHistory<State>;
};

export interface App {
  id: string;
  title: string;
  category?: AppCategory;
  euiIconType?: string;
  order?: number;
  appRoute?: string;
  mount(params: AppMountParameters): Promise<() => void> | (() => void);
}

export interface CoreTheme {
  darkMode: boolean;
  /** Kibana 9 and 8.17+: 'amsterdam' or 'borealis'. */
  name?: string;
}

export interface HttpFetchOptions {
  query?: Record<string, string | number | boolean | undefined>;
  body?: string;
  signal?: AbortSignal;
  /** The route version that is asked for (`elastic-api-version`). */
  version?: string;
}

/** core-http-browser: rejects with this for any answer that is not 2xx. */
export interface IHttpFetchError<B = unknown> extends Error {
  readonly response?: Response;
  readonly body?: B;
}

export interface HttpStart {
  basePath: { prepend(path: string): string; publicBaseUrl?: string; serverBasePath: string };
  get<T>(path: string, options?: HttpFetchOptions): Promise<T>;
  post<T>(path: string, options?: HttpFetchOptions): Promise<T>;
  put<T>(path: string, options?: HttpFetchOptions): Promise<T>;
  patch<T>(path: string, options?: HttpFetchOptions): Promise<T>;
  delete<T>(path: string, options?: HttpFetchOptions): Promise<T>;
}

export interface Capabilities {
  [feature: string]: Record<string, boolean | Record<string, boolean>> | undefined;
}

export interface CoreSetup {
  application: { register(app: App): void };
  getStartServices(): Promise<[CoreStart, object, unknown]>;
}

/** core-chrome-browser: EUI's breadcrumb. */
export interface ChromeBreadcrumb {
  text: string;
  href?: string;
  onClick?: (event: MouseEvent) => void;
}

export interface CoreStart {
  application: {
    capabilities: Capabilities;
    navigateToApp(
      appId: string,
      options?: { path?: string; state?: unknown; replace?: boolean },
    ): Promise<void>;
    navigateToUrl(url: string): Promise<void>;
    getUrlForApp(appId: string, options?: { path?: string; absolute?: boolean }): string;
  };
  chrome: {
    setBreadcrumbs(crumbs: ChromeBreadcrumb[]): void;
    docTitle: { change(title: string | string[]): void };
  };
  http: HttpStart;
  theme: { theme$: Observable<CoreTheme>; getTheme?(): CoreTheme };
  notifications: {
    toasts: {
      addSuccess(toast: string | { title: string; text?: string }): void;
      addError(error: Error, options: { title: string }): void;
    };
  };
  /** Kibana 8.18 and later: wraps an element in Kibana's own theme and i18n contexts. */
  rendering?: { addContext(element: ReactNode): ReactElement };
}
