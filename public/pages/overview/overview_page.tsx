// The app's first page: where Auth0 posts to, how that goes, and the last events as they arrive.
import { EuiSpacer } from '@elastic/eui';
import React, { useState } from 'react';
import { useRecentEvents } from '../../hooks/use_recent_events';
import { useHealth } from '../../hooks/use_health';
import { FailurePrompt } from '../../components/failure_prompt';
import { InstallationCallouts } from '../../components/installation_callouts';
import { LoadingPage } from '../../components/loading_page';
import { PageFrame } from '../../components/page_frame';
import { NoSourcePrompt } from '../../components/no_source_prompt';
import { isList, selectView } from './overview_view';
import { RecentEventsPanel } from './recent_events_panel';
import { SourcePanel } from './source_panel';
import { SourcesPanel } from './sources_panel';
import { WaitingPrompt } from './waiting_prompt';

export const OverviewPage = () => (
  <PageFrame description="Log events of your Auth0 tenants, mapped to ECS and searchable within seconds.">
    <Overview />
  </PageFrame>
);

const Overview = () => {
  const [live, setLive] = useState(true);
  const health = useHealth();
  const recent = useRecentEvents({ live });
  const view = selectView(health, (recent.data?.events.length ?? 0) > 0);

  switch (view.kind) {
    case 'loading':
      return <LoadingPage />;
    case 'forbidden':
    case 'failed':
      return <FailurePrompt failure={view.failure} onRetry={() => void health.refetch()} />;
    default:
      return (
        <>
          <InstallationCallouts answer={view.answer} refreshError={health.error} />
          {view.kind === 'no_source' && <NoSourcePrompt />}
          {isList(view) ? (
            <>
              <SourcesPanel sources={view.answer.sources} />
              <EuiSpacer size="l" />
            </>
          ) : (
            view.answer.sources.map((health) => (
              <React.Fragment key={health.source.id}>
                <SourcePanel health={health} />
                <EuiSpacer size="l" />
              </React.Fragment>
            ))
          )}
          {view.kind === 'waiting' && (
            <WaitingPrompt
              hasStream={view.answer.sources.some(
                ({ source }) => source.webhook?.log_stream !== undefined,
              )}
            />
          )}
          {view.kind === 'receiving' && (
            <RecentEventsPanel recent={recent} live={live} onLiveChange={setLive} />
          )}
        </>
      );
  }
};
