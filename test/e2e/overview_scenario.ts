// What a person does on the first page, against any base URL: the development host or a real Kibana.
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { webhookPath } from '../../common/api/webhook';
import { APP_ROUTE } from '../../common/plugin';
import { checkPage } from '../support/check_page';
import { collectComplaints, find, openPage } from '../support/page';
import type { Target } from '../support/target';

/** Two refreshes of the page and Elasticsearch's own, on a slow machine. */
const ARRIVAL_MS = 30_000;

/** Opens the page, posts events and sees them arrive; what the browser complained of is returned. */
export async function watchEventsArrive(browser: Browser, target: Target): Promise<string[]> {
  const page = await openPage(browser);
  const complaints = collectComplaints(page, target);
  await page.goto(target.baseUrl + APP_ROUTE);
  await find(page, 'auth0LogsSource-default').waitFor({ timeout: ARRIVAL_MS });
  // Nothing was posted yet, or other tests ran before: then the table is shown immediately.
  await find(page, 'auth0LogsWaiting').or(find(page, 'auth0LogsEvent').first()).waitFor();

  const user = `${randomUUID()}@example.com`;
  await postLogins(target, user);
  await expectRows(page, user, 2);
  expect(await find(page, 'auth0LogsEvent').filter({ hasText: 'Failure' }).count()).toBeGreaterThan(
    0,
  );

  await filterByOutcome(page, user);
  await pauseAndResume(page, target);
  await checkPage(page, 'events');
  await page.close();
  return complaints;
}

async function filterByOutcome(page: Page, user: string) {
  const outcome = find(page, 'auth0LogsEventFilter-outcome');
  await outcome.selectOption('failure');
  await find(page, 'auth0LogsEvent')
    .filter({ hasText: 'Success' })
    .first()
    .waitFor({
      ...{ state: 'detached', timeout: ARRIVAL_MS },
    });
  await expectRows(page, user, 1);
  await outcome.selectOption('');
  await expectRows(page, user, 2);
}

/** While paused nothing moves; resumed, the page catches up. */
async function pauseAndResume(page: Page, target: Target) {
  const later = `${randomUUID()}@example.com`;
  await find(page, 'auth0LogsLiveToggle').click();
  await postLogins(target, later);
  await page.waitForTimeout(3_000);
  expect(await find(page, 'auth0LogsEvent').filter({ hasText: later }).count()).toBe(0);
  await find(page, 'auth0LogsLiveToggle').click();
  await expectRows(page, later, 2);
}

async function expectRows(page: Page, user: string, count: number) {
  const rows = find(page, 'auth0LogsEvent').filter({ hasText: user });
  await rows.nth(count - 1).waitFor({ timeout: ARRIVAL_MS });
  expect(await rows.count()).toBe(count);
}

async function postLogins({ baseUrl, token }: Target, user: string) {
  const events = ['s', 'fp'].map((type) => {
    const logId = randomUUID();
    const date = new Date().toISOString();
    return {
      log_id: logId,
      data: { log_id: logId, date, type, user_name: user, ip: '203.0.113.7' },
    };
  });
  const response = await fetch(baseUrl + webhookPath('default'), {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: events.map((event) => JSON.stringify(event)).join('\n'),
  });
  expect(response.status, await response.text()).toBe(200);
}
