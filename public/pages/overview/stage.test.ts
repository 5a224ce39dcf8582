import { expect, it } from 'vitest';
import type { HealthAnswer } from '../../../common/api/health';
import { emptyCounters } from '../../../common/api/source_counters';
import { stageOf } from './stage';

const answer = (accepted?: number): HealthAnswer => ({
  sources:
    accepted === undefined
      ? []
      : [
          {
            source: {
              ...{ id: 'default', name: 'Auth0', namespace: 'default', tags: [] },
              ...{
                preserve_original_event: false,
                drop_codes: [],
                mask_fields: [],
                hash_fields: [],
              },
              ...{ enabled: true, managed_by: 'api' },
              data_stream: 'logs-auth0.logs-default',
              webhook: { path: '/api/auth0_logs/webhook/default', token: {} },
            },
            state: 'receiving',
            counters: { ...emptyCounters(), accepted },
            per_minute: [],
            unknown_codes: [],
            authentication_failures: { count: 0, addresses: 0 },
          },
        ],
  installation: { state: 'ready' },
  shortcomings: [],
});

it.each([
  ['no_source', undefined, false],
  ['no_source', undefined, true],
  ['waiting', 0, false],
  ['receiving', 0, true],
  ['receiving', 3, false],
] as const)('is "%s" with a source that accepted %s events', (stage, accepted, hasEvents) => {
  expect(stageOf(answer(accepted), hasEvents)).toBe(stage);
});
