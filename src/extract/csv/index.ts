import { message, type Message, type Place } from '../../core/message.js';
import type { Fit } from '../../core/registry.js';
import { TapeBuilder } from '../../core/tape.js';
import type { Cell as TableCell, TableBlock } from '../../model/document.js';
import { noFacts, type Extractor, type Head, type Input, type Reading } from '../extractor.js';
import { linesAbove } from '../lines-above.js';
import { publishedInLines } from '../published-dates.js';
import { sheetBlocks } from '../sheet-blocks.js';
import { readCells, type Cell } from './cells.js';
import { findDelimiter } from './delimiter.js';

/**
 * Comma-, semicolon-, tab- or pipe-separated values: a sheet, with its tables and the lines
 * around them.
 *
 * Messages: `extract/ragged-table`, `extract/too-large`, `extract/unclosed-quote`.
 */
export const csv: Extractor = { id: 'csv', charset: 'text', fit, extract };

function fit(head: Head): Fit {
  const said = /^text\/(?:csv|tab-separated-values)\b/u.test(head.mediaType)
    ? `is said to be ${head.mediaType}`
    : /\.(?:csv|tsv|tab)$/iu.test(head.name)
      ? 'its name ends as those of separated values do'
      : null;
  // Prose has commas too; quotes at the beginning or tabs throughout it has not.
  const hints = head.text.startsWith('"') || head.text.includes('\t');
  if (said === null && !hints) return { score: 0, reasons: [] };
  const { delimiter, columns, agreement, rows } = findDelimiter(head.text);
  if (said !== null) {
    const isOther = /^(?:<[a-z!?]|[[{]\s*["{[\]}]|\|)/iu.test(head.text);
    const isProse = columns < 2 || rows < 2 || (rows >= fewestRows && agreement < 0.5 && !head.text.startsWith('"'));
    return isOther || isProse
      ? { score: 0.2, reasons: [said, 'its lines are no rows of values'] }
      : { score: 0.95, reasons: [said] };
  }
  const reasons = [`the first ${rows} rows have ${columns} cells each, separated by ${nameOf(delimiter)}`];
  if (rows >= 2 && columns >= 2 && agreement > 0.9 && (head.text.startsWith('"') || delimiter === '\t'))
    return { score: 0.7, reasons };
  return { score: 0, reasons: [] };
}

/** Fewer lines may have no commas, and be a table still. */
const fewestRows = 3;

function nameOf(delimiter: string): string {
  return delimiter === '\t' ? 'tabs' : `“${delimiter}”`;
}

const headLength = 65_536;

function extract(input: Input): Promise<Reading> {
  const { source } = input;
  const start = skipDeclaration(source);
  const { delimiter } =
    start.delimiter === null ? findDelimiter(source.slice(0, headLength)) : { delimiter: start.delimiter };
  const reader = new TableOfCells(input);
  const { unclosed } = readCells(source, delimiter, (cell) => reader.take(cell), start.at);
  const block = reader.finish();
  const messages = [...reader.messages];
  if (unclosed !== null) {
    messages.push(
      message(
        'extract/unclosed-quote',
        'a cell opens with a quote that is never closed; it reaches to the end of the input',
        {
          place: reader.placeOf(unclosed),
        },
      ),
    );
  }
  const tape = reader.tape.build();
  return Promise.resolve({
    title: null,
    facts: { ...noFacts, published: publishedInLines(linesAbove(tape.text, block)) },
    tape,
    blocks: block ? sheetBlocks(tape.text, block) : [],
    messages,
  });
}

/** A byte order mark, and the line `sep=;` by which a spreadsheet is told the delimiter: no part of the table. */
function skipDeclaration(source: string): { at: number; delimiter: string | null } {
  const at = source.startsWith('\ufeff') ? 1 : 0;
  const declared = /^sep=(.)\r?\n/iu.exec(source.slice(at, at + 10));
  return declared ? { at: at + declared[0].length, delimiter: declared[1] ?? null } : { at, delimiter: null };
}

class TableOfCells {
  readonly tape: TapeBuilder;
  readonly messages: Message[] = [];
  readonly #input: Input;
  readonly #cells: TableCell[] = [];
  readonly #widths: number[] = [];
  #start = -1;
  #cut = false;

  constructor(input: Input) {
    this.#input = input;
    this.tape = new TapeBuilder(input.index, input.source);
  }

  take({ row, column, parts }: Cell): void {
    const { limits } = this.#input;
    const { tape } = this;
    const isOver = column >= limits.columns || this.#cells.length >= limits.slots;
    if (isOver) this.#cut = true;
    tape.newline();
    const start = tape.position;
    const before = tape.end;
    for (const part of parts) {
      if (part.quote) tape.addDecoded('"', part.start, part.end);
      else this.#addLines(part.start, part.end);
    }
    const isEmpty = tape.end === before;
    if (!isEmpty && this.#start < 0) this.#start = start;
    if (isOver) return;
    const range = isEmpty ? { start: before, end: before } : { start, end: tape.end };
    this.#cells.push({ row, column, rowSpan: 1, columnSpan: 1, header: false, items: [], ...range });
    this.#widths[row] = column + 1;
  }

  /** Line breaks inside a cell end lines. */
  #addLines(start: number, end: number): void {
    const { source } = this.#input;
    for (let at = start; at <= end;) {
      let stop = at;
      while (stop < end && source.charCodeAt(stop) !== 10 && source.charCodeAt(stop) !== 13) stop++;
      this.tape.add(at, stop);
      if (stop < end) this.tape.newline();
      at = stop + 1;
    }
  }

  /** The table, its short rows filled with empty cells; null where there is nothing to see. */
  finish(): TableBlock | null {
    if (this.#start < 0) return null;
    const { limits } = this.#input;
    const columns = this.#widths.reduce((most, width) => Math.max(most, width), 0);
    const rows = Math.min(this.#widths.length, Math.floor(limits.slots / columns));
    if (this.#cut || rows < this.#widths.length) this.#reportCut(rows, columns);
    const cells = this.#fill(rows, columns);
    return { kind: 'table', start: this.#start, end: this.tape.end, rows, columns, page: null, caption: null, cells };
  }

  #fill(rows: number, columns: number): TableCell[] {
    const filled: TableCell[] = [];
    const short: number[] = [];
    let next = 0;
    for (let row = 0; row < rows; row++) {
      while (this.#cells[next]?.row === row) filled.push(this.#cells[next++] as TableCell);
      const end = filled[filled.length - 1]?.end ?? 0;
      const width = this.#widths[row] ?? 0;
      for (let column = width; column < columns; column++) {
        filled.push({ row, column, rowSpan: 1, columnSpan: 1, header: false, items: [], start: end, end });
      }
      if (width < columns) short.push(row + 1);
    }
    if (short.length > 0) {
      this.messages.push(
        message('extract/ragged-table', 'rows are shorter than the table; the missing cells are taken as empty', {
          place: this.placeOf(0),
          actual: `row ${short.slice(0, 10).join(', ')}${short.length > 10 ? ', …' : ''} of ${rows}`,
        }),
      );
    }
    return filled;
  }

  #reportCut(rows: number, columns: number): void {
    const { limits } = this.#input;
    this.messages.push(
      message('extract/too-large', 'the table is larger than the limit; its last cells were not placed', {
        place: this.placeOf(0),
        actual: `more than ${rows} rows or ${columns} columns`,
        expected: `at most ${limits.columns} columns and ${limits.slots} slots`,
      }),
    );
  }

  placeOf(offset: number): Place {
    return { segment: { capture: this.#input.index, start: offset, end: offset } };
  }
}
