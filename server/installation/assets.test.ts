import { describe, expect, it } from 'vitest';
import { buildAssets, FULL_CLUSTER } from './assets';
import recorded from './assets_version.json';
import type { Capabilities } from './capabilities';

const none: Capabilities = { processors: new Set(), lifecycle: false, constantKeyword: false };
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
