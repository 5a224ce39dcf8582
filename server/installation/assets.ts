// What the plugin installs into Elasticsearch, as data: component templates, index template,
// ingest pipeline. A change needs a new version, or it never reaches installed clusters:
// `npm run fixtures` writes it.
import { DATASET } from '../../common/plugin';
import { emittedFields } from '../mapping/fields';
import { sha256 } from '../hashing';
import { version } from './assets_version.json';
import type { Capabilities } from './capabilities';

export const ASSETS_VERSION = version;

export const CUSTOM = `logs-${DATASET}@custom`;
const MAPPINGS = 'auth0_logs@mappings';
const SETTINGS = 'auth0_logs@settings';
export const TEMPLATE = 'auth0_logs';
export const PIPELINE = 'auth0_logs@pipeline';
/** Fleet's own template for the same data streams has 200. */
export const TEMPLATE_PRIORITY = 250;
const TOTAL_FIELDS = 2_000;
/** The mark of the plugin on what it installs. */
export const MANAGED = { managed_by: 'auth0Logs' };

/** The same in all documents of a data stream: a search for another skips its shards unopened. */
const CONSTANT_FIELDS = {
  'data_stream.type': { type: 'constant_keyword', value: 'logs' },
  'data_stream.dataset': { type: 'constant_keyword', value: DATASET },
  'data_stream.namespace': { type: 'constant_keyword' },
};

export interface Asset {
  method: 'PUT';
  path: string;
  body: Record<string, unknown>;
}

type Properties = Record<string, { type?: string; properties?: Properties }>;

/** `{ 'a.b': mapping }` as Elasticsearch's nested properties; a parent's own mapping stays. */
export const nestedProperties = (fields: Record<string, object>): Properties => {
  const root: Properties = {};
  for (const [path, mapping] of Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    let level = root;
    for (const name of names) {
      const parent = (level[name] ??= {});
      level = parent.properties ??= {};
    }
    level[last] = { ...mapping, ...level[last] };
  }
  return root;
};

/** Auth0 may tell the country alone: the look-up tells more. */
const NO_PLACE = 'ctx.source?.geo?.location == null && ctx.source?.geo?.city_name == null';
const PRESERVE_TAG = 'preserve_original_event';
const NOT_PRESERVED = `ctx.tags == null || !ctx.tags.contains('${PRESERVE_TAG}')`;

/** Whether the pipeline can remove `event.original` after the custom one has read it. */
export const canRemoveOriginal = ({ processors, scripts }: Capabilities): boolean =>
  scripts && processors.has('pipeline') && processors.has('remove');

const pipelineBody = (capabilities: Capabilities): Record<string, unknown> | undefined => {
  const { processors } = capabilities;
  const geoip = (target: string, database: string, properties?: string[]): object => ({
    geoip: {
      field: 'source.ip',
      target_field: target,
      database_file: database,
      ignore_missing: true,
      ignore_failure: true,
      if: target === 'source.geo' ? NO_PLACE : undefined,
      properties,
    },
  });
  const rename = (from: string, to: string): object => ({
    rename: { field: from, target_field: to, ignore_missing: true, ignore_failure: true },
  });
  const steps = [
    processors.has('set') && {
      set: { field: 'event.ingested', value: '{{{_ingest.timestamp}}}' },
    },
    ...(processors.has('geoip') && processors.has('rename')
      ? [
          geoip('source.geo', 'GeoLite2-City.mmdb'),
          geoip('source.as', 'GeoLite2-ASN.mmdb', ['asn', 'organization_name']),
          rename('source.as.asn', 'source.as.number'),
          rename('source.as.organization_name', 'source.as.organization.name'),
        ]
      : []),
    processors.has('pipeline') && {
      pipeline: { name: CUSTOM, ignore_missing_pipeline: true },
    },
    canRemoveOriginal(capabilities) && {
      remove: { field: 'event.original', ignore_missing: true, if: NOT_PRESERVED },
    },
  ].filter(Boolean);
  if (steps.length === 0) return undefined;
  const onFailure = [
    { set: { field: 'event.kind', value: 'pipeline_error' } },
    ...(processors.has('append')
      ? [{ append: { field: 'tags', value: PRESERVE_TAG, allow_duplicates: false } }]
      : []),
    { set: { field: 'error.message', value: '{{{_ingest.on_failure_message}}}' } },
  ];
  return {
    description: 'Adds place, network operator and time of ingestion to Auth0 events.',
    processors: steps,
    on_failure: processors.has('set') ? onFailure : undefined,
  };
};

/** A cluster with all that the assets can use: their fingerprint with it goes with their version. */
export const FULL_CLUSTER: Capabilities = {
  processors: new Set(['append', 'geoip', 'pipeline', 'remove', 'rename', 'set']),
  lifecycle: true,
  scripts: true,
  constantKeyword: true,
};

/** Everything to install, in order: what is named by another comes before it. */
export const buildAssets = (
  capabilities: Capabilities,
  retention: string | undefined,
): { assets: Asset[]; fingerprint: string } => {
  const pipeline = pipelineBody(capabilities);
  const settings = {
    index: {
      'mapping.total_fields.limit': TOTAL_FIELDS,
      'mapping.ignore_malformed': true,
      // An answer of 200 promises that the event survives a crash of Elasticsearch.
      'translog.durability': 'request',
      default_pipeline: pipeline && PIPELINE,
    },
  };
  // Undeclared fields stay in _source: they can neither refuse a document nor grow the mapping.
  const fields = { ...emittedFields, ...(capabilities.constantKeyword && CONSTANT_FIELDS) };
  const mappings = { dynamic: false, _meta: MANAGED, properties: nestedProperties(fields) };
  // Without a retention too: it is what rolls the data stream over.
  const lifecycle = retention === undefined ? {} : { data_retention: retention };
  const template = {
    index_patterns: [`logs-${DATASET}-*`],
    priority: TEMPLATE_PRIORITY,
    data_stream: {},
    composed_of: [MAPPINGS, SETTINGS, CUSTOM],
    ignore_missing_component_templates: [CUSTOM],
    template: capabilities.lifecycle ? { lifecycle } : {},
  };
  const bodies: [string, Record<string, unknown> | undefined][] = [
    [`/_ingest/pipeline/${PIPELINE}`, pipeline],
    [`/_component_template/${MAPPINGS}`, { template: { mappings } }],
    [`/_component_template/${SETTINGS}`, { template: { settings } }],
    [`/_index_template/${TEMPLATE}`, template],
  ];
  const fingerprint = sha256(JSON.stringify(bodies));
  const meta = { managed: true, ...MANAGED, fingerprint };
  const assets = bodies.flatMap(([path, body]) =>
    body
      ? [{ method: 'PUT' as const, path, body: { ...body, version: ASSETS_VERSION, _meta: meta } }]
      : [],
  );
  return { assets, fingerprint };
};
