// The faces that a test host does not show by itself: the server's answers are altered on their way.
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  ACTIVITY_MINUTES,
  HEALTH_PATH,
  type HealthAnswer,
  type SourceHealth,
} from '../../common/api/health';
import { APP_ROUTE } from '../../common/plugin';
import { checkAccessibility } from '../support/check_accessibility';
import { capture, collectComplaints, find, openPage } from '../support/page';
import { createSource, deleteSource } from '../support/sources_api';
import type { Target } from '../support/target';

const SHOWN = { timeout: 30_000 };

/** Returns what the browser complained of. */
export async function lookAtStates(browser: Browser, target: Target): Promise<string[]> {
  const page = await openPage(browser);
  const complaints = collectComplaints(page, target);
  const open = (path: string): Promise<unknown> => page.goto(target.baseUrl + APP_ROUTE + path);

  const empty = await alterHealth(page, (answer) => ({ ...answer, sources: [] }));
  for (const [path, name] of [
    ['', 'overview_empty'],
    ['/sources', 'sources_empty'],
  ] as const) {
    await open(path);
    await find(page, 'auth0LogsNoSource').waitFor(SHOWN);
    const link = find(page, 'auth0LogsAddSource');
    expect(await link.getAttribute('href')).toMatch(/\/sources\/create$/);
    await look(page, name);
  }
  await empty();

  const troubled = await alterHealth(page, withTrouble);
  await open('/sources');
  await find(page, 'auth0LogsState-failing').waitFor(SHOWN);
  expect(await find(page, 'auth0LogsLastError').count()).toBe(1);
  expect(await find(page, 'auth0LogsCallout-no_geoip').textContent()).toContain('No place names');
  await look(page, 'sources_troubled');
  await troubled();

  await open('/nowhere/at/all');
  await find(page, 'auth0LogsNotFound').waitFor(SHOWN);
  await look(page, 'not_found');

  await open('/sources/no-such-source');
  await find(page, 'auth0LogsFailed').waitFor(SHOWN);
  await look(page, 'no_such_source');
  if (!target.isKibana) await lookAsReader(page, target);
  await page.close();
  return complaints.filter((complaint) => !/status of 404/.test(complaint));
}

/** Someone whose role lets them see everything and change nothing. */
async function lookAsReader(page: Page, { baseUrl }: Target) {
  const { source } = await createSource(baseUrl, { name: 'Seen by a reader' });
  await page.route(`**${APP_ROUTE}/**`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const rights = /&quot;(manage|secrets|deadLetters)&quot;:true/g;
    await route.fulfill({ response, body: html.replace(rights, '&quot;$1&quot;:false') });
  });
  await page.goto(`${baseUrl}${APP_ROUTE}/sources`);
  await find(page, `auth0LogsSource-${source.id}`).waitFor(SHOWN);
  expect(await find(page, 'auth0LogsAddSource').count()).toBe(0);
  await page.goto(`${baseUrl}${APP_ROUTE}/sources/${source.id}`);
  await page.getByText('You may see this source, not change it').waitFor(SHOWN);
  for (const action of ['Save', 'RotateToken', 'PauseSource', 'DeleteSource'])
    expect(await find(page, `auth0Logs${action}`).count()).toBe(0);
  await look(page, 'source_reader');
  await deleteSource(baseUrl, source.id);
}

async function look(page: Page, name: string) {
  await capture(page, name);
  expect(await checkAccessibility(page)).toEqual([]);
}

/** Until the returned function is called. */
async function alterHealth(page: Page, alter: (answer: HealthAnswer) => HealthAnswer) {
  const url = `**${HEALTH_PATH}`;
  await page.route(url, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: alter((await response.json()) as HealthAnswer) });
  });
  return () => page.unroute(url);
}

const withTrouble = (answer: HealthAnswer): HealthAnswer => ({
  ...answer,
  // What other tests left behind has no place in the pictures.
  sources: answer.sources.slice(0, 1).flatMap(({ last_error: _earlier, ...health }) =>
    STATES.map((state) => ({
      ...health,
      ...state,
      source: { ...health.source, id: `source-${state.state}`, name: `Tenant ${state.state}` },
    })),
  ),
  shortcomings: [
    {
      code: 'no_geoip',
      message: 'Elasticsearch has no GeoIP processor.',
      consequence: 'No place names are added to addresses.',
      mend: 'Install the module ingest-geoip.',
    },
  ],
  authentication_failures: { count: 12, addresses: 1 },
});

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const perMinute = Array.from({ length: ACTIVITY_MINUTES }, (_, minute) => (minute * 7) % 40);

const STATES: (Partial<SourceHealth> & Pick<SourceHealth, 'state'>)[] = [
  {
    state: 'failing',
    last_accepted_at: ago(3),
    per_minute: perMinute,
    lag: { ms: 2_300, measured_at: ago(4) },
    unknown_codes: ['new_code', 'other_code'],
    counters: {
      ...{ accepted: 1_234_567, duplicate: 12, dropped: 345, dead_lettered: 6, refused: 78 },
      unknown_code: 9,
    },
    last_error: {
      ...{ code: 'unavailable', message: 'Elasticsearch cannot be reached.', at: ago(1) },
      mend: 'Check that Elasticsearch is up and reachable from Kibana.',
    },
  },
  { state: 'silent', last_accepted_at: ago(400), usual_silence_ms: 1_800_000 },
  { state: 'receiving', last_accepted_at: ago(0), per_minute: perMinute },
  { state: 'paused' },
  { state: 'never_received' },
];
