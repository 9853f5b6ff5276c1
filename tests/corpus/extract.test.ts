import { load } from 'cheerio';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/index.js';
import { captureOf } from '../extract/captures.js';
import { expectReadBack, findBrokenRules, visible } from '../extract/invariants.js';
import { decodeHtml, seenByCheerio } from '../extract/seen.js';
import { corpus } from './corpus.js';

/** Real pages, read by us and by cheerio alone: the same text, the same tables, every place right. */
function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(corpus, folder))
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));
}

const pages = [...filesIn('asl-2024-theme-6', /\.html$/u), ...filesIn('gov-scot-import', /\.htm$/u)];

describe('pages', () => {
  test.each(pages)('%s', async (name) => {
    const bytes = readFileSync(join(corpus, name));
    const document = await extract(captureOf(bytes, { name }), { index: 0 });
    expect(findBrokenRules(document)).toEqual([]);
    expect(visible(document.tape.text)).toBe(visible(seenByCheerio(bytes.toString())));
    expectReadBack(document, decodeHtml);
  });
});

describe('content items', () => {
  test.each([...filesIn('gov-uk', /\.json$/u), 'asl-2024-theme-6/gov-uk-content.json'])('%s', async (name) => {
    const json = readFileSync(join(corpus, name), 'utf8');
    const { details } = JSON.parse(json) as { details: { body?: string } };
    const document = await extract(captureOf(json, { name }), { index: 0 });
    expect(findBrokenRules(document)).toEqual([]);
    expect(visible(document.tape.text)).toBe(visible(seenByCheerio(details.body ?? '')));
    expect(document.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(
      load(details.body ?? '')('table').length,
    );
    expectReadBack(document, (slice) => decodeHtml(JSON.parse(`"${slice}"`) as string));
  });
});
