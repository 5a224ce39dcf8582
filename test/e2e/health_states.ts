// Answers about the health of sources that a test host does not give by itself.
import type { Page } from 'playwright-core';
import {
  ACTIVITY_MINUTES,
  READ_HEALTH,
  type HealthAnswer,
  type SourceHealth,
} from '../../common/api/health';
import { emptyCounters } from '../../common/api/source_counters';
import { alterAnswers } from '../support/page';

export const alterHealth = (page: Page, alter: (answer: HealthAnswer) => HealthAnswer) =>
  alterAnswers(page, READ_HEALTH.path, (answer) => alter(answer as HealthAnswer));

/** Characters: the longest name that a source may have. */
const LONGEST_NAME = 200;

/** A source in each state, and what an installation may lack. */
export const withTrouble = (answer: HealthAnswer): HealthAnswer => ({
  ...answer,
  // What other tests left behind has no place in the pictures.
  sources: answer.sources.slice(0, 1).flatMap(({ last_error: _earlier, ...health }) =>
    STATES.map((state) => ({
      ...health,
      ...state,
      source: { ...health.source, id: `source-${state.state}`, name: `Tenant ${state.state}` },
    })),
  ),
  shortcomings: [{ code: 'no_geoip' }],
});

export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const perMinute = Array.from({ length: ACTIVITY_MINUTES }, (_, minute) => (minute * 7) % 40);

const STATES: (Partial<SourceHealth> & Pick<SourceHealth, 'state'>)[] = [
  {
    state: 'failing',
    last_accepted_at: ago(3),
    per_minute: perMinute,
    ingest_delay: { ms: 2_300, measured_at: ago(4) },
    unknown_codes: ['new_code', 'other_code'],
    authentication_failures: { count: 12, addresses: 1 },
    counters: {
      ...{ accepted: 1_234_567, duplicate: 12, dropped: 345, failed: 6, refused: 78 },
      unknown_code: 9,
      unknown_operation: 0,
      id_conflict: 0,
    },
    last_error: { code: 'unavailable', details: { task: 'connect' }, at: ago(1) },
  },
  { state: 'degraded', last_accepted_at: ago(1), last_failed_at: ago(2), per_minute: perMinute },
  { state: 'silent', last_accepted_at: ago(400), usual_silence_ms: 1_800_000 },
  { state: 'receiving', last_accepted_at: ago(0), per_minute: perMinute },
  { state: 'paused' },
  { state: 'never_received' },
];

/** The first source alone, as it was before its first event. */
export const withOneUnused = (answer: HealthAnswer): HealthAnswer => ({
  ...answer,
  sources: answer.sources.slice(0, 1).map(({ last_accepted_at: _at, ...health }) => ({
    ...health,
    state: 'never_received',
    counters: emptyCounters(),
    per_minute: [],
  })),
});

/** As many as a list has to be paged for, with names that are hard to fit in. */
export const withMany = (answer: HealthAnswer): HealthAnswer => ({
  ...answer,
  sources: withTrouble(answer).sources.flatMap((health) =>
    [' tenant of a subsidiary', 'x', '_of_one_word'].map((name) => ({
      ...health,
      source: {
        ...health.source,
        id: `${health.source.id}${name}`,
        name: `${health.state}${name.repeat(LONGEST_NAME)}`.slice(0, LONGEST_NAME),
        tenant: 'a-tenant-with-a-rather-long-name.eu.auth0.com',
      },
    })),
  ),
});
