import { describe, expect, it } from 'vitest';
import { isBelow, pathOfSource } from './paths';

describe('isBelow', () => {
  it.each([
    ['/', '', true],
    ['/', '/', true],
    ['/', '/sources', false],
    ['/sources', '/sources', true],
    ['/sources', '/sources/acme', true],
    ['/sources', '/sources_of_old', false],
    ['/sources', '', false],
  ])('matches the tab %s with %s: %s', (tab, pathname, expected) => {
    expect(isBelow(tab, pathname)).toBe(expected);
  });
});

describe('pathOfSource', () => {
  it('keeps an id in its own part of the path', () => {
    expect(pathOfSource('a/b')).toBe('/sources/a%2Fb');
  });
});
