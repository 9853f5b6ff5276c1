import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { readPdf } from '../../src/extract/pdf/read.js';

/** Words at a place: x, y from the top, text and, where it is not 9 points, the size; bold where it is said. */
export type Mark = readonly [x: number, y: number, text: string, size?: number, style?: 'bold' | 'plain'];

/** A rectangle: left, top, right, bottom. */
export type Area = readonly [number, number, number, number];

export interface DrawnPage {
  readonly text: readonly Mark[];
  readonly bands?: readonly Area[];
  readonly rules?: readonly Area[];
  /** Filled areas with any corners, as a path of SVG: points from the top left. */
  readonly paths?: readonly string[];
}

/** The tables of some pages drawn: of each its rows, `null` where a cell is covered by one above or beside it. */
export async function tablesOf(pages: readonly DrawnPage[]): Promise<(string | null)[][][]> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  for (const { text, bands = [], rules = [], paths = [] } of pages) {
    const page = document.addPage([595, 842]);
    for (const [left, top, right, bottom] of bands)
      page.drawRectangle({
        x: left,
        y: 842 - bottom,
        width: right - left,
        height: bottom - top,
        color: rgb(0.9, 0.9, 1),
      });
    for (const [left, top, right, bottom] of rules)
      page.drawLine({ start: { x: left, y: 842 - top }, end: { x: right, y: 842 - bottom }, thickness: 0.6 });
    for (const path of paths) page.drawSvgPath(path, { x: 0, y: 842, color: rgb(0, 0, 0) });
    for (const [x, y, words, size = 9, style] of text)
      page.drawText(words, { x, y: 842 - y, size, font: style === 'bold' ? bold : font });
  }
  const { blocks, tape } = await readPdf(await document.save());
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const rows = Array.from({ length: block.rows }, () => new Array<string | null>(block.columns).fill(null));
    for (const { row, column, start, end } of block.cells) {
      const own = rows[row];
      if (own) own[column] = tape.text.slice(start, end).replace(/\s+/gu, ' ').trim();
    }
    return [rows];
  });
}
