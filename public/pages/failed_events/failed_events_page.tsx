// Records that could not be indexed: read, replayed after a fix, or discarded.
import React from 'react';
import { useLocation } from 'react-router-dom';
import { PageFrame } from '../../components/page_frame';
import { ForbiddenPrompt } from '../../components/prompt';
import { usePermissions } from '../../hooks/use_permissions';
import { FailedEventsPanel } from './failed_events_panel';
import { SOURCE_PARAMETER } from '../../paths';

export const FailedEventsPage = () => {
  const { failedEvents } = usePermissions();
  const { search } = useLocation();
  const source = new URLSearchParams(search).get(SOURCE_PARAMETER);
  return (
    <PageFrame
      name="Failed events"
      description="Records that could not be indexed, stored unchanged with the reason."
    >
      {failedEvents ? (
        <FailedEventsPanel key={search} startWith={source === null ? {} : { source }} />
      ) : (
        <ForbiddenPrompt title="You don't have permission to view failed events">
          <p>They are stored as they arrived, before anything in them was masked.</p>
          <p>
            Ask an administrator for a role with the Kibana privilege “All” for Auth0 Logs, or with
            “Failed events” alone, where the license allows that.
          </p>
        </ForbiddenPrompt>
      )}
    </PageFrame>
  );
};
