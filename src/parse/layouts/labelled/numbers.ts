import { isBelow } from '../../fields/ids.js';
import type { Part } from './blocks.js';

/** `Recommendation 12` → `12`. */
export function numberOf(words: string): string {
  return words.replace(/^\p{L}.*\s(?=\P{L}*$)/u, '');
}

/** `Reference number: SAC114 R-1` below the heading `SAC114`: the label has the number of the record. */
export function isNumberedBelow(heading: string, label: Part | undefined): boolean {
  const own = label?.values[0]?.text;
  return own !== undefined && isBelow(heading, own);
}
