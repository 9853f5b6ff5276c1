import { PDFDocument, rgb, StandardFonts, type PDFPage } from 'pdf-lib';
import { expect, test } from 'vitest';
import { readPdf } from '../../src/extract/pdf/read.js';

const xs = [50, 110, 320, 540];
const rows = [
  ['R1', 'Open the reading room on Sundays', 'Complete'],
  ['R2', 'Repair the lending van', 'Pending'],
  ['R3', 'Ask the islands what they read', 'Pending'],
];

/** Rules between columns and around a header only; rows of one line that stand close to each other. */
async function drawn(colour: (page: PDFPage, top: (row: number) => number) => void): Promise<string[][]> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  const top = (row: number): number => 700 - 13 * row;
  colour(page, top);
  const bottom = top(rows.length + 1);
  for (const y of [top(0), top(1), bottom]) page.drawLine({ start: { x: 50, y }, end: { x: 540, y }, thickness: 0.6 });
  for (const x of xs) page.drawLine({ start: { x, y: top(0) }, end: { x, y: bottom }, thickness: 0.6 });
  for (const [row, cells] of [['Ref', 'Action', 'Status'], ...rows].entries())
    for (const [column, text] of cells.entries())
      page.drawText(text, { x: (xs[column] ?? 0) + 3, y: top(row) - 9.5, size: 9, font });
  const { tables, tape, blocks } = await readPdf(await document.save());
  expect(tables).toHaveLength(1);
  const [table] = blocks.filter((block) => block.kind === 'table');
  const read: string[][] = [];
  for (const { row, start, end } of table?.cells ?? []) (read[row] ??= []).push(tape.text.slice(start, end));
  return read;
}

test('bands of colour part the rows of a grid that has rules between columns only', async () => {
  const read = await drawn((page, top) => {
    for (let column = 0; column < 3; column++) {
      const [x = 0, right = 0] = xs.slice(column, column + 2);
      page.drawRectangle({ x, y: top(3), width: right - x, height: 13, color: rgb(0.9, 0.9, 0.9) });
    }
  });
  expect(read).toEqual([['Ref', 'Action', 'Status'], ...rows]);
});

test('where two bands of one colour meet no row ends', async () => {
  const read = await drawn((page, top) => {
    for (let row = 2; row <= 4; row++)
      page.drawRectangle({ x: 50, y: top(row), width: 490, height: 13, color: rgb(0.9, 0.9, 0.9) });
  });
  expect(read).toHaveLength(2);
});
