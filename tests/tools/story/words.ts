/** How much of a text was kept: common words in order, the reader's own rule (design, "reworded" and "progress"). */

/** Typographic differences do not count. */
export function fold(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-').replace(/\s+/g, ' ').trim();
}

/** Words without the punctuation at their edges, in lower case: "readers," and "readers." are one word. */
function wordsOf(text: string): string[] {
  return fold(text)
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}£%]+|[^\p{L}\p{N}£%]+$/gu, ''))
    .filter((word) => word !== '');
}

/** Length of the longest common subsequence of words. */
function keptWords(before: string, after: string): number {
  const left = wordsOf(before);
  const right = wordsOf(after);
  let row = new Array<number>(right.length + 1).fill(0);
  for (const word of left) {
    const next = [0];
    right.forEach((other, index) => {
      next.push(word === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** 1 − 2·kept / (words before + words after), to two places. */
export function shareChanged(before: string, after: string): number {
  const all = wordsOf(before).length + wordsOf(after).length;
  return all === 0 ? 0 : Math.round((1 - (2 * keptWords(before, after)) / all) * 100) / 100;
}

type NoteChange = 'added' | 'removed' | 'unchanged' | 'extended' | 'edited' | 'replaced';

/** What became of a progress note, or null where there was none and is none. */
export function noteChange(before: string | null, after: string | null): NoteChange | null {
  if (before === null) return after === null ? null : 'added';
  if (after === null) return 'removed';
  if (fold(before) === fold(after)) return 'unchanged';
  if (fold(after).includes(fold(before))) return 'extended';
  return keptWords(before, after) * 2 >= wordsOf(before).length ? 'edited' : 'replaced';
}
