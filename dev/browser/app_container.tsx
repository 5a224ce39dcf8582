// Mounts an app into an element of its own, and unmounts it when the user leaves.
// Source: elastic/kibana src/core/packages/application/browser-internal/src/ui/app_container.tsx.
import { EuiLoadingSpinner } from '@elastic/eui';
import React, { useEffect, useRef, useState } from 'react';
import type { App } from '@kbn/core/public';
import type { Applications } from './core/applications';
import type { Theme } from './core/theme';

interface Props {
  app: App;
  applications: Applications;
  theme: Theme;
}

export const AppContainer = ({ app, applications, theme }: Props) => {
  const element = useRef<HTMLDivElement>(null);
  const [mounting, setMounting] = useState(true);
  useEffect(() => {
    if (!element.current) return;
    const mounted = Promise.resolve(
      app.mount({
        element: element.current,
        appBasePath: applications.application.getUrlForApp(app.id),
        history: applications.historyOf(app),
        theme$: theme.theme$,
      }),
    );
    void mounted.then(() => setMounting(false));
    return () => void mounted.then((unmount) => unmount());
  }, [app, applications, theme]);
  return (
    <>
      {mounting && <EuiLoadingSpinner size="xl" />}
      <div ref={element} />
    </>
  );
};
