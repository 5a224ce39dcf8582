// Starts the page: core, then the plugin's bundle, then the chrome around it.
// Source: elastic/kibana src/core/packages/root/browser-internal/src/core_system.ts.
import React from 'react';
import ReactDOM from 'react-dom';
import { BehaviorSubject } from 'rxjs';
import type { ChromeBreadcrumb, CoreSetup, CoreStart } from '@kbn/core/public';
import { PLUGIN_ID } from '../../common/plugin';
import { installBundleRegistry, loadScript, startPlugin } from './bundles';
import { Chrome } from './chrome';
import { createApplications } from './core/applications';
import { createHttp } from './core/http';
import { createTheme } from './core/theme';
import { createToasts } from './core/toasts';
import type { PageConfig } from './page_config';

const readConfig = () =>
  JSON.parse(
    document.querySelector('kbn-injected-metadata')?.getAttribute('data') ?? '{}',
  ) as PageConfig;

async function main() {
  const pluginScript = document.currentScript?.dataset.plugin ?? '';
  const config = readConfig();
  const applications = createApplications(config);
  const theme = createTheme(config.darkMode);
  const toasts = createToasts();
  const breadcrumbs$ = new BehaviorSubject<ChromeBreadcrumb[]>([]);

  const start: CoreStart = {
    application: applications.application,
    chrome: {
      setBreadcrumbs: (crumbs) => breadcrumbs$.next(crumbs),
      docTitle: {
        change: (title) => (document.title = [title, 'Elastic'].flat().join(' - ')),
      },
    },
    http: createHttp(config),
    theme: { theme$: theme.theme$, getTheme: () => theme.theme$.value },
    notifications: { toasts: toasts.toasts },
  };
  const setup: CoreSetup = {
    application: { register: applications.register },
    getStartServices: () => Promise.resolve([start, {}, undefined]),
  };

  installBundleRegistry({ [PLUGIN_ID]: config.pluginBundleUrl });
  await loadScript(pluginScript);
  startPlugin(PLUGIN_ID, config.version, { setup, start });

  ReactDOM.render(
    <Chrome host={{ config, applications, theme, toasts, breadcrumbs$ }} />,
    document.querySelector('#kibana-body'),
  );
}

void main();
