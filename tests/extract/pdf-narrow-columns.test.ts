import { expect, test } from 'vitest';
import { tablesOf, type Mark } from './drawn-tables.js';

/** A cell at a column, its lines around the middle of its row. */
function cell(x: number, middle: number, lines: readonly string[]): Mark[] {
  return lines.map((text, i) => [x, middle + 11 * (i - (lines.length - 1) / 2), text]);
}

test('columns two points apart, with cells in the middle of their rows, are told by where their lines begin', async () => {
  const text: Mark[] = [
    [50, 100, 'No.'],
    [120, 100, 'Action'],
    [224, 100, 'Lead'],
    [290, 100, 'Status'],
    ...cell(50, 130, ['1.1']),
    ...cell(66, 130, ['Repair the lending van before', 'the first frost, and paint it', 'in two colours']),
    ...cell(198, 130, ['Ferry Office']),
    ...cell(290, 130, ['Complete']),
    ...cell(50, 172, ['1.2']),
    ...cell(66, 172, ['Ask every parish where it']),
    ...cell(198, 172, ['Parish clerks', 'and wardens']),
    ...cell(290, 172, ['Pending']),
    ...cell(50, 214, ['1.3']),
    ...cell(66, 214, ['Open the reading room on', 'Sundays from ten until the', 'last ferry']),
    ...cell(198, 214, ['Library']),
    ...cell(290, 214, ['Pending']),
  ];
  expect(await tablesOf([{ text }])).toEqual([
    [
      ['No.', 'Action', 'Lead', 'Status'],
      ['1.1', 'Repair the lending van before the first frost, and paint it in two colours', 'Ferry Office', 'Complete'],
      ['1.2', 'Ask every parish where it', 'Parish clerks and wardens', 'Pending'],
      ['1.3', 'Open the reading room on Sundays from ten until the last ferry', 'Library', 'Pending'],
    ],
  ]);
});
