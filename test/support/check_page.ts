// Checks a page in both colour modes: fails on what axe finds, and stores screenshots.
import axe, { type NodeResult } from 'axe-core';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ColourMode, finishAnimations, inBothModes, VIEWPORT } from './page';

type Axe = typeof axe;

const ARTIFACTS = join(import.meta.dirname, '../artifacts');
const WIDTHS: Record<ColourMode, number[]> = {
  light: [768, VIEWPORT.width, 1920],
  dark: [VIEWPORT.width],
};
/** Kibana's own, around the app. */
const CHROME = '.euiHeader';

export async function checkPage(page: Page, name: string): Promise<void> {
  // Kibana's headers are fixed: scrolled, they would be in the middle of the screenshots.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.evaluate(axe.source);
  await inBothModes(page, async (mode) => {
    for (const width of WIDTHS[mode]) {
      await page.setViewportSize({ ...VIEWPORT, width });
      await page.screenshot({
        path: join(ARTIFACTS, `${name}_${mode}_${width}.png`),
        fullPage: true,
        animations: 'disabled',
      });
    }
    await page.setViewportSize(VIEWPORT);
    await finishAnimations(page);
    expect.soft(await findBarriers(page), `${name}, ${mode}`).toEqual([]);
  });
}

/** A line each: rule, element and remedy. Evaluated from outside, which the page's CSP allows. */
async function findBarriers(page: Page): Promise<string[]> {
  const violations = await page.evaluate(async (chrome) => {
    const { axe: injected } = window as unknown as { axe: Axe };
    const options = { resultTypes: ['violations'] as 'violations'[] };
    return (await injected.run({ exclude: [chrome] }, options)).violations;
  }, CHROME);
  return violations.flatMap(({ id, nodes }) =>
    nodes.filter((node) => !isOldEui(id, node)).map((node) => `${id}: ${describe(node)}`),
  );
}

/** Of Kibana's own components up to 8.12, and fixed in those of later ones. */
const OLD_EUI: Record<string, string> = {
  region: '.euiOverlayMask',
  'color-contrast': '.euiComboBoxPlaceholder',
};

const isOldEui = (rule: string, { target }: NodeResult): boolean =>
  target.some((selector) => selector === OLD_EUI[rule]);

const describe = ({ target, failureSummary = '' }: NodeResult) =>
  `${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`;
