import { message, type Message } from '../../core/message.js';
import { TapeBuilder } from '../../core/tape.js';
import type { Block, Cell, TableBlock } from '../../model/document.js';
import { noFacts, type ByteExtractor, type ByteInput, type Reading } from '../extractor.js';
import { linesAbove } from '../lines-above.js';
import { publishedInLines } from '../published-dates.js';
import { sheetBlocks } from '../sheet-blocks.js';
import { isEncrypted, openPackage } from './package.js';
import { partTape, type PartStart } from './part-tape.js';
import { nothing } from './reading.js';
import { readSheets, type SheetCell, type SheetTable } from './sheets.js';

/**
 * Spreadsheets (XLSX, ODS): the tables of each sheet and the lines around them, merged cells
 * as spans, dates as `yyyy-mm-dd`. Places are the sheet's name and the cell (`B4`). Hidden rows, columns and
 * sheets are read and reported.
 *
 * Messages: `extract/damaged`, `extract/hidden-cells`, `extract/too-large`.
 */
export function sheetExtractor(id: 'xlsx' | 'ods'): ByteExtractor {
  return { id, extract };
}

async function extract(input: ByteInput): Promise<Reading> {
  const opened = await openPackage(input);
  if (opened.refused) return nothing(input, [opened.refused]);
  const place = { source: input.info.name };
  if (isEncrypted(opened.parts))
    return nothing(input, [message('extract/encrypted', 'the sheets can only be opened with a password', { place })]);
  const { declaredCells, withoutImpossibleColumns } = await import('./declared-sizes.js');
  const cells = declaredCells(opened.parts);
  if (cells > input.limits.slots) {
    const details = { place, actual: `${cells} cells`, expected: `at most ${input.limits.slots} cells` };
    return nothing(input, [message('extract/too-large', 'the sheets repeat more cells than the limit', details)]);
  }
  try {
    const bounded = withoutImpossibleColumns(opened.parts);
    const { zipSync } = await import('fflate');
    const sheets = await readSheets(bounded ? zipSync(bounded, { level: 0 }) : opened.honest, input.limits);
    return layOut(input, sheets);
  } catch (error) {
    const actual = error instanceof Error ? error.message : String(error);
    return nothing(input, [message('extract/damaged', 'the spreadsheet cannot be read', { place, actual })]);
  }
}

function layOut(input: ByteInput, sheets: readonly SheetTable[]): Reading {
  const words = sheets.flatMap((sheet) => sheet.cells.map((cell) => cell.text)).join('\n');
  const builder = new TapeBuilder(input.index, words);
  const starts: PartStart[] = [];
  const tables: TableBlock[] = [];
  const messages: Message[] = [];
  let offset = 0;
  for (const sheet of sheets) {
    builder.newline();
    const start = builder.position;
    const cells = sheet.cells.map((cell): Cell => {
      starts.push({ at: offset, part: sheet.name, path: cell.address });
      const laid = layCell(builder, cell, offset);
      offset += cell.text.length + 1;
      return laid;
    });
    if (cells.length > 0)
      tables.push({
        kind: 'table',
        start,
        end: builder.end,
        rows: sheet.rows,
        columns: sheet.columns,
        page: null,
        caption: null,
        cells,
      });
    messages.push(
      ...sheet.notes.map(({ code, reason, actual }) =>
        message(code, reason, { place: { source: input.info.name }, actual }),
      ),
    );
  }
  const tape = partTape(builder.build(), input.index, starts);
  const facts = { ...noFacts, published: publishedInLines(linesAbove(tape.text, tables[0] ?? null)) };
  const blocks = tables.flatMap((table): readonly Block[] => sheetBlocks(tape.text, table));
  return { title: null, facts, tape, blocks, messages };
}

function layCell(builder: TapeBuilder, cell: SheetCell, offset: number): Cell {
  builder.newline();
  const start = builder.position;
  let at = offset;
  for (const line of cell.text.split('\n')) {
    builder.newline();
    builder.add(at, at + line.length);
    at += line.length + 1;
  }
  const { row, column, rowSpan, columnSpan } = cell;
  const end = Math.max(start, builder.end);
  return { row, column, rowSpan, columnSpan, header: false, items: [], start: Math.min(start, end), end };
}
