// `npm test`: every test there is, the slowest files, and one plain line with the runner's own totals.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const RESULT_FILE = 'build/test-results.json';

interface RunnerResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  success: boolean;
}

rmSync(RESULT_FILE, { force: true });
const run = spawnSync(
  'npx',
  [
    ...['vitest', 'run', '--reporter=default', '--reporter=./scripts/slowest_files.ts'],
    ...['--reporter=json', `--outputFile.json=${RESULT_FILE}`],
  ],
  { stdio: 'inherit' },
);

if (!existsSync(RESULT_FILE)) {
  console.error('The test runner ended without a result; its output above says why.');
  process.exit(1);
}
const result = JSON.parse(readFileSync(RESULT_FILE, 'utf8')) as RunnerResult;
const skipped = result.numPendingTests > 0 ? `, ${result.numPendingTests} skipped` : '';
console.log(`${result.numPassedTests} passed, ${result.numFailedTests} failed${skipped}`);
process.exit(run.status === 0 && result.success && result.numPassedTests > 0 ? 0 : 1);
