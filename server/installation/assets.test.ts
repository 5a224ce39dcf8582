import { describe, expect, it } from 'vitest';
import { ASSETS_VERSION, buildAssets } from './assets';
import type { Capabilities } from './capabilities';

const none: Capabilities = {
  processors: new Set(),
  lifecycle: false,
  scripts: false,
  constantKeyword: false,
};
const dataStreamFields = (capabilities: Capabilities): unknown => {
  const { assets } = buildAssets(capabilities, undefined);
  const bodies = assets.map(({ body }) => body as { template?: { mappings?: object } });
  return bodies.find(({ template }) => template?.mappings)?.template?.mappings;
};

const all: Capabilities = {
  processors: new Set(['append', 'geoip', 'pipeline', 'remove', 'rename', 'set']),
  lifecycle: true,
  scripts: true,
  constantKeyword: true,
};

/** Of all assets, by their version: a change goes with a new version, or a newer node is undone by an older. */
const FINGERPRINTS: Record<number, string> = {
  2: '4cc27e1427a2eaaca21af20bd863b1a1d08d6a74ea3dd012697c97d889af0bcc',
  3: '64ceeadbdbf4843ec1eb0a73eeda19f64f949970b1dd66d7bfe8086d9512dddb',
};

describe('buildAssets', () => {
  it('has a new version where the assets have changed', () => {
    const { fingerprint } = buildAssets(all, '90d');
    expect(
      FINGERPRINTS[ASSETS_VERSION],
      'The assets have changed: raise ASSETS_VERSION, and note the fingerprint of that version.',
    ).toBe(fingerprint);
  });

  it('removes the original text after the custom pipeline has read it, unless it is preserved', () => {
    const pipelineOf = (capabilities: Capabilities) =>
      buildAssets(capabilities, undefined).assets.find(({ path }) => path.includes('/_ingest/'))
        ?.body as { processors: object[]; on_failure: object[] } | undefined;
    expect(pipelineOf(all)?.processors.slice(-2)).toEqual([
      { pipeline: { name: 'logs-auth0.logs@custom', ignore_missing_pipeline: true } },
      {
        remove: {
          field: 'event.original',
          ignore_missing: true,
          if: "ctx.tags == null || !ctx.tags.contains('preserve_original_event')",
        },
      },
    ]);
    expect(pipelineOf(all)?.on_failure).toContainEqual({
      append: { field: 'tags', value: 'preserve_original_event', allow_duplicates: false },
    });
    expect(JSON.stringify(pipelineOf({ ...all, scripts: false }))).not.toContain('event.original');
    expect(pipelineOf(none)).toBeUndefined();
  });

  it('maps data_stream.* as constants only where the cluster has that type', () => {
    const typed = (type: string) => ({
      properties: {
        data_stream: {
          properties: { type: { type }, dataset: { type }, namespace: { type } },
        },
      },
    });
    expect(dataStreamFields(none)).toMatchObject(typed('keyword'));
    expect(dataStreamFields({ ...none, constantKeyword: true })).toMatchObject(
      typed('constant_keyword'),
    );
  });
});
