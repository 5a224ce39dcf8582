// vitest's reporter of the files that took longest, hooks included: a slow one shows when it comes.
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const SHOWN = 10;

const secondsOf = (module: TestModule): number => {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return (collectDuration + setupDuration + duration) / 1_000;
};

export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const files = modules.map((module) => ({
      name: relative(process.cwd(), module.moduleId),
      seconds: secondsOf(module),
    }));
    const slowest = files.sort((a, b) => b.seconds - a.seconds).slice(0, SHOWN);
    console.log('\nSlowest files:');
    for (const { name, seconds } of slowest)
      console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  }
}
