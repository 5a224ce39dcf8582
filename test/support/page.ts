// What every browser test does with a page: find, watch for complaints, take pictures of it.
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { PLUGIN_ID } from '../../common/plugin';
import type { Target } from './target';

const ARTIFACTS = join(import.meta.dirname, '../artifacts');
const WIDTHS = [1280, 1920];
const HEIGHT = 900;

export const find = (page: Page, name: string): Locator =>
  page.locator(`[data-test-subj="${name}"]`);

export const openPage = (browser: Browser): Promise<Page> =>
  browser.newPage({ viewport: { width: 1280, height: HEIGHT } });

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
  look: (mode: ColourMode) => Promise<void>,
): Promise<void> {
  await look('light');
  const toggle = find(page, 'hostThemeToggle');
  if ((await toggle.count()) === 0) return;
  await switchMode(page);
  await look('dark');
  await switchMode(page);
}

/** By the keyboard's way: a dialog that covers the switch does not stop it. */
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

/** At both widths and in both colour modes. */
export const capture = (page: Page, name: string): Promise<void> =>
  inBothModes(page, async (mode) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.screenshot({
        path: join(ARTIFACTS, `${name}_${mode}_${width}.png`),
        fullPage: true,
        animations: 'disabled',
      });
    }
    await page.setViewportSize({ width: 1280, height: HEIGHT });
  });
