import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asl, asTruth, readFile, sumOf, truth } from './corpus.js';

interface Form {
  readonly file: string;
  /** What the form holds, and so what is asked of it. */
  readonly title: boolean;
  readonly theme: boolean;
  readonly published: string | null;
}

/** The forms of the page that can be read. A new one is a line here. */
const forms: readonly Form[] = [
  { file: 'flattened.txt', title: true, theme: true, published: null },
  { file: 'one-line.txt', title: false, theme: true, published: null },
  { file: 'body.html', title: false, theme: true, published: null },
  { file: 'gov-scot-page.html', title: true, theme: true, published: '2024-11-14' },
];

describe.each(forms)('$file', ({ file, title, theme, published }) => {
  const reading = readFile(join(asl, file));

  test('holds the five actions of the truth, every field', async () => {
    const { edition } = await reading;
    expect(edition.actions.map(asTruth)).toEqual(truth.actions);
  });

  test.runIf(theme)('places them in their theme', async () => {
    const { edition } = await reading;
    expect(edition.actions.map((action) => action.theme)).toEqual(truth.actions.map(() => truth.theme));
  });

  test.runIf(title)('gives the title', async () => {
    expect((await reading).edition.edition.title).toBe(truth.title);
  });

  test.runIf(published !== null)('gives the day of publication', async () => {
    expect((await reading).edition.edition.published).toBe(published);
  });

  test('accounts for every character, and nothing is unread', async () => {
    const { coverage } = (await reading).edition;
    expect(sumOf(coverage)).toBe(coverage.characters);
    expect(coverage.unread).toBe(0);
  });

  test('counts the characters that are there', async () => {
    const { edition, documents } = await reading;
    const seen = documents.reduce((sum, { tape }) => sum + [...tape.text.replace(/\s+/gu, '')].length, 0);
    expect(edition.coverage.characters).toBe(seen);
  });

  test('every field slices back to its words', async () => {
    const { edition, documents } = await reading;
    const source = documents[0]?.source ?? '';
    for (const { id, text, status, progress, spans } of edition.actions) {
      for (const [field, value] of Object.entries({ id, text, status: status?.published ?? null, progress })) {
        if (value === null) continue;
        const slices = (spans[field] ?? []).map((segment) => ('start' in segment ? source.slice(segment.start, segment.end) : ''));
        expect(plain(slices.join(' ')), `${id} ${field}`).toBe(plain(value));
      }
    }
  });

  test('no warning speaks of a row', async () => {
    const codes = (await reading).edition.messages.map(({ code }) => code);
    expect(codes.filter((code) => code !== 'parse/part-missing')).toEqual([]);
  });
});

/** Tags and entities taken off, white space and marks of list items left out: the words alone. */
function plain(source: string): string {
  return source
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&pound;/gu, '£')
    .replace(/&rsquo;/gu, '’')
    .replace(/&nbsp;/gu, ' ')
    .replace(/&amp;/gu, '&')
    .replace(/[\s•]+/gu, '');
}
