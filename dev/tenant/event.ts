// One log record as Auth0's streams carry it: `{ log_id, data }`.
// Field facts: auth0/auth0-log-schemas.
import { type Application, HOSTNAME, type Person, TENANT } from './population';
import type { Random } from './random';

export interface EventData {
  date: string;
  type: string;
  log_id: string;
  [field: string]: unknown;
}

export interface LogRecord {
  log_id: string;
  data: EventData;
}

/** What a scenario says of an event; date and ids come when it happens. */
export interface Draft {
  /** Milliseconds since the scenario began. */
  at: number;
  type: string;
  fields: Record<string, unknown>;
  /** Milliseconds that it took, where Auth0 measures that. */
  took?: number;
}

/** An event at the beginning of a scenario. */
export const event = (type: string, description: string, fields: object): Draft => ({
  at: 0,
  type,
  fields: { description, ...fields },
});

export const after = (at: number, draft: Draft): Draft => ({ ...draft, at });

/** 56 digits that sort by time: `900`, the second, the millisecond, and chance. */
export function makeLogId(random: Random, time: number): string {
  const stamp = new Date(time).toISOString().replace(/\D/g, '');
  return `900${stamp}${random.digits(36)}`;
}

/** Codes whose events name the host. */
const WITH_HOSTNAME = new Set(
  `api_limit f feacft feccft fsa limit_mu limit_sul limit_wc mfar pwd_leak s seacft seccft slo ss ssa`.split(
    ' ',
  ),
);

export function makeRecord(random: Random, draft: Draft, time: number): LogRecord {
  const log_id = makeLogId(random, time);
  const { type, fields, took } = draft;
  const data: EventData = {
    date: new Date(time).toISOString(),
    type,
    ...fields,
    ...(WITH_HOSTNAME.has(type) && { hostname: HOSTNAME }),
    tenant_name: TENANT,
    environment_name: 'prod-eu-1',
    log_id,
  };
  if (took !== undefined) {
    const timing = { initiatedAt: time - took, completedAt: time, elapsedTime: took };
    data.details = Object.assign({}, data.details, timing);
  }
  return { log_id, data };
}

/** Where a person's request came from. The schemas lack the place, which some tenants' events carry. */
export const origin = ({ ip, user_agent, place }: Person) => ({
  ip,
  user_agent,
  location_info: place,
  is_mobile: /iPhone|Android/.test(user_agent),
});

export const identity = ({ user_id, user_name }: Person) => ({ user_id, user_name });

/** A person at an application, by their connection. */
export const visit = (person: Person, application: Application) => ({
  ...origin(person),
  ...person.connection,
  ...application,
});
