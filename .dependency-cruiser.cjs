// Imports flow one way: this is the house's floor plan, held by `npm run lint`.

/** From the lowest to the highest. A file imports from its own folder and from floors below. */
const FLOORS = [
  ['common'],
  ['server/errors', 'server/types', 'server/hashing', 'server/json'],
  ['server/kibana', 'server/elasticsearch', 'server/mapping', 'server/auth0'],
  ['server/redaction', 'server/event_store', 'server/installation', 'server/failed_events'],
  ['server/sources'],
  ['server/ingest', 'server/log_streams', 'server/analytics'],
  ['server/webhook'],
  ['server/listener'],
  ['server/telemetry'],
  ['server/routes', 'server/upkeep'],
  ['server/config', 'server/plugin_status', 'server/node_shortcomings', 'server/readings'],
  ['server/plugin'],
  ['server/index'],
];
const PAGES = [
  ['common'],
  ['public/api'],
  ['public/hooks'],
  ['public/components'],
  ['public/pages'],
];

/** A folder, or a file of server/ by its name. Tests beside the code may reach anywhere below it. */
const room = (name) => `^${name}(/|[.]tsx?$)`;
const rooms = (names) => names.map(room).join('|');
const TEST = '[.]test[.]tsx?$';

/** One rule a floor: what is on it or above it is out of reach, but for each room itself. */
const keepFloors = (floors) =>
  floors.flatMap((names, floor) =>
    names.map((name) => ({
      name: `floor-of-${name.replaceAll('/', '-')}`,
      comment: 'a file imports from its own folder and from floors below',
      severity: 'error',
      from: { path: room(name), pathNot: TEST },
      to: { path: rooms(floors.slice(floor).flat()), pathNot: room(name) },
    })),
  );

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...keepFloors(FLOORS),
    ...keepFloors(PAGES),
    forbid(
      'floor-for-each-folder',
      'a folder of server/ without a floor is not in the list above',
      {},
      { path: '^server/', pathNot: rooms(FLOORS.flat()) },
    ),
    forbid(
      'no-cycle',
      'two modules that need each other are one idea or three',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'common-is-lowest',
      'common is what both sides agree on',
      { path: '^common/' },
      { path: '^(server|public|dev|scripts|test)/' },
    ),
    forbid(
      'public-is-the-browser',
      'the browser never reaches the server',
      { path: '^public/', pathNot: TEST },
      { path: '^(server|dev|scripts|test)/' },
    ),
    forbid(
      'server-is-kibana-side',
      'the server reaches neither browser nor host',
      { path: '^server/', pathNot: TEST },
      { path: '^(public|dev|scripts|test)/' },
    ),
    forbid(
      'pages-are-strangers',
      'what two pages share is a component',
      { path: '^public/pages/([^/]+)/' },
      { path: '^public/pages/', pathNot: '^public/pages/$1/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
