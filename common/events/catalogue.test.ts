import { readFileSync } from 'node:fs';
import { EcsFlat } from '@elastic/ecs';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue';
import { findEventCode } from './find_event_code';

/**
 * Auth0's codes and where it publishes each: the table of its documentation (`table`), its log
 * schemas (`schema`), the tenant log catalogue (`page`); `withdrawn` was there once and may still come.
 */
const published = readFileSync(
  new URL('../../test/data/auth0_event_codes.csv', import.meta.url),
  'utf8',
);
const publishedCodes = published
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[0]);

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
  it('contains every code that Auth0 publishes once, in order', () => {
    expect(catalogue.map(({ code }) => code)).toEqual(publishedCodes);
    expect(publishedCodes).toEqual([...publishedCodes].sort());
  });

  it('is one row a line', () => {
    const source = readFileSync(new URL('catalogue.ts', import.meta.url), 'utf8');
    const rows = source.split('\n').filter((line) => /^ {2}\['.*\],$/.test(line));
    expect(rows).toHaveLength(catalogue.length);
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

  it('knows the filter of every code that has a page of its own', () => {
    const paged = published.split('\n').filter((line) => /,.*\bpage\b/.test(line));
    expect(paged.length).toBeGreaterThan(160);
    for (const [code = ''] of paged.map((line) => line.split(',')))
      expect(findEventCode(code)?.stream, code).toBeDefined();
  });
});
