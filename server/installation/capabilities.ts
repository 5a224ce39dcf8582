// What the cluster can do. Detected, never assumed: some builds of Elasticsearch lack modules.
import type { ElasticsearchClient } from '@kbn/core/server';
import type { Shortcoming } from '../../common/errors/shortcomings';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { isTemporary } from '../errors';

export interface Capabilities {
  /** Names of ingest processors that every ingest node has. */
  processors: Set<string>;
  /** Data stream lifecycle, which rolls over and deletes old events. */
  lifecycle: boolean;
  /** Conditions of processors are written in Painless, a module of its own. */
  scripts: boolean;
  /** The field type `constant_keyword`, an x-pack module of its own. */
  constantKeyword: boolean;
}

interface NodeInfo {
  ingest?: { processors: { type: string }[] };
  modules?: { name: string }[];
}

const CANDIDATES = ['append', 'geoip', 'pipeline', 'remove', 'rename', 'set'] as const;

/** Undefined where Elasticsearch will never answer the question. */
export const orAbsent = async <T>(question: Promise<T>): Promise<T | undefined> => {
  try {
    return await question;
  } catch (error) {
    if (isTemporary(statusOf(error))) throw error;
    return undefined; // shown as a shortcoming
  }
};

const readNodes = async (client: ElasticsearchClient): Promise<NodeInfo[]> => {
  const answer = await orAbsent(client.nodes.info({ metric: ['ingest', 'plugins'] }));
  const { nodes = {} } = (answer ?? {}) as { nodes?: Record<string, NodeInfo> };
  return Object.values(nodes);
};

const processorsOf = (nodes: NodeInfo[]): Set<string> => {
  const perNode = nodes
    .map(({ ingest }) => new Set(ingest?.processors.map(({ type }) => type)))
    .filter((types) => types.size > 0);
  return new Set(
    CANDIDATES.filter((type) => perNode.length > 0 && perNode.every((types) => types.has(type))),
  );
};

const haveModule = (nodes: NodeInfo[], module: string): boolean =>
  nodes.length > 0 &&
  nodes.every(({ modules = [] }) => modules.some(({ name }) => name === module));

/** Simulating a template is the cheapest question whose answer tells, and it writes nothing. */
const hasLifecycle = async (client: ElasticsearchClient): Promise<boolean> => {
  const body = {
    index_patterns: ['auth0-logs-probe-*'],
    data_stream: {},
    template: { lifecycle: { data_retention: '90d' } },
  };
  const path = '/_index_template/_simulate';
  return (await orAbsent(client.transport.request({ method: 'POST', path, body }))) !== undefined;
};

export const detectCapabilities = async (client: ElasticsearchClient): Promise<Capabilities> => {
  const nodes = await readNodes(client);
  return {
    processors: processorsOf(nodes),
    lifecycle: await hasLifecycle(client),
    scripts: haveModule(nodes, 'lang-painless'),
    constantKeyword: haveModule(nodes, 'constant-keyword'),
  };
};

export const shortcomingsOf = (
  { processors, lifecycle }: Pick<Capabilities, 'processors' | 'lifecycle'>,
  retention: string | undefined,
): Shortcoming[] => {
  const found: Shortcoming[] = [];
  if (!processors.has('geoip')) found.push({ code: 'no_geoip' });
  if (!processors.has('pipeline')) found.push({ code: 'no_custom_pipeline' });
  if (!lifecycle) found.push({ code: 'no_lifecycle', details: { retention } });
  return found;
};
