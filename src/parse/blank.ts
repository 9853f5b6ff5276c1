/** A dash and nothing else: the publisher left the cell empty. */
export function isBlank(words: string): boolean {
  return /^\s*[-–—−‐]{1,3}\s*$/u.test(words);
}
