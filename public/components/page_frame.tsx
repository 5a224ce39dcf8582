// The frame of every page: its name in Kibana, a head, the navigation of the app.
import { EuiPageTemplate } from '@elastic/eui';
import React, { type ReactElement, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { useAppLink } from '../hooks/use_app_link';
import { usePageName, type Crumb } from '../hooks/use_page_name';
import { isBelow, TABS } from '../paths';

const WIDEST = 1600;

interface Props {
  /** The page's heading, also in breadcrumbs and title. */
  name: string;
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
        pageTitle={name}
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
    isSelected: isBelow(path, pathname),
    ...linkTo(path),
    'data-test-subj': `auth0LogsTab-${path.slice(1) || 'overview'}`,
  }));
}
