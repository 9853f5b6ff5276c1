import type { Words } from './lexicon/words.js';

const wordsOf = (title: string): readonly string[] =>
  title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');

/**
 * Whether a name tells of an earlier state than the names beside it (-1), of a later one (1) or of neither (0):
 * `Previous RAG` is earlier, `Latest status` is later than `Status`; `Current assessment` beside it is another thing.
 */
export function ageOf(title: string, others: readonly string[], { lexicon }: Words): number {
  const { earlier, later } = lexicon.recency;
  const own = wordsOf(title);
  if (own.some((word) => earlier.includes(word))) return -1;
  const bare = (each: string): string =>
    wordsOf(each)
      .filter((word) => !later.includes(word))
      .join(' ');
  return own.some((word) => later.includes(word)) && others.some((other) => bare(other) === bare(title)) ? 1 : 0;
}

const number = /\p{N}{1,2}/gu;

/**
 * `Q1 status | Q2 status`, `Update 1 | Update 2`: names that differ in one number are counted by it. The number of each, or
 * null where the names are no such series.
 */
export function seriesOf(titles: readonly string[]): readonly number[] | null {
  const numbers = titles.map((title) => title.match(number) ?? []);
  if (numbers.some((each) => each.length !== 1)) return null;
  const bare = new Set(titles.map((title) => title.toLowerCase().replace(number, '#')));
  const found = numbers.map(([each = '']) => Number(each));
  return bare.size === 1 && new Set(found).size === found.length ? found : null;
}
