import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { startTarget, type RunningTarget } from '../support/target';
import { clearFailedEvents } from './failed_events_scenario';

describe('the page of failed events', () => {
  let browser: Browser;
  let target: RunningTarget;

  beforeAll(async () => {
    [browser, target] = await Promise.all([launchBrowser(), startTarget({ pages: true })]);
  });

  afterAll(async () => {
    await browser.close();
    await target.stop();
  });

  it('shows them, and has them replayed and discarded', async () => {
    expect(await clearFailedEvents(browser, target)).toEqual([]);
  });
});
