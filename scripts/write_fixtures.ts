// `npm run fixtures`: after an intended change of the mapping or the templates, writes the expected
// documents of test/fixtures, the templates' version and the tables of docs/ anew, and prints the
// difference to be read.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { buildAssets, FULL_CLUSTER } from '../server/installation/assets';
import { fileOf, pages } from './tables/pages';
import recorded from '../server/installation/assets_version.json';
import {
  comparable,
  expectedFile,
  fixtureNames,
  mapFixture,
  readExpected,
} from '../test/support/fixtures';

/** Its members in the order of the earlier document, so that the difference shows changes alone. */
const inOrderOf = (earlier: unknown, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const former = (earlier ?? {}) as Record<string, unknown>;
  const members = value as Record<string, unknown>;
  const names = new Set([...Object.keys(former), ...Object.keys(members)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => name in members)
      .map((name) => [name, inOrderOf(former[name], members[name])]),
  );
};

const written: string[] = [];
for (const name of fixtureNames) {
  const mapped = comparable(mapFixture(name));
  const file = expectedFile(name);
  const earlier = existsSync(file) ? readExpected(name) : undefined;
  if (isDeepStrictEqual(mapped, earlier)) continue;
  writeFileSync(file, `${JSON.stringify(inOrderOf(earlier, mapped), null, 2)}\n`);
  written.push(file);
}
// Prettier writes short lists in one line, as the lint has them.
if (written.length > 0)
  spawnSync('npx', ['prettier', '--write', '--log-level', 'warn', ...written], {
    stdio: 'inherit',
  });

const VERSION_FILE = 'server/installation/assets_version.json';
const { fingerprint } = buildAssets(FULL_CLUSTER, '90d');
if (fingerprint !== recorded.fingerprint) {
  // One more than the committed one, however often the command runs before the next commit.
  const { stdout } = spawnSync('git', ['show', `HEAD:${VERSION_FILE}`], { encoding: 'utf8' });
  const committed = JSON.parse(stdout || '{"version":0}') as { version: number };
  const next = { version: committed.version + 1, fingerprint };
  writeFileSync(VERSION_FILE, `${JSON.stringify(next, null, 2)}\n`);
}

for (const [page, write] of Object.entries(pages)) writeFileSync(fileOf(page), write());

spawnSync('git', ['--no-pager', 'diff', '--', 'test/fixtures', 'docs', VERSION_FILE], {
  stdio: 'inherit',
});
console.log(`${written.length} of ${fixtureNames.length} expected documents were written.`);
