import type { ElasticsearchClient, Logger } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { Installer } from './installer';

interface Call {
  method: string;
  path: string;
  body?: object;
}

const nothing = () => undefined;
const logger = { info: nothing, warn: nothing } as unknown as Logger;
const dataStreams = () => Promise.resolve(['logs']);
const createIndices = () => Promise.resolve();
const installer = () =>
  new Installer({ logger, owner: 'node', retention: undefined, dataStreams, createIndices });

/** Keeps what is put, and gives it back as Elasticsearch does: with its `_meta`. */
const cluster = () => {
  const assets = new Map<string, object>();
  const puts: string[] = [];
  const request = ({ method, path, body }: Call): Promise<object> => {
    if (method === 'POST') return Promise.resolve({});
    if (method === 'GET') return Promise.resolve({ found: assets.get(path) });
    puts.push(path);
    assets.set(path, body ?? {});
    return Promise.resolve({});
  };
  const processors = [{ type: 'set' }];
  const create = vi.fn().mockResolvedValue({});
  const rollover = vi.fn().mockResolvedValue({});
  const client = {
    transport: { request },
    nodes: { info: () => Promise.resolve({ nodes: { a: { ingest: { processors } } } }) },
    indices: { create: nothing, exists: () => Promise.resolve(true), rollover },
    create,
    delete: () => Promise.resolve({}),
  };
  return { assets, puts, create, rollover, client: client as unknown as ElasticsearchClient };
};

it('begins a new backing index, so that the templates are in force at once', async () => {
  const { client, rollover } = cluster();
  await installer().install(client);
  expect(rollover).toHaveBeenCalledWith({ alias: 'logs' });
});

it.each([
  { named: ['pipeline', 'remove', 'set'], custom: true, reads: true },
  { named: ['pipeline', 'remove', 'set'], custom: false, reads: false },
  { named: ['pipeline', 'set'], custom: true, reads: false },
])(
  'has events bring their text: $reads (processors $named, custom pipeline: $custom)',
  async ({ named, custom, reads }) => {
    const { client, assets } = cluster();
    const processors = named.map((type) => ({ type }));
    const nodes = { a: { ingest: { processors }, modules: [{ name: 'lang-painless' }] } };
    const request = (call: Call): Promise<object> => {
      if (call.method === 'POST') return Promise.resolve({ managed_by: 'auth0Logs' });
      if (!custom && call.path.endsWith('@custom'))
        return Promise.reject(Object.assign(new Error('none'), { statusCode: 404 }));
      return Promise.resolve({ found: assets.get(call.path) });
    };
    const node = installer();
    await node.install({
      ...client,
      transport: { request },
      nodes: { info: () => Promise.resolve({ nodes }) },
    } as unknown as ElasticsearchClient);
    expect(node.pipelineReadsOriginal).toBe(reads);
  },
);

it('puts back each part that someone deleted', async () => {
  const { client, assets } = cluster();
  await installer().install(client);
  for (const path of [...assets.keys()]) {
    assets.delete(path);
    await installer().verify(client);
    expect([...assets.keys()], path).toContain(path);
  }
});

it('does nothing again that another node did while it waited for the lock', async () => {
  const { client, create, puts, rollover } = cluster();
  const other = installer();
  create.mockImplementationOnce(async () => {
    await other.install(client);
    return {};
  });
  await installer().install(client);
  expect(puts).toHaveLength(new Set(puts).size);
  expect(rollover).toHaveBeenCalledTimes(1);
});

it.each([
  [403, 'installation_denied'],
  [undefined, 'installation_failed'],
])('names the problem where the cluster answers %s', async (statusCode, code) => {
  const { client } = cluster();
  const refusal = Object.assign(new Error('no'), { statusCode });
  vi.spyOn(client.indices, 'create').mockRejectedValue(refusal);
  const failing = installer();
  await failing.verify(client);
  expect(failing.current.installation).toEqual({
    state: 'failed',
    problem: { code, details: { quote: 'no' } },
  });
});
