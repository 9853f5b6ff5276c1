import { expect, test } from 'vitest';
import { tablesOf, type Area, type Mark } from './drawn-tables.js';

/** Text that ends at x: a figure of Helvetica is 0.556 of its size wide, a comma or point 0.278. */
function ending(x: number, y: number, text: string): Mark {
  const width = [...text].reduce((sum, sign) => sum + 9 * (/[.,]/u.test(sign) ? 0.278 : 0.556), 0);
  return [x - width, y, text];
}

/** A label and figures that end at 200, 300 and 400. */
function row(y: number, label: string, ...figures: readonly string[]): Mark[] {
  const found = figures.map((figure, i) => ending(200 + 100 * i, y, figure));
  return [[50, y, label], ...found];
}

const rules = (...ys: readonly number[]): Area[] => ys.map((y) => [48, y, 405, y]);
const columns = (top: number, bottom: number, ...xs: readonly number[]): Area[] => xs.map((x) => [x, top, x, bottom]);

test('a currency sign at the edge of a column belongs to the figure after it', async () => {
  const signs = (y: number): Mark[] => [140, 240, 340].map((x) => [x, y, '$']);
  const text: Mark[] = [
    [50, 100, 'Ward'],
    [175, 100, '2021'],
    [275, 100, '2022'],
    [375, 100, '2023'],
    ...signs(114),
    ...row(114, 'Quay', '4,110', '5,220', '6,330'),
    ...row(126, 'Mill', '1,204', '871', '655'),
    ...row(138, 'Fell', '310', '298', '1,077'),
    ...signs(150),
    ...row(150, 'All wards', '5,624', '6,389', '8,062'),
  ];
  expect(await tablesOf([{ text, rules: rules(88, 104, 155) }])).toEqual([
    [
      ['Ward', '2021', '2022', '2023'],
      ['Quay', '$ 4,110', '$ 5,220', '$ 6,330'],
      ['Mill', '1,204', '871', '655'],
      ['Fell', '310', '298', '1,077'],
      ['All wards', '$ 5,624', '$ 6,389', '$ 8,062'],
    ],
  ]);
});

test('a label alone between two bands is the title of the rows below it', async () => {
  const labels = ['Quay', 'Mill', 'Fell', 'All wards'];
  const group = (y: number, title: string): Mark[] => [
    [50, y, title, 9, 'bold'],
    ...labels.flatMap((label, i) => row(y + 14 * (i + 1), label, `${String(i)}10`, `${String(i)}20`, `${String(i)}30`)),
  ];
  const text: Mark[] = [
    [50, 100, 'Ward'],
    [178, 100, '2021'],
    [278, 100, '2022'],
    [378, 100, '2023'],
    ...group(114, 'Libraries'),
    ...group(184, 'Reading rooms'),
  ];
  const bands: Area[] = [90, 118, 146, 174, 202, 230].map((y) => [48, y, 405, y + 14]);
  expect(await tablesOf([{ text, bands }])).toEqual([
    [
      ['Ward', '2021', '2022', '2023'],
      ...['Libraries', 'Reading rooms'].flatMap((title) => [
        [title, '', '', ''],
        ...labels.map((label, i) => [label, `${String(i)}10`, `${String(i)}20`, `${String(i)}30`]),
      ]),
    ],
  ]);
});

test('figures that leave columns out are rows where each line of them has its label, however many lines that has', async () => {
  const text: Mark[] = [
    [50, 100, 'Ward'],
    [175, 100, '2021'],
    [275, 100, '2022'],
    [375, 100, '2023'],
    ...row(114, 'Quay', '4,110'),
    ending(400, 114, '6,330'),
    [50, 126, 'Mill and the'],
    ...row(137, 'old harbour', '1,204', '871'),
    ...row(149, 'Fell', '310', '298', '1,077'),
  ];
  const drawn = [...rules(88, 104, 155), ...columns(88, 155, 140, 210, 310)];
  expect(await tablesOf([{ text, rules: drawn }])).toEqual([
    [
      ['Ward', '2021', '2022', '2023'],
      ['Quay', '4,110', '', '6,330'],
      ['Mill and the old harbour', '1,204', '871', ''],
      ['Fell', '310', '298', '1,077'],
    ],
  ]);
});

test('figures below each other beside one long label are one row', async () => {
  const text: Mark[] = [
    [50, 100, 'Ward'],
    [175, 100, 'Year'],
    [275, 100, 'Loans'],
    [375, 100, 'Visits'],
    ...row(114, 'Quay and the', '2021', '4,110', '6,330'),
    ...row(126, 'streets above', '2022', '1,204', '655'),
    ...row(138, 'the harbour', '2023'),
    ...row(154, 'Fell', '2021', '298', '1,077'),
  ];
  const drawn = [...rules(88, 104, 142, 158), ...columns(88, 158, 140, 210, 310)];
  expect((await tablesOf([{ text, rules: drawn }])).map((rows) => rows.length)).toEqual([3]);
});

test('a head stands over the columns that the heads below it have in its middle, and a unit over those above it', async () => {
  const years = [175, 275, 375].map((x, i): Mark => [x, 112, String(2021 + i)]);
  const text: Mark[] = [
    [217, 100, 'Loans'],
    [370, 100, 'Visits'],
    [50, 112, 'Ward'],
    ...years,
    [211, 124, 'thousands'],
    [373, 124, 'days'],
    ...row(138, 'Quay', '4,110', '5,220', '6,330'),
    ...row(150, 'Mill', '1,204', '871', '655'),
    ...row(162, 'Fell', '310', '298', '1,077'),
    ...row(174, 'All wards', '5,624', '6,389', '8,062'),
  ];
  const [table] = await tablesOf([{ text }]);
  expect(table?.slice(0, 4)).toEqual([
    ['Ward', 'Loans', null, 'Visits'],
    [null, '2021', '2022', '2023'],
    [null, 'thousands', null, 'days'],
    ['Quay', '4,110', '5,220', '6,330'],
  ]);
});

test('a rule below a head shows its columns where it touches none of the rules between columns', async () => {
  const text: Mark[] = [
    [50, 100, 'Ward'],
    [230, 100, 'Loans by year'],
    [175, 116, '2021'],
    [275, 116, '2022'],
    [375, 116, '2023'],
    ...row(134, 'Quay', '4,110', '5,220', '6,330'),
    ...row(146, 'Mill', '1,204', '871', '655'),
    ...row(158, 'Fell', '310', '298', '1,077'),
  ];
  const drawn: Area[] = [...rules(88, 122, 165), ...columns(88, 165, 140), [150, 104, 400, 104]];
  expect(await tablesOf([{ text, rules: drawn }])).toEqual([
    [
      ['Ward', 'Loans by year', null, null],
      [null, '2021', '2022', '2023'],
      ['Quay', '4,110', '5,220', '6,330'],
      ['Mill', '1,204', '871', '655'],
      ['Fell', '310', '298', '1,077'],
    ],
  ]);
});

test('a table between bands holds both lines of its header, and a last row that leaves columns out', async () => {
  const labels = ['Quay', 'Mill', 'Fell', 'Moor', 'Ford'];
  const text: Mark[] = [
    [175, 89, 'Loans'],
    [362, 89, 'Hours for'],
    [50, 100, 'Ward'],
    [175, 100, '2021'],
    [275, 100, '2022'],
    [362, 100, 'one loan'],
    ...labels.flatMap((label, i) => row(114 + 14 * i, label, `${String(i)}10`, `${String(i)}20`, `${String(i)}.5`)),
    ...row(184, 'All wards', '2,050'),
  ];
  const bands: Area[] = [118, 146].map((y) => [48, y, 405, y + 14]);
  expect(await tablesOf([{ text, bands }])).toEqual([
    [
      ['Ward', 'Loans 2021', '2022', 'Hours for one loan'],
      ...labels.map((label, i) => [label, `${String(i)}10`, `${String(i)}20`, `${String(i)}.5`]),
      ['All wards', '2,050', '', ''],
    ],
  ]);
});

test('the line below the number of a table is its title, and no head', async () => {
  const text: Mark[] = [
    [205, 78, 'TABLE 4'],
    [190, 89, 'Loans by ward'],
    [50, 104, 'Ward'],
    [175, 104, '2021'],
    [275, 104, '2022'],
    [375, 104, '2023'],
    ...row(118, 'Quay', '4,110', '5,220', '6,330'),
    ...row(130, 'Mill', '1,204', '871', '655'),
    ...row(142, 'Fell', '310', '298', '1,077'),
  ];
  expect((await tablesOf([{ text }])).map(([first]) => first)).toEqual([['Ward', '2021', '2022', '2023']]);
});

test('a head of two lines is one beside a rule below other heads, and one alone in the lowest row reaches up', async () => {
  const text: Mark[] = [
    [168, 99, 'All'],
    [295, 97, 'Loans by year'],
    [50, 108, 'Ward'],
    [168, 108, 'loans'],
    [275, 108, '2021'],
    [375, 108, '2022'],
    ...row(122, 'Quay', '4,110', '5,220', '6,330'),
    ...row(134, 'Mill', '1,204', '871', '655'),
    ...row(146, 'Fell', '310', '298', '1,077'),
  ];
  const drawn: Area[] = [...rules(88, 112, 150), [250, 100, 405, 100]];
  const [table] = await tablesOf([{ text, rules: drawn }]);
  expect(table?.slice(0, 3)).toEqual([
    ['Ward', 'All loans', 'Loans by year', null],
    [null, null, '2021', '2022'],
    ['Quay', '4,110', '5,220', '6,330'],
  ]);
});

test('a line of numbers above the only rule over the whole width numbers the columns', async () => {
  const text: Mark[] = [
    [240, 97, 'Readers of grade'],
    [50, 112, 'Ward'],
    ending(200, 112, '1'),
    ending(300, 112, '2'),
    ending(400, 112, '3'),
    ...row(126, 'Quay', '4,110', '5,220', '6,330'),
    ...row(138, 'Mill', '1,204', '871', '655'),
    ...row(150, 'Fell', '310', '298', '1,077'),
  ];
  const drawn: Area[] = [...rules(86, 116, 154), [160, 101, 405, 101]];
  const [table] = await tablesOf([{ text, rules: drawn }]);
  expect(table?.slice(0, 3)).toEqual([
    ['Ward', 'Readers of grade', null, null],
    [null, '1', '2', '3'],
    ['Quay', '4,110', '5,220', '6,330'],
  ]);
});

test('titles with dots that lead to page numbers are no table, however few', async () => {
  const text = ['Loans', 'Reading rooms', 'Tables by ward'].flatMap((title, i): Mark[] => [
    [50, 100 + 14 * i, title],
    [130, 100 + 14 * i, '.'.repeat(80)],
    [395, 100 + 14 * i, String(2 + 3 * i)],
  ]);
  expect(await tablesOf([{ text }])).toEqual([]);
});

test('a title between the rules of two tables parts them', async () => {
  const table = (y: number): Mark[] => [
    [50, y, 'Ward'],
    [175, y, '2021'],
    [275, y, '2022'],
    ...row(y + 16, 'Quay', '4,110', '5,220'),
    ...row(y + 28, 'Mill', '1,204', '871'),
    ...row(y + 40, 'Fell', '310', '298'),
  ];
  const text: Mark[] = [...table(100), [50, 157, 'Reading rooms'], ...table(174)];
  const tables = await tablesOf([{ text, rules: rules(89, 105, 146, 163, 179, 220) }]);
  expect(tables.map((rows) => rows.length)).toEqual([4, 4]);
});
