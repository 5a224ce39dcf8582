import { EcsFlat } from '@elastic/ecs';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findOperation } from './find_operation';
import { OPERATIONS } from './operations';

interface AllowedValue {
  name: string;
  expected_event_types?: string[];
}
const categories = EcsFlat['event.category'].allowed_values as AllowedValue[];
const typesOf = (names: readonly string[]) =>
  categories
    .filter(({ name }) => names.includes(name))
    .flatMap(({ expected_event_types }) => expected_event_types ?? []);

const LITERAL = /^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/;
const RAISED =
  /^(?:medium|high)(?: (?:[\w.-]+(?:(?:=(?:\[\]|[\w-]+))|~[\w:/-]+)?|=\[\])(?:&[\w.-]+~[\w:/-]+)*)+$/;

describe('OPERATIONS', () => {
  it.each(OPERATIONS.map((row) => ({ name: row.slice(0, 2).join(' '), row })))(
    'has a sound row for $name',
    ({ row }) => {
      const [method, path, title, object, category, type, severity, raised] = row;
      expect(path.startsWith('/')).toBe(true);
      for (const segment of path.slice(1).split('/'))
        if (!['{}', '{id}', '{user}'].includes(segment)) expect(segment).toMatch(LITERAL);
      expect(path.split('{id}').length).toBeLessThanOrEqual(2);
      expect(title).toMatch(/^[A-Z]\w+ /);
      expect(title).not.toMatch(/success|failed/i);
      expect(object).toMatch(/^[a-z]+(_[a-z]+)*$/);
      const expected = typesOf(['api', ...category.split(' ')]);
      expect(expected).toEqual(expect.arrayContaining(type.split(' ')));
      expect(['info', 'low', 'medium', 'high']).toContain(severity);
      if (raised !== undefined) expect(raised).toMatch(RAISED);
      const sample = path.replaceAll(/\{\w*\}/g, 'x1');
      expect(findOperation(method, sample)).toMatchObject({ known: true, operation: { title } });
    },
  );

  it('has one row for each operation, a row a line', () => {
    const keys = OPERATIONS.map(
      ([method, path]) => `${method} ${path.replaceAll(/\{\w*\}/g, '{}')}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    const source = readFileSync(new URL('operations.ts', import.meta.url), 'utf8');
    expect(source.split('\n').filter((line) => /^ {2}\['.*\],$/.test(line))).toHaveLength(
      OPERATIONS.length,
    );
  });
});
