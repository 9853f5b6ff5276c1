/** A column of a table for spreadsheets and statistics: its name is a promise, its meaning goes into the codebook. */
export interface Column<Row> {
  /** Never changes its meaning; a new meaning is a new name. */
  readonly name: string;
  readonly meaning: string;
  /** What may stand in it: `text`, `yyyy-mm-dd`, `whole number`, or the words themselves. */
  readonly values: string;
  /** Whether the publisher said it or planwatch worked it out, and how. */
  readonly derived: string;
  read(row: Row): Cell;
}

/** What a column may give; null is an empty cell, a list is written as {@link joinValues} says. */
export type Cell = string | number | boolean | null | undefined | readonly string[];

export const asPublished = 'as published';

/** The one way in which a cell holds several values, for the codebook. */
export const listValues = 'values separated by ` | `; a bar inside a value is written `\\|`, a backslash `\\\\`';

/** Several values in one cell. */
export function joinValues(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\|]/gu, '\\$&')).join(' | ');
}

/** The way back from {@link joinValues}. An empty cell holds no value. A bar inside a value has a backslash before it, so ` | ` only ever separates. */
export function splitValues(cell: string): readonly string[] {
  if (cell === '') return [];
  return cell.split(' | ').map((value) => value.replace(/\\([\\|])/gu, '$1'));
}

export function printCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return joinValues(cell);
}
