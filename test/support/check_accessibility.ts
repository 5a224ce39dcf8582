// Runs axe on a page, in both colour modes. Evaluated from outside, which the page's CSP allows.
import axe, { type NodeResult } from 'axe-core';
import type { Page } from 'playwright-core';
import { finishAnimations, inBothModes } from './page';

type Axe = typeof axe;

/** Kibana's own, around the app. */
const CHROME = '.euiHeader';

/** What axe finds, a line each: mode, rule, element and mend. */
export async function checkAccessibility(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe.source);
  await inBothModes(page, async (mode) => {
    await finishAnimations(page);
    const violations = await page.evaluate(async (chrome) => {
      const { axe: injected } = window as unknown as { axe: Axe };
      const options = { resultTypes: ['violations'] as 'violations'[] };
      return (await injected.run({ exclude: [chrome] }, options)).violations;
    }, CHROME);
    for (const { id, nodes } of violations)
      for (const node of nodes)
        if (!isSubduedText(node) && !isOldEui(id, node))
          found.push(`${mode}: ${id}: ${describe(node)}`);
  });
  return found;
}

const describe = ({ target, failureSummary = '' }: NodeResult) =>
  `${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`;

interface Contrast {
  fgColor?: string;
  contrastRatio?: number;
}

/**
 * EUI's colour of subdued text in the older dark theme, which has 4.49 on a panel where 4.5 is
 * asked for. It is in every page of such a Kibana; an app that mixed its own would stand out.
 */
const isSubduedText = ({ any }: NodeResult): boolean =>
  any.some(({ id, data }) => {
    const { fgColor, contrastRatio = 0 } = (data ?? {}) as Contrast;
    return id === 'color-contrast' && fgColor === '#81858f' && contrastRatio >= 4.49;
  });

/** Of Kibana's own components up to 8.12, and mended in those of later ones. */
const OLD_EUI: Record<string, string> = {
  region: '.euiOverlayMask',
  'color-contrast': '.euiComboBoxPlaceholder',
};

const isOldEui = (rule: string, { target }: NodeResult): boolean =>
  target.some((selector) => selector === OLD_EUI[rule]);
