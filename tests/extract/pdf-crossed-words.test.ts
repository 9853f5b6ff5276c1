import { expect, test } from 'vitest';
import { tablesOf, type Area, type Mark } from './drawn-tables.js';

const columns = [50, 90, 200, 250, 320];
const heights = [100, 120, 140, 160];

const across: Area[] = heights.map((y) => [50, y, 320, y]);

const text: Mark[] = [
  [52, 113, 'Ref'],
  [92, 113, 'Action'],
  [201, 113, 'Due'],
  [251, 113, 'Status'],
  [52, 133, '1.1'],
  [92, 133, 'Repair the lending van'],
  [204.5, 133, '31/12/2023'],
  [250.6, 133, 'Implemented'],
  [52, 153, '1.2'],
  [92, 153, 'Paint it'],
  [204.5, 153, '30/06/2024'],
  [250.6, 153, 'Overdue'],
];

const rows = [
  ['Ref', 'Action', 'Due', 'Status'],
  ['1.1', 'Repair the lending van', '31/12/2023', 'Implemented'],
  ['1.2', 'Paint it', '30/06/2024', 'Overdue'],
];

test('words that touch at the rule between their columns are two', async () => {
  const down: Area[] = columns.map((x) => [x, 100, x, 160]);
  expect(await tablesOf([{ text, rules: [...across, ...down] }])).toEqual([rows]);
});

test('sides of cells whose ends are mitred are rules', async () => {
  const paths = columns.flatMap((x) =>
    heights.slice(1).map((y) => `M ${x} ${y - 20} L ${x} ${y} L ${x + 0.6} ${y - 0.6} L ${x + 0.6} ${y - 20} Z`),
  );
  expect(await tablesOf([{ text, rules: across, paths }])).toEqual([rows]);
});

test('a word that is too wide for its column is one word, wherever the rule crosses it', async () => {
  const found: unknown[] = [];
  const down: Area[] = columns.map((x) => [x, 100, x, 160]);
  for (const shift of [0, 1, 2, 3, 4]) {
    const wide: Mark = [215 + shift, 133, 'Implementation'];
    const others = text.filter(([x, y]) => y !== 133 || x < 200);
    const [table] = await tablesOf([{ text: [...others, wide], rules: [...across, ...down] }]);
    found.push(table?.[1]?.filter((cell) => cell !== '').at(-1));
  }
  expect(found).toEqual(new Array(5).fill('Implementation'));
});

/** A row of the same columns, its date at its own place. */
function inColumns(
  y: number,
  [ref = '', action = '', due = '', status = '']: readonly string[],
  dueAt: number,
): Mark[] {
  return [
    [52, y, ref],
    [92, y, action],
    [dueAt, y, due],
    [250, y, status],
  ];
}

test('a date set to the right edge of its column ends where the words of the next one begin, without a rule between', async () => {
  const due = 250 - 45.04 - 1.6;
  const text: Mark[] = [
    ...inColumns(100, ['Ref', 'Action', 'Due', 'Status'], 215),
    ...inColumns(120, ['R-1', 'Repair the lending van', '31/12/2023', 'In progress'], due),
    [92, 131, 'before the winter'],
    ...inColumns(150, ['R-2', 'Ask every parish where', '30/06/2024', 'Overdue'], due),
    [92, 161, 'it should stop'],
    ...inColumns(180, ['R-3', 'Paint it', '01/09/2024', 'Closed'], due),
  ];
  expect(await tablesOf([{ text }])).toEqual([
    [
      ['Ref', 'Action', 'Due', 'Status'],
      ['R-1', 'Repair the lending van before the winter', '31/12/2023', 'In progress'],
      ['R-2', 'Ask every parish where it should stop', '30/06/2024', 'Overdue'],
      ['R-3', 'Paint it', '01/09/2024', 'Closed'],
    ],
  ]);
});
