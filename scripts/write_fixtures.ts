// `npm run fixtures`: writes the expected documents of test/fixtures anew, after an intended change of
// the mapping, and prints the difference to be read before it is committed.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  comparable,
  expectedFile,
  fixtureNames,
  mapFixture,
  readExpected,
} from '../test/support/fixtures';

const written: string[] = [];
for (const name of fixtureNames) {
  const mapped = comparable(mapFixture(name));
  const file = expectedFile(name);
  if (existsSync(file) && isDeepStrictEqual(mapped, readExpected(name))) continue;
  writeFileSync(file, `${JSON.stringify(mapped, null, 2)}\n`);
  written.push(file);
}
// Prettier writes short lists in one line, as the lint has them.
if (written.length > 0)
  spawnSync('npx', ['prettier', '--write', '--log-level', 'warn', ...written], {
    stdio: 'inherit',
  });
spawnSync('git', ['--no-pager', 'diff', '--', 'test/fixtures'], { stdio: 'inherit' });
console.log(`${written.length} of ${fixtureNames.length} expected documents were written.`);
