import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/**
 * A real Chromium. On Linux x64 it comes with the packages, so that `npm ci` alone is enough;
 * elsewhere, or where `PLANWATCH_CHROME` names one, an installed browser is taken.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env['PLANWATCH_CHROME'];
  if (named !== undefined) return playwright.launch({ executablePath: named });
  if (process.platform !== 'linux' || process.arch !== 'x64') return playwright.launch({ channel: 'chrome' });
  const executablePath = await chromium.executablePath();
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}`);
  // Made for a server that runs one page in one process: several pages need several.
  const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  return playwright.launch({ executablePath, args });
}
