import type { Logger, ServiceStatusLevel } from '@kbn/core/server';
import { of } from 'rxjs';
import { expect, it } from 'vitest';
import { ServiceStatusLevels as levels } from './kbn/core_status_common';
import { Status } from './status';

function logOf(...reported: ServiceStatusLevel[]): string[] {
  const lines: string[] = [];
  const at = (level: string) => (message: unknown) =>
    void lines.push(`${level} ${String(message)}`);
  const logger: Logger = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    get: () => logger,
  };
  const status = new Status({ kibanaVersion: '8.19.0', levels, logger });
  status.contract.set(of(...reported.map((level) => ({ level, summary: 'so it is' }))));
  return lines;
}

it('logs each change of the level, as bad as it is', () => {
  expect(logOf(levels.degraded, levels.degraded, levels.available)).toEqual([
    'warn auth0Logs plugin is now degraded: so it is',
    'info auth0Logs plugin is now available: so it is',
  ]);
});

it('takes a level that merely looks like one of its own for the worst', () => {
  expect(logOf({ ...levels.available })).toEqual([
    'error auth0Logs plugin is now available: so it is',
  ]);
});
