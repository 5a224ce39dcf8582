// Records that could not become events: read, replayed after a fix, or discarded.
import React from 'react';
import { useLocation } from 'react-router-dom';
import { ForbiddenPrompt } from './forbidden_prompt';
import { DeadLettersPanel } from './dead_letters_panel';
import { PageFrame } from '../../components/page_frame';
import { usePermissions } from '../../hooks/use_permissions';
import { SOURCE_PARAMETER } from '../../paths';

export const DeadLettersPage = () => {
  const { deadLetters } = usePermissions();
  const { search } = useLocation();
  const source = new URLSearchParams(search).get(SOURCE_PARAMETER);
  return (
    <PageFrame
      name="Dead letters"
      description="Records that could not become events, kept whole with the reason."
    >
      {deadLetters ? (
        <DeadLettersPanel key={search} startWith={source === null ? {} : { source }} />
      ) : (
        <ForbiddenPrompt />
      )}
    </PageFrame>
  );
};
