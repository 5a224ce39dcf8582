// What a failure means for a source: to wait, longer each time, or to stop until somebody changes
// something. Nothing is ever skipped. Pure but for chance and the clock.
import { retryAfterMs } from '../auth0/rate_limit';
import type { Auth0LogsError, ErrorCode } from '../errors';
import type { Cursor } from './cursor';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;
/** Of which a random part is added to each wait. */
const JITTER = 0.25;
/** After as many failures a failure is one that lasts. */
export const LASTING_TRIES = 2;
export const CREDENTIAL_TRIES = 3;

/** Auth0 will say the same until a person changes something. */
const STOPPING = new Set<ErrorCode>([
  'auth0_scope_missing',
  'auth0_not_authorized',
  'auth0_no_client_credentials',
  'auth0_not_tenant_domain',
  'auth0_not_a_tenant',
  'auth0_domain_invalid',
  'auth0_address_forbidden',
  'auth0_credentials_needed',
]);

export const afterFailure = (
  cursor: Cursor,
  error: Auth0LogsError,
): Pick<Cursor, 'wait' | 'failure'> => {
  const { code, details } = error;
  const tries = (cursor.wait?.tries ?? 0) + 1;
  const until = new Date(Date.now() + waitMs(error, tries)).toISOString();
  // To be asked to wait is no failure.
  if (code === 'auth0_rate_limited') return { wait: { code, details, until, tries } };
  const failed = (cursor.failure?.tries ?? 0) + 1;
  const stopped =
    STOPPING.has(code) || (code === 'auth0_wrong_credentials' && failed >= CREDENTIAL_TRIES);
  return {
    wait: stopped ? undefined : { code, details, until, tries },
    failure: { code, details, at: new Date().toISOString(), tries: failed, stopped },
  };
};

/** A single failure that is over at once is none worth a record. */
export const isLasting = ({ failure }: Pick<Cursor, 'failure'>): boolean =>
  failure !== undefined && (failure.stopped || failure.tries >= LASTING_TRIES);

const waitMs = (error: Auth0LogsError, tries: number): number => {
  const pause = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  return (retryAfterMs(error) ?? pause) * (1 + Math.random() * JITTER);
};

/** What a change of the source or its credentials makes worth another try; undefined where nothing. */
export const changeLets = ({ failure }: Cursor): Pick<Cursor, 'wait' | 'failure'> | undefined =>
  failure && { wait: undefined, failure: undefined };
