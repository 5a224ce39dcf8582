import { EcsFlat, EcsVersion } from '@elastic/ecs';
import { describe, expect, it } from 'vitest';
import { emittedFields } from './fields';
import { ECS_VERSION } from './map_event';

/** Types of x-pack mappers, and what stands in for them on an Elasticsearch without these. */
const PLAIN_TYPE: Record<string, string> = {
  match_only_text: 'text',
  wildcard: 'keyword',
  constant_keyword: 'keyword',
};
const ecs: Record<string, { type: string } | undefined> = EcsFlat;
const ownFields = /^(auth0\.|input\.type$)/;

describe('emittedFields', () => {
  it('is of the version of ECS that documents name', () => {
    expect(ECS_VERSION).toBe(EcsVersion);
  });

  it.each(Object.entries(emittedFields))('declares %s as ECS has it', (name, { type }) => {
    if (ownFields.test(name)) return;
    const ecsType = ecs[name]?.type ?? 'not an ECS field';
    expect(type).toBe(PLAIN_TYPE[ecsType] ?? ecsType);
  });

  it('bounds every keyword that is indexed, and flattened fields in depth as well', () => {
    const unbounded = Object.entries(emittedFields).filter(
      ([, { type, index, ignore_above, depth_limit }]) =>
        (type === 'keyword' && index !== false && ignore_above === undefined) ||
        (type === 'flattened' && (ignore_above === undefined || depth_limit === undefined)),
    );
    expect(unbounded).toEqual([]);
  });
});
