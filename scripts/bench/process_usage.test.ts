import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cpuMicroseconds, peakMemoryBytes } from './process_usage';

it.runIf(existsSync('/proc/self/stat'))('agrees with what the process knows of itself', () => {
  const { user, system } = process.cpuUsage();
  expect(Math.abs(cpuMicroseconds(process.pid) - user - system)).toBeLessThan(500_000);
  expect(peakMemoryBytes(process.pid)).toBeGreaterThan(process.memoryUsage().rss / 2);
});

it('says what a system without /proc lacks', () => {
  expect(() => cpuMicroseconds(-1)).toThrow('on Linux');
});
