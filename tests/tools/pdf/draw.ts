import { PDFDocument, StandardFonts, degrees, rgb, type PDFFont, type PDFPage } from 'pdf-lib';

/** How the tables of a document are drawn. */
export interface Look {
  readonly rules: 'grid' | 'thin-boxes' | 'zebra' | 'horizontal' | 'columns' | 'none';
  readonly landscape?: boolean;
  /** Degrees by which the pages are turned for the reader. */
  readonly rotate?: 0 | 90 | 270;
  readonly repeatHeader?: boolean;
  readonly runningHead?: string;
  readonly pageNumbers?: boolean;
  readonly footnote?: string;
  /** Height of the page in points, to break rows sooner. */
  readonly height?: number;
  readonly size?: number;
}

/** A row of cells; `null` is covered by the cell above it. Lines of a cell that begin with a bullet are items. */
export type PlanRow = readonly (string | null)[];

export interface PlanTable {
  readonly heading: string | null;
  readonly widths: readonly number[];
  readonly header: readonly string[];
  readonly rows: readonly PlanRow[];
}

const margin = 42;
const padding = 4;
const ink = rgb(0.1, 0.1, 0.1);

/** Draws a plan as a PDF: always the same bytes for the same plan. Coordinates count down from the top until they are drawn. */
export async function drawPlan(
  title: string,
  lead: string,
  tables: readonly PlanTable[],
  look: Look,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(title);
  const day = new Date('2026-03-03T00:00:00Z');
  document.setCreationDate(day);
  document.setModificationDate(day);
  const fonts = {
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  };
  const pen = new Pen(document, fonts, look);
  pen.text(title, 18, true);
  pen.text(lead, pen.size, false);
  for (const table of tables) {
    if (table.heading !== null) pen.text(table.heading, 13, true);
    pen.table(table);
  }
  pen.finish();
  return document.save({ useObjectStreams: true });
}

interface Fonts {
  readonly plain: PDFFont;
  readonly bold: PDFFont;
}

class Pen {
  readonly size: number;
  readonly #document: PDFDocument;
  readonly #fonts: Fonts;
  readonly #look: Look;
  readonly #width: number;
  readonly #height: number;
  readonly #pages: PDFPage[] = [];
  #page!: PDFPage;
  #y = 0;

  constructor(document: PDFDocument, fonts: Fonts, look: Look) {
    this.#document = document;
    this.#fonts = fonts;
    this.#look = look;
    this.size = look.size ?? 9;
    const [width, height] = look.landscape ? [842, look.height ?? 595] : [595, look.height ?? 842];
    [this.#width, this.#height] = [width, height];
    this.#turnPage();
  }

  get #line(): number {
    return this.size * 1.25;
  }

  get #foot(): number {
    return this.#height - margin - (this.#look.pageNumbers || this.#look.footnote ? 24 : 0);
  }

  #turnPage(): void {
    this.#page = this.#document.addPage([this.#width, this.#height]);
    if (this.#look.rotate) this.#page.setRotation(degrees(this.#look.rotate));
    this.#pages.push(this.#page);
    this.#y = margin;
    if (this.#look.runningHead !== undefined) {
      this.#write(this.#look.runningHead, margin, this.#y + 4, 8, false);
      this.#y += 30;
    }
  }

  #write(text: string, x: number, y: number, size: number, bold: boolean): void {
    this.#page.drawText(text, {
      x,
      y: this.#height - y,
      size,
      font: bold ? this.#fonts.bold : this.#fonts.plain,
      color: ink,
    });
  }

  text(text: string, size: number, bold: boolean): void {
    const lines = this.#wrap(text, this.#width - 2 * margin, size, bold);
    // A heading stays with what follows it.
    if (this.#y + lines.length * size * 1.3 + (bold ? 90 : 0) > this.#foot) this.#turnPage();
    for (const line of lines) {
      this.#y += size * 1.3;
      this.#write(line, margin, this.#y, size, bold);
    }
    this.#y += size * 0.8;
  }

  #wrap(text: string, width: number, size: number, bold: boolean): string[] {
    const font = bold ? this.#fonts.bold : this.#fonts.plain;
    return text.split('\n').flatMap((paragraph) => {
      const lines: string[] = [];
      let open = '';
      for (const word of paragraph.split(' ')) {
        const next = open === '' ? word : `${open} ${word}`;
        if (open !== '' && font.widthOfTextAtSize(next, size) > width) {
          lines.push(open);
          open = word;
        } else open = next;
      }
      return [...lines, open];
    });
  }

  table(table: PlanTable): void {
    const full = this.#width - 2 * margin;
    const sum = table.widths.reduce((a, b) => a + b, 0);
    const xs = [margin];
    for (const width of table.widths) xs.push((xs.at(-1) ?? 0) + (width / sum) * full);
    this.#row(table.header, xs, table, 'header', true);
    for (const [i, row] of table.rows.entries())
      this.#row(row, xs, table, i % 2 === 0 ? 'odd' : 'even', table.rows[i + 1]?.[0] !== null);
    this.#y += 14;
  }

  /** Draws one row, over as many pages as it needs. */
  #row(
    row: PlanRow,
    xs: readonly number[],
    table: PlanTable,
    kind: 'header' | 'odd' | 'even',
    closesFirst: boolean,
  ): void {
    const bold = kind === 'header';
    let left = row.map((cell, i) =>
      cell === null ? [] : this.#wrap(cell, (xs[i + 1] ?? 0) - (xs[i] ?? 0) - 2 * padding, this.size, bold),
    );
    for (;;) {
      const room = Math.floor((this.#foot - this.#y - 2 * padding) / this.#line);
      const needed = Math.max(...left.map((lines) => lines.length));
      const here = Math.min(room, needed);
      if (here < 1 || (here < needed && here < 2)) {
        this.#nextPage(xs, table, kind);
        continue;
      }
      this.#part(
        left.map((lines) => lines.slice(0, here)),
        xs,
        kind,
        here,
        here < needed ? 'open' : closesFirst ? 'closed' : 'spanned',
      );
      left = left.map((lines) => lines.slice(here));
      if (here === needed) return;
      this.#nextPage(xs, table, kind);
    }
  }

  #nextPage(xs: readonly number[], table: PlanTable, kind: string): void {
    this.#turnPage();
    if (this.#look.repeatHeader && kind !== 'header') this.#row(table.header, xs, table, 'header', true);
    else if (this.#look.rules === 'grid' || this.#look.rules === 'thin-boxes')
      this.#rule(xs[0] ?? 0, this.#y, xs.at(-1) ?? 0, this.#y);
  }

  #part(
    cells: readonly (readonly string[])[],
    xs: readonly number[],
    kind: string,
    count: number,
    end: 'open' | 'closed' | 'spanned',
  ): void {
    const top = this.#y;
    const bottom = top + count * this.#line + 2 * padding;
    const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
    const { rules } = this.#look;
    if (rules === 'zebra' && kind !== 'odd')
      this.#page.drawRectangle({
        x: left,
        y: this.#height - bottom,
        width: right - left,
        height: bottom - top,
        color: rgb(0.9, 0.92, 0.95),
      });
    for (const [i, lines] of cells.entries())
      for (const [n, line] of lines.entries())
        this.#write(line, (xs[i] ?? 0) + padding, top + padding + (n + 0.8) * this.#line, this.size, kind === 'header');
    const grid = rules === 'grid' || rules === 'thin-boxes';
    if (grid && kind === 'header') this.#rule(left, top, right, top);
    if (grid || rules === 'columns') for (const x of xs) this.#rule(x, top, x, bottom);
    if (grid && end !== 'open') this.#rule(end === 'spanned' ? (xs[1] ?? 0) : left, bottom, right, bottom);
    if (rules === 'horizontal' && end !== 'open') this.#rule(left, bottom, right, bottom);
    if (rules === 'columns' && kind === 'header') for (const y of [top, bottom]) this.#rule(left, y, right, y);
    this.#y = bottom;
  }

  #rule(x1: number, y1: number, x2: number, y2: number): void {
    if (this.#look.rules === 'thin-boxes') {
      const box =
        x1 === x2
          ? { x: x1 - 0.25, width: 0.5, y: this.#height - y2, height: y2 - y1 }
          : { x: x1, width: x2 - x1, y: this.#height - y1 - 0.25, height: 0.5 };
      this.#page.drawRectangle({ ...box, color: ink });
    } else
      this.#page.drawLine({
        start: { x: x1, y: this.#height - y1 },
        end: { x: x2, y: this.#height - y2 },
        thickness: 0.6,
        color: ink,
      });
  }

  /** Feet are drawn last, when the number of pages is known. */
  finish(): void {
    for (const [i, page] of this.#pages.entries()) {
      this.#page = page;
      const y = this.#height - margin + 8;
      if (this.#look.footnote !== undefined && i === 0) this.#write(this.#look.footnote, margin, y - 14, 7, false);
      if (this.#look.pageNumbers)
        this.#write(`Page ${i + 1} of ${this.#pages.length}`, this.#width / 2 - 20, y + 6, 8, false);
    }
  }
}
