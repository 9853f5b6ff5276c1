import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { readPdf } from '../../src/extract/pdf/read.js';

/** Lines set one below the other without any space between paragraphs, indented by their own spaces, as the texts that are read from them. */
async function textsOf(lines: readonly string[]): Promise<readonly string[]> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  for (const [i, line] of lines.entries()) {
    const text = line.trimStart();
    page.drawText(text, { x: 72 + 6 * (line.length - text.length), y: 760 - 12 * i, size: 10, font });
  }
  const { blocks, tape } = await readPdf(await document.save());
  return blocks.map(({ start, end }) => tape.text.slice(start, end));
}

const full = 'Repair the lending van before winter comes, so that it can go to all of the islands again and';

test('a line that somebody ended ends its paragraph; one that was full goes on', async () => {
  expect(
    await textsOf([
      'Recommendation 1',
      full,
      'Brinnay has its books on time.',
      'Lead: harbour board',
      'Due: March 2031',
      'Complete',
    ]),
  ).toEqual([
    'Recommendation 1',
    `${full} Brinnay has its books on time.`,
    'Lead: harbour board',
    'Due: March 2031',
    'Complete',
  ]);
});

test('what goes on with a small letter, a broken word or a word without room is one text', async () => {
  const narrow = [
    'The van is shown at the right; it was',
    'built at the yard and has a half-',
    'Skerrow number plate.',
  ];
  expect(await textsOf([...narrow, full])).toEqual([
    'The van is shown at the right; it was built at the yard and has a half-Skerrow number plate.',
    full,
  ]);
  const link = ['The report is at', `https://library.example/${'van-'.repeat(14)}report`];
  expect(await textsOf([full, 'Brinnay.', ...link])).toEqual([`${full} Brinnay.`, link.join(' ')]);
});

test('below a full line, what opens other paragraphs opens one', async () => {
  const record = (n: number, text: string): string[] => [`Action ${n}`, text, 'Status: Complete', 'It was done.'];
  const brim = `${full} to it.`;
  expect(
    await textsOf([...record(1, 'Paint it.'), ...record(2, 'Sell it.'), ...record(3, brim), 'Action 4', brim]),
  ).toEqual([...record(1, 'Paint it.'), ...record(2, 'Sell it.'), ...record(3, brim), 'Action 4', brim]);
});

test('a paragraph ends where lines that stand below each other go on further in or out', async () => {
  const item = '    repair the lending van before winter comes, so that it can go to all of the islands again';
  expect(
    await textsOf([full, 'Brinnay should:', item, '    and to the piers of the inner bay', 'Status: Complete']),
  ).toEqual([`${full} Brinnay should:`, `${item.trim()} and to the piers of the inner bay`, 'Status: Complete']);
});

test('the next number of a series opens a paragraph below a full line; a number within a text does not', async () => {
  expect(
    await textsOf([
      'Recommendation 1 The library should repair the van',
      full,
      'Recommendation 2 The library should paint the van',
      full,
      'Recommendation 3 The library should sell the van after',
      full,
      'Recommendation 7 of the report.',
    ]),
  ).toEqual([
    'Recommendation 1 The library should repair the van',
    full,
    'Recommendation 2 The library should paint the van',
    full,
    'Recommendation 3 The library should sell the van after',
    `${full} Recommendation 7 of the report.`,
  ]);
});

test('where all lines hold as many words as they can, one that leaves room for the next word was ended', async () => {
  const goesOn = [full, 'to the piers of the inner bay.'];
  const ended = 'Sell the van to the highest bidder, and keep the books that nobody has asked for yet';
  expect(await textsOf([...goesOn, ...goesOn, ended, 'All books'])).toEqual([
    goesOn.join(' '),
    goesOn.join(' '),
    ended,
    'All books',
  ]);
  const loose = ['Lend the books that are left to the harbour board and to all who', 'live on the islands.'];
  expect(await textsOf([...goesOn, ...loose, ended, 'All books'])).toEqual([
    goesOn.join(' '),
    loose.join(' '),
    `${ended} All books`,
  ]);
});

test('what stands further out than the bullet of an item is no part of it, and a dash alone breaks no word', async () => {
  const item = '    • the van, the books and the boat, and whatever else the board has lent to the harbour';
  expect(await textsOf([full, 'Skerrow:', item, 'Status: Complete', 'Savings -', 'Board', full])).toEqual([
    `${full} Skerrow:`,
    item.trim(),
    'Status: Complete',
    'Savings -',
    'Board',
    full,
  ]);
});

test('a dash alone at the head of a line goes on with the text above it, and several are a list', async () => {
  expect(await textsOf([full, '– the van that goes', full])).toEqual([`${full} – the van that goes`, full]);
  expect(await textsOf([full, '– the van that goes', '– the van that stays', full])).toEqual([
    full,
    '– the van that goes',
    '– the van that stays',
    full,
  ]);
});

test('a label that opens paragraphs of the pages before opens one below a full line', async () => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const pages = [
    [full, 'Skerrow.', 'Status: Complete', full, 'Brinnay.', 'Status: Open', full, 'Oxna.', 'Status: Open'],
    ['Response: Support in principle', 'Status: Not yet commenced'],
  ];
  for (const lines of pages) {
    const page = document.addPage([595, 842]);
    for (const [i, line] of lines.entries()) page.drawText(line, { x: 72, y: 760 - 12 * i, size: 10, font });
  }
  const { blocks, tape } = await readPdf(await document.save());
  expect(blocks.map(({ start, end }) => tape.text.slice(start, end))).toEqual([
    `${full} Skerrow.`,
    'Status: Complete',
    `${full} Brinnay.`,
    'Status: Open',
    `${full} Oxna.`,
    'Status: Open',
    'Response: Support in principle',
    'Status: Not yet commenced',
  ]);
});
