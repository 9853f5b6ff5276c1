/** `Recommendation 12` → `12`. */
export function numberOf(words: string): string {
  return words.replace(/^\p{L}.*\s(?=\P{L}*$)/u, '');
}
