import { textOf, type Line } from '../lines.js';
import type { Rule } from '../rules.js';
import type { Word } from '../words.js';
import { caption } from '../aligned/captions.js';
import { hasGap } from './regions.js';

/** Lines of a table of two columns, and the edges of these. */
export interface Headed {
  readonly lines: readonly Line[];
  readonly xs: readonly number[];
}

/** Words in one header at most. */
const longestHeader = 5;

/**
 * Tables of two columns under a header with a rule below it, as an action and its status. Their first column
 * may be as wide as running text, so that only the header tells where it ends: the table goes on as
 * far as lines keep to its columns.
 */
export function findHeaded(lines: readonly Line[], horizontal: readonly Rule[]): Headed[] {
  const found: Headed[] = [];
  if (horizontal.length === 0) return found;
  let next = 0;
  for (const [at, line] of lines.entries()) {
    if (at < next) continue;
    const split = splitOf(line);
    const rule = split === null ? undefined : ruleBelow(lines, at, horizontal);
    if (split === null || !rule) continue;
    const first = withUpper(lines, at, split);
    if (first === null) continue;
    const end = bodyEnd(lines, at, split);
    const body = lines.slice(at + 1, end);
    if (!body.some((own) => isSplit(own, split))) continue;
    const left = Math.min(rule.from, ...lines.slice(first, end).map((own) => own.left));
    const right = Math.max(rule.to, ...lines.slice(first, end).map((own) => own.right));
    found.push({ lines: lines.slice(first, end), xs: [left, split - 1, right] });
    next = end;
  }
  return found;
}

/** Where the second of two headers begins; null for a line that is no header of two columns. */
function splitOf({ words, size }: Line): number | null {
  let split: number | null = null;
  let count = 0;
  let before: Word | null = null;
  for (const word of words) {
    if (before && word.left - before.right > 1.5 * size) {
      if (split !== null) return null;
      split = word.left;
      count = 0;
    }
    if (++count > longestHeader || !/\p{L}/u.test(word.text)) return null;
    before = word;
  }
  return split;
}

/** The rule that parts a header from the lines below it: wider than the text of both columns. */
function ruleBelow(lines: readonly Line[], at: number, horizontal: readonly Rule[]): Rule | undefined {
  const header = lines[at];
  const next = lines[at + 1];
  if (!header || !next) return undefined;
  // The second line of a header of two lines stands above the rule too.
  const after = lines[at + 2];
  return horizontal.find(
    (rule) =>
      rule.from <= header.left + 1 &&
      rule.to >= header.right - 1 &&
      rule.at > header.baseline &&
      (rule.at < next.baseline || (after !== undefined && isShort(next) && rule.at < after.baseline)),
  );
}

function isShort({ words }: Line): boolean {
  return words.length <= longestHeader;
}

/** Index of the first line of the header: one above may hold its upper line. Null where that has columns of its own. */
function withUpper(lines: readonly Line[], at: number, split: number): number | null {
  const [above, line] = [lines[at - 1], lines[at]];
  if (!above || !line || line.baseline - above.baseline > 1.7 * line.size) return at;
  if (hasGap(above)) return null;
  return isShort(above) && Math.abs(above.size - line.size) < 0.5 && above.left >= split - 1 ? at - 1 : at;
}

/** One past the last line that keeps to the columns of a header. */
function bodyEnd(lines: readonly Line[], at: number, split: number): number {
  const header = lines[at];
  if (!header) return at;
  let end = at + 1;
  for (; end < lines.length; end++) {
    const [line, before] = [lines[end], lines[end - 1]];
    if (!line || !before || !keepsTo(line, header, split)) break;
    if (line.top - before.bottom > 4 * line.size || line.size > 1.12 * header.size) break;
    if (!isSplit(line, split) && caption.test(textOf(line)) && /^\p{Lu}/u.test(textOf(line))) break;
  }
  return end;
}

function keepsTo({ left, words, size }: Line, header: Line, split: number): boolean {
  if (left < header.left - 1.5) return false;
  const crossing = words.some((word) => word.left < split - 0.3 * size && word.right > split - 0.3 * size);
  return !crossing && (secondOf(words, split)?.left ?? split) < split + 2 * size;
}

function secondOf(words: readonly Word[], split: number): Word | undefined {
  return words.find((word) => word.left >= split - 0.3 * word.size);
}

/** Whether a line has words in both columns. */
function isSplit({ words, left }: Line, split: number): boolean {
  return left < split - 1 && secondOf(words, split) !== undefined;
}
