// The plugin's state as its page gets it.
import { READ_HEALTH, type HealthAnswer } from '../../common/api/health';
import { INTERNAL_API_VERSION } from '../../common/plugin';

const HEADERS = {
  'elastic-api-version': INTERNAL_API_VERSION,
  'x-elastic-internal-origin': 'auth0Logs',
};

/** Throws with the answer's text where that is no success. */
export async function readHealth(baseUrl: string): Promise<HealthAnswer> {
  const response = await fetch(baseUrl + READ_HEALTH.path, { headers: HEADERS });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as HealthAnswer;
}
