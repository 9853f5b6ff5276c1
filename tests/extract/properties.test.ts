import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../src/core/span.js';
import { extract } from '../../src/extract/index.js';
import { captureOf } from './captures.js';
import { pages } from './html-pages.js';
import { expectReadBack, findBrokenRules, fold, visible } from './invariants.js';
import { decodeHtml } from './seen.js';

describe('text', () => {
  test('every visible character is in one block, and found again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', 'Z', '1', '.', '|', ' ', '\n', '\r', '\t', '•', '\f', '\u00a0', '🐟') }),
        async (source) => {
          const document = await extract(captureOf(source), { index: 0, from: 'text' });
          expect(findBrokenRules(document)).toEqual([]);
          expect(visible(document.tape.text)).toBe(visible(source));
          expectReadBack(document, (slice) => slice);
        },
      ),
    );
  });
});

describe('HTML', () => {
  test('every visible character is in one block, and found again', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async ({ markup, visible: shown }) => {
        const document = await extract(captureOf(markup), { index: 0, from: 'html' });
        expect(findBrokenRules(document)).toEqual([]);
        expect(visible(document.tape.text)).toBe(visible(shown));
        expectReadBack(document, decodeHtml);
      }),
      { numRuns: 500 },
    );
  });

  test('inside a content item it reads the same, whatever is escaped', async () => {
    await fc.assert(
      fc.asyncProperty(pages, fc.nat(3), async ({ markup }, style) => {
        const page = await extract(captureOf(markup), { index: 0, from: 'html' });
        const item = await extract(captureOf(contentItem(markup, style)), { index: 0 });
        expect(item.form).toBe('json');
        expect(item.tape.text).toBe(page.tape.text);
        expect(item.blocks).toEqual(page.blocks);
        expectReadBack(item, (slice) => decodeHtml(JSON.parse(`"${slice}"`) as string));
      }),
      { numRuns: 200 },
    );
  });
});

function contentItem(markup: string, style: number): string {
  const json = JSON.stringify({ document_type: 'html_publication', details: { body: markup } }, null, style % 2);
  if (style < 2) return json;
  const escaped = (letters: string): string =>
    Array.from({ length: letters.length }, (_, i) => `\\u${letters.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
      '',
    );
  const plain = json.replace(/[^\x20-\x7e\n]/gu, escaped).replaceAll('</', '<\\/');
  return style === 2 ? plain : plain.replace(/[&;#]/gu, escaped);
}

describe('separated values', () => {
  const values = fc.string({ unit: fc.constantFrom('a', 'Z', '7', ' ', ',', ';', '"', '\n', '|', 'é'), maxLength: 8 });
  const tables = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(values, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );

  test('each value is a cell or a line, and found again', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom('\n', '\r\n'), async (table, newline) => {
        const header = (table[0] ?? []).map((_, i) => `column ${i}`);
        const rows = [header, ...table];
        const source = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join(newline);
        const document = await extract(captureOf(source), { index: 0, from: 'csv' });
        expect(findBrokenRules(document)).toEqual([]);
        const places = document.blocks.flatMap((block): readonly Range[] =>
          block.kind === 'table' ? block.cells : [block],
        );
        const read = places.map(({ start, end }) => fold(document.tape.text.slice(start, end)));
        expect(read.filter((value) => value !== '')).toEqual(
          rows
            .flat()
            .map(fold)
            .filter((value) => value !== ''),
        );
        expectReadBack(document, (slice) => slice.replaceAll('""', '"'));
      }),
    );
  });
});

describe('anything', () => {
  const folder = join(import.meta.dirname, '../../fixtures/documents');
  const seeds = readdirSync(folder).flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => /^input\.(?:html|txt|csv|json)$/u.test(file))
      .map((file) => readFileSync(join(folder, name, file))),
  );

  test('any bytes give a document', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(undefined, 'html', 'text', 'csv', 'json'),
        async (bytes, from) => {
          const document = await extract(captureOf(bytes), from === undefined ? { index: 0 } : { index: 0, from });
          expect(findBrokenRules(document)).toEqual([]);
          if (document.blocks.length === 0) expect(document.messages).not.toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('any damage to a page gives a document', async () => {
    const cut = fc.tuple(
      fc.nat(seeds.length - 1),
      fc.nat(),
      fc.nat(60),
      fc.nat(seeds.length - 1),
      fc.nat(),
      fc.nat(60),
    );
    await fc.assert(
      fc.asyncProperty(cut, async ([seed, at, length, other, from, taken]) => {
        const a = seeds[seed] ?? Buffer.alloc(0);
        const b = seeds[other] ?? Buffer.alloc(0);
        const start = at % a.length;
        const splice = b.subarray(from % b.length, (from % b.length) + taken);
        const bytes = Buffer.concat([a.subarray(0, start), splice, a.subarray(start + length)]);
        const document = await extract(captureOf(bytes), { index: 0 });
        expect(findBrokenRules(document)).toEqual([]);
        if (document.blocks.length === 0) expect(document.messages).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
