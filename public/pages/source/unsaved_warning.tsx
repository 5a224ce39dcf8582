// Asks before what was typed is lost: within Kibana, and when the tab is closed or reloaded.
import React, { useEffect } from 'react';
import { Prompt } from 'react-router-dom';

export const UnsavedWarning = ({ when }: { when: boolean }) => {
  useEffect(() => {
    if (!when) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [when]);
  return <Prompt when={when} message="Leave without saving what you changed?" />;
};
