// What Kibana shows around an app: header, breadcrumbs, side navigation, toasts.
// Source: elastic/kibana src/core/packages/chrome/browser-internal/src/ui/header.
import {
  EuiBreadcrumbs,
  EuiCollapsibleNav,
  EuiCollapsibleNavGroup,
  EuiGlobalToastList,
  EuiHeader,
  EuiHeaderLogo,
  EuiHeaderSectionItemButton,
  EuiIcon,
  EuiListGroup,
  EuiProvider,
} from '@elastic/eui';
import createCache from '@emotion/cache';
import React, { useState, type MouseEvent } from 'react';
import type { BehaviorSubject } from 'rxjs';
import type { ChromeBreadcrumb } from '@kbn/core/public';
import { AppContainer } from './app_container';
import type { Applications } from './core/applications';
import type { Theme } from './core/theme';
import type { Toasts } from './core/toasts';
import { IntegrationsPage } from './integrations_page';
import { LeaveModal } from './leave_modal';
import type { PageConfig } from './page_config';
import { useObservable } from './use_observable';

export interface Host {
  config: PageConfig;
  applications: Applications;
  theme: Theme;
  toasts: Toasts;
  breadcrumbs$: BehaviorSubject<ChromeBreadcrumb[]>;
}

const INTEGRATIONS_ROUTE = '/app/integrations';
const TOAST_MS = 8_000;

const mark = (name: string) =>
  document.querySelector<HTMLElement>(`meta[name="${name}"]`) ?? document.head;
const cache = {
  default: createCache({ key: 'css', container: mark('emotion') }),
  global: createCache({ key: 'eui-global', container: mark('eui-global') }),
};

export const Chrome = ({ host }: { host: Host }) => {
  const { theme, toasts } = host;
  const { darkMode } = useObservable(theme.theme$);
  return (
    <EuiProvider colorMode={darkMode ? 'DARK' : 'LIGHT'} cache={cache}>
      <ChromeHeader host={host} darkMode={darkMode} />
      {/* Kibana's layout, not the app, keeps clear of the fixed headers. */}
      <div style={{ paddingTop: 'var(--euiFixedHeadersOffset, 0)' }}>
        <CurrentPage host={host} />
      </div>
      <LeaveModal question$={host.applications.question$} />
      <EuiGlobalToastList
        toasts={useObservable(toasts.toasts$)}
        dismissToast={({ id }) => toasts.dismiss(id)}
        toastLifeTimeMs={TOAST_MS}
      />
    </EuiProvider>
  );
};

const CurrentPage = ({ host: { applications, config, theme } }: { host: Host }) => {
  const path = useObservable(applications.path$);
  const app = applications.openAt(path);
  return app ? (
    <AppContainer key={app.id} app={app} applications={applications} theme={theme} />
  ) : (
    <IntegrationsPage
      config={config}
      onOpen={(url) => applications.application.navigateToUrl(url)}
    />
  );
};

const ChromeHeader = ({ host, darkMode }: { host: Host; darkMode: boolean }) => {
  const { config, theme, applications } = host;
  const breadcrumbs = useObservable(host.breadcrumbs$);
  const home = config.basePath + INTEGRATIONS_ROUTE;
  return (
    <>
      <EuiHeader
        theme="dark"
        position="fixed"
        sections={[
          {
            items: [
              <EuiHeaderLogo key="logo" iconType="logoElastic" href={home}>
                Elastic
              </EuiHeaderLogo>,
            ],
          },
          {
            items: [
              <EuiHeaderSectionItemButton
                key="theme"
                aria-label={darkMode ? 'Switch to light mode' : 'Switch to dark mode'}
                onClick={() => theme.toggle()}
                data-test-subj="hostThemeToggle"
              >
                <EuiIcon type={darkMode ? 'sun' : 'moon'} />
              </EuiHeaderSectionItemButton>,
            ],
          },
        ]}
      />
      <EuiHeader
        position="fixed"
        sections={[
          {
            items: [
              <SideNavigation key="nav" applications={applications} integrationsUrl={home} />,
              <EuiBreadcrumbs
                key="crumbs"
                type="application"
                breadcrumbs={breadcrumbs}
                truncate={false}
              />,
            ],
          },
        ]}
      />
    </>
  );
};

const SideNavigation = ({
  applications,
  integrationsUrl,
}: {
  applications: Applications;
  integrationsUrl: string;
}) => {
  const [isOpen, setOpen] = useState(false);
  const linkTo = (label: string, href: string) => ({
    label,
    href,
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      setOpen(false);
      void applications.application.navigateToUrl(href);
    },
  });
  return (
    <EuiCollapsibleNav
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      button={
        <EuiHeaderSectionItemButton
          aria-label="Toggle primary navigation"
          onClick={() => setOpen(!isOpen)}
        >
          <EuiIcon type="menu" size="m" />
        </EuiHeaderSectionItemButton>
      }
    >
      <EuiCollapsibleNavGroup title="Security" iconType="logoSecurity" isCollapsible initialIsOpen>
        <EuiListGroup
          listItems={applications.list().map(({ app, href }) => linkTo(app.title, href))}
        />
      </EuiCollapsibleNavGroup>
      <EuiCollapsibleNavGroup
        title="Management"
        iconType="managementApp"
        isCollapsible
        initialIsOpen
      >
        <EuiListGroup listItems={[linkTo('Integrations', integrationsUrl)]} />
      </EuiCollapsibleNavGroup>
    </EuiCollapsibleNav>
  );
};
