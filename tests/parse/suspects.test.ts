import { expect, test } from 'vitest';
import { Registry } from '../../src/core/registry.js';
import { extract } from '../../src/extract/index.js';
import type { Layout, Tools } from '../../src/parse/layout.js';
import { english } from '../../src/parse/lexicon/en.js';
import { compileWords } from '../../src/parse/lexicon/words.js';
import { makePage } from '../../src/parse/page.js';
import { readPage } from '../../src/parse/read-page.js';
import { findUnreadRows } from '../../src/parse/suspects.js';
import { captureOf } from '../extract/captures.js';

const tools: Tools = { words: compileWords(english, null), plan: null };

/** A page that no layout reads, because there is none. */
async function suspects(text: string): Promise<readonly string[]> {
  const document = await extract(captureOf(text), { index: 0, from: 'text' });
  const reading = readPage(makePage(document, 0), new Registry<Layout>('layout', []), tools, null);
  return findUnreadRows([reading], tools.words).map(({ code, reason }) => `${code}: ${reason}`);
}

test('lines with an id and a status are never a page without records', async () => {
  expect(
    await suspects('Report\n\n4.1 Agree the budget – Complete\n\n4.2 Paint the pier\nOngoing\n\nThe end.\n'),
  ).toEqual([
    'parse/unread: 2 lines look like rows (an id or a bullet, and a status, cells or labels), and no layout reads them',
  ]);
});

test('headings with numbers, and status words in sentences, are no rows', async () => {
  expect(
    await suspects('1. Introduction\n2. Progress\nWork is ongoing.\n3. What is complete and what is not\n'),
  ).toEqual([]);
});
