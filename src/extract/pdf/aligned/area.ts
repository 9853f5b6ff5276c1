import { shared, type Box } from '../geometry.js';
import { typicalSize } from '../lines.js';
import type { Rule } from '../rules.js';
import { fullLines, findValleys } from './columns.js';
import type { ChunkLine } from './chunks.js';
import type { Tolerances } from '../tolerances.js';

/** A part of a page that may be a table: its lines, and what is drawn in it. */
export interface Area extends Box {
  readonly lines: readonly ChunkLine[];
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** Edges of columns, outer ones included, and the valleys around the inner ones (null where a rule is drawn). */
export interface Columns {
  readonly xs: readonly number[];
  readonly clear: readonly ({ readonly from: number; readonly to: number } | null)[];
}

/** The columns of an area: rules down through most of it, and valleys between them. */
export function findColumns(area: Area, { valley }: Tolerances): Columns {
  const { lines, vertical, left, right, top, bottom } = area;
  const size = typicalSize(lines);
  const height = bottom - top;
  const drawn = vertical.filter(
    (rule) => shared(rule.from, rule.to, top, bottom) > 0.5 * height && !isCrossed(rule.at, lines),
  );
  const edges = [...new Set(drawn.map(({ at }) => at))]
    .filter((at) => at > left + size && at < right - size)
    .sort((a, b) => a - b);
  const valleys = findValleys(fullLines(lines), { width: valley * size, crossed: 0.08 });
  const inner: { x: number; clear: Columns['clear'][number] }[] = edges.map((x) => ({ x, clear: null }));
  for (const clear of valleys) {
    if (edges.some((x) => x >= clear.from - 2 && x <= clear.to + 2)) continue;
    inner.push({ x: (clear.from + clear.to) / 2, clear });
  }
  inner.sort((a, b) => a.x - b.x);
  return { xs: [left, ...inner.map(({ x }) => x), right], clear: [null, ...inner.map(({ clear }) => clear), null] };
}

function isCrossed(x: number, lines: readonly ChunkLine[]): boolean {
  const crossing = lines.filter(({ words }) =>
    words.some(({ left, right }) => left < x - 1.5 && right > x + 1.5),
  ).length;
  return crossing > 0.2 * lines.length;
}
