// Records that could not become events: read, replayed after a fix, or discarded.
import React from 'react';
import { useLocation } from 'react-router-dom';
import { ForbiddenPrompt } from './forbidden_prompt';
import { FailedEventsPanel } from './failed_events_panel';
import { PageFrame } from '../../components/page_frame';
import { usePermissions } from '../../hooks/use_permissions';
import { SOURCE_PARAMETER } from '../../paths';

export const FailedEventsPage = () => {
  const { failedEvents } = usePermissions();
  const { search } = useLocation();
  const source = new URLSearchParams(search).get(SOURCE_PARAMETER);
  return (
    <PageFrame
      name="Failed events"
      description="Records that could not become events, kept whole with the reason."
    >
      {failedEvents ? (
        <FailedEventsPanel key={search} startWith={source === null ? {} : { source }} />
      ) : (
        <ForbiddenPrompt />
      )}
    </PageFrame>
  );
};
