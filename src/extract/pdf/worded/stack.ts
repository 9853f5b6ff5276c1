import type { Line } from '../lines.js';
import type { FoundCell, FoundTable } from '../table.js';
import { opensWithHeader } from './regions.js';

/** The rows of a table between its titles: lines that stand over all columns, one title above each part but the first. */
export interface Parts {
  readonly rows: readonly (readonly Line[])[];
  readonly titles: readonly (readonly Line[])[];
}

/** Lines in a title at most, and how far it may stand from the rows above and below, in sizes of the font. */
const mostTitleLines = 2;
const furthest = 3.5;

/** Lines cut at those that stand over all columns; what stands above the first row or below the last is left out. */
export function cutAtTitles(lines: readonly Line[], isTitle: (line: Line) => boolean): Parts {
  const rows: Line[][] = [];
  const titles: Line[][] = [];
  let title: Line[] = [];
  for (const line of lines) {
    if (isTitle(line)) {
      title.push(line);
      continue;
    }
    const open = rows.at(-1);
    if (open && title.length === 0) open.push(line);
    else {
      if (open) titles.push(title);
      rows.push([line]);
    }
    title = [];
  }
  return { rows, titles };
}

/**
 * Whether parts are one table: the titles between them are short and near, and no part but the first begins with
 * a header, as a table of its own does.
 */
export function areOneTable({ rows, titles }: Parts): boolean {
  return titles.every((title, i) => {
    const above = rows[i]?.at(-1);
    const below = rows[i + 1]?.[0];
    const [first] = title;
    const last = title.at(-1);
    if (!above || !below || !first || !last || title.length > mostTitleLines) return false;
    const isNear = first.top - above.bottom < furthest * above.size && below.top - last.bottom < furthest * below.size;
    return isNear && !opensWithHeader(rows[i + 1] ?? []);
  });
}

/** Tables of the same columns below each other as one, with a row for each title between them. */
export function stack(tables: readonly FoundTable[], titles: readonly (readonly Line[])[]): FoundTable | null {
  const [first] = tables;
  const last = tables.at(-1);
  if (!first || !last) return null;
  const cells: FoundCell[] = [];
  const ys: number[] = [];
  for (const [i, table] of tables.entries()) {
    const title = titles[i - 1];
    if (title)
      cells.push({
        row: ys.length - 1,
        column: 0,
        rowSpan: 1,
        columnSpan: table.xs.length - 1,
        words: title.flatMap(({ words }) => words),
      });
    for (const { row, column, rowSpan, columnSpan, words, open } of table.cells) {
      const isOpen = i === 0 && open === true;
      cells.push({ row: row + ys.length, column, rowSpan, columnSpan, words, ...(isOpen && { open }) });
    }
    ys.push(...table.ys);
  }
  const { left, top, page, evidence, xs } = first;
  const { bottom, closedBelow } = last;
  return {
    left,
    top,
    right: Math.max(...tables.map(({ right }) => right)),
    bottom,
    page,
    evidence,
    xs,
    ys,
    cells,
    closedBelow,
  };
}
