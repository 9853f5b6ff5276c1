import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { readPdf } from '../../src/extract/pdf/read.js';

/** Text at a place: x, y from the top, and its size where it is not 10 points. */
type Mark = readonly [x: number, y: number, text: string, size?: number];

/** The texts of a page in reading order. */
async function textsOf(marks: readonly Mark[]): Promise<readonly string[]> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  for (const [x, y, text, size = 10] of marks) page.drawText(text, { x, y: 842 - y, size, font });
  const { blocks, tape } = await readPdf(await document.save());
  return blocks.map(({ start, end }) => tape.text.slice(start, end));
}

/** Records below each other, 60 points from one to the next. */
function records(x: number, y: number, numbers: readonly number[]): Mark[] {
  return numbers.flatMap((n, i): Mark[] => [
    [x, y + 60 * i, `Recommendation ${n}`, 12],
    [x, y + 60 * i + 14, `The ferry should call at pier ${n} of the harbour.`],
    [x, y + 60 * i + 36, 'Status: Ongoing'],
  ]);
}

const textsOfRecord = (n: number): string[] => [
  `Recommendation ${n}`,
  `The ferry should call at pier ${n} of the harbour.`,
  'Status: Ongoing',
];

test('a large word beside two small lines does not make one line of them', async () => {
  const marks: Mark[] = [
    ...records(50, 100, [1, 2]),
    [50, 220, 'Recommendation 3', 12],
    [50, 234, 'The keeper of the lamp should write down every'],
    [50, 245.5, 'ship that passes the light.'],
    [50, 267, 'Status: Ongoing'],
    ...records(320, 95, [4, 5]),
    [320, 240.5, 'Workforce', 14],
    ...records(320, 263, [6]),
  ];
  expect(await textsOf(marks)).toEqual([
    ...[1, 2].flatMap(textsOfRecord),
    'Recommendation 3',
    'The keeper of the lamp should write down every ship that passes the light.',
    'Status: Ongoing',
    ...[4, 5].flatMap(textsOfRecord),
    'Workforce',
    ...textsOfRecord(6),
  ]);
});

test('a title in one column ends where the next column begins, higher or lower, a space away', async () => {
  const marks: Mark[] = [
    [50, 72, 'Piers and Lamps: the Monitor', 18],
    ...records(50, 100, [1, 2, 3]),
    ...records(306, 66, [4, 5, 6]),
  ];
  expect(await textsOf(marks)).toEqual(['Piers and Lamps: the Monitor', ...[1, 2, 3, 4, 5, 6].flatMap(textsOfRecord)]);
});

test('columns begin below the sentence that runs over them, wherever the white space of both is widest', async () => {
  const marks: Mark[] = [
    [50, 80, 'What the harbour board has done on each recommendation, as of May 2031.'],
    ...records(50, 94, [1, 2]),
    ...records(50, 230, [3, 4]),
    ...records(320, 99, [5, 6]),
    ...records(320, 235, [7, 8]),
  ];
  expect(await textsOf(marks)).toEqual([
    'What the harbour board has done on each recommendation, as of May 2031.',
    ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap(textsOfRecord),
  ]);
});

test('what stands at the right end of the first line of a card does not go on below its number', async () => {
  const card = (y: number, number: string, status: string, text: string): Mark[] => [
    [50, y, `Action ${number}`],
    [500 - 5 * status.length, y, `Status: ${status}`],
    [50, y + 13, text],
    [50, y + 35, 'Who: Harbour board'],
  ];
  const marks = [
    ...card(100, '1(a)', 'Changed', 'We will repair the lending van before the winter comes.'),
    ...card(160, '1(b)', 'Being worked on', 'We will ask every parish where the van should stop.'),
  ];
  expect(await textsOf(marks)).toEqual([
    'Action 1(a)',
    'Status: Changed',
    'We will repair the lending van before the winter comes.',
    'Who: Harbour board',
    'Action 1(b)',
    'Status: Being worked on',
    'We will ask every parish where the van should stop.',
    'Who: Harbour board',
  ]);
});

test('sentences over several lines that lead to a list are no heading, though they are larger than the other text', async () => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  const marks: Mark[] = [
    [50, 80, 'Action 1', 11],
    [50, 97, 'We will repair the lending van before the winter comes.', 11],
    [50, 110, 'This must include:', 11],
    [62, 127, 'the lamps and the horn of the van, and a second key;'],
    [62, 142, 'a coat of paint that can be seen from the islands.'],
    ...Array.from({ length: 8 }, (_, i): Mark => [
      50,
      170 + 24 * i,
      `Update ${i}: the van was seen at the yard in May.`,
    ]),
  ];
  for (const [x, y, text, size = 9] of marks) page.drawText(text, { x, y: 842 - y, size, font });
  const { blocks, tape } = await readPdf(await document.save());
  expect(blocks.slice(0, 2).map(({ kind, start, end }) => [kind, tape.text.slice(start, end)])).toEqual([
    ['heading', 'Action 1'],
    ['paragraph', 'We will repair the lending van before the winter comes. This must include:'],
  ]);
});
