// Mounts the app into the element that Kibana gives it, and unmounts it.
import { EuiProvider } from '@elastic/eui';
import createCache from '@emotion/cache';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import React, { useEffect, useState, type ReactElement } from 'react';
import ReactDOM from 'react-dom';
import { Router } from 'react-router-dom';
import type { AppMountParameters, CoreStart } from '@kbn/core/public';
import { createCall } from './api/call';
import { isPassing } from './api/failure';
import { ServicesProvider } from './hooks/use_services';
import { Routes } from './routes';

type Theme = Pick<CoreStart, 'theme'>['theme'];

/** Kibana before 8.18 has no `rendering.addContext`: EUI's theme is then provided as core does it. */
const ThemeProvider = ({ theme, children }: { theme: Theme; children: ReactElement }) => {
  const [darkMode, setDarkMode] = useState(false);
  useEffect(() => {
    const subscription = theme.theme$.subscribe((next) => setDarkMode(next.darkMode));
    return () => subscription.unsubscribe();
  }, [theme]);
  return (
    <EuiProvider
      colorMode={darkMode ? 'DARK' : 'LIGHT'}
      globalStyles={false}
      utilityClasses={false}
      cache={emotionCache()}
    >
      {children}
    </EuiProvider>
  );
};

let cache: ReturnType<typeof createCache> | undefined;

// Kibana inserts Emotion's styles at this mark in the page's head, before its own style sheets.
const emotionCache = () =>
  (cache ??= createCache({
    key: 'css',
    container: document.querySelector<HTMLElement>('meta[name="emotion"]') ?? document.head,
  }));

const withContext = (core: CoreStart, app: ReactElement): ReactElement =>
  core.rendering?.addContext(app) ?? <ThemeProvider theme={core.theme}>{app}</ThemeProvider>;

export function mountApplication(
  core: CoreStart,
  { element, history }: AppMountParameters,
): () => void {
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: (failures, error) => failures === 0 && isPassing(error) } },
  });
  const services = { core, call: createCall(core.http) };
  const app = (
    <QueryClientProvider client={queries}>
      <ServicesProvider services={services}>
        <Router history={history}>
          <Routes />
        </Router>
      </ServicesProvider>
    </QueryClientProvider>
  );
  ReactDOM.render(withContext(core, app), element);
  return () => {
    ReactDOM.unmountComponentAtNode(element);
    queries.clear();
  };
}
