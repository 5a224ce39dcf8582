// The app's first page: where Auth0 posts to, how that goes, and the last events as they arrive.
import { EuiPageTemplate, EuiSpacer } from '@elastic/eui';
import React, { useEffect, useState } from 'react';
import { PLUGIN_NAME } from '../../../common/plugin';
import { useRecentEvents } from '../../hooks/use_recent_events';
import { useServices } from '../../hooks/use_services';
import { useHealth } from '../../hooks/use_health';
import { FailurePrompt } from './failure_prompt';
import { InstallationCallouts } from './installation_callouts';
import { LoadingOverview } from './loading_overview';
import { NoSourcePrompt } from './no_source_prompt';
import { selectView } from './overview_view';
import { RecentEventsPanel } from './recent_events_panel';
import { SourcePanel } from './source_panel';
import { WaitingPrompt } from './waiting_prompt';

const WIDEST = 1600;

export const OverviewPage = () => {
  usePageName();
  return (
    // Kibana keeps room for its own fixed headers: the page adds none.
    <EuiPageTemplate restrictWidth={WIDEST} minHeight="0" offset={0}>
      <EuiPageTemplate.Header
        pageTitle={PLUGIN_NAME}
        description="Log events of your Auth0 tenants, mapped to ECS and searchable within seconds."
      />
      <EuiPageTemplate.Section>
        <Overview />
      </EuiPageTemplate.Section>
    </EuiPageTemplate>
  );
};

const Overview = () => {
  const [live, setLive] = useState(true);
  const health = useHealth();
  const recent = useRecentEvents({ live });
  const view = selectView(health, (recent.data?.events.length ?? 0) > 0);

  switch (view.kind) {
    case 'loading':
      return <LoadingOverview />;
    case 'forbidden':
    case 'failed':
      return <FailurePrompt failure={view.failure} onRetry={() => void health.refetch()} />;
    default:
      return (
        <>
          <InstallationCallouts answer={view.answer} refreshError={health.error} />
          {view.kind === 'no_source' && <NoSourcePrompt />}
          {view.answer.sources.map((source) => (
            <React.Fragment key={source.source.id}>
              <SourcePanel health={source} />
              <EuiSpacer size="l" />
            </React.Fragment>
          ))}
          {view.kind === 'waiting' && <WaitingPrompt />}
          {view.kind === 'receiving' && (
            <RecentEventsPanel recent={recent} live={live} onLiveChange={setLive} />
          )}
        </>
      );
  }
};

function usePageName() {
  const { chrome } = useServices().core;
  useEffect(() => {
    chrome.setBreadcrumbs([{ text: 'Security' }, { text: PLUGIN_NAME }]);
    chrome.docTitle.change(PLUGIN_NAME);
  }, [chrome]);
}
