import { describe, expect, it } from 'vitest';
import { checkZip } from './check_zip';
import { packZip } from './zip';

const versions = { version: '1.2.3', kibanaVersion: '8.19.0' };
const folder = 'kibana/auth0Logs';
const pageLoad = `${folder}/target/public/auth0Logs.plugin.js`;

const manifest = {
  id: 'auth0Logs',
  ...versions,
  configPath: ['auth0_logs'],
  owner: { name: 'someone' },
  server: true,
  ui: true,
};

const sound: Record<string, string> = {
  [`${folder}/kibana.json`]: JSON.stringify(manifest),
  [`${folder}/package.json`]: '{}',
  [`${folder}/LICENSE`]: 'licence',
  [`${folder}/NOTICE`]: 'notice',
  [`${folder}/server/index.js`]: 'require("@kbn/core-status-common"); require("node:crypto");',
  [pageLoad]: '__kbnBundles__.define("plugin/auth0Logs/public", () => ({}), "x");',
  [`${folder}/target/public/application.js`]: 'import "./chunk-1.js";',
  [`${folder}/target/public/chunk-1.js`]: 'export {};',
};

/** Checks the sound zip with some files replaced, or left out where the content is undefined. */
const checkWith = async (changes: Record<string, string | undefined>) => {
  const files = Object.entries({ ...sound, ...changes }).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, Buffer.from(text)] as const],
  );
  await checkZip(await packZip(new Map(files)), versions);
};

const manifestWith = (change: object) => ({
  [`${folder}/kibana.json`]: JSON.stringify({ ...manifest, ...change }),
});

describe('checkZip', () => {
  it('accepts a sound zip', async () => {
    await expect(checkWith({})).resolves.toBeUndefined();
  });

  it.each(Object.keys(sound).slice(0, 6))('wants %s', async (path) => {
    await expect(checkWith({ [path]: undefined })).rejects.toThrow(`lacks ${path}`);
  });

  it.each([
    ['kibana.jsonc', { [`${folder}/kibana.jsonc`]: '{}' }, 'does not belong'],
    ['node_modules', { [`${folder}/node_modules/a/index.js`]: '' }, 'does not belong'],
    ['a manifest with comments', { [`${folder}/kibana.json`]: '{} // x' }, 'not strict JSON'],
    ['an unknown manifest key', manifestWith({ browser: true }), 'refuses: browser'],
    ['another Kibana', manifestWith({ kibanaVersion: '8.19.1' }), 'kibanaVersion "8.19.0"'],
    ['another version', manifestWith({ version: '9.9.9' }), 'version "1.2.3"'],
    ['the default configPath', manifestWith({ configPath: undefined }), 'configPath'],
    ['no owner', manifestWith({ owner: {} }), 'owner'],
    [
      'a fat page load asset',
      { [pageLoad]: `${sound[pageLoad] ?? ''}//${'x'.repeat(3072)}` },
      'below 3072',
    ],
    ['a page load asset without define', { [pageLoad]: 'void 0' }, 'does not define'],
    [
      'a server bundle that wants a client of its own',
      { [`${folder}/server/index.js`]: 'require("@elastic/elasticsearch")' },
      'imports @elastic/elasticsearch',
    ],
    [
      'a server bundle that wants an uncertain Kibana package',
      { [`${folder}/server/index.js`]: 'require("@kbn/data-stream-adapter")' },
      'imports @kbn/data-stream-adapter',
    ],
    [
      'a chunk that is missing',
      { [`${folder}/target/public/chunk-1.js`]: undefined },
      'imports ./chunk-1.js',
    ],
  ])('refuses %s', async (_what, changes, sentence) => {
    await expect(checkWith(changes)).rejects.toThrow(sentence);
  });
});

describe('packZip', () => {
  it('gives the same bytes whatever the order of the files', async () => {
    const a = ['a', Buffer.from('1')] as const;
    const b = ['b', Buffer.from('2')] as const;
    expect(await packZip(new Map([a, b]))).toEqual(await packZip(new Map([b, a])));
  });
});
