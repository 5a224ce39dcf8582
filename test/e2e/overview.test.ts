import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { watchEventsArrive, type Target } from './overview_scenario';

/** A Kibana that runs already: `scripts/test_kibana.ts` names one. */
function runningTarget(): Target {
  const { AUTH0_LOGS_BASE_URL: baseUrl, AUTH0_LOGS_TOKEN: token } = process.env;
  if (!baseUrl || !token) {
    throw new Error('Set AUTH0_LOGS_BASE_URL and AUTH0_LOGS_TOKEN to the Kibana to be tested.');
  }
  return { baseUrl, token, fresh: process.env.AUTH0_LOGS_FRESH === 'true' };
}

describe('the overview page', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('shows events as they arrive, without a complaint from the browser', async () => {
    expect(await watchEventsArrive(browser, runningTarget())).toEqual([]);
  });
});
