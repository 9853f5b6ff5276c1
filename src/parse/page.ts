import { LineIndex } from '../core/lines.js';
import { contentsList } from './contents-list.js';
import { firstIndex } from '../core/search.js';
import type { Range } from '../core/span.js';
import { findNoteMarks, withoutNoteMarks } from './note-marks.js';
import type { Cell, Document, TableBlock, TextBlock } from '../model/document.js';

/** One line of text outside tables. */
export interface Line extends Range {
  readonly kind: TextBlock['kind'] | 'heading';
  readonly level: number | null;
  /** A cell of an opened table begins here. */
  readonly opens?: boolean;
  /** In an opened table of several columns: what its cell is. */
  readonly place?: CellPlace;
}

/** The cells of a row that has two or four are labels with their values. */
export type CellPlace = 'label' | 'value' | 'other';

/** Consecutive lines that no table interrupts. */
export interface Flow extends Range {
  readonly lines: readonly Line[];
}

/** A document as layouts look at it: its tape, its lines, its flows and its tables. */
export interface Page {
  readonly index: number;
  readonly document: Document;
  /** The text of its tape, blanks in place of the marks of notes. */
  readonly text: string;
  /** The marks of notes: no words of the text that they stand in. */
  readonly noteMarks: readonly Range[];
  readonly lines: readonly Line[];
  readonly flows: readonly Flow[];
  readonly tables: readonly TableBlock[];
  /** Text that explains statuses and is no row; no layout sees it. */
  readonly legends: readonly Range[];
  /** Null where the source is no text. */
  readonly sourceLines: LineIndex | null;
}

/** The page of a document; the tables in `opened` are text, each cell a paragraph. */
export function makePage(
  document: Document,
  index: number,
  legends: readonly Range[] = [],
  opened: ReadonlySet<TableBlock> = new Set(),
): Page {
  const noteMarks = findNoteMarks(document);
  const text = withoutNoteMarks(document.tape.text, noteMarks);
  const lines: Line[] = [];
  const flows: Flow[] = [];
  const tables: TableBlock[] = [];
  const contents = contentsList(
    text,
    document.blocks.flatMap((block) => (block.kind === 'table' ? [] : [...linesOf(text, block, block.kind, null)])),
  );
  let current: Line[] = [];
  const close = (): void => {
    const first = current[0];
    const last = current.at(-1);
    if (first && last) flows.push({ start: first.start, end: last.end, lines: current });
    current = [];
  };
  for (const block of document.blocks) {
    if (legends.some((legend) => legend.start <= block.start && block.end <= legend.end)) {
      close();
      continue;
    }
    if (block.kind === 'table' && opened.has(block)) {
      for (const line of linesOfCells(text, block)) {
        lines.push(line);
        current.push(line);
      }
      continue;
    }
    if (block.kind === 'table') {
      tables.push(block);
      close();
      continue;
    }
    for (const found of linesOf(text, block, block.kind, block.kind === 'heading' ? block.level : null)) {
      const line: Line = contents.has(found.start) ? { ...found, kind: 'furniture' } : found;
      lines.push(line);
      if (line.kind === 'furniture') close();
      else current.push(line);
    }
  }
  close();
  const sourceLines = document.source === null ? null : new LineIndex(document.source);
  return { index, document, text, noteMarks, lines, flows, tables, legends, sourceLines };
}

function* linesOf(text: string, range: Range, kind: Line['kind'], level: number | null): Generator<Line> {
  let start = range.start;
  while (start < range.end) {
    const found = text.indexOf('\n', start);
    const end = found < 0 || found > range.end ? range.end : found;
    if (end > start) yield { start, end, kind, level };
    start = end + 1;
  }
}

function* linesOfCells(text: string, table: TableBlock): Generator<Line> {
  if (table.caption) yield* linesOf(text, table.caption, 'paragraph', null);
  const places = table.columns > 1 ? placesOf(table) : null;
  for (const cell of table.cells) {
    if (cell.end <= cell.start) continue;
    for (const line of linesOf(text, cell, 'paragraph', null)) {
      const isItem = cell.items.some((at) => at >= line.start && at < line.end);
      const own = { ...line, kind: isItem ? ('item' as const) : line.kind, opens: line.start === cell.start };
      const place = places?.get(cell);
      yield place ? { ...own, place } : own;
    }
  }
}

function placesOf({ cells }: TableBlock): ReadonlyMap<Cell, CellPlace> {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const places = new Map<Cell, CellPlace>();
  for (const row of rows.values())
    row.forEach((cell, i) => {
      const isPaired = row.length === 2 || row.length === 4;
      places.set(cell, !isPaired ? 'other' : i % 2 === 0 ? 'label' : 'value');
    });
  return places;
}

/** The lines that lie wholly inside a range, in order. */
export function linesInside(lines: readonly Line[], range: Range): readonly Line[] {
  const from = firstIndex(lines, (line) => line.start >= range.start);
  const to = firstIndex(lines, (line) => line.end > range.end);
  return lines.slice(from, Math.max(from, to));
}

/** The line that an offset stands in or before. */
export function lineAt(lines: readonly Line[], offset: number): Line | null {
  return lines[firstIndex(lines, (line) => line.end > offset)] ?? null;
}
