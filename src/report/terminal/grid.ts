import { columnsOf, pad, wrap } from './measure.js';

/** A column of a {@link grid}. */
export interface GridColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** The column that takes what is left and wraps; the last one by default. */
  readonly flexible?: boolean;
  /** A column that is not flexible is no wider than this, except to keep a word whole (up to twice as wide). */
  readonly most?: number;
}

export interface GridCell {
  readonly text: string;
  /** Colour, put on after measuring. */
  readonly paint?: (text: string) => string;
}

const gap = 2;

/** Rows aligned in columns, no lines drawn, no line wider than `width`; long cells wrap. */
export function grid(
  columns: readonly GridColumn[],
  rows: readonly (readonly GridCell[])[],
  width: number,
  paintHead: (text: string) => string,
): readonly string[] {
  const natural = columns.map((column, index) =>
    Math.max(columnsOf(column.head), ...rows.map((row) => widest(row[index]?.text ?? ''))),
  );
  const words = columns.map((_, index) => Math.max(0, ...rows.map((row) => longestWord(row[index]?.text ?? ''))));
  const widths = fit(columns.map(keepWords(words)), natural, width);
  const head = columns.map((column): GridCell => ({ text: column.head, paint: paintHead }));
  const all = head.some(({ text }) => text !== '') ? [head, ...rows] : rows;
  return all.flatMap((row) => drawRow(columns, row, widths));
}

/** As many lines as its longest cell needs. */
function drawRow(
  columns: readonly GridColumn[],
  row: readonly GridCell[],
  widths: readonly number[],
): readonly string[] {
  const cells = columns.map((_, index) => wrap(row[index]?.text ?? '', widths[index] ?? 1));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, n) => {
    const parts = cells.map((cell, index) => {
      const part = cell[n] ?? '';
      const padded = pad(part, widths[index] ?? 0, columns[index]?.align);
      const paint = row[index]?.paint;
      return paint && part !== '' ? padded.replace(part, () => paint(part)) : padded;
    });
    return parts.join(' '.repeat(gap)).trimEnd();
  });
}

function widest(text: string): number {
  return Math.max(0, ...text.split('\n').map(columnsOf));
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/u).map(columnsOf));
}

function keepWords(words: readonly number[]): (column: GridColumn, index: number) => GridColumn {
  return (column, index) =>
    column.most === undefined
      ? column
      : { ...column, most: Math.max(column.most, Math.min(words[index] ?? 0, column.most * 2)) };
}

/** The flexible column gives way; only when it is down to a readable width do the others. */
function fit(columns: readonly GridColumn[], natural: readonly number[], width: number): readonly number[] {
  const found = columns.findIndex(({ flexible }) => flexible);
  const flexible = found === -1 ? columns.length - 1 : found;
  const fixed = natural.map((size, index) => Math.min(size, columns[index]?.most ?? size));
  const room = width - gap * (columns.length - 1);
  const others = fixed.reduce((total, size, index) => (index === flexible ? total : total + size), 0);
  const least = Math.min(20, natural[flexible] ?? 0);
  const widths = fixed.map((size, index) =>
    index === flexible ? Math.max(least, Math.min(natural[flexible] ?? 0, room - others)) : size,
  );
  for (let over = widths.reduce((total, size) => total + size, 0) - room; over > 0; over--) {
    const largest = widths.reduce((best, size, index) => (size > (widths[best] ?? 0) ? index : best), 0);
    widths[largest] = Math.max(4, (widths[largest] ?? 4) - 1);
    if (widths.every((size) => size <= 4)) break;
  }
  return widths;
}
