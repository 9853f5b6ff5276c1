import { isDatePhrase } from '../core/dates.js';
import { foldPhrase, type Words } from './lexicon/words.js';

/** Values longer than this are no words of a scale. */
const longestValue = 40;
const fewest = 3;

/**
 * Whether values read like the words of a scale: short, two or more, and some of them come
 * back; whatever they are. Dates, numbers, names of ids and sentences are none.
 */
export function isScale(values: readonly string[]): boolean {
  const all = values.map((each) => each.trim()).filter((each) => each !== '');
  // One may be followed by a remark, or be the legend above the rows.
  const filled = all.filter((each) => each.length <= longestValue);
  if (filled.length < fewest || (all.length - filled.length) * 6 > all.length) return false;
  const distinct = new Set(filled.map((each) => foldPhrase(each)));
  if (distinct.size < 2 || distinct.size * 4 > filled.length * 3) return false;
  const worded = filled.filter((each) => /\p{L}{2}/u.test(each) && !isDatePhrase(each));
  return worded.length * 10 >= filled.length * 9;
}

/** Whether the words of a header or label name an outcome, whoever says it: `Our view of progress`, `Mission finding`, `Stage reached`. */
export function namesOutcome(title: string, words: Words): boolean {
  const folded = foldPhrase(title.replace(/[*_:?]+/gu, ' ').trim());
  return folded.split(' ').length <= mostWords && words.outcome.test(folded);
}

const mostWords = 7;
