import { typicalSize } from '../lines.js';
import type { FoundCell, FoundTable, Evidence } from '../table.js';
import type { Tolerances } from '../tolerances.js';
import { headerCells, rowCells } from './cells.js';
import { findColumns, type Area, type Columns } from './area.js';
import { areRowsRuled, findRows, type Row } from './rows.js';
import { placeLine, type SlotLine } from './slots.js';
import { widen } from './spans.js';

/** What is known of a table from the page before. */
export interface Known {
  readonly columns: Columns;
  /** Whether the area begins with a header. */
  readonly header: boolean;
  /** Whether rules part its rows. */
  readonly byRules: boolean;
}

/** An area as a table: columns, lines in columns, rows, cells. Null where it has fewer than two columns or rows. */
export function alignTable(
  area: Area,
  page: number,
  evidence: Evidence,
  tolerances: Tolerances,
  known?: Known,
): AlignedTable | null {
  const columns = known?.columns ?? findColumns(area, tolerances);
  if (columns.xs.length < 3 || area.lines.length < (known ? 1 : 2)) return null;
  const space = 0.28 * typicalSize(area.lines);
  const placed = area.lines.map((line) => placeLine(line, columns, space));
  const early = findRows(placed, area, known).filter(({ header }) => header);
  const headerCount = early.reduce((sum, { lines }) => sum + lines.length, 0);
  const lines = [...placed];
  for (let i = headerCount - 1; i >= 0; i--) {
    const line = placed[i];
    if (line) lines[i] = widen(line, lines.slice(i + 1), headerCount - i - 1, columns, area.horizontal);
  }
  const rows = findRows(lines, area, known);
  if (rows.length < (known ? 1 : 2)) return null;
  const cells = [...headerCells(rows, area.horizontal, columns.xs), ...bodyCells(rows)];
  const ys = rowEdges(rows, area);
  const { left, top, right, bottom } = area;
  const table: FoundTable = { left, top, right, bottom, page, evidence, xs: columns.xs, ys, cells, closedBelow: true };
  return { table, rows, lines, columns, byRules: known?.byRules ?? areRowsRuled(lines.slice(headerCount), area) };
}

export interface AlignedTable {
  readonly table: FoundTable;
  readonly rows: readonly Row[];
  readonly lines: readonly SlotLine[];
  readonly columns: Columns;
  readonly byRules: boolean;
}

function bodyCells(rows: readonly Row[]): FoundCell[] {
  return rows.flatMap((row, index) => (row.header ? [] : rowCells(row, index)));
}

function rowEdges(rows: readonly Row[], { top, bottom }: Area): number[] {
  const edges = [top];
  for (let i = 1; i < rows.length; i++) {
    const above = rows[i - 1]?.lines.at(-1)?.line.bottom ?? top;
    const below = rows[i]?.lines[0]?.line.top ?? top;
    edges.push(Math.max(edges.at(-1) ?? top, (above + below) / 2));
  }
  edges.push(Math.max(bottom, edges.at(-1) ?? bottom));
  return edges;
}
