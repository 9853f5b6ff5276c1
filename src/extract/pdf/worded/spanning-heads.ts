import { around, shared } from '../geometry.js';
import { withoutWords, type Line } from '../lines.js';
import type { Rule } from '../rules.js';
import type { FoundCell, FoundTable } from '../table.js';
import type { Word } from '../words.js';

/** Words over a rule that reaches over several columns, each with a name of its own below it. */
export interface SpanningHead {
  readonly rule: Rule;
  readonly words: readonly Word[];
}

/**
 * `Status after verification` over `Implemented | Under way | Not begun`, a rule between them: it stands over the gutters
 * of the columns below it, and hides them from who looks for white space.
 */
export function findSpanningHeads(lines: readonly Line[], horizontal: readonly Rule[]): SpanningHead[] {
  const widest = horizontal.reduce((width, { from, to }) => Math.max(width, to - from), 0);
  return horizontal.flatMap((rule) => {
    if (rule.to - rule.from > 0.8 * widest || rule.to - rule.from < 60) return [];
    const next = lines.findIndex(({ baseline, size }) => baseline > rule.at + 0.3 * size);
    const [above, below] = [lines[next - 1], lines[next]];
    if (!above || !below) return [];
    if (rule.at - above.baseline > above.size || below.baseline - rule.at > 2 * below.size) return [];
    const words = wordsOver(rule, above);
    const names = wordsOver(rule, below);
    if (words.length === 0 || partsOf(words) > 1 || partsOf(names) < fewestNames) return [];
    return [{ rule, words }];
  });
}

const fewestNames = 2;

/** How much further apart than words names stand, in sizes of the letters. */
const gap = 0.8;

function wordsOver({ from, to }: Rule, { words }: Line): readonly Word[] {
  return words.filter(({ left, right }) => left > from - 3 && right < to + 3);
}

function partsOf(words: readonly Word[]): number {
  return words.filter(({ left, size }, i) => i === 0 || left - (words[i - 1]?.right ?? 0) > gap * size).length;
}

/** Lines without the words of such heads. */
export function withoutHeads(lines: readonly Line[], heads: readonly SpanningHead[]): readonly Line[] {
  const held = new Set(heads.flatMap(({ words }) => words));
  return lines.flatMap((line) => (line.words.some((word) => held.has(word)) ? withoutWords(line, held) : [line]));
}

/** A table with such heads over the columns that they span; null where one of them has no place in it. */
export function layHeads(table: FoundTable, heads: readonly SpanningHead[]): FoundTable | null {
  const own = heads.filter(
    ({ rule }) =>
      shared(rule.from, rule.to, table.left, table.right) > 0.9 * (rule.to - rule.from) &&
      rule.at > table.top - 20 &&
      rule.at < table.bottom,
  );
  if (own.length === 0) return table;
  const { xs, ys } = table;
  const over = own.map(({ rule, words }) => {
    const columns = xs.slice(1).flatMap((x, c) => {
      const middle = ((xs[c] ?? 0) + x) / 2;
      return middle > rule.from && middle < rule.to ? [c] : [];
    });
    return { rule, words, from: columns[0] ?? 0, count: columns.length };
  });
  const first = table.cells.filter(({ row }) => row === 0);
  const isHeaded = ({ from, count, rule }: (typeof over)[number]): boolean =>
    count > 1 &&
    rule.at < (ys[1] ?? 0) &&
    first.every(
      ({ column, rowSpan, words }) =>
        column < from || column >= from + count || (rowSpan === 1 && words.every(({ baseline }) => baseline > rule.at)),
    );
  if (!over.every(isHeaded)) return null;
  const isUnder = (column: number): boolean => over.some(({ from, count }) => column >= from && column < from + count);
  const cells = table.cells.map((cell): FoundCell => {
    if (cell.row > 0 || isUnder(cell.column)) return { ...cell, row: cell.row + 1 };
    return { ...cell, rowSpan: cell.rowSpan + 1 };
  });
  const added = over.map(({ from, count, words }): FoundCell => {
    return { row: 0, column: from, rowSpan: 1, columnSpan: count, words };
  });
  const top = Math.min(ys[0] ?? 0, around(own.flatMap(({ words }) => words)).top);
  return {
    ...table,
    top,
    ys: [top, own[0]?.rule.at ?? top, ...ys.slice(1)],
    cells: [...cells, ...added].sort((a, b) => a.row - b.row || a.column - b.column),
  };
}
