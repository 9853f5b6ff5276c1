import { foldCase } from '../../core/text.js';
import type { Line, Page } from '../page.js';
import { quote } from '../place.js';
import type { Repeat } from './repeat.js';

/** Fewer lines may each miss a space by accident. */
const fewest = 3;
/** What holds two cells is longer. */
const shortest = 40;

/** A sentence that ends, or a word in small letters, and at once a word with a capital. */
const edge =
  /(?:[\p{L}\p{N}%][)\]”](?=\p{Lu})|(?:[\p{L}\p{N}%][.!?…]+|(?<!\bMa?|\b\p{Lu}|\b[A-Z]?[aeil])\p{Ll})(?=\p{Lu}(?:\p{Ll}|\s\p{Ll})))/gu;

/** Lines whose cells stand run together: `…within three months.PartlyThe first has been published`. */
export function runTogether({ text }: Page, lines: readonly Line[]): readonly Repeat[] {
  const long = lines.filter(({ start, end }) => end - start >= shortest);
  const seen = new Set<string>();
  const found = long.filter(({ start, end }) => holdsCells(text.slice(start, end), seen));
  const [first] = found;
  if (!first || found.length < Math.max(fewest, long.length * 0.5)) return [];
  const named = quote(text, { start: first.start, end: first.end }, 60);
  return [{ count: found.length, reason: `${found.length} lines hold cells run together (“${named}”)`, first }];
}

/** So much of a word is looked at before an edge. */
const longestWord = 30;

/** Two edges, or one behind a sentence. A name (`YouTube`) is the same each time, and counts once. */
function holdsCells(line: string, seen: Set<string>): boolean {
  let edges = 0;
  for (const { index, 0: own } of line.matchAll(edge)) {
    const at = index + own.length;
    const before = /\S+$/u.exec(line.slice(Math.max(0, at - longestWord), at))?.[0] ?? '';
    const word = foldCase(before) + line.slice(at, at + 3);
    if (seen.has(word) || /[/@]|www\./u.test(word)) continue;
    seen.add(word);
    edges += own.length > 1 ? 2 : 1;
    if (edges >= 2) return true;
  }
  return false;
}

/** A line that holds a whole list of rows: `…to every brigade.CompleteRecommendation 4Amend the…`. */
export function rowsInLine({ text }: Page, lines: readonly Line[]): readonly Repeat[] {
  return lines.flatMap((line) => {
    if (line.end - line.start < shortestList) return [];
    const ends = new Set<string>();
    for (const { index, 0: own } of text.slice(line.start, line.end).matchAll(edge)) {
      const at = line.start + index + own.length;
      if (/[.!?]$/u.test(own)) ends.add(text.slice(at - longestWord, at + longestWord));
    }
    const reason = `${ends.size} sentences of one line are followed by words without a space, as cells run together are`;
    return ends.size < fewestEnds ? [] : [{ count: ends.size, reason, first: line }];
  });
}

const shortestList = 300;
const fewestEnds = 4;
