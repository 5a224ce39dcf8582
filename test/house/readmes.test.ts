// Each folder of server/ opens with what it owns, what it must not do, its entry points and its failures.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SERVER = new URL('../../server/', import.meta.url);
const folders = readdirSync(SERVER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

it.each(folders)('%s/ has a README.md of its duties', (folder) => {
  const file = new URL(`${folder}/README.md`, SERVER);
  expect(existsSync(file)).toBe(true);
  const text = readFileSync(file, 'utf8');
  for (const heading of ['Owns', 'Must not', 'Entry points', 'Fails'])
    expect(text).toContain(`- **${heading}**`);
});
