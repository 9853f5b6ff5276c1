import type { Rule } from '../rules.js';
import type { Columns } from './area.js';
import { middleOf, type Entry, type SlotLine } from './slots.js';

/**
 * Widens the entries of a header over the columns they head: by the rule drawn below them,
 * or, for one that stands in the middle of several columns, by its middle. The first lines below
 * may be of the header too, as many as `heads`.
 */
export function widen(
  line: SlotLine,
  below: readonly SlotLine[],
  heads: number,
  { xs }: Columns,
  horizontal: readonly Rule[],
): SlotLine {
  const columns = xs.length - 1;
  if (below.length === 0 || line.entries.length >= columns) return line;
  const under = below[0];
  const entries: Entry[] = [];
  for (const [i, entry] of line.entries.entries()) {
    const previous = entries.at(-1);
    const next = line.entries[i + 1];
    const low = previous ? previous.column + previous.columnSpan : 0;
    const high = next ? next.column - 1 : columns - 1;
    const lowest = entry.column === 0 ? 0 : 1;
    const rule = under
      ? ruleBelow(entry, line, under, horizontal, previous?.right ?? -Infinity, next?.left ?? Infinity)
      : null;
    const range = rule
      ? columnsUnder(rule, xs)
      : (byMiddle(entry, below.slice(0, heads), xs, Math.max(low, lowest), high) ??
        byMiddle(entry, below, xs, Math.max(low, lowest), high));
    if (!range) {
      entries.push(entry);
      continue;
    }
    const column = Math.max(low, Math.min(entry.column, range[0]));
    const last = Math.min(high, Math.max(entry.column + entry.columnSpan - 1, range[1]));
    entries.push({ ...entry, column, columnSpan: last - column + 1 });
  }
  return { ...line, entries };
}

/** A short rule that underlines an entry and none beside it. */
function ruleBelow(
  entry: Entry,
  line: SlotLine,
  under: SlotLine,
  horizontal: readonly Rule[],
  before: number,
  after: number,
): Rule | null {
  const from = line.line.baseline - 1;
  const to = under.line.baseline - 0.4 * under.line.size;
  return (
    horizontal.find(
      (rule) =>
        rule.at > from &&
        rule.at < to &&
        rule.from <= entry.left + 2 &&
        rule.to >= entry.right - 2 &&
        rule.from >= before - 2 &&
        rule.to <= after + 2,
    ) ?? null
  );
}

function columnsUnder(rule: Rule, xs: readonly number[]): [number, number] | null {
  let [first, last] = [-1, -1];
  for (let i = 0; i + 1 < xs.length; i++) {
    const [left, right] = [xs[i] ?? 0, xs[i + 1] ?? 0];
    if (Math.min(right, rule.to) - Math.max(left, rule.from) < 0.5 * (right - left)) continue;
    if (first < 0) first = i;
    last = i;
  }
  // A rule over the whole width heads nothing.
  return first < 0 || last - first + 1 >= xs.length - 1 ? null : [first, last];
}

/** The columns in whose middle an entry stands, by the text of the lines below. */
function byMiddle(
  entry: Entry,
  below: readonly SlotLine[],
  xs: readonly number[],
  low: number,
  high: number,
): [number, number] | null {
  if (entry.numeric && entry.columnSpan === 1 && below.every(({ entries }) => entries.length <= 1)) return null;
  const boxes = columnBoxes(below, xs);
  const middle = middleOf(entry);
  let best: [number, number] | null = null;
  let least = Infinity;
  for (let a = low; a <= entry.column; a++) {
    for (let b = entry.column + entry.columnSpan - 1; b <= high; b++) {
      const [left, right] = [boxes[a]?.left, boxes[b]?.right];
      if (left === undefined || right === undefined) continue;
      const off = Math.abs((left + right) / 2 - middle) / Math.max(10, right - left) + 0.01 * (b - a);
      if (off < least) {
        least = off;
        best = [a, b];
      }
    }
  }
  const single = boxes[entry.column];
  if (best === null || least > 0.1 || best[0] === best[1]) return null;
  // A heading that stands well over its own column heads that one only.
  if (entry.columnSpan === 1 && single && overlapsWell(entry, single)) return null;
  return best;
}

function overlapsWell(entry: Entry, { left, right }: { left: number; right: number }): boolean {
  const slack = 0.15 * (right - left) + 3;
  return (
    (entry.left >= left - slack && entry.right <= right + slack) ||
    Math.abs(entry.left - left) < 3 ||
    Math.abs(entry.right - right) < 3
  );
}

function columnBoxes(
  lines: readonly SlotLine[],
  xs: readonly number[],
): ({ left: number; right: number } | undefined)[] {
  const boxes: ({ left: number; right: number } | undefined)[] = Array.from({ length: xs.length - 1 }, () => undefined);
  for (const { entries } of lines) {
    for (const { column, columnSpan, left, right } of entries) {
      if (columnSpan > 1) continue;
      const box = boxes[column];
      boxes[column] = box ? { left: Math.min(box.left, left), right: Math.max(box.right, right) } : { left, right };
    }
  }
  return boxes;
}
