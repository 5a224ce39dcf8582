import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { startTarget, type RunningTarget } from '../support/target';
import { checkStates } from './source_states_scenario';
import { manageSource } from './sources_scenario';

describe('the pages of sources', () => {
  let browser: Browser;
  let target: RunningTarget;

  beforeAll(async () => {
    [browser, target] = await Promise.all([launchBrowser(), startTarget({ pages: true })]);
  });

  afterAll(async () => {
    await browser.close();
    await target.stop();
  });

  it('list, change, pause, rotate and delete a source', async () => {
    expect(await manageSource(browser, target)).toEqual([]);
  });

  it('show every state, and the way out of it', async () => {
    expect(await checkStates(browser, target)).toEqual([]);
  });
});
