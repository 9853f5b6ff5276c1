import type { TableBlock } from '../model/document.js';

/** Rows above a header are no more than these. */
const mostRows = 12;

/** The words of the first rows of a sheet that have one filled cell each, above its header: its title, its date. */
export function linesAbove(text: string, table: TableBlock | null): readonly string[] {
  const rows = new Map<number, string[]>();
  for (const { row, start, end } of table?.cells ?? []) {
    if (row >= mostRows) break;
    if (end > start) rows.set(row, [...(rows.get(row) ?? []), text.slice(start, end)]);
  }
  const lines: string[] = [];
  for (const cells of rows.values()) {
    if (cells.length > 1) return lines;
    lines.push(...cells);
  }
  return [];
}
