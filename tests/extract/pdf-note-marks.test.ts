import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { read } from '../parse/reading.js';

/** A cell, and the mark that stands small above its line. */
type Cell = readonly [text: string, mark?: string];

/** A ruled table with notes below it. */
async function printed(
  rows: readonly (readonly Cell[])[],
  notes: readonly (readonly [string, string])[],
): Promise<Uint8Array> {
  const edges = [40, 90, 320, 420];
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([460, 300]);
  const rule = (x1: number, y1: number, x2: number, y2: number): void =>
    page.drawLine({ start: { x: x1, y: y1 }, end: { x: x2, y: y2 }, thickness: 0.6 });
  const bottom = 270 - 20 * rows.length;
  for (let n = 0; n <= rows.length; n++) rule(40, 270 - 20 * n, 420, 270 - 20 * n);
  for (const x of edges) rule(x, 270, x, bottom);
  for (const [n, cells] of rows.entries())
    for (const [column, [text, mark = '']] of cells.entries()) {
      const [x, y] = [(edges[column] ?? 0) + 4, 256 - 20 * n];
      page.drawText(text, { x, y, size: 10, font });
      page.drawText(mark, { x: x + font.widthOfTextAtSize(text, 10), y: y + 4, size: 6, font });
    }
  for (const [n, [mark, text]] of notes.entries()) {
    page.drawText(mark, { x: 40, y: bottom - 26 - 16 * n, size: 6, font });
    page.drawText(text, { x: 45, y: bottom - 30 - 16 * n, size: 10, font });
  }
  return document.save();
}

test('a mark that calls a note is no part of the id or the status before it', async () => {
  const body = await printed(
    [
      [['Ref'], ['Action'], ['Status']],
      [['1.2', 'a'], ['The council should repair the lending van.'], ['Complete', 'b']],
      [['1.3', '1'], ['The library should open the reading room.'], ['In progress']],
    ],
    [
      ['a', 'Agreed in May.'],
      ['b', 'But for the paint.'],
      ['1', 'On Sundays only.'],
    ],
  );
  const { edition } = await read([{ name: 'plan.pdf', body }]);
  expect(edition.actions.map(({ id, status }) => [id, status?.published])).toEqual([
    ['1.2', 'Complete'],
    ['1.3', 'In progress'],
  ]);
});
