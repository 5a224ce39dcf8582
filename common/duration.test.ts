import { expect, it } from 'vitest';
import { checkDuration, parseDuration } from './duration';

it.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['24h', 86_400_000],
  ['7d', 604_800_000],
  ['5', undefined],
  ['5 m', undefined],
  ['-5m', undefined],
  ['1w', undefined],
])('reads %j as %j', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it('names the bounds where a duration is outside of them, or none', () => {
  const bounds = { min: '10s', max: '1d' };
  expect(checkDuration('10s', bounds)).toBeUndefined();
  expect(checkDuration('24h', bounds)).toBeUndefined();
  for (const text of ['9s', '25h', 'soon'])
    expect(checkDuration(text, bounds)).toBe('use a duration from "10s" to "1d", such as "5m"');
});
