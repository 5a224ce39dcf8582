// What every browser test does with a page: find, watch for complaints, switch its colours, alter
// what the server answers it.
import type { Browser, Locator, Page } from 'playwright-core';
import { PLUGIN_ID } from '../../common/plugin';
import { type Auth0LogsError, errorAnswer } from '../../server/errors';
import type { Target } from './target';

export const VIEWPORT = { width: 1280, height: 900 };

export const find = (page: Page, name: string): Locator =>
  page.locator(`[data-test-subj="${name}"]`);

/** As the administrator of a host without security; `user`: as one of the host's others. */
export const openPage = (browser: Browser, user?: string): Promise<Page> =>
  browser.newPage({
    viewport: VIEWPORT,
    ...(user !== undefined && { extraHTTPHeaders: { authorization: basic(user) } }),
  });

/** On the development host the password is the name. */
const basic = (user: string) => `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`;

/** Where Kibana serves the plugin's bundles. */
const OUR_FILES = `/plugin/${PLUGIN_ID}/`;

/** Errors of the page, and of its Content Security Policy: the browser logs both. */
export function collectComplaints(page: Page, { isKibana }: Target): string[] {
  const complaints: string[] = [];
  const isOurs = (where: string | undefined) => !isKibana || where?.includes(OUR_FILES) === true;
  page.on('pageerror', (error) => {
    if (isOurs(error.stack)) complaints.push(error.message);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && isOurs(message.location().url))
      complaints.push(message.text());
  });
  return complaints;
}

export type ColourMode = 'light' | 'dark';

/** Both colour modes where the page can be switched: on the development host. */
export async function inBothModes(
  page: Page,
  check: (mode: ColourMode) => Promise<void>,
): Promise<void> {
  await check('light');
  const toggle = find(page, 'hostThemeToggle');
  if ((await toggle.count()) === 0) return;
  await switchMode(page);
  await check('dark');
  await switchMode(page);
}

/** A dialog that covers the switch does not stop it. */
async function switchMode(page: Page): Promise<void> {
  await find(page, 'hostThemeToggle').dispatchEvent('click');
  await finishAnimations(page);
}

/** The switch of colours fades: what follows sees its end. */
export const finishAnimations = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      const { endTime } = animation.effect?.getComputedTiming() ?? {};
      if (typeof endTime === 'number' && Number.isFinite(endTime)) animation.finish();
    }
  });

/** Until the returned function is called, answers of the path are altered on their way. */
export async function alterAnswers(
  page: Page,
  path: string,
  alter: (answer: unknown) => object,
): Promise<() => Promise<void>> {
  const url = `**${path}*`;
  await page.route(url, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: alter(await response.json()) });
  });
  return () => page.unroute(url);
}

/** Likewise, they are held back: the page shows that it waits. */
export async function holdAnswers(page: Page, path: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**${path}*`, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Likewise, they are refused as the server would. */
export async function refuseAnswers(
  page: Page,
  path: string,
  error: Auth0LogsError,
): Promise<() => Promise<void>> {
  const url = `**${path}*`;
  const { statusCode, body } = errorAnswer(error);
  await page.route(url, (route) => route.fulfill({ status: statusCode, json: body }));
  return () => page.unroute(url);
}
