import { utils, write, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { message, type Message } from '../../core/message.js';
import { joinValues } from '../columns/column.js';
import type { Table, TableColumn, TableRecords, Value } from './tables.js';

/** The most characters that a cell of Excel holds. */
const mostCharacters = 32_767;

/** Rows of a sheet, the header among them. */
const mostRows = 1_048_576;

/** By number; those of one’s own begin at 164, and some programs believe no other. */
const dateFormats = { 164: 'yyyy-mm-dd', 165: 'yyyy-mm-dd hh:mm:ss' } as const;

const cutMark = ' … [cut]';

export interface Workbook {
  readonly bytes: Uint8Array;
  /** Of what Excel has no room for. */
  readonly messages: readonly Message[];
}

/**
 * Tables as one Excel workbook, a sheet each, and one that says what it is. Every text is
 * stored as text, so that none of it can act as a formula; days and times are dates.
 */
export function writeWorkbook(tables: readonly Table[], { plan, editions, version }: TableRecords): Workbook {
  const messages: Message[] = [];
  const book: WorkBook & { SSF?: object } = utils.book_new();
  book.SSF = { 0: 'General', ...dateFormats };
  for (const table of tables) utils.book_append_sheet(book, makeSheet(table, messages), table.name);
  const licences = new Set(editions.map(({ edition: { licence } }) => licence ?? 'not known'));
  const attributions = new Set(editions.flatMap(({ edition: { attribution } }) => attribution ?? []));
  const about: (readonly [string, string])[] = [
    ['plan', `${plan.title} (${plan.id})`],
    ['read by', `planwatch ${version}; not a publication of the body that published the plan`],
    ['licence of its words', [...licences].join('; ')],
    ...[...attributions].map((each) => ['attribution', each] as const),
    ...messages.map(({ reason }) => ['cut', reason] as const),
  ];
  const columns = ['what', 'text'].map((name) => ({
    name,
    meaning: '',
    values: '',
    derived: '',
    type: 'text' as const,
  }));
  const sheet = { name: 'about', title: 'About', key: [], columns, rows: about };
  utils.book_append_sheet(book, makeSheet(sheet, messages), sheet.name);
  book.Props = { Title: plan.title };
  const packed = write(book, { type: 'array', bookType: 'xlsx', bookSST: true }) as ArrayBuffer;
  return { bytes: repack(new Uint8Array(packed)), messages };
}

/** The library packs loosely, and dates its files in month 0 of 1980. */
function repack(bytes: Uint8Array): Uint8Array {
  // Times in a package are local ones: made so, the bytes are the same in every zone.
  return zipSync(unzipSync(bytes), { level: 6, mtime: new Date(1980, 0, 1, 12) });
}

function makeSheet({ name, columns, rows }: Table, messages: Message[]): WorkSheet {
  const sheet: WorkSheet = {};
  const kept = rows.slice(0, mostRows - 1);
  if (kept.length < rows.length)
    messages.push(tell(`the sheet ${name} has room for ${kept.length} of ${rows.length} rows`));
  for (const [index, { name: head }] of columns.entries()) sheet[at(0, index)] = asText(head);
  for (const [row, values] of kept.entries()) {
    for (const [index, column] of columns.entries()) {
      const cell = makeCell(values[index] ?? null, column);
      if (!cell) continue;
      sheet[at(row + 1, index)] = cell;
      if (cell.t !== 's' || String(cell.v).length <= mostCharacters) continue;
      const place = `${name}!${at(row + 1, index)}`;
      messages.push(tell(`${place} (${column.name}) is cut: its text has ${String(cell.v).length} characters`));
      cell.v = cut(String(cell.v));
    }
  }
  const last = utils.encode_cell({ r: kept.length, c: columns.length - 1 });
  sheet['!ref'] = `A1:${last}`;
  sheet['!autofilter'] = { ref: `A1:${last}` };
  sheet['!cols'] = columns.map((column, index) => ({ wch: widthOf(column, index, kept) }));
  return sheet;
}

function at(row: number, column: number): string {
  return utils.encode_cell({ r: row, c: column });
}

function tell(reason: string): Message {
  return message('report/no-room', reason);
}

function makeCell(value: Value, { type }: TableColumn): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'number') return { t: 'n', v: value };
  if (typeof value === 'boolean') return { t: 'b', v: value };
  if (typeof value === 'object') return value.length === 0 ? null : asText(joinValues(value));
  const serial = type === 'day' || type === 'moment' ? serialOf(value) : null;
  if (serial === null) return asText(value);
  return { t: 'n', v: serial, z: dateFormats[type === 'day' ? 164 : 165] };
}

/** Never a formula, whatever it begins with. Excel would read `_x0041_` as an A. */
function asText(text: string): CellObject {
  return { t: 's', v: text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_') };
}

/** Cut between two characters, never inside one. */
function cut(text: string): string {
  const kept = text.slice(0, mostCharacters - cutMark.length).replace(/[\ud800-\udbff]$|_x?[0-9a-f]{0,4}$/iu, '');
  return kept + cutMark;
}

/** Days since the last day of 1899, as Excel counts; null before March 1900, where it counts wrongly. */
function serialOf(text: string): number | null {
  const time = Date.parse(text);
  const serial = time / 86_400_000 + 25_569;
  return Number.isNaN(serial) || serial < 61 ? null : serial;
}

const widest = 60;

/** Wide enough for most of what is in it. */
function widthOf({ name }: TableColumn, index: number, rows: readonly (readonly Value[])[]): number {
  const longest = rows
    .slice(0, 200)
    .reduce((most, row) => Math.max(most, String(row[index] ?? '').length), name.length);
  return Math.min(widest, longest + 2);
}
