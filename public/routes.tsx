// Which page is at which path.
import React, { type ComponentType } from 'react';
import { Route, Switch } from 'react-router-dom';
import { FailedEventsPage } from './pages/failed_events/failed_events_page';
import { NotFoundPage } from './pages/not_found/not_found_page';
import { OverviewPage } from './pages/overview/overview_page';
import { PreviewPage } from './pages/preview/preview_page';
import { SetupPage } from './pages/setup/setup_page';
import { SourcePage } from './pages/source/source_page';
import { SourcesPage } from './pages/sources/sources_page';
import { PATHS } from './paths';

/** The first that matches is shown. */
const PAGES: [path: string, page: ComponentType][] = [
  [PATHS.overview, OverviewPage],
  [PATHS.sources, SourcesPage],
  [PATHS.newSource, SetupPage],
  [PATHS.source, SourcePage],
  [PATHS.preview, PreviewPage],
  [PATHS.failedEvents, FailedEventsPage],
];

export const Routes = () => (
  <Switch>
    {PAGES.map(([path, page]) => (
      <Route key={path} exact path={path} component={page} />
    ))}
    <Route component={NotFoundPage} />
  </Switch>
);
