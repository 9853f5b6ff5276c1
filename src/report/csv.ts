import { printCell, type Column } from './columns/column.js';

const byteOrderMark = '\ufeff';

// What spreadsheets take for the start of a formula, and their full-width twins. An apostrophe
// before one is guarded too, so that taking one apostrophe away always gives the text back.
const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/u;

/**
 * A table as CSV (RFC 4180, CRLF, a header row, a BOM if asked). No cell can act as a
 * formula: one that begins as formulas do gets a leading apostrophe; numbers stay numbers.
 */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[], bom = false): string {
  let text = (bom ? byteOrderMark : '') + columns.map(({ name }) => quote(name)).join(',') + '\r\n';
  for (const row of rows) {
    text += columns.map((column) => quote(guardFormula(printCell(column.read(row))))).join(',') + '\r\n';
  }
  return text;
}

/** What would end a cell is quoted. A library would take a twentieth of a run for it. */
function quote(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Text that no spreadsheet takes for a formula. */
export function guardFormula(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** The way back from {@link guardFormula}. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
