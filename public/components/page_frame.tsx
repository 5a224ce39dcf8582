// What every page has around it: its name in Kibana, a head, the navigation of the app.
import { EuiPageTemplate } from '@elastic/eui';
import React, { type ReactElement, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { PLUGIN_NAME } from '../../common/plugin';
import { useAppLink } from '../hooks/use_app_link';
import { usePageName, type Crumb } from '../hooks/use_page_name';
import { PATHS, TABS } from '../paths';

const WIDEST = 1600;

interface Props {
  /** In breadcrumbs and title; the overview has none of its own. */
  name?: string;
  /** Of a page below another: it has a way back there in place of the tabs. */
  parent?: Crumb;
  description?: ReactNode;
  /** On the right of the head, the most important first. */
  actions?: ReactElement[];
  children: ReactNode;
}

export const PageFrame = ({ name, parent, description, actions = [], children }: Props) => {
  usePageName(name, parent);
  const tabs = useTabs();
  const linkTo = useAppLink();
  const navigation = parent
    ? { breadcrumbs: [{ text: parent.text, ...linkTo(parent.path) }, { text: name }] }
    : { tabs };
  return (
    // Kibana keeps room for its own fixed headers: the page adds none.
    <EuiPageTemplate restrictWidth={WIDEST} minHeight="0" offset={0} data-test-subj="auth0LogsPage">
      <EuiPageTemplate.Header
        pageTitle={parent ? name : PLUGIN_NAME}
        description={description}
        rightSideItems={actions}
        {...navigation}
      />
      <EuiPageTemplate.Section>{children}</EuiPageTemplate.Section>
    </EuiPageTemplate>
  );
};

function useTabs() {
  const linkTo = useAppLink();
  const { pathname } = useLocation();
  return TABS.map(({ label, path }) => ({
    label,
    isSelected: path === PATHS.overview ? pathname === path : pathname.startsWith(path),
    ...linkTo(path),
    'data-test-subj': `auth0LogsTab-${path.slice(1) || 'overview'}`,
  }));
}
