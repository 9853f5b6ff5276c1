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
  const rules: Area[] = [88, 104, 155].map((y) => [48, y, 405, y]);
  expect(await tablesOf([{ text, rules }])).toEqual([
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
