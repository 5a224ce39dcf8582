import type { ElasticsearchClient } from '@kbn/core/server';
import { describe, expect, it } from 'vitest';
import { detectCapabilities, shortcomingsOf } from './capabilities';

const node = (...types: string[]) => ({ ingest: { processors: types.map((type) => ({ type })) } });
const refusal = (statusCode: number) => Object.assign(new Error('no'), { statusCode });

const detect = (info: () => Promise<unknown>, simulate: () => Promise<unknown> = info) =>
  detectCapabilities({
    nodes: { info },
    transport: { request: simulate },
  } as unknown as ElasticsearchClient);

describe('detectCapabilities', () => {
  it('takes the processors that every node with any has', async () => {
    const nodes = {
      a: node('set', 'geoip', 'foreach'),
      b: node('set', 'rename'),
      c: node(),
      d: {},
    };
    const { processors, lifecycle } = await detect(() => Promise.resolve({ nodes }));
    expect([...processors]).toEqual(['set']);
    expect(lifecycle).toBe(true);
  });

  it.each([400, 403, 404])('takes %i for an answer: the cluster has neither', async (status) => {
    const { processors, lifecycle } = await detect(() => Promise.reject(refusal(status)));
    expect(processors.size).toBe(0);
    expect(lifecycle).toBe(false);
  });

  it.each([408, 429, 500, 503])('does not take %i for a lack', async (status) => {
    const found = () => Promise.resolve({ nodes: {} });
    await expect(detect(() => Promise.reject(refusal(status)), found)).rejects.toThrow('no');
    await expect(detect(found, () => Promise.reject(refusal(status)))).rejects.toThrow('no');
  });

  it('counts on constant_keyword only where every node has its module', async () => {
    const has = { modules: [{ name: 'x-pack-core' }, { name: 'constant-keyword' }] };
    const constantKeyword = async (...nodes: object[]) =>
      (await detect(() => Promise.resolve({ nodes: Object.assign({}, nodes) }))).constantKeyword;
    expect(await constantKeyword(has, has)).toBe(true);
    expect(await constantKeyword(has, node('set'))).toBe(false);
    expect(await constantKeyword()).toBe(false);
  });

  it('waits for a cluster that does not answer', async () => {
    await expect(detect(() => Promise.reject(new Error('ECONNREFUSED')))).rejects.toThrow();
  });
});

describe('shortcomingsOf', () => {
  const bare = { processors: new Set<string>(), lifecycle: false };

  it.each([undefined, '90d'])('names what is missing, with the retention %s', (retention) => {
    expect(shortcomingsOf(bare, retention)).toEqual([
      { code: 'no_geoip' },
      { code: 'no_custom_pipeline' },
      { code: 'no_lifecycle', details: { retention } },
    ]);
  });

  it('has nothing to say of a full cluster', () => {
    const processors = new Set(['set', 'geoip', 'pipeline', 'rename']);
    expect(shortcomingsOf({ processors, lifecycle: true }, '90d')).toEqual([]);
  });
});
