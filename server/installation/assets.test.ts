import { describe, expect, it } from 'vitest';
import { buildAssets, FULL_CLUSTER } from './assets';
import recorded from './assets_version.json';
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

describe('buildAssets', () => {
  it('has a new version where the assets have changed', () => {
    const { fingerprint } = buildAssets(FULL_CLUSTER, '90d');
    expect(recorded.fingerprint, 'run `npm run fixtures`, which writes the next version').toBe(
      fingerprint,
    );
  });

  it('removes the original text after the custom pipeline has read it, unless it is preserved', () => {
    const pipelineOf = (capabilities: Capabilities) =>
      buildAssets(capabilities, undefined).assets.find(({ path }) => path.includes('/_ingest/'))
        ?.body as { processors: object[]; on_failure: object[] } | undefined;
    expect(pipelineOf(FULL_CLUSTER)?.processors.slice(-2)).toEqual([
      { pipeline: { name: 'logs-auth0.logs@custom', ignore_missing_pipeline: true } },
      {
        remove: {
          field: 'event.original',
          ignore_missing: true,
          if: "ctx.tags == null || !ctx.tags.contains('preserve_original_event')",
        },
      },
    ]);
    expect(pipelineOf(FULL_CLUSTER)?.on_failure).toContainEqual({
      append: { field: 'tags', value: 'preserve_original_event', allow_duplicates: false },
    });
    expect(JSON.stringify(pipelineOf({ ...FULL_CLUSTER, scripts: false }))).not.toContain(
      'event.original',
    );
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
