import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { readPdf } from '../../src/extract/pdf/read.js';

/** The text of a cell, line by line. */
type Cell = readonly string[];

const edges = [50, 250, 310];
const pitch = 11;

/**
 * The last column of tables of two, a page each, drawn with all rules but the one below the last row of a page that
 * breaks it: the row goes on over the page. The second column is 60 points wide, its text `indent` points from its edge.
 */
async function lastColumn(pages: readonly (readonly [Cell, Cell])[][], indent: number): Promise<string[]> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const [number, rows] of pages.entries()) {
    const page = document.addPage([400, 300]);
    const isBroken = number + 1 < pages.length;
    let y = isBroken ? 292 - rows.reduce((sum, cells) => sum + heightOf(cells), 0) : 20;
    const top = y;
    const rule = (x1: number, y1: number, x2: number, y2: number): void =>
      page.drawLine({ start: { x: x1, y: 300 - y1 }, end: { x: x2, y: 300 - y2 }, thickness: 0.6 });
    for (const [n, cells] of rows.entries()) {
      if (n > 0 || number === 0) rule(50, y, 310, y);
      for (const [column, lines] of cells.entries())
        for (const [i, text] of lines.entries()) {
          const x = (edges[column] ?? 0) + (column === 1 ? indent : 4);
          page.drawText(text, { x, y: 300 - y - 10 - pitch * i, size: 9, font });
        }
      y += heightOf(cells);
    }
    if (!isBroken) rule(50, y, 310, y);
    for (const x of edges) rule(x, top, x, y);
  }
  const { blocks, tape } = await readPdf(await document.save());
  return blocks
    .flatMap((block) => (block.kind === 'table' ? block.cells : []))
    .filter(({ column }) => column === 1)
    .map(({ start, end }) => tape.text.slice(start, end));
}

function heightOf(cells: readonly Cell[]): number {
  return 6 + pitch * Math.max(...cells.map(({ length }) => length));
}

test('a word that the end of a page breaks is one, as one that the end of a line breaks', async () => {
  const pages: (readonly [Cell, Cell])[][] = [
    [
      [['Action'], ['Status']],
      [
        ['1.1 Implemented in part', 'by the library'],
        ['Partially', 'imple-', 'mented'],
      ],
      [['1.2 Repair the lending van'], ['Partially', 'imple-']],
    ],
    [
      [['before the winter'], ['mented']],
      [['1.3 Open the reading room'], ['Implemented']],
    ],
  ];
  expect(await lastColumn(pages, 4)).toEqual([
    'Status',
    'Partially implemented',
    'Partially implemented',
    'Implemented',
  ]);
});

test('a word that ends near the edge of its column was not cut there where another line reaches further', async () => {
  const rows: (readonly [Cell, Cell])[] = [
    [['Action'], ['Status']],
    // Ten points lie before the text: were as many kept free after it, no letter would fit after "Community".
    [
      ['1.1 Ask every parish', 'where the van should stop'],
      ['Community', 'groups', 'were asked', 'elsewhere too'],
    ],
    [['1.2 Repair the lending van'], ['Complete']],
  ];
  expect((await lastColumn([rows], 10))[1]).toBe('Community groups were asked elsewhere too');
});

test('letters that no word begins with are the rest of the one above, wherever its column ends', async () => {
  const rows: (readonly [Cell, Cell])[] = [
    [['Action'], ['Status']],
    [
      ['1.1 Repair the lending van', 'before the winter'],
      ['Impleme', 'nted'],
    ],
    [
      ['1.2 Open the reading room', 'on Sundays'],
      ['Lending', 'started'],
    ],
  ];
  expect(await lastColumn([rows], 4)).toEqual(['Status', 'Implemented', 'Lending started']);
});

test('a word that happens to fill its line stands before one that was cut twice', async () => {
  const rows: (readonly [Cell, Cell])[] = [
    [['Action'], ['HARBOURS', 'RECOMMEN', 'DATIONS']],
    [['1.1 Repair the lending van'], ['Complete']],
  ];
  expect((await lastColumn([rows], 4))[0]).toBe('HARBOURS RECOMMENDATIONS');
});

test('a number that a line end breaks after its hyphen is one', async () => {
  const rows: (readonly [Cell, Cell])[] = [
    [['Action'], ['Number']],
    [
      ['Repair the lending van', 'before the winter'],
      ['VAN-2024-', '001'],
    ],
    [
      ['Open the reading room', 'on Sundays'],
      ['VAN-2024-', '002'],
    ],
  ];
  expect(await lastColumn([rows], 4)).toEqual(['Number', 'VAN-2024-001', 'VAN-2024-002']);
});

test('a number with dots that is too wide for its column is one; two numbers that have room are two', async () => {
  const rows: (readonly [Cell, Cell])[] = [
    [['Action'], ['Number']],
    [
      ['Repair the lending van', 'before the winter', 'and paint it'],
      ['VAN.2024.11.', '2'],
    ],
    [
      ['Open the reading room', 'on Sundays', 'until noon'],
      ['4.1.', '2'],
    ],
  ];
  expect(await lastColumn([rows], 4)).toEqual(['Number', 'VAN.2024.11.2', '4.1.\n2']);
});

test('the small figure of a footnote is no figure of the number before it', async () => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([300, 200]);
  page.drawText('Action 1.2', { x: 20, y: 150, size: 10, font });
  page.drawText('1', { x: 20 + font.widthOfTextAtSize('Action 1.2', 10), y: 154, size: 6, font });
  page.drawText('is complete.', { x: 80, y: 150, size: 10, font });
  const { tape } = await readPdf(await document.save());
  expect(tape.text).toBe('Action 1.2¹ is complete.');
});

test('a reference or an address that a line ends in is one; words beside a stroke are not', async () => {
  const rows: (readonly [Cell, Cell])[] = [
    [['Action'], ['Number']],
    [
      ['Repair the lending van', 'before the winter', 'and paint it'],
      ['SKB/2025/', 'VAN/', '01'],
    ],
    [
      ['Open the reading room', 'on Sundays'],
      ['Held over/', 'See 4'],
    ],
    [
      ['Count the books', 'once a year'],
      ['www.skerrow/', 'books/count'],
    ],
  ];
  expect(await lastColumn([rows], 4)).toEqual([
    'Number',
    'SKB/2025/VAN/01',
    'Held over/ See 4',
    'www.skerrow/books/count',
  ]);
});

test('a word or two above text, ended long before the line was full, is a line of its own', async () => {
  const rows: (readonly [Cell, Cell])[] = [
    [['Action'], ['Status']],
    [
      ['1.1 Repair the lending van', 'before the winter'],
      ['Met', 'A man of it', 'came'],
    ],
    [
      ['1.2 Open the reading room', 'on Sundays'],
      ['Done by half', 'A man of it'],
    ],
  ];
  expect(await lastColumn([rows], 4)).toEqual(['Status', 'Met\nA man of it came', 'Done by half A man of it']);
});
