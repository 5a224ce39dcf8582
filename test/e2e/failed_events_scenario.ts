// What a person does with failed events: filters them, reads one, replays, discards.
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  LIST_FAILED_EVENTS,
  REPLAY_FAILED_EVENTS,
  type FailedEventsAnswer,
} from '../../common/api/failed_events';
import { webhookPath } from '../../common/api/webhook';
import { APP_ROUTE } from '../../common/plugin';
import { checkPage } from '../support/check_page';
import { alterAnswers, collectComplaints, find, holdAnswers, openPage } from '../support/page';
import { createSource, deleteSource } from '../support/sources_api';
import type { Target } from '../support/target';

const SOON_MS = 30_000;
/** More than a page of the list, and than a batch of a replay. */
const BROKEN = 120;

/** Returns what the browser complained of. */
export async function clearFailedEvents(browser: Browser, target: Target): Promise<string[]> {
  const id = `failed-events-${Date.now()}`;
  const token = randomUUID();
  await createSource(target.baseUrl, { id, name: id, webhook: { token } });
  await leaveFailedEvents(target, id, token);

  const page = await openPage(browser);
  const complaints = collectComplaints(page, target);
  await page.goto(`${target.baseUrl}${APP_ROUTE}/failed_events`);
  await find(page, 'auth0LogsFailedEventFilter-source').waitFor({ timeout: SOON_MS });
  await find(page, 'auth0LogsFailedEventFilter-source').selectOption(id);
  await find(page, 'auth0LogsReplay')
    .getByText(`Replay all ${BROKEN + 1}`)
    .waitFor();
  await checkPage(page, 'failed_events');

  await readFailedEvent(page);
  await replayAll(page);
  await discardSelected(page);
  await discardAll(page);
  await seeNone(page);
  await page.close();
  await deleteSource(target.baseUrl, id);
  return complaints;
}

async function leaveFailedEvents({ baseUrl }: Target, id: string, token: string) {
  const data = { type: 's', date: new Date().toISOString() };
  const good = JSON.stringify({ log_id: randomUUID(), data });
  const broken = Array.from({ length: BROKEN }, (_, at) => `{"log_id":"broken-${at}", oops}`);
  const response = await fetch(baseUrl + webhookPath(id), {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: [good, ...broken, '"a text"'].join('\n'),
  });
  expect(response.status, await response.text()).toBe(200);
}

async function readFailedEvent(page: Page) {
  await find(page, 'auth0LogsFailedEventFilter-code').selectOption('not_an_object');
  await find(page, 'auth0LogsReplay').getByText('Replay all 1').waitFor();
  await find(page, 'auth0LogsOpenFailedEvent').first().click();
  await find(page, 'auth0LogsFailedEventText').getByText('"a text"').waitFor();
  await checkPage(page, 'failed_event_open');
  await page.keyboard.press('Escape');
  await find(page, 'auth0LogsFailedEventFlyout').waitFor({ state: 'detached' });
  await find(page, 'auth0LogsFailedEventFilter-code').selectOption('');
}

/** Nothing was fixed, so all of them fail again, and stay. */
async function replayAll(page: Page) {
  const release = await holdAnswers(page, REPLAY_FAILED_EVENTS.path);
  await find(page, 'auth0LogsReplay')
    .getByText(`all ${BROKEN + 1}`)
    .click();
  await find(page, 'auth0LogsFailedEventRun-running').waitFor();
  await checkPage(page, 'failed_events_replaying');
  release();
  const run = find(page, 'auth0LogsFailedEventRun-ended');
  await run.waitFor({ timeout: SOON_MS });
  expect(await run.innerText()).toContain(`${BROKEN + 1} failed events still failing`);
  await checkPage(page, 'failed_events_replayed');
  await find(page, 'auth0LogsDismissRun').click();
}

async function discardSelected(page: Page) {
  const rows = find(page, 'auth0LogsFailedEvent');
  await rows.nth(0).getByRole('checkbox').check();
  await rows.nth(1).getByRole('checkbox').check();
  await find(page, 'auth0LogsDiscard').getByText('Discard 2 selected').click();
  await find(page, 'auth0LogsDiscardModal').waitFor();
  await checkPage(page, 'failed_events_discard');
  await confirmDiscard(page);
  await find(page, 'auth0LogsReplay')
    .getByText(`Replay all ${BROKEN - 1}`)
    .waitFor();
}

async function discardAll(page: Page) {
  await find(page, 'auth0LogsDiscard')
    .getByText(`Discard all ${BROKEN - 1}`)
    .click();
  await confirmDiscard(page);
  expect(await find(page, 'auth0LogsFailedEvent').count()).toBe(0);
}

/** Other sources may have some. */
async function seeNone(page: Page) {
  const none: FailedEventsAnswer = { failed_events: [], groups: [], total: 0, as_of: '' };
  await alterAnswers(page, LIST_FAILED_EVENTS.path, () => none);
  await page.reload();
  await find(page, 'auth0LogsNoFailedEvents').waitFor({ timeout: SOON_MS });
  await checkPage(page, 'failed_events_empty');
}

async function confirmDiscard(page: Page) {
  await page.getByText('Delete permanently').click();
  await find(page, 'auth0LogsFailedEventRun-ended').waitFor({ timeout: SOON_MS });
  await find(page, 'auth0LogsDismissRun').click();
}
