// Imports flow one way: this is the house's floor plan, held by `npm run lint`.
const SERVER = '^server/';
const TEST = '[.]test[.]tsx?$';

/** `from` must not import `to`; tests beside the code may reach further down, never up. */
const forbid = (name, comment, from, to, except) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { path: to, ...(except ? { pathNot: except } : {}) },
});

/** Everything of server/ but the folders named. */
const serverBut = (...folders) => `^server/(${folders.join('|')})(/|[.]ts$)`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'two modules that need each other are one idea or three',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    forbid(
      'common-is-lowest',
      'common is what both sides agree on',
      '^common/',
      '^(server|public|dev|scripts|test)/',
    ),
    forbid(
      'public-is-the-browser',
      'the browser never reaches the server',
      '^public/',
      '^(server|dev|scripts|test)/',
    ),
    forbid(
      'server-is-kibana-side',
      'the server reaches neither browser nor host',
      SERVER,
      '^(public|dev|scripts|test)/',
    ),
    forbid(
      'mapping-is-pure',
      'mapping imports common only',
      '^server/mapping/',
      SERVER,
      '^server/mapping/',
    ),
    forbid(
      'elasticsearch-is-below-ingest',
      'it knows nothing of sources and doors',
      '^server/elasticsearch/',
      serverBut(
        ...['webhook', 'routes', 'ingest', 'sources', 'upkeep'],
        ...['metrics', 'event_log', 'dead_letters'],
      ),
    ),
    forbid(
      'ingest-is-below-the-doors',
      'one path, whoever calls it',
      '^server/ingest/',
      serverBut('webhook', 'routes', 'upkeep', 'metrics', 'event_log', 'dead_letters'),
    ),
    forbid(
      'sources-are-below-the-doors',
      'a source does not know how it is fed',
      '^server/sources/',
      serverBut(
        ...['webhook', 'routes', 'ingest', 'upkeep'],
        ...['metrics', 'event_log', 'dead_letters'],
      ),
    ),
    forbid(
      'log-streams-are-below-the-routes',
      'they bring a source and its tenant together, and know nothing of events',
      '^server/log_streams/',
      serverBut(
        ...['webhook', 'routes', 'listener', 'ingest', 'elasticsearch', 'upkeep'],
        ...['metrics', 'event_log'],
      ),
    ),
    forbid(
      'log-streams-are-for-routes',
      'wired in plugin.ts, and asked by routes alone',
      '^server/(?!log_streams/|routes/|plugin[.]ts)',
      '^server/log_streams/',
    ),
    forbid(
      'doors-are-strangers',
      'webhook and routes do not meet',
      '^server/webhook/',
      serverBut('routes', 'upkeep', 'metrics', 'event_log', 'dead_letters'),
    ),
    forbid(
      'dead-letters-are-above-ingest',
      'they go through it once more, and come from no door',
      '^server/dead_letters/',
      serverBut('webhook', 'routes', 'upkeep', 'metrics', 'event_log', 'listener'),
    ),
    forbid(
      'routes-are-strangers',
      'webhook and routes do not meet',
      '^server/routes/',
      serverBut('webhook', 'upkeep'),
    ),
    forbid(
      'telemetry-is-told',
      'metrics and event log are handed what they tell, and do nothing to its cause',
      '^server/(metrics|event_log)/',
      serverBut('routes', 'upkeep', 'ingest', 'mapping', 'listener', 'dead_letters'),
    ),
    forbid(
      'auth0-is-a-client-only',
      'it speaks with Auth0 and knows nothing of who asks',
      '^server/auth0/',
      SERVER,
      '^server/(auth0/|errors[.]ts$)',
    ),
    forbid(
      'listener-is-a-door-only',
      'it hands deliveries to the webhook and knows nothing of what becomes of them',
      '^server/listener/',
      serverBut(
        ...['routes', 'upkeep', 'elasticsearch', 'ingest', 'sources', 'mapping'],
        ...['metrics', 'event_log', 'dead_letters'],
      ),
    ),
    forbid(
      'nobody-imports-the-listener',
      'it is wired in plugin.ts, shown in the status, and its settings are part of config.ts',
      '^server/(?!listener/|plugin[.]ts|plugin_status|config[.]ts)',
      '^server/listener/',
    ),
    forbid(
      'nobody-imports-plugin',
      'plugin.ts only wires',
      '^server/(?!index[.]ts)',
      '^server/plugin[.]ts$',
    ),
    forbid(
      'pages-are-strangers',
      'what two pages share is a component',
      '^public/pages/([^/]+)/',
      '^public/pages/',
      '^public/pages/$1/',
    ),
    forbid(
      'components-below-pages',
      'a component serves any page',
      '^public/components/',
      '^public/pages/',
    ),
    forbid(
      'hooks-below-components',
      'a hook is one server call',
      '^public/hooks/',
      '^public/(pages|components)/',
    ),
    forbid(
      'api-is-the-only-way-out',
      'the lowest layer of public',
      '^public/api/',
      '^public/(pages|components|hooks)/',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
