import { expect, it } from 'vitest';
import { History, MAX_LATE_MS } from './history';

const START = Date.UTC(2026, 8, 1);
const history = new History({ seed: 3, count: 5_000, start: START, spacingMs: 0.5 });

it('is the same wherever it is read, and whoever reads it', () => {
  const twin = new History({ seed: 3, count: 5_000, start: START, spacingMs: 0.5 });
  expect(twin.slice(4_000, 4_050)).toEqual(history.slice(0, 5_000).slice(4_000, 4_050));
  const other = new History({ seed: 4, count: 5_000, start: START, spacingMs: 0.5 });
  expect(other.slice(0, 50)).not.toEqual(history.slice(0, 50));
});

it('has ids of Auth0’s form, each above the last, within one millisecond too', () => {
  const ids = history.slice(0, 5_000).map(({ log_id }) => log_id);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const id of ids) expect(id).toMatch(/^900\d{53}$/);
});

it('has events whose dates are behind those of earlier ids, and only so far', () => {
  const delays = history
    .slice(0, 5_000)
    .map(({ data }, position) => history.timeAt(position) - Date.parse(data.date));
  expect(delays.filter((delay) => delay > 0).length).toBeGreaterThan(50);
  expect(Math.max(...delays)).toBeLessThan(MAX_LATE_MS);
  expect(Math.min(...delays)).toBe(0);
});

it('finds the place of an id and of a time', () => {
  expect(history.positionAfter(history.idAt(1_234))).toBe(1_235);
  expect(history.positionAfter('0')).toBe(0);
  expect(history.positionAfter('91')).toBe(5_000);
  expect(history.positionAt(START + 100)).toBe(200);
  expect(history.slice(4_998, 9_999)).toHaveLength(2);
});
