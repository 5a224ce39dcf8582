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
              ...{ id: 'default', name: 'Auth0', kind: 'webhook', namespace: 'default', tags: [] },
              ...{
                preserve_original_event: false,
                drop_codes: [],
                mask_fields: [],
                hash_fields: [],
              },
              ...{ enabled: true, managed_by: 'api', token: {} },
              data_stream: 'logs-auth0.logs-default',
              webhook_path: '/api/auth0_logs/webhook/default',
            },
            state: 'receiving',
            counters: { ...emptyCounters(), accepted },
            per_minute: [],
            unknown_codes: [],
          },
        ],
  installation: { state: 'ready' },
  shortcomings: [],
  authentication_failures: { count: 0, addresses: 0 },
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
