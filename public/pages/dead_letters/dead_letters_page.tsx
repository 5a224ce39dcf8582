// Records that could not become events: read, replayed after a fix, or discarded.
import React from 'react';
import { ForbiddenPrompt } from './forbidden_prompt';
import { DeadLettersPanel } from './dead_letters_panel';
import { PageFrame } from '../../components/page_frame';
import { usePermissions } from '../../hooks/use_permissions';

export const DeadLettersPage = () => {
  const { deadLetters } = usePermissions();
  return (
    <PageFrame
      name="Dead letters"
      description="Records that could not become events, kept whole with the reason."
    >
      {deadLetters ? <DeadLettersPanel /> : <ForbiddenPrompt />}
    </PageFrame>
  );
};
