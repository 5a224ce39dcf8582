// The pages on a secured cluster, to the host's users. The key is the recorded contract's
// (dev/host/elasticsearch/recorded_api_keys.ts).
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { APP_ROUTE } from '../../common/plugin';
import type { RunningHost } from '../../dev/host/start_host';
import { launchBrowser } from '../support/browser';
import { SECURED, startTestHost } from '../support/host';
import { checkPage } from '../support/check_page';
import { type OwnElasticsearch, startOwnElasticsearch } from '../support/own_elasticsearch';
import { find, openPage } from '../support/page';

const SHOWN = { timeout: 60_000 };

let elasticsearch: OwnElasticsearch;
let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  elasticsearch = await startOwnElasticsearch({ secured: true });
  host = await startTestHost({ elasticsearchUrl: elasticsearch.url, pages: true, config: SECURED });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  await elasticsearch.remove();
});

const openAs = async (user?: string) => {
  const page = await openPage(browser, user);
  const response = await page.goto(host.url + APP_ROUTE);
  return { page, status: response?.status() };
};

it('opens the app after a login, and asks everybody else for one', async () => {
  const { page, status } = await openAs('reader');
  expect(status).toBe(200);
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await page.close();
  expect((await openAs()).status).toBe(401);
});

it('names the role that a stranger needs', async () => {
  const { page } = await openAs('stranger');
  await find(page, 'auth0LogsForbidden').waitFor(SHOWN);
  await checkPage(page, 'secured_stranger');
  await page.close();
});

it('warns a reader that the plugin is not allowed to write, and lets an administrator grant it', async () => {
  const reader = await openAs('reader');
  await find(reader.page, 'auth0LogsCallout-no_write_access').waitFor(SHOWN);
  expect(await find(reader.page, 'auth0LogsGrantWriteAccess').count()).toBe(0);
  await reader.page.close();

  const { page } = await openAs('admin');
  const button = find(page, 'auth0LogsGrantWriteAccess');
  await button.waitFor(SHOWN);
  await checkPage(page, 'secured_no_write_access');
  await button.click();
  await button.waitFor({ state: 'detached', ...SHOWN });
  await checkPage(page, 'secured_granted');
  await page.close();
});
