// Starts the browser of the end-to-end tests: CHROMIUM_PATH, or the one that @sparticuz/chromium carries.
import chromium from '@sparticuz/chromium';
import { chromium as launcher, type Browser } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Each launch has an empty user data directory, which Playwright makes and removes. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
  return launcher.launch({ executablePath, args: FLAGS });
}
