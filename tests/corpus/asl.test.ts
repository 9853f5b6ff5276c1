import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asl, asTruth, readFile, sumOf, truth } from './corpus.js';

interface Form {
  readonly file: string;
  /** What the form holds beside the rows, and so what is asked of it. */
  readonly holds: readonly ('title' | 'theme' | 'published')[];
}

/** The forms of the page that can be read. A new one is a line here. */
const forms: readonly Form[] = [
  { file: 'flattened.txt', holds: ['title', 'theme'] },
  { file: 'one-line.txt', holds: ['theme'] },
  { file: 'body.html', holds: ['theme'] },
  { file: 'gov-scot-page.html', holds: ['title', 'theme', 'published'] },
  { file: 'pipes.txt', holds: ['title', 'theme'] },
  { file: 'stacked.txt', holds: ['title', 'theme'] },
  { file: 'labelled.txt', holds: ['title', 'theme'] },
  { file: 'gov-uk-content.json', holds: ['theme', 'published'] },
  { file: 'table.csv', holds: [] },
  { file: 'table.xlsx', holds: [] },
  { file: 'table.ods', holds: [] },
  { file: 'print.html', holds: ['theme'] },
  { file: 'page.docx', holds: ['title', 'theme'] },
  { file: 'page.odt', holds: ['title', 'theme'] },
  { file: 'word.pdf', holds: ['title', 'theme'] },
  { file: 'chromium.pdf', holds: ['title', 'theme'] },
];

/** A stand-in, as the publisher's page structure has it. */
const published = '2024-11-14';

describe.each(forms)('$file', ({ file, holds }) => {
  const reading = readFile(join(asl, file));

  test('holds the five actions of the truth, every field', async () => {
    const { edition } = await reading;
    expect(edition.actions.map(asTruth)).toEqual(truth.actions);
  });

  if (holds.includes('theme'))
    test('places them in their theme', async () => {
      const { edition } = await reading;
      expect(edition.actions.map((action) => action.theme)).toEqual(truth.actions.map(() => truth.theme));
    });

  if (holds.includes('title'))
    test('gives the title', async () => {
      expect((await reading).edition.edition.title).toBe(truth.title);
    });

  if (holds.includes('published'))
    test('gives the day of publication', async () => {
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

  test('every field has its place, and where the source is text, slices back to its words', async () => {
    const { edition, documents } = await reading;
    const source = documents[0]?.source ?? null;
    for (const { id, text, status, progress, spans } of edition.actions) {
      for (const [field, value] of Object.entries({ id, text, status: status?.published ?? null, progress })) {
        if (value === null) continue;
        const span = spans[field] ?? [];
        expect(span, `${id} ${field}`).not.toEqual([]);
        if (source === null) continue;
        const slices = span.map((segment) => ('start' in segment ? source.slice(segment.start, segment.end) : ''));
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
