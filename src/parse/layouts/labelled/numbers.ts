import { isBelow } from '../../fields/ids.js';

/** `Recommendation 12` → `12`. */
export function numberOf(words: string): string {
  return words.replace(/^\p{L}.*\s(?=\P{L}*$)/u, '');
}

/** `Reference number: SAC114 R-1` below the heading `SAC114`: the label has the number of the record. */
export function isNumberedBelow(heading: string, own: string | undefined): boolean {
  return own !== undefined && isBelow(heading, own);
}

/** Whether a number is the next of its kind: `7` after `6`, `2.4` after `2.3`. */
export function follows(last: string, next: string): boolean {
  const [, head = '', count = ''] = /^(.*?)(\p{N}{1,4})$/u.exec(last) ?? [];
  return count !== '' && next === `${head}${Number(count) + 1}`;
}
