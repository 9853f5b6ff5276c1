import { describe, expect, test } from 'vitest';
import { Registry } from '../../src/core/registry.js';
import { extract } from '../../src/extract/index.js';
import type { Layout, RawRow, Tools } from '../../src/parse/layout.js';
import { english } from '../../src/parse/lexicon/en.js';
import { compileWords } from '../../src/parse/lexicon/words.js';
import { makePage, type Page } from '../../src/parse/page.js';
import { readPage } from '../../src/parse/read-page.js';
import { captureOf } from '../extract/captures.js';

const tools: Tools = { words: compileWords(english, null), plan: null, dates: { fiscalYearStart: 4 } };

/** A layout that sees rows only where the lines with these words begin, and takes all below them for a note. */
function blindTo(page: Page, seen: readonly string[]): Layout {
  const starts = page.lines.filter(({ start, end }) =>
    seen.some((each) => page.text.slice(start, end).startsWith(each)),
  );
  const rows = starts.map((line, i): RawRow => {
    const rest = { start: line.end, end: starts[i + 1]?.start ?? page.text.length };
    const status = /\nComplete\n/u.exec(page.text.slice(rest.start, rest.end))?.index;
    const at = rest.start + (status ?? 0) + 1;
    const cells: RawRow['cells'] = [
      { field: 'action', title: null, ranges: [{ start: line.start, end: line.end }] },
      ...(status === undefined
        ? [{ field: 'progress' as const, title: null, ranges: [rest] }]
        : [
            { field: 'status' as const, title: null, ranges: [{ start: at, end: at + 8 }] },
            { field: 'progress' as const, title: null, ranges: [{ start: at + 9, end: rest.end }] },
          ]),
    ];
    return {
      at: line.start,
      cells,
      expectsStatus: false,
      statusFrom: 'cell',
      certainty: 'sure',
      keepsLines: true,
      evidence: [],
      messages: [],
    };
  });
  const range = { start: starts[0]?.start ?? 0, end: page.text.length };
  const reading = { rows, marks: [], claims: [], messages: [], evidence: [] };
  return {
    id: 'blind',
    propose: () => [{ layout: 'blind', range, fit: { score: 1, reasons: [] }, read: () => reading }],
  };
}

async function told(text: string, seen: readonly string[]): Promise<readonly string[]> {
  const page = makePage(await extract(captureOf(text), { index: 0, from: 'text' }), 0);
  const { messages } = readPage(page, new Registry<Layout>('layout', [blindTo(page, seen)]), tools, null);
  return messages
    .filter(({ code }) => code === 'parse/unread-rows')
    .map(({ severity, reason }) => `${severity}: ${reason}`);
}

describe('a line that opens with an id and begins no row', () => {
  test('is a lost row where a status stands below it that no row has', async () => {
    const page =
      '(1) Mend the pier.\nComplete\n(2) Paint it.\nComplete\nIt is blue.\nThe bell\n(1) Hang it high.\nComplete\nIt rings.\n';
    expect(await told(page, ['(1) Mend', '(2) Paint'])).toEqual([
      'error: 1 line opens with an id as rows do and begins none of the 2 rows that were read: (1)',
    ]);
    expect(await told(page, ['(1)', '(2)'])).toEqual([]);
  });

  test('is a lost row where it ends in one, and none where a sentence does', async () => {
    const page = (end: string): string => `A1 Mend the pier.\n1. Buy planks ${end}\n2. Nail them down ${end}\n`;
    expect(await told(page('Complete'), ['A1'])).toEqual([
      'error: 2 lines open with ids as rows do and begin none of the 1 rows that were read: 1, 2',
    ]);
    expect(await told(page('until the pier is Complete'), ['A1'])).toEqual([]);
  });

  test('is a lost row where it goes on counting', async () => {
    const page =
      '1. Mend the long pier.\n2. Paint the pier in blue.\n3. Hang the bell.\n4. Light all the buoys by May.\nNo reply yet.\n';
    expect(await told(page, ['1.', '2.', '3.'])).toEqual([
      'error: 1 line opens with an id as rows do and begins none of the 3 rows that were read: 4',
    ]);
  });

  test('is a lost row where it is an id alone, as others are', async () => {
    const page =
      'Pier\nMend it.\nAction 1a\nBuy the planks for it.\nAction 1b\nNail the planks down.\nAction 1c\nPaint it.\n';
    expect(await told(page, ['Pier'])).toEqual([
      'error: 3 lines open with ids as rows do and begin none of the 1 rows that were read: Action 1a, Action 1b, Action 1c',
    ]);
  });

  test('is a lost row where it has the shape of the ids of rows, and there are as many', async () => {
    const line = (id: string, words: string): string => `${id} ${words} before the storms of the winter come in.\n`;
    const page =
      line('KB-1', 'Mend it') + line('KB-2', 'Paint it') + line('KB-3', 'Light it') + line('KB-4', 'Ring it');
    expect(await told(page, ['KB-1', 'KB-4'])).toEqual([
      'error: 2 lines open with ids as rows do and begin none of the 2 rows that were read: KB-2, KB-3',
    ]);
    expect(await told(page.replace('KB-3', 'KB-2'), ['KB-1', 'KB-2', 'KB-4'])).toEqual([]);
  });

  test('is none where a sentence that names another row was broken before it', async () => {
    const page =
      'K1 Mend the pier.\nIt waits for action\nK9 and\nK8 progress on the bell.\nDelayed\nK2 Paint it.\nComplete\n';
    expect(await told(page, ['K1', 'K2'])).toEqual([]);
  });

  test('is none in a list inside the note of a row', async () => {
    const page =
      'A1 Mend the pier.\nComplete\nWe had to:\n1. buy planks,\n2. nail them down.\nA2 Paint it.\nComplete\n1. It is blue.\n';
    expect(await told(page, ['A1', 'A2'])).toEqual([]);
  });
});
