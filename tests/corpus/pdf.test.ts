import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asl, asTruth, readFile, sumOf, truth } from './corpus.js';

/** The page as two programs print it: three pages, a row broken over pages, a cell that spans rows over pages. */
describe.each(['word.pdf', 'chromium.pdf'])('%s', (file) => {
  const reading = readFile(join(asl, file));

  test('holds the five actions of the truth, every field', async () => {
    const { edition } = await reading;
    expect(edition.actions.map(asTruth)).toEqual(truth.actions);
    expect(edition.actions.map((action) => action.theme)).toEqual(truth.actions.map(() => truth.theme));
    expect(edition.edition.title).toBe(truth.title);
    expect(edition.messages).toEqual([]);
  });

  test('accounts for every character', async () => {
    const { edition, documents } = await reading;
    const seen = documents.reduce((sum, { tape }) => sum + [...tape.text.replace(/\s+/gu, '')].length, 0);
    expect(edition.coverage.characters).toBe(seen);
    expect(sumOf(edition.coverage)).toBe(seen);
    expect(edition.coverage.unread).toBe(0);
  });

  test('joins the table over three pages and keeps its header once', async () => {
    const [document] = (await reading).documents;
    const tables = document?.blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])) ?? [];
    expect(tables.map(({ page, rows, columns }) => ({ page, rows, columns }))).toEqual([
      { page: 1, rows: 2, columns: 3 },
      { page: 1, rows: 5, columns: 4 },
    ]);
    const headers = document?.tape.text.split('Progress Update').length ?? 0;
    expect(headers - 1).toBe(3);
  });

  test('a field that runs over pages has its places on both', async () => {
    const [, action] = (await reading).edition.actions;
    const pages = new Set((action?.spans['progress'] ?? []).map((segment) => ('page' in segment ? segment.page : 0)));
    expect([...pages]).toEqual([1, 2]);
  });
});
