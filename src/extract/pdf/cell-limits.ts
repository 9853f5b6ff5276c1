import { around } from './geometry.js';
import type { Line } from './lines.js';
import type { FoundCell, FoundTable } from './table.js';

/** The sides of a cell, in points. */
export interface Limits {
  readonly left: number;
  readonly right: number;
}

/**
 * The sides of a cell. Those of a table without drawn sides lie where its text begins: there the first column tells how
 * far text stands in from a side, since the rules of the table begin at its edge, and the sides are as far from all text.
 */
export function limitsOf(table: FoundTable, { column, columnSpan }: FoundCell): Limits {
  const { xs, evidence } = table;
  const [left, right] = [xs[column] ?? 0, xs[column + columnSpan] ?? 0];
  if (evidence !== 'worded') return { left, right };
  const padding = paddingOf(table);
  const side = (at: number): number => textLeft(table, at) - padding;
  if (padding <= 0) return { left, right };
  return { left: side(column), right: column + columnSpan + 1 < xs.length ? side(column + columnSpan) : right };
}

/** How far to the right lines may reach in a cell whose margins are alike. */
export function rightEdge(lines: readonly Line[], limits: Limits | null | undefined): number | null {
  if (!limits || lines.length === 0) return null;
  const { left, right } = around(lines);
  return Math.max(limits.right - (left - limits.left), right);
}

const known = new WeakMap<FoundTable, readonly number[]>();

/** Where the text of a column begins. */
function textLeft(table: FoundTable, column: number): number {
  let lefts = known.get(table);
  if (!lefts) known.set(table, (lefts = findLefts(table)));
  return lefts[column] ?? 0;
}

function findLefts({ xs, cells }: FoundTable): readonly number[] {
  // A column without words begins at its edge.
  const lefts = new Array<number>(xs.length).fill(Infinity);
  for (const { column, words } of cells)
    for (const { left } of words) lefts[column] = Math.min(lefts[column] ?? Infinity, left);
  return lefts.map((left, column) => (left === Infinity ? (xs[column] ?? 0) : left));
}

function paddingOf(table: FoundTable): number {
  return textLeft(table, 0) - (table.xs[0] ?? 0);
}
