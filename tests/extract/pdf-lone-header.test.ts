import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../src/extract/pdf/read.js';

const edges = [40, 180, 310, 460];
const pitch = 11;
const lines = (cell: string): readonly string[] => cell.split('\n');

/** Rows of a table, all rules drawn, at the foot of one page and the head of the next. */
async function rowsOver(foot: readonly string[][], head: readonly string[][]): Promise<string[][]> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const [rows, isFoot] of [[foot, true] as const, [head, false] as const]) {
    const page = document.addPage([500, 300]);
    const heights = rows.map((cells) => 6 + pitch * Math.max(...cells.map((cell) => lines(cell).length)));
    const total = heights.reduce((sum, height) => sum + height, 0);
    const top = isFoot ? total + 15 : 280;
    let y = top;
    const rule = (x1: number, y1: number, x2: number, y2: number): void =>
      page.drawLine({ start: { x: x1, y: y1 }, end: { x: x2, y: y2 }, thickness: 0.6 });
    rule(40, y, 460, y);
    for (const [n, cells] of rows.entries()) {
      for (const [column, cell] of cells.entries())
        for (const [i, text] of lines(cell).entries())
          page.drawText(text, { x: (edges[column] ?? 0) + 4, y: y - 10 - pitch * i, size: 9, font });
      y -= heights[n] ?? 0;
      rule(40, y, 460, y);
    }
    for (const x of edges) rule(x, top, x, y);
  }
  return readRows(await document.save());
}

/** The rows of all tables, one after the other. */
async function readRows(body: Uint8Array): Promise<string[][]> {
  const { blocks, tape } = await readPdf(body);
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const rows: string[][] = [];
    for (const { row, start, end } of block.cells) (rows[row] ??= []).push(tape.text.slice(start, end));
    return rows;
  });
}

/** Rows page by page, with a rule above and below each, none between columns; those of the first page `shift` points to the right. */
async function rowsWithoutSides(pages: readonly (readonly (readonly string[])[])[], shift = 0): Promise<string[][]> {
  const lefts = [40, 150, 190, 250];
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const [number, rows] of pages.entries()) {
    const page = document.addPage([380, 300]);
    let y = 280;
    for (const cells of rows) {
      page.drawLine({ start: { x: 36, y }, end: { x: 350, y }, thickness: 0.6 });
      for (const [column, cell] of cells.entries())
        for (const [i, text] of lines(cell).entries())
          page.drawText(text, {
            x: (lefts[column] ?? 0) + (number === 0 ? shift : 0),
            y: y - 14 - pitch * i,
            size: 9,
            font,
          });
      y -= 12 + pitch * Math.max(...cells.map((cell) => lines(cell).length));
    }
    page.drawLine({ start: { x: 36, y }, end: { x: 350, y }, thickness: 0.6 });
  }
  return readRows(await document.save());
}

const header = ['Recommendation', 'Lead', 'What was done'];
const first = ['Repair the lending van\nbefore winter.', 'Council and harbour board', 'The van went to Brinnay.'];
const second = ['Open the reading room.', 'Library', 'Nobody was found for it.'];

test('a header that stands alone at the foot of a page is no row that goes on', async () => {
  const flat = first.map((cell) => cell.replace('\n', ' '));
  expect(await rowsOver([header], [first, second])).toEqual([header, flat, second]);
});

test('a first row that has no header goes on where its sentence does', async () => {
  const begun = ['Repair the lending van', 'Council and', 'The van went'];
  const rest = ['before winter.', 'harbour board', 'to Brinnay.'];
  expect(await rowsOver([begun], [rest, second])).toEqual([
    ['Repair the lending van before winter.', 'Council and harbour board', 'The van went to Brinnay.'],
    second,
  ]);
});

describe('a header whose columns only a later page shows', () => {
  const names = ['Agreed action', 'Time', 'Status of\naction', 'What was done'];
  const rows = [
    ['1.1 Repair the lending\nvan before winter.', 'May', 'Paused', 'The van went to\nBrinnay by sea.'],
    ['1.2 Open the reading\nroom at weekends.', '2026', 'Underway', 'Two keepers were\ntaken on.'],
    ['1.3 Count the boats in\nthe old harbour.', '2027', 'Complete', 'All were counted\nby hand.'],
    ['1.4 Mend the roof of\nthe archive.', 'June', 'Withdrawn', 'No roofer came to\nthe island.'],
  ];
  const flat = [names, ...rows].map((cells) => cells.map((cell) => cell.replace('\n', ' ')));

  test('is laid out in these, and so are the pages between', async () => {
    expect(await rowsWithoutSides([[names], rows.slice(0, 1), rows.slice(1)])).toEqual(flat);
  });

  test('is not what stands elsewhere', async () => {
    const found = await rowsWithoutSides([[names], rows.slice(0, 1), rows.slice(1)], 12);
    expect(found).not.toContainEqual(names.map((name) => name.replace('\n', ' ')));
  });
});
