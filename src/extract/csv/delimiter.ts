import { readCells } from './cells.js';

export interface Separation {
  readonly delimiter: string;
  /** Of the rows looked at, how many have the commonest number of cells, from 0 to 1. */
  readonly agreement: number;
  /** The commonest number of cells. */
  readonly columns: number;
  readonly rows: number;
}

const delimiters = [',', ';', '\t', '|'];

/**
 * The delimiter by which the first rows agree best in their number of cells; of equals the
 * one that makes more columns, then the commoner one.
 */
export function findDelimiter(head: string): Separation {
  let best: Separation | null = null;
  for (const delimiter of delimiters) {
    const separation = separate(head, delimiter);
    if (best === null || weigh(separation) > weigh(best)) best = separation;
  }
  return best as Separation;
}

function weigh({ agreement, columns }: Separation): number {
  return columns < 2 ? 0 : agreement + Math.min(columns, 20) / 1_000;
}

function separate(head: string, delimiter: string): Separation {
  const widths: number[] = [];
  readCells(head, delimiter, ({ row, column }) => {
    widths[row] = column + 1;
  });
  // The last row may be cut off by the end of the head.
  if (widths.length > 2) widths.pop();
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  let columns = 1;
  let most = 0;
  for (const [width, count] of counts) {
    if (count < most || (count === most && width < columns)) continue;
    columns = width;
    most = count;
  }
  return { delimiter, columns, agreement: widths.length === 0 ? 0 : most / widths.length, rows: widths.length };
}
