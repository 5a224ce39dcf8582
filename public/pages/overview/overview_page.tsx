// The app's first page: the sources, their health, and the latest events as they arrive.
import { EuiLoadingElastic, EuiText } from '@elastic/eui';
import React, { useState } from 'react';
import type { RecentEventsFilter } from '../../../common/api/events';
import { InstallationCallouts } from '../../components/installation_callouts';
import { PageFrame } from '../../components/page_frame';
import { NoSourcePrompt, Prompt } from '../../components/prompt';
import { QueryStates } from '../../components/query_states';
import { useHealth } from '../../hooks/use_health';
import { useRecentEvents } from '../../hooks/use_recent_events';
import { stageOf } from './stage';
import { RecentEventsPanel } from './recent_events_panel';
import { Sources } from './sources';

export const OverviewPage = () => (
  <PageFrame
    name="Overview"
    description="Log events of your Auth0 tenants, mapped to ECS and searchable within seconds."
  >
    <Overview />
  </PageFrame>
);

const Overview = () => {
  const [live, setLive] = useState(true);
  const health = useHealth();
  const [filter, setFilter] = useState<RecentEventsFilter>({});
  const recent = useRecentEvents(filter, { live });
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const hasEvents = isFiltered || (recent.data?.events.length ?? 0) > 0;
  return (
    <QueryStates query={health}>
      {(answer) => {
        const { sources } = answer;
        const stage = stageOf(answer, hasEvents);
        return (
          <>
            <InstallationCallouts answer={answer} refreshError={health.error} />
            {stage === 'no_source' && <NoSourcePrompt />}
            <Sources sources={sources} isList={stage === 'receiving' && sources.length > 1} />
            {stage === 'waiting' && (
              <WaitingPrompt
                hasStream={sources.some(({ source }) => source.webhook?.log_stream !== undefined)}
              />
            )}
            {stage === 'receiving' && (
              <RecentEventsPanel
                {...{ recent, live, filter }}
                onLiveChange={setLive}
                onFilter={setFilter}
              />
            )}
          </>
        );
      }}
    </QueryStates>
  );
};

/** `hasStream`: the plugin has created a stream in Auth0. */
const WaitingPrompt = ({ hasStream }: { hasStream: boolean }) => (
  <Prompt
    data-test-subj="auth0LogsWaiting"
    icon={<EuiLoadingElastic size="xl" aria-hidden />}
    title="Waiting for the first event"
  >
    <EuiText textAlign="left" size="s">
      {hasStream ? (
        <p>
          The log stream exists in Auth0. Log in to one of your applications: the event appears here
          within seconds.
        </p>
      ) : (
        <Instructions />
      )}
    </EuiText>
  </Prompt>
);

const Instructions = () => (
  <ol>
    <li>
      In the Auth0 dashboard, open <strong>Monitoring › Streams</strong> and create a{' '}
      <strong>Custom Webhook</strong> with the webhook URL above as its payload URL, content type{' '}
      <strong>application/json</strong> and content format <strong>JSON Lines</strong>.
    </li>
    <li>Enter this source’s token as its authorization token.</li>
    <li>Log in to one of your applications: the event appears here within seconds.</li>
  </ol>
);
