// The page on a secured cluster, where the browser names the user by HTTP Basic. The key is the
// recorded contract's (dev/host/elasticsearch/recorded_api_keys.ts).
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { APP_ROUTE, PLUGIN_NAME } from '../../common/plugin';
import type { RunningHost } from '../../dev/host/start_host';
import { launchBrowser } from '../support/browser';
import { SECURED, startTestHost } from '../support/host';
import { type OwnElasticsearch, startOwnElasticsearch } from '../support/own_elasticsearch';

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
  const page = await browser.newPage(
    user === undefined ? {} : { httpCredentials: { username: user, password: user } },
  );
  const response = await page.goto(host.url + APP_ROUTE);
  return { page, status: response?.status() };
};

it('opens the app to who gives a name, and asks everybody else for one', async () => {
  const { page, status } = await openAs('reader');
  expect(status).toBe(200);
  await page.getByRole('heading', { name: PLUGIN_NAME }).waitFor();
  await page.close();
  expect((await openAs()).status).toBe(401);
});

it('lets an administrator lend the key that writing takes', async () => {
  const { page } = await openAs('admin');
  const button = page.getByRole('button', { name: 'Grant write access' });
  await button.click();
  await button.waitFor({ state: 'detached' });
  await page.close();
});
