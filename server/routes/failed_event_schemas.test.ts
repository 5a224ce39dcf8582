import { expect, it } from 'vitest';
import { selectionSchema } from './failed_event_schemas';

it('accepts a date', () => {
  const until = '2026-01-31T00:00:00Z';
  expect(selectionSchema.validate({ until }).until).toBe(until);
});

it.each(['soon', '', '+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z'])(
  'refuses %j, which Elasticsearch could not read',
  (until) => expect(() => selectionSchema.validate({ until })).toThrow('use a date'),
);
