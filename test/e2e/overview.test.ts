import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { startTarget, type RunningTarget } from '../support/target';
import { watchEventsArrive } from './overview_scenario';

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
});
