// Where the pages of the app are, below its own route.

export const PATHS = {
  overview: '/',
  sources: '/sources',
  newSource: '/setup',
  source: '/sources/:id',
  failedEvents: '/failed_events',
  preview: '/preview',
} as const;

export const pathOfSource = (id: string): string =>
  PATHS.source.replace(':id', encodeURIComponent(id));

/** Narrows the page of failed events to a source. */
export const SOURCE_PARAMETER = 'source';

export const searchOfSource = (id: string): string =>
  `?${new URLSearchParams({ [SOURCE_PARAMETER]: id }).toString()}`;

/** Of the navigation; each is the start of what is below it. */
export const TABS = [
  { label: 'Overview', path: PATHS.overview },
  { label: 'Sources', path: PATHS.sources },
  { label: 'Failed events', path: PATHS.failedEvents },
];

/** Whether a page belongs to a tab; at the app's own route the path is empty. */
export const isBelow = (tab: string, pathname: string): boolean =>
  tab === PATHS.overview
    ? pathname === '' || pathname === tab
    : pathname === tab || pathname.startsWith(`${tab}/`);
