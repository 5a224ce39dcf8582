import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fileOf, pages } from './pages';

it.each(Object.keys(pages))('docs/%s.md is as `npm run tables` writes it', (name) => {
  expect(readFileSync(fileOf(name), 'utf8')).toBe(pages[name]?.());
});
