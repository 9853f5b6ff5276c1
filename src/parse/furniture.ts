import type { Words } from './lexicon/words.js';

/** Whether words are those of the site and not of the plan: `Back to top`, `Contact`. */
export function isFurniture(line: string, words: Words): boolean {
  return words.furniture.has(
    line
      .trim()
      .toLowerCase()
      .replace(/[.:›»↑]+$/u, '')
      .trim(),
  );
}
