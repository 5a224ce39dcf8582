// Where the pages of the app are, below its own route.

export const PATHS = {
  overview: '/',
  sources: '/sources',
  newSource: '/sources/create',
  source: '/sources/:id',
  deadLetters: '/dead_letters',
  preview: '/preview',
} as const;

export const pathOfSource = (id: string): string =>
  PATHS.source.replace(':id', encodeURIComponent(id));

/** Of the navigation; each is the start of what is below it. */
export const TABS = [
  { label: 'Overview', path: PATHS.overview },
  { label: 'Sources', path: PATHS.sources },
];
