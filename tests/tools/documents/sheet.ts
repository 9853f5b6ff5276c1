import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { PlanTable } from '../pdf/draw.js';
import { spanAt } from './page.js';

export interface SheetLook {
  readonly type: 'xlsx' | 'ods';
  /** Rows of words above the header. */
  readonly titleRows?: boolean;
  /** A sheet of words before the tables, and one of lists after them. */
  readonly otherSheets?: boolean;
  /** Every date in the column of dates as a date, not as words. */
  readonly dates?: boolean;
  /** Whether a row and a column are hidden: rows count from the first of the body. */
  readonly hidden?: boolean;
}

/** A plan as a workbook: a sheet for each table. */
export function writeSheet(title: string, theme: string, tables: readonly PlanTable[], look: SheetLook): Uint8Array {
  const book = utils.book_new();
  if (look.otherSheets === true)
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([[title], ['This workbook is published each spring.']]),
      'Read me',
    );
  for (const [i, table] of tables.entries())
    utils.book_append_sheet(
      book,
      sheetOf(title, theme, table, look),
      (table.heading ?? `Actions ${i + 1}`).slice(0, 31),
    );
  if (look.otherSheets === true)
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Councils'], ['Skerrow'], ['Brinnay']]), 'Lists');
  book.Props = { CreatedDate: new Date('2026-03-03T00:00:00Z') };
  return new Uint8Array(write(book, { type: 'array', bookType: look.type, cellDates: true }) as ArrayBuffer);
}

function sheetOf(title: string, theme: string, { header, rows }: PlanTable, look: SheetLook): WorkSheet {
  const above = look.titleRows === true ? [[title], [theme], []] : [];
  const top = above.length + 1;
  const page = utils.aoa_to_sheet([...above, [...header], ...rows.map((row) => row.map((cell) => cell ?? ''))]);
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = [];
  if (look.titleRows === true) merges.push({ s: { r: 0, c: 0 }, e: { r: 0, c: header.length - 1 } });
  for (const [r, row] of rows.entries()) {
    for (const [c, cell] of row.entries()) {
      const span = cell === null ? 1 : spanAt(rows, r, c);
      if (span > 1) merges.push({ s: { r: top + r, c }, e: { r: top + r + span - 1, c } });
      const day = look.dates === true ? /^\d{4}-\d\d-\d\d$/u.exec(cell ?? '')?.[0] : undefined;
      if (day === undefined) continue;
      const dated: CellObject = { t: 'd', v: new Date(`${day}T00:00:00Z`), z: 'dd/mm/yyyy' };
      page[utils.encode_cell({ r: top + r, c })] = dated;
    }
  }
  page['!merges'] = merges;
  if (look.hidden === true) {
    page['!rows'] = Array.from({ length: top + 2 }, (_, i) => ({ hidden: i === top + 1 }));
    page['!cols'] = header.map((_, i) => ({ hidden: i === header.length - 1 }));
  }
  return page;
}
