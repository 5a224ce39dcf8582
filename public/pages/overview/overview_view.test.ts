import { describe, expect, it } from 'vitest';
import type { HealthAnswer } from '../../../common/api/health';
import { emptyCounters } from '../../../common/api/source_counters';
import { isList, selectView } from './overview_view';

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
const refused = (status: number) => Object.assign(new Error('no'), { response: { status } });

describe('selectView', () => {
  it.each([
    ['loading', undefined, undefined, false],
    ['failed', undefined, refused(503), false],
    ['forbidden', undefined, refused(403), false],
    ['forbidden', answer(3), refused(403), true],
    ['no_source', answer(), undefined, false],
    ['no_source', answer(), undefined, true],
    ['waiting', answer(0), undefined, false],
    ['receiving', answer(0), undefined, true],
    ['receiving', answer(3), undefined, false],
    ['receiving', answer(3), refused(503), false],
  ] as const)('shows "%s"', (kind, data, error, hasEvents) => {
    expect(selectView({ data, error }, hasEvents).kind).toBe(kind);
  });
});

describe('isList', () => {
  const several = (accepted: number): HealthAnswer => ({
    ...answer(accepted),
    sources: [...answer(accepted).sources, ...answer(0).sources],
  });

  it.each([
    ['one source', answer(3), false],
    ['several, one of which received something', several(3), true],
    ['several that received nothing', several(0), false],
  ])('tells of %s', (_name, data, expected) => {
    expect(isList(selectView({ data, error: undefined }, false))).toBe(expected);
  });
});
