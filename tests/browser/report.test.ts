import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.js';

const reports = join(import.meta.dirname, '../../fixtures/reports');
const pages = ['changes-of-every-kind', 'history-three-editions'] as const;

const settings: readonly (BrowserContextOptions & { readonly name: string })[] = [
  { name: 'wide, light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'wide, dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: 'phone, light', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { name: 'phone, dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
];

function readPage(name: string): string {
  return readFileSync(join(reports, name, 'expected.html'), 'utf8');
}

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
});

async function withPage<T>(name: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.setContent(readPage(name));
    return await look(page);
  } finally {
    await context.close();
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.each(settings)('$name', (options) => {
  test.each(pages)('%s has nothing that axe objects to', async (name) => {
    // Without frames to look into, the legacy mode says the same and opens no second page.
    const { violations } = await withPage(name, options, (page) =>
      new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze(),
    );
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' … ')}`),
    ).toEqual([]);
  });

  test.each(pages)('%s needs no sideways scrolling', async (name) => {
    const [content, window] = await withPage(name, options, (page) =>
      Promise.all([
        number(page, 'document.documentElement.scrollWidth'),
        number(page, 'document.documentElement.clientWidth'),
      ]),
    );
    expect(content).toBeLessThanOrEqual(window);
  });
});

/** What an expression gives in the page. */
async function number(page: Page, expression: string): Promise<number> {
  return Number(await page.evaluate(expression));
}

async function text(page: Page, expression: string): Promise<string> {
  return String(await page.evaluate(expression));
}

test('the page of an edition has nothing that axe objects to', async () => {
  const { violations } = await withPage('edition-small', {}, (page) =>
    new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze(),
  );
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('the page asks for nothing and runs nothing', async () => {
  const asked: string[] = [];
  const said: string[] = [];
  await withPage('changes-hostile-words', {}, async (page) => {
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', (dialog) => said.push(dialog.message()));
    page.on('console', (message) => said.push(message.text()));
    await page.setContent(readPage('changes-hostile-words'));
    await page.waitForLoadState('networkidle');
  });
  expect(asked).toEqual([]);
  expect(said).toEqual([]);
});

test('the first stop of the keyboard skips to the content, and every stop can be seen', async () => {
  await withPage('changes-of-every-kind', { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.keyboard.press('Tab');
    expect(await text(page, 'document.activeElement.getAttribute("href")')).toBe('#content');
    expect(await number(page, 'document.activeElement.getBoundingClientRect().left')).toBe(0);
    await page.keyboard.press('Tab');
    expect(await text(page, 'getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  });
});

test('print opens what is folded, and prints on white', async () => {
  await withPage('changes-of-every-kind', {}, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const folded = await page.locator('details .reading').first().boundingBox();
    expect(folded?.height).toBeGreaterThan(5);
    expect(await text(page, 'getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
