// Every state of the first page.
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { READ_RECENT_EVENTS } from '../../common/api/events';
import { READ_HEALTH } from '../../common/api/health';
import { webhookPath } from '../../common/api/webhook';
import { APP_ROUTE } from '../../common/plugin';
import { Auth0LogsError } from '../../server/errors';
import { checkPage } from '../support/check_page';
import {
  alterAnswers,
  collectComplaints,
  find,
  holdAnswers,
  openPage,
  refuseAnswers,
} from '../support/page';
import type { Target } from '../support/target';
import { alterHealth, withMany, withOneUnused, withTrouble } from './health_states';

const SHOWN = { timeout: 30_000 };
const PUBLIC_URL = 'https://kibana.example.com';

/** Returns what the browser complained of. */
export async function checkOverview(browser: Browser, target: Target): Promise<string[]> {
  const page = await openPage(browser);
  const complaints = collectComplaints(page, target);
  const see = async (name: string, shown: string) => {
    await page.goto(target.baseUrl + APP_ROUTE);
    await find(page, shown).first().waitFor(SHOWN);
    await checkPage(page, name);
  };

  const empty = await alterHealth(page, (answer) => ({ ...answer, sources: [] }));
  await see('overview_empty', 'auth0LogsNoSource');
  await empty();

  const unused = await alterHealth(page, withOneUnused);
  const noEvents = await alterAnswers(page, READ_RECENT_EVENTS.path, () => ({
    events: [],
  }));
  await page.evaluate((url) => localStorage.setItem('auth0Logs.publicBaseUrl', url), PUBLIC_URL);
  await see('overview_waiting', 'auth0LogsWaiting');
  if (!target.isKibana)
    expect(await find(page, 'auth0LogsWebhookUrl').inputValue()).toBe(
      PUBLIC_URL + webhookPath('default'),
    );
  await unused();

  const troubled = await alterHealth(page, withTrouble);
  await see('overview_sources', 'auth0LogsSourceList');
  await noEvents();
  const unread = await refuseAnswers(
    page,
    READ_RECENT_EVENTS.path,
    new Auth0LogsError('no_read_privilege'),
  );
  await see('overview_events_forbidden', 'auth0LogsFailure-no_read_privilege');
  await unread();
  await troubled();

  const many = await alterHealth(page, withMany);
  await see('overview_many_sources', 'auth0LogsSourceList');
  await many();

  const down = new Auth0LogsError('unavailable', { details: { task: 'connect' } });
  const failing = await refuseAnswers(page, READ_HEALTH.path, down);
  await see('overview_failing', 'auth0LogsFailed');
  await failing();

  await holdAnswers(page, READ_HEALTH.path);
  await see('overview_loading', 'auth0LogsLoading');
  await page.close();
  return complaints.filter((complaint) => !/status of (403|503)/.test(complaint));
}
