import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asl, asTruth, fold, readText, sumOf, truth } from './corpus.js';

/** The page as archived, its statuses known by where they end. */
const whole = readFileSync(join(asl, 'flattened.txt'), 'utf8');
const folded = (text: string): string => text.replace(/\s+/gu, ' ');

/** Where each row of the truth ends in the page, so that what was cut off can be told. */
const ends = truth.actions.map(({ text, status, progress }) => {
  const row = [text, status, progress].filter((part) => part !== null).join(' ');
  const at = whole.indexOf(row);
  if (at < 0) throw new Error(`the page does not hold the row “${row.slice(0, 40)}…” in one piece`);
  return at + row.length;
});

const cuts = Array.from({ length: Math.ceil(whole.length / 97) }, (_, index) => index * 97);

test.each(cuts)('the first %i characters', async (length) => {
  const { edition } = await readText(whole.slice(0, length), 'flattened.txt');
  const finished = ends.filter((end) => end < length).length;
  const complete = ends.filter((end) => end <= length).length;

  // Nothing is lost, nothing is invented, and what ended before the cut is as it is in the whole.
  expect(edition.actions.slice(0, finished).map(asTruth)).toEqual(truth.actions.slice(0, finished));
  expect(edition.actions.length).toBeLessThanOrEqual(complete + 1);
  expect(sumOf(edition.coverage)).toBe(edition.coverage.characters);

  const last = edition.actions[finished];
  const expected = truth.actions[finished];
  if (!last) return;
  if (!expected) throw new Error(`a row beyond the last: ${last.text}`);
  const isPrefix = (part: string | null, all: string | null): boolean => (all ?? '').startsWith(fold(part) ?? '');
  expect(isPrefix(last.id, expected.id), `id ${last.id}`).toBe(true);
  expect(isPrefix(last.text, folded(expected.text)), `text ${last.text}`).toBe(true);
  expect(isPrefix(last.progress, expected.progress), `progress ${last.progress}`).toBe(true);
  if (last.id !== expected.id || last.status?.published !== expected.status) {
    const said = edition.messages.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
    expect(said, 'a row that was cut is reported').not.toEqual([]);
    expect(last.status, 'a status that is not there is not made up').toBeNull();
  }
});
