// The plugin's state as its page gets it.
import { SOURCES_PATH, type SourcesAnswer } from '../../common/api/sources';
import { INTERNAL_API_VERSION } from '../../common/plugin';

const HEADERS = {
  'elastic-api-version': INTERNAL_API_VERSION,
  'x-elastic-internal-origin': 'auth0Logs',
};

/** Throws with the answer's text where that is no success. */
export async function readSources(baseUrl: string): Promise<SourcesAnswer> {
  const response = await fetch(baseUrl + SOURCES_PATH, { headers: HEADERS });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as SourcesAnswer;
}
