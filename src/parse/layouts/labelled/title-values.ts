import type { Words } from '../../lexicon/words.js';
import type { Block } from './blocks.js';
import { wholeValue } from './lost.js';

/** A value on a title line, by its offsets in the title. */
export interface TitleValue {
  readonly field: 'response' | 'status' | 'due';
  readonly start: number;
  readonly end: number;
}

/** `Accepted`, `(Complete)`, `Accepted in part - In progress`: values of different kinds and nothing else; null for other titles. */
export function valuesOfTitle(title: string, words: Words): readonly TitleValue[] | null {
  // `(Complete)`: the brackets are no part of it.
  const inner = /^\(.*\)$/u.test(title) ? 1 : 0;
  const whole = wholeValue(title.slice(inner, title.length - inner), false, words);
  if (whole !== null) return [{ field: whole, start: inner, end: title.length - inner }];
  const values: TitleValue[] = [];
  for (const { index, 0: part } of title.matchAll(/[^()[\]|–—;,]+?(?=\s+-\s|\s*[()[\]|–—;,]|\s*$)/gu)) {
    const own = part.replace(/^[\s\-:]+/u, '');
    if (own === '') continue;
    const field = wholeValue(own, true, words);
    if (field === null || values.some((other) => other.field === field)) return null;
    const start = index + part.length - own.length;
    values.push({ field, start, end: start + own.length });
  }
  return values.length > 1 ? values : null;
}

/** Whether the titles of most records say how they stand. */
export function titlesTellStatus(text: string, blocks: readonly Block[], words: Words): boolean {
  const told = blocks.filter(({ start }) => {
    if (!start?.rest) return false;
    const title = text.slice(start.rest.start, start.rest.end);
    return valuesOfTitle(title, words)?.some(({ field }) => field === 'status') === true;
  });
  return told.length * 2 > blocks.length;
}
