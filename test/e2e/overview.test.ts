import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { APP_ROUTE } from '../../common/plugin';
import { launchBrowser } from '../support/browser';
import { startTarget, type RunningTarget } from '../support/target';
import { watchEventsArrive } from './overview_scenario';
import { checkOverview } from './overview_states_scenario';

describe('the overview page', () => {
  let browser: Browser;
  let target: RunningTarget;

  beforeAll(async () => {
    [browser, target] = await Promise.all([launchBrowser(), startTarget({ pages: true })]);
  });

  afterAll(async () => {
    await browser.close();
    await target.stop();
  });

  it('shows events as they arrive, without a complaint from the browser', async () => {
    expect(await watchEventsArrive(browser, target)).toEqual([]);
  });

  it('shows every state', async () => {
    expect(await checkOverview(browser, target)).toEqual([]);
  });

  it('is left and found again by the browser’s back button', async ({ skip }) => {
    if (target.isKibana) skip();
    const page = await browser.newPage();
    await page.goto(target.baseUrl + APP_ROUTE);
    const heading = page.getByRole('heading', { name: 'Overview', level: 1 });
    await heading.waitFor();
    await page.getByRole('button', { name: 'Toggle primary navigation' }).click();
    await page.getByRole('link', { name: 'Integrations' }).click();
    await page.getByRole('heading', { name: 'Integrations', level: 1 }).waitFor();
    await page.goBack();
    await heading.waitFor();
    await page.close();
  });
});
