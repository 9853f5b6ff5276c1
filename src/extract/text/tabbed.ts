import type { Range } from '../../core/span.js';
import type { TapeBuilder } from '../../core/tape.js';
import type { Cell, TableBlock } from '../../model/document.js';
import { beginsWithBullet } from '../bullet.js';
import type { Limits } from '../limits.js';

/** A table in a text: what copying one from a page or a document leaves, with tabs between the cells. */
export interface TabbedTable extends Range {
  readonly columns: number;
  /** A row has all its cells, or a single one that stands across the table. */
  readonly rows: readonly (readonly CellLines[])[];
}

/** The lines of one cell, in the source. */
type CellLines = readonly Range[];

/** Fewer columns are a label and its value, or a title and its page. */
const fewestColumns = 3;

/** A header and as many rows tell a table from a line whose words happen to be set apart. */
const fewestRows = 2;

/** Share of the tabs that a row which lost its last cells has kept. */
const fewestOfCut = 0.6;

/** A cell of several paragraphs goes on over so many lines at most. */
const longestRow = 40;

/** How many lines are looked at to learn how the rows end. */
const longestLook = 200;

/**
 * Finds the tables whose cells are parted by tabs. The first line of a table says how many
 * cells a row has; a row with fewer tabs goes on over the lines below (paragraphs in a cell)
 * until it has them all, or else has lost its last cells. Lines without tabs between two rows
 * are titles across the table, or, where they read as sentences or items, the last cell going on.
 *
 * `lines`: the lines of the source, in order, those without text included.
 */
export function findTabbedTables(source: string, lines: readonly Range[], limits: Limits): readonly TabbedTable[] {
  const tabs = lines.map((line) => countTabs(source, line));
  const found: TabbedTable[] = [];
  for (let i = 0; i < lines.length; i++) {
    const columns = (tabs[i] ?? 0) + 1;
    if (columns < fewestColumns || columns > limits.columns || isLabelled(source, lines, i)) continue;
    const { rows, next, whole } = new RowReader(source, lines, tabs, i).read();
    const last = lines[next - 1];
    const first = lines[i];
    if (whole <= fewestRows || rows.length * columns > limits.slots || !first || !last) continue;
    found.push({ start: first.start, end: last.end, columns, rows });
    i = next - 1;
  }
  return found;
}

/** Whether cells of a line say what they are, as those of the line below do: `Owner: …⇥Due: …` is no row of a table. */
function isLabelled(source: string, lines: readonly Range[], at: number): boolean {
  const [own, ...below] = lines.slice(at, at + 4).map((line) => labelsOf(source, line));
  return own?.some((label) => below.some((labels) => labels.includes(label))) ?? false;
}

function labelsOf(source: string, { start, end }: Range): readonly string[] {
  const cells = source.slice(start, end).split('\t');
  return cells.flatMap((cell) => /^\s*(\p{L}[^:]{0,30}):/u.exec(cell)?.[1] ?? []);
}

interface Rows {
  readonly rows: readonly (readonly CellLines[])[];
  /** The first line that is no part of the table. */
  readonly next: number;
  /** How many rows have all their cells. */
  readonly whole: number;
}

class RowReader {
  readonly #source: string;
  readonly #lines: readonly Range[];
  readonly #tabs: readonly number[];
  readonly #first: number;
  readonly #most: number;
  readonly #header: string;
  readonly #rows: (readonly CellLines[])[] = [];
  /** Every row ends with a tab: what its last cell holds was copied onto the lines below. */
  readonly #isLastBelow: boolean;
  #whole = 0;

  constructor(source: string, lines: readonly Range[], tabs: readonly number[], first: number) {
    this.#source = source;
    this.#lines = lines;
    this.#tabs = tabs;
    this.#first = first;
    this.#most = tabs[first] ?? 0;
    this.#header = this.#textOf(first);
    const rows = lines.slice(first + 1, first + 1 + longestLook).filter((_, i) => tabs[first + 1 + i] === this.#most);
    this.#isLastBelow = rows.length >= fewestRows && rows.every(({ end }) => source.charCodeAt(end - 1) === tab);
  }

  read(): Rows {
    let next = this.#first;
    for (;;) {
      const between: number[] = [];
      let at = next;
      while (at < this.#lines.length && between.length <= longestRow && this.#tabs[at] === 0) between.push(at++);
      const count = this.#tabs[at] ?? 0;
      if (count === 0 || count > this.#most) break;
      const end = this.#rowEnd(at);
      const isCut = end === at + 1 && count < this.#most;
      if (isCut && !this.#isCutRow(at, between.length)) break;
      if (!this.#takeBetween(between, at)) break;
      this.#rows.push(cellsOf(this.#source, this.#lines.slice(at, end), this.#most + 1));
      if (!isCut) this.#whole++;
      next = end;
    }
    if (this.#isLastBelow) next = this.#takeBelow(next);
    return { rows: this.#rows, next, whole: this.#whole };
  }

  /**
   * A line with too few cells is a row that lost its last ones if a row follows soon, or if it
   * stands right below one and has most of them, or opens with a number of the same look.
   */
  #isCutRow(at: number, between: number): boolean {
    if (this.#tabs.slice(at + 1, at + 4).includes(this.#most)) return true;
    if (between > 0) return false;
    const opening = lookOf(this.#textOf(at));
    const opensAlike = /0/u.test(opening) && opening === lookOf(this.#textOf(at - 1));
    return opensAlike || (this.#tabs[at] ?? 0) >= this.#most * fewestOfCut;
  }

  /**
   * Where a row ends: after the line that brings its last tab; after its first line where none
   * does. Only a sentence goes on below an empty line: a date or a name there ended its row.
   */
  #rowEnd(at: number): number {
    let sum = 0;
    for (let i = at; i < Math.min(this.#tabs.length, at + longestRow); i++) {
      if (i > at && this.#textOf(i) === '' && !/[.:;!?]["”’)]?$/u.test(this.#textOf(i - 1))) break;
      sum += this.#tabs[i] ?? 0;
      if (sum === this.#most) return i + 1;
      if (sum > this.#most) break;
    }
    return at + 1;
  }

  /** The last row's last cell, down to the first empty line; returns the line after it. */
  #takeBelow(from: number): number {
    let end = from;
    while (end < from + longestRow && this.#tabs[end] === 0 && this.#textOf(end) !== '') end++;
    this.#extend(this.#lines.slice(from, end));
    return end;
  }

  #extend(lines: readonly Range[]): void {
    const above = this.#rows.pop();
    if (above) this.#rows.push([...above.slice(0, -1), [...(above.at(-1) ?? []), ...lines]]);
  }

  /** The lines without tabs before the row at a line; false where they end the table. */
  #takeBetween(between: readonly number[], row: number): boolean {
    const texts = between.filter((at) => this.#textOf(at) !== '');
    const belongs = (at: number): boolean => this.#isLastBelow || goesOn(this.#textOf(at));
    const lastOfCell = this.#rows.length === 1 ? -1 : texts.findLastIndex(belongs);
    const isApart = between.some((at, i) => i <= between.indexOf(texts[lastOfCell] ?? -1) && this.#textOf(at) === '');
    if (lastOfCell >= 0 && (isApart || this.#textOf(row) === this.#header)) return false;
    if (texts.length - lastOfCell - 1 > mostTitles) return false;
    const cell = texts.slice(0, lastOfCell + 1).map((at) => this.#lines[at] as Range);
    this.#extend(cell);
    this.#rows.push(...texts.slice(lastOfCell + 1).map((at) => [[this.#lines[at] as Range]]));
    return true;
  }

  #textOf(at: number): string {
    const line = this.#lines[at];
    return line ? this.#source.slice(line.start, line.end).trim() : '';
  }
}

/** What a row opens with, its digits and letters alike: `L-12` and `A-3` look the same. */
function lookOf(row: string): string {
  return (row.split('\t', 1)[0] ?? '').replace(/\p{N}+/gu, '0').replace(/\p{L}+/gu, 'a');
}

/** Titles that stand over one another between two rows: a theme and a part of it. */
const mostTitles = 2;

const longestTitle = 120;

/** Whether a line below a row belongs to its last cell: a sentence or an item of a list, no title. */
function goesOn(line: string): boolean {
  return /[.;,!?]["”’)]?$/u.test(line) || /^\p{Ll}/u.test(line) || beginsWithBullet(line) || line.length > longestTitle;
}

function cellsOf(source: string, lines: readonly Range[], columns: number): CellLines[] {
  const cells: Range[][] = [[]];
  for (const line of lines) {
    let start = line.start;
    for (let i = line.start; i <= line.end; i++) {
      if (i < line.end && source.charCodeAt(i) !== tab) continue;
      cells.at(-1)?.push({ start, end: i });
      if (i < line.end) cells.push([]);
      start = i + 1;
    }
  }
  while (cells.length < columns) cells.push([]);
  return cells;
}

/** Puts a table on the tape. */
export function addTabbedTable(tape: TapeBuilder, table: TabbedTable): TableBlock | null {
  const cells: Cell[] = [];
  let start: number | null = null;
  table.rows.forEach((row, y) => {
    const columnSpan = row.length === 1 ? table.columns : 1;
    row.forEach((lines, column) => {
      const before = tape.end;
      tape.newline();
      const position = tape.position;
      for (const line of lines) {
        tape.newline();
        tape.add(line.start, line.end);
      }
      const isEmpty = tape.end === before;
      if (!isEmpty) start ??= position;
      const range = isEmpty ? { start: before, end: before } : { start: position, end: tape.end };
      cells.push({ row: y, column, rowSpan: 1, columnSpan, header: false, items: [], ...range });
    });
  });
  if (start === null) return null;
  const { columns } = table;
  return { kind: 'table', start, end: tape.end, rows: table.rows.length, columns, page: null, caption: null, cells };
}

const tab = 9;

function countTabs(source: string, { start, end }: Range): number {
  let count = 0;
  for (let i = source.indexOf('\t', start); i >= 0 && i < end; i = source.indexOf('\t', i + 1)) count++;
  return count;
}
