import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MANIFEST_KEYS } from './kibana_facts';
import { deriveManifest } from './manifest';

const source = readFileSync('kibana.jsonc', 'utf8');
const versions = { version: '1.2.3', kibanaVersion: '8.19.0' };

describe('deriveManifest', () => {
  it('takes the plugin section and the versions', () => {
    expect(deriveManifest(source, versions)).toMatchObject({
      id: 'auth0Logs',
      type: 'standard',
      version: '1.2.3',
      kibanaVersion: '8.19.0',
      configPath: ['auth0_logs'],
      optionalPlugins: expect.arrayContaining(['security']) as string[],
      server: true,
      ui: true,
    });
  });

  it('writes only keys that Kibana knows', () => {
    for (const key of Object.keys(deriveManifest(source, versions))) {
      expect(MANIFEST_KEYS).toContain(key);
    }
  });

  it.each(['kibana', '8.19', '8.19.0-SNAPSHOT', ''])(
    'refuses the version "%s"',
    (kibanaVersion) => {
      expect(() => deriveManifest(source, { ...versions, kibanaVersion })).toThrow(
        'is no Kibana version',
      );
    },
  );

  it('says that the source is broken', () => {
    expect(() => deriveManifest('{ "plugin": ', versions)).toThrow('kibana.jsonc cannot be read');
  });
});
