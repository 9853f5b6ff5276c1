/** Endings of English words, longest first, and how much of the word must stand before each. */
const endings: readonly (readonly [ending: string, least: number])[] = [
  ['ations', 4],
  ['ation', 4],
  ['ments', 4],
  ['ment', 4],
  ['ings', 4],
  ['ing', 4],
  ['ies', 3],
  ['ied', 3],
  ['ed', 4],
  ['es', 3],
  ['ly', 4],
  ['s', 3],
];

/**
 * The part of a word that its forms share, so that "replace", "replaced" and "replacement" are
 * one word to the matcher. Rough, and only ever compared with itself: in other languages than
 * English it mostly takes off a plural.
 */
export function stem(word: string): string {
  if (word.length < 4 || /[^a-z]/u.test(word)) return word;
  const found = endings.find(([ending, least]) => word.endsWith(ending) && word.length - ending.length >= least);
  const root = found === undefined || word.endsWith('ss') ? word : word.slice(0, -found[0].length);
  return root.length > 3 ? root.replace(/[eiy]$/u, '') : root;
}
