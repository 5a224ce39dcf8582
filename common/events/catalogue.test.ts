import { EcsFlat } from '@elastic/ecs';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue';
import { describeUnknownCode, findEventCode } from './find_event_code';

interface AllowedValue {
  name: string;
  expected_event_types?: string[];
}
const allowed = (field: 'event.kind' | 'event.category' | 'event.type' | 'event.outcome') =>
  EcsFlat[field].allowed_values as AllowedValue[];
const names = (values: AllowedValue[]) => values.map(({ name }) => name);
const typesExpectedOf = (categories: readonly string[]) =>
  allowed('event.category')
    .filter(({ name }) => categories.includes(name))
    .flatMap((category) => category.expected_event_types ?? []);

const FILTERS =
  /^(actions|other|management\.success|scim\.event|system\.notification|user\.(success|fail|notification)|auth\.(login|logout|signup|silent_auth|token_exchange)\.(success|fail|notification))$/;

describe('catalogue', () => {
  it('holds every code once, in order', () => {
    const codes = catalogue.map(({ code }) => code);
    expect(codes).toHaveLength(182);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('names each action once', () => {
    const actions = catalogue.map(({ action }) => action);
    expect(new Set(actions).size).toBe(actions.length);
  });

  it.each(catalogue.map((entry) => [entry.code, entry] as const))(
    'has every field of %s, each an ECS value',
    (code, entry) => {
      expect(findEventCode(code)).toBe(entry);
      expect(entry.title).not.toBe('');
      expect(entry.name).not.toBe('');
      expect(entry.classification).not.toBe('');
      expect(entry.action).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(['info', 'low', 'medium', 'high']).toContain(entry.severity);
      expect(names(allowed('event.kind'))).toContain(entry.kind);
      expect(names(allowed('event.outcome'))).toContain(entry.outcome);
      expect(entry.category.length).toBeGreaterThan(0);
      expect(entry.type.length).toBeGreaterThan(0);
      expect(names(allowed('event.category'))).toEqual(expect.arrayContaining([...entry.category]));
      expect(typesExpectedOf(entry.category)).toEqual(expect.arrayContaining([...entry.type]));
      expect(entry.category).not.toContain('threat');
      if (entry.stream !== undefined) expect(entry.stream).toMatch(FILTERS);
    },
  );

  it('knows the filter of all codes but seven', () => {
    expect(catalogue.filter(({ stream }) => stream === undefined)).toHaveLength(7);
  });
});

describe('describeUnknownCode', () => {
  it.each([
    ['quantum_login_failed', 'failure'],
    ['quantum_login_succeeded', 'success'],
    ['fxyz', 'failure'],
    ['sxyz', 'success'],
    ['something_else', 'unknown'],
  ])('gives %s the outcome %s', (code, outcome) => {
    const entry = describeUnknownCode(code);
    expect(entry).toMatchObject({ action: `unknown-${code}`, outcome });
    if (entry.category.length > 0)
      expect(typesExpectedOf(entry.category)).toEqual(expect.arrayContaining([...entry.type]));
  });
});
