import type { Block, Cell, Raised } from '../../model/document.js';
import { breaksParagraph } from './cell-breaks.js';
import { rightEdge } from './cell-limits.js';
import { Filling } from './filling.js';
import { linesBetween } from './free-lines.js';
import { bodyStyle, headingLevels, isHeading } from './headings.js';
import { continueTable, sameColumns, startTable, withEmptyCells, type JoinedTable, type Piece } from './join.js';
import { linesOfCell, type Line } from './lines.js';
import type { PageContent } from './page.js';
import { isLoneDash, joinParagraphs, layLines, startsWithBullet, type Paragraph } from './paragraphs.js';
import { PageTapeBuilder } from './tape.js';
import type { Box, Matrix } from './geometry.js';
import type { FoundTable } from './table.js';
import type { Tolerances } from './tolerances.js';
import { WordBreaks, withoutHyphen } from './word-breaks.js';
import type { Word } from './words.js';
import type { Tape } from '../../core/tape.js';

/** A page with what was found on it. */
export interface AnalysedPage {
  readonly page: PageContent;
  readonly tables: readonly FoundTable[];
  /** The words that no table holds. */
  readonly outside: readonly Word[];
  readonly furniture: ReadonlySet<Word>;
  /** The lines of these words that are no furniture. */
  readonly lines: readonly Line[];
  /** The lines of these words that are furniture. */
  readonly margins: readonly Line[];
  /** Frames drawn around text, where some stand side by side. */
  readonly frames: readonly Box[];
}

export interface Assembled {
  readonly tape: Tape;
  readonly blocks: readonly Block[];
  readonly tables: readonly JoinedTable[];
  readonly title: string | null;
  /** Raised words, in order. */
  readonly raised: readonly Raised[];
}

type TextKind = 'paragraph' | 'furniture';

type TableItem = { readonly kind: 'table'; table: JoinedTable };

type Item = { readonly kind: TextKind; readonly paragraph: Paragraph; readonly page: PageContent } | TableItem;

/** Lines in reading order, not yet parted to paragraphs, or a table. */
type Laid = { readonly kind: TextKind; readonly lines: readonly Line[]; readonly page: PageContent } | TableItem;

export interface AssembleOptions {
  readonly capture: number;
  /** Whether tables are joined over pages. */
  readonly join: boolean;
  readonly tolerances: Tolerances;
}

/** Puts the pages of a document on one tape, in reading order, tables joined over pages. */
export function assemble(pages: readonly AnalysedPage[], options: AssembleOptions): Assembled {
  const items = partParagraphs(collect(pages, options), options);
  const texts = items.flatMap((item) => (item.kind === 'paragraph' ? [item.paragraph] : []));
  const body = bodyStyle(texts, new Map());
  const levels = headingLevels(texts.filter((paragraph) => isHeading(paragraph, body)));
  const breaks = new WordBreaks(() => linesOf(pages));
  const words = pages.reduce((sum, { page }) => sum + page.words.length, 0);
  const writer = new Writer(new PageTapeBuilder(options.capture, words), breaks);
  let title: string | null = null;
  let titleLevel = 7;
  for (const item of items) {
    if (item.kind === 'table') {
      writer.table(item.table);
      continue;
    }
    const { paragraph, page } = item;
    const level = item.kind === 'paragraph' ? levels.get(paragraph) : undefined;
    writer.paragraph(paragraph, page, item.kind === 'furniture' ? 'furniture' : level);
    if (level !== undefined && level < titleLevel && page.number <= 2) {
      title = paragraph.lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join(' ');
      titleLevel = level;
    }
  }
  const tables = items.flatMap((item) => (item.kind === 'table' ? [item.table] : []));
  return { tape: writer.tape.build(), blocks: writer.blocks, tables, title, raised: writer.tape.raised };
}

/** What stands on the pages, in reading order: a table goes on over pages while nothing stands between its parts. */
function collect(pages: readonly AnalysedPage[], { join, tolerances }: AssembleOptions): Laid[] {
  const items: Laid[] = [];
  for (const { page, tables, lines, margins, frames } of pages) {
    const between = linesBetween(lines, tables);
    const add = (own: readonly Line[], kind: TextKind): void => {
      if (own.length > 0) items.push({ kind, lines: layLines(own, page.width, frames), page });
    };
    const head = margins.filter(({ bottom }) => bottom < page.height / 2);
    for (const [i, table] of tables.entries()) {
      const before = between[i] ?? [];
      if (i === 0 && join && before.length === 0 && goesOn(items, table, tolerances)) {
        const last = lastTable(items);
        if (last) last.table = continueTable(last.table, table, page.back);
        add(head, 'furniture');
        continue;
      }
      if (i === 0) add(head, 'furniture');
      add(before, 'paragraph');
      items.push({ kind: 'table', table: startTable(table, page.back) });
    }
    if (tables.length === 0) add(head, 'furniture');
    add(between[tables.length] ?? [], 'paragraph');
    add(
      margins.filter(({ bottom }) => bottom >= page.height / 2),
      'furniture',
    );
  }
  return items;
}

/** Parts lines to paragraphs: how the lines of the whole document are filled tells where somebody ended one. */
function partParagraphs(laid: readonly Laid[], { tolerances }: AssembleOptions): Item[] {
  const filling = new Filling(laid.flatMap((item) => (item.kind === 'paragraph' ? [item.lines] : [])));
  return laid.flatMap((item): readonly Item[] => {
    if (item.kind === 'table') return [item];
    const { kind, lines, page } = item;
    return joinParagraphs(lines, filling, tolerances).map((paragraph) => ({ kind, paragraph, page }));
  });
}

function lastTable(items: readonly Laid[]): TableItem | null {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item?.kind === 'table') return item;
    if (item?.kind === 'paragraph') return null;
  }
  return null;
}

function goesOn(items: readonly Laid[], table: FoundTable, tolerances: Tolerances): boolean {
  const last = lastTable(items);
  const part = last?.table.parts.at(-1);
  return part !== undefined && part.page === table.page - 1 && sameColumns(part, table, tolerances);
}

/** Where lines stand, how far to the right they may reach where that is known, and the line on the next page that goes on with them. */
interface LinesPlace {
  readonly page: number;
  readonly back: Matrix;
  readonly right: number | null;
  readonly next?: Line | undefined;
}

class Writer {
  readonly tape: PageTapeBuilder;
  readonly blocks: Block[] = [];

  readonly #wordBreaks: WordBreaks;
  /** Whether the last word goes on in what is written next. */
  #isWithinWord = false;

  constructor(tape: PageTapeBuilder, wordBreaks: WordBreaks) {
    this.tape = tape;
    this.#wordBreaks = wordBreaks;
  }

  /** Writes a paragraph, or a heading of a level. */
  paragraph(paragraph: Paragraph, page: PageContent, as: 'furniture' | number | undefined): void {
    this.tape.newline();
    const start = this.tape.position;
    this.#lines(paragraph.lines, { page: page.number, back: page.back, right: null }, () => false);
    const end = this.tape.end;
    if (typeof as === 'number') this.blocks.push({ kind: 'heading', level: as, start, end });
    else this.blocks.push({ kind: as ?? (paragraph.bullet ? 'item' : 'paragraph'), start, end });
  }

  table(table: JoinedTable): void {
    const cells: Cell[] = [];
    this.tape.newline();
    const start = this.tape.position;
    const headers = headerRows(table);
    for (const cell of withEmptyCells(table)) {
      this.tape.newline();
      const from = this.tape.position;
      const items: number[] = [];
      for (const [i, piece] of cell.pieces.entries())
        for (const item of this.#piece(piece, cell.pieces[i + 1])) items.push(item);
      const { row, column, rowSpan, columnSpan } = cell;
      const to = this.tape.end;
      const header = row < headers;
      cells.push({ row, column, rowSpan, columnSpan, header, items, start: Math.min(from, to), end: to });
    }
    const end = Math.max(this.tape.end, start);
    const { rows, columns, parts } = table;
    this.blocks.push({ kind: 'table', start, end, rows, columns, page: parts[0]?.page ?? null, caption: null, cells });
    for (const piece of table.repeats) {
      this.tape.newline();
      const at = this.tape.position;
      this.#piece(piece);
      this.blocks.push({ kind: 'furniture', start: at, end: this.tape.end });
    }
  }

  /** Writes what a cell holds on one page; `after` is the piece on the next, which may go on within a word. */
  #piece(piece: Piece, after?: Piece): number[] {
    const lines = linesOfCell(piece);
    const right = rightEdge(lines, piece.limits);
    const next = after && linesOfCell(after)[0];
    const place = { page: piece.page, back: piece.back, right, next };
    return this.#lines(lines, place, (before, line) => breaksParagraph(before, line, right));
  }

  #words(words: readonly Word[], dropHyphen: boolean, page: number, back: Matrix): void {
    const last = words.length - 1;
    for (let n = 0; n <= last; n++) {
      const word = words[n];
      if (!word) break;
      if (n > 0 && word.spaced) this.tape.space();
      this.tape.add(dropHyphen && n === last ? withoutHyphen(word) : word, page, back);
    }
  }

  /** What stands before the first of some lines. */
  #open(bullet: boolean): void {
    if (bullet) this.tape.newline();
    else if (!this.#isWithinWord) this.tape.space();
  }

  /** Writes lines with a space between them, or a newline where a paragraph ends; gives where list items begin. */
  #lines(
    lines: readonly Line[],
    { page, back, right, next: following }: LinesPlace,
    breaks: (before: Line, line: Line) => boolean,
  ): number[] {
    const items: number[] = [];
    let nextBullet = lines[0] !== undefined && startsWithBullet(lines[0]);
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i];
      if (!line) break;
      const next = lines[i + 1] ?? following;
      const bullet = nextBullet;
      nextBullet = next !== undefined && startsWithBullet(next) && !isLoneDash(next, line, lines);
      if (i === 0) this.#open(bullet);
      const parted = next !== undefined && (nextBullet || (next !== following && breaks(line, next)));
      // Of a line on the next page only the word is asked: how wide its column is there does not tell.
      const reach = next === following ? null : right;
      const neighbours = next && { above: lines[i - 1], before: line, line: next, after: lines[i + 2] };
      const end = neighbours && !parted ? this.#wordBreaks.between(neighbours, reach) : 'space';
      if (bullet) items.push(this.tape.position);
      this.#words(line.words, end === 'drop', page, back);
      if (parted) this.tape.newline();
      else if (end === 'space' && next) this.tape.space();
      this.#isWithinWord = next === following && end !== 'space';
    }
    return items;
  }
}

/** All lines but furniture, page by page: cell by cell where tables stand on a page, then those that none holds. */
function* linesOf(pages: readonly AnalysedPage[]): Iterable<Line> {
  for (const { tables, lines } of pages) {
    for (const { cells } of tables) for (const cell of cells) for (const line of linesOfCell(cell)) yield line;
    for (const line of lines) yield line;
  }
}

/** Rows at the head of a table that are headers: those that later pages repeat, or the first where it alone is bold. */
function headerRows(table: JoinedTable): number {
  const isBold = (row: number): boolean => {
    let hasWords = false;
    for (const cell of table.cells) {
      if (cell.row !== row) continue;
      for (const { words } of cell.pieces) {
        if (!words.every(({ style }) => style.bold)) return false;
        if (words.length > 0) hasWords = true;
      }
    }
    return hasWords;
  };
  let rows = 0;
  while (rows < Math.min(4, table.rows - 1) && isBold(rows)) rows++;
  return rows;
}
