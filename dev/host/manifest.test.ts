import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from './manifest';

const host = { kibanaVersion: '8.19.0', plugins: ['features'] };
const sound = {
  id: 'auth0Logs',
  version: '1.2.3',
  kibanaVersion: '8.19.0',
  owner: { name: 'someone' },
  server: true,
  requiredPlugins: ['features'],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'auth0-logs-manifest-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (text: string) => {
  await writeFile(join(folder, 'kibana.json'), text);
  return readManifest(folder, host);
};
const readWith = (change: object) => read(JSON.stringify({ ...sound, ...change }));

describe('readManifest', () => {
  it('reads a sound manifest, with the defaults of Kibana', async () => {
    expect(await readWith({})).toEqual({
      id: 'auth0Logs',
      version: '1.2.3',
      kibanaVersion: '8.19.0',
      configPath: 'auth_0_logs',
      requiredPlugins: ['features'],
      optionalPlugins: [],
    });
    expect((await readWith({ configPath: ['xpack', 'auth0'] })).configPath).toBe('xpack.auth0');
  });

  it.each([
    ['an unknown key', { browser: true }, 'unrecognized properties: browser'],
    ['no owner', { owner: undefined }, '"owner" property'],
    ['an owner without a name', { owner: { name: '' } }, '"owner" property'],
    ['no id', { id: undefined }, 'must contain an "id" property'],
    ['an id that is not camelCase', { id: 'auth0_logs' }, 'must be camelCase'],
    ['no version', { version: '' }, 'must contain a "version" property'],
    ['another Kibana', { kibanaVersion: '8.19.1' }, 'only compatible with Kibana version "8.19.1"'],
    ['neither server nor browser', { server: false }, 'at least one of these must be set'],
    ['a plugin that is not there', { requiredPlugins: ['spaces'] }, 'does not have: spaces'],
  ])('refuses %s', async (_what, change, sentence) => {
    await expect(readWith(change)).rejects.toThrow(sentence);
  });

  it('refuses what is not strict JSON', async () => {
    await expect(read('{} // comment')).rejects.toThrow('cannot be read as JSON');
  });
});
