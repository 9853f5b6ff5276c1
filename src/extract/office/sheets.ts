import type { CellObject, utils as sheetTools, WorkSheet } from '@e965/xlsx';
import type { Code } from '../../core/codes.js';
import type { Limits } from '../limits.js';

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  /** `B4` */
  readonly address: string;
}

export interface SheetTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Cells with words, and the cells of merges, in reading order. */
  readonly cells: readonly SheetCell[];
  readonly notes: readonly { readonly code: Code; readonly reason: string; readonly actual: string }[];
}

/** Reads the sheets of a workbook; rows and columns are counted from the first that holds anything. */
export async function readSheets(body: Uint8Array, limits: Limits): Promise<readonly SheetTable[]> {
  const { read, utils } = await import('@e965/xlsx');
  const book = quietly(() =>
    read(body, {
      type: 'array',
      cellDates: true,
      cellHTML: false,
      cellFormula: false,
      cellStyles: true,
      // One more than is taken, so that it is seen where there are too many.
      sheetRows: limits.slots + 1,
      UTC: true,
    }),
  );
  return book.SheetNames.map((name, i) => {
    const sheet = book.Sheets[name];
    const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0;
    return sheet ? readSheet(name, sheet, hidden, limits, utils) : { name, rows: 0, columns: 0, cells: [], notes: [] };
  });
}

/** The library tells the console of formats that it is unsure of: who runs this would take it for a message of ours. */
function quietly<T>(work: () => T): T {
  const own = globalThis.console;
  globalThis.console = { ...own, error: () => undefined };
  try {
    return work();
  } finally {
    globalThis.console = own;
  }
}

type Tools = typeof sheetTools;

function readSheet(name: string, sheet: WorkSheet, hidden: boolean, limits: Limits, utils: Tools): SheetTable {
  const range = sheet['!ref'] === undefined ? null : utils.decode_range(sheet['!ref']);
  if (!range) return { name, rows: 0, columns: 0, cells: [], notes: [] };
  const notes: SheetTable['notes'][number][] = hiddenNotes(name, sheet, hidden);
  const lastColumn = Math.min(range.e.c, range.s.c + limits.columns - 1);
  const width = lastColumn - range.s.c + 1;
  const lastRow = Math.min(range.e.r, range.s.r + Math.floor(limits.slots / width) - 1);
  if (lastColumn < range.e.c || lastRow < range.e.r)
    notes.push({
      code: 'extract/too-large',
      reason: 'the sheet is larger than the limit; the rest was not read',
      actual: `${name}!${sheet['!ref'] ?? ''}`,
    });
  const spans = new Map((sheet['!merges'] ?? []).map((merge) => [utils.encode_cell(merge.s), merge]));
  const covered = coveredCells(sheet, lastRow, lastColumn, utils);
  const cells: SheetCell[] = [];
  const undated: string[] = [];
  for (let r = range.s.r; r <= lastRow; r++) {
    for (let c = range.s.c; c <= lastColumn; c++) {
      const address = utils.encode_cell({ r, c });
      if (covered.has(address)) continue;
      const held = sheet[address] as CellObject | undefined;
      if (isNoDate(held)) undated.push(address);
      const text = cellText(held);
      const merge = spans.get(address);
      if (text === '' && !merge) continue;
      const rowSpan = merge ? Math.min(merge.e.r, lastRow) - r + 1 : 1;
      const columnSpan = merge ? Math.min(merge.e.c, lastColumn) - c + 1 : 1;
      cells.push({ row: r - range.s.r, column: c - range.s.c, rowSpan, columnSpan, text, address });
    }
  }
  if (undated.length > 0)
    notes.push({
      code: 'extract/damaged',
      reason: `cells of the sheet “${name}” hold dates that no calendar has; what a program shows for them was read`,
      actual: undated.slice(0, 20).join(', '),
    });
  return { name, rows: lastRow - range.s.r + 1, columns: width, cells, notes };
}

function coveredCells(sheet: WorkSheet, lastRow: number, lastColumn: number, utils: Tools): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const { s, e } of sheet['!merges'] ?? []) {
    if (covered.has(utils.encode_cell(s))) continue;
    for (let r = s.r; r <= Math.min(e.r, lastRow); r++) {
      for (let c = s.c; c <= Math.min(e.c, lastColumn); c++)
        if (r !== s.r || c !== s.c) covered.add(utils.encode_cell({ r, c }));
    }
  }
  return covered;
}

/** A number that the sheet calls a date and no calendar has: a program shows an error in its cell. */
function isNoDate(cell: CellObject | undefined): boolean {
  return cell?.v instanceof Date && Number.isNaN(cell.v.getTime());
}

/** The words a reader of the sheet sees; a date as `yyyy-mm-dd`, because its format on screen depends on the machine. */
function cellText(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined) return '';
  if (cell.v instanceof Date && !isNoDate(cell)) return cell.v.toISOString().slice(0, 10);
  const text = cell.w ?? (isNoDate(cell) ? '' : String(cell.v));
  return text.replace(/\r\n?/gu, '\n').trim();
}

function hiddenNotes(name: string, sheet: WorkSheet, hidden: boolean): SheetTable['notes'][number][] {
  const rows = (sheet['!rows'] ?? []).flatMap((row, i) =>
    (row as { hidden?: boolean } | undefined)?.hidden === true ? [String(i + 1)] : [],
  );
  const columns = (sheet['!cols'] ?? []).flatMap((column, i) =>
    (column as { hidden?: boolean } | undefined)?.hidden === true ? [String(i + 1)] : [],
  );
  const found: string[] = [];
  if (hidden) found.push('the whole sheet');
  if (rows.length > 0) found.push(`rows ${rows.slice(0, 20).join(', ')}`);
  if (columns.length > 0) found.push(`columns ${columns.slice(0, 20).join(', ')}`);
  return found.length === 0
    ? []
    : [
        {
          code: 'extract/hidden-cells',
          reason: `hidden parts of the sheet “${name}” were read`,
          actual: found.join('; '),
        },
      ];
}
