import type { Client } from '@elastic/elasticsearch';
import type { Logger, ServiceStatus, ServiceStatusLevel } from '@kbn/core/server';
import { of } from 'rxjs';
import { expect, it } from 'vitest';
import { ServiceStatusLevels as levels } from './kbn/core_status_common';
import { Status } from './status';

function setUp(...reported: ServiceStatus[]) {
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
  status.contract.set(of(...reported));
  return { status, lines };
}

const logOf = (...reported: ServiceStatusLevel[]) =>
  setUp(...reported.map((level) => ({ level, summary: 'so it is' }))).lines;

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

it('passes figures on only with another level or summary', async () => {
  const level = levels.available;
  const told = async (...reported: ServiceStatus[]) => {
    const client = { cluster: { health: () => Promise.resolve() } } as unknown as Client;
    const report = await setUp(...reported).status.report(client, { name: 'a', uuid: 'b' });
    return report.body.status.plugins.auth0Logs.meta;
  };
  const first = { level, summary: 'one', meta: { count: 1 } };
  expect(await told(first, { ...first, meta: { count: 2 } })).toEqual({ count: 1 });
  expect(await told(first, { ...first, summary: 'two', meta: { count: 2 } })).toEqual({ count: 2 });
});
