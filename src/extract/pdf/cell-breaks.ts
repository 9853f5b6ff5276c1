import type { Line } from './lines.js';

/**
 * Inside a cell a paragraph ends where more space than usual follows, and where a sentence
 * ends on a line on which the next word would have found room.
 */
export function breaksParagraph(before: Line, line: Line, right: number | null): boolean {
  const size = Math.max(before.size, line.size);
  if (line.baseline - before.baseline > 1.75 * size) return true;
  const [first] = line.words;
  if (right !== null && first && isNamed(before, line, right)) return true;
  if (right === null || !first || !/[.!?:;]["'”’)]*$/u.test(before.words.at(-1)?.text ?? '')) return false;
  return /^[\p{Lu}\d]/u.test(first.text) && before.right + (first.right - first.left) + 0.8 * size < right;
}

/** Whether a line is a word or two above text, ended long before it was full: a status over the note on it. */
function isNamed(before: Line, line: Line, right: number): boolean {
  const [first] = line.words;
  const last = before.words.at(-1);
  if (!first || !last || before.words.length > 3 || line.words.length < 4 || !/^\p{Lu}/u.test(first.text)) return false;
  const isSet = before.words.every(({ style }) => style.bold) && !first.style.bold;
  const spare = isSet ? 0 : 0.35 * (right - before.left);
  return /\p{L}$/u.test(last.text) && before.right + (first.right - first.left) + 0.8 * before.size < right - spare;
}
