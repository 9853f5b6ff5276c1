import { expect, test } from 'vitest';
import { tablesOf, type Area, type Mark } from './drawn-tables.js';

const header: Mark[] = [
  [50, 100, 'Recommendation'],
  [170, 100, 'Action'],
  [400, 100, 'Status'],
];

/** A row of which every action runs over two lines. */
function row(y: number, [first, ...others]: readonly [string, ...string[]], status: string): Mark[] {
  const marks: Mark[] = others.map((text, i) => [170, y + 11 * i, text]);
  return [...(first === '' ? [] : [[50, y, first] as const]), ...marks, [400, y, status]];
}

test('spanned cells that stand on bands of one colour are two where the second begins with a row', async () => {
  const text = [
    ...header,
    ...row(120, ['1 Vans', 'Repair the lending van', 'before the winter'], 'Complete'),
    ...row(150, ['', 'Ask every parish', 'where it should stop'], 'Pending'),
    ...row(180, ['2 Rooms', 'Open the reading room', 'on Sundays'], 'Pending'),
    ...row(210, ['', 'Heat the reading room', 'from October'], 'Complete'),
  ];
  const bands: Area[] = [
    [165, 140, 545, 168],
    [165, 200, 545, 228],
  ];
  expect(await tablesOf([{ text, bands }])).toEqual([
    [
      ['Recommendation', 'Action', 'Status'],
      ['1 Vans', 'Repair the lending van before the winter', 'Complete'],
      [null, 'Ask every parish where it should stop', 'Pending'],
      ['2 Rooms', 'Open the reading room on Sundays', 'Pending'],
      [null, 'Heat the reading room from October', 'Complete'],
    ],
  ]);
});

test('a row alone between the rules of columns goes on with the table of the page before', async () => {
  const xs = [45, 165, 395, 545];
  const drawn = (top: number, bottom: number): Area[] => xs.map((x) => [x, top, x, bottom]);
  const first = [...header, ...row(120, ['1 Vans', 'Repair the lending van', 'before the winter'], 'Complete')];
  const rules: Area[] = [...drawn(88, 140), [45, 88, 545, 88], [45, 107, 545, 107], [45, 140, 545, 140]];
  const second = row(60, ['2 Rooms', 'Open the reading room', 'on Sundays'], 'Pending');
  expect(
    await tablesOf([
      { text: first, rules },
      { text: second, rules: drawn(48, 80) },
    ]),
  ).toEqual([
    [
      ['Recommendation', 'Action', 'Status'],
      ['1 Vans', 'Repair the lending van before the winter', 'Complete'],
      ['2 Rooms', 'Open the reading room on Sundays', 'Pending'],
    ],
  ]);
});

test('with nothing drawn, lines may be longer on the next page, and a spanned cell reaches over to it', async () => {
  const first = [
    ...header,
    ...row(120, ['1 Vans', 'Repair the lending van', 'before the winter'], 'Complete'),
    ...row(150, ['', 'Ask every parish', 'where it should stop'], 'Pending'),
  ];
  const second = [
    ...row(60, ['', 'Paint the van', 'in two colours'], 'Pending until the winter is over'),
    ...row(90, ['2 Rooms', 'Open the reading room', 'on Sundays'], 'Pending'),
  ];
  expect(await tablesOf([{ text: first }, { text: second }])).toEqual([
    [
      ['Recommendation', 'Action', 'Status'],
      ['1 Vans', 'Repair the lending van before the winter', 'Complete'],
      [null, 'Ask every parish where it should stop', 'Pending'],
      [null, 'Paint the van in two colours', 'Pending until the winter is over'],
      ['2 Rooms', 'Open the reading room on Sundays', 'Pending'],
    ],
  ]);
});

test('a heading parts two tables, however far out the running head stands; a cell may begin with "table"', async () => {
  const text: Mark[] = [
    [20, 30, 'Skerrow Islands Council', 6],
    ...header,
    ...row(120, ['1 Vans', 'Repair the lending van', 'before the winter'], 'Complete'),
    [50, 160, 'Ongoing actions', 12],
    [50, 180, 'Recommendation'],
    [150, 180, 'Action'],
    [350, 180, 'Status'],
    [50, 200, '2 Rooms'],
    [150, 200, 'Put a reading'],
    [150, 211, 'table in each room'],
    [350, 200, 'Not started'],
    [350, 211, 'at the moment'],
    [50, 230, '3 Boats'],
    [150, 230, 'Paint the boats'],
    [350, 230, 'Pending'],
  ];
  expect(await tablesOf([{ text }])).toEqual([
    [
      ['Recommendation', 'Action', 'Status'],
      ['1 Vans', 'Repair the lending van before the winter', 'Complete'],
    ],
    [
      ['Recommendation', 'Action', 'Status'],
      ['2 Rooms', 'Put a reading table in each room', 'Not started at the moment'],
      ['3 Boats', 'Paint the boats', 'Pending'],
    ],
  ]);
});

test('an action and its status under a ruled header are two columns; a note below in smaller type is neither', async () => {
  const text: Mark[] = [
    [50, 100, 'Action'],
    [440, 100, 'Status'],
    [50, 120, '1.1 The islands will repair the lending van before the winter and ask every parish where'],
    [50, 131, 'it should stop in the summer that comes after it'],
    [440, 120, 'Complete'],
    [50, 151, '1.2 Open the reading room on Sundays'],
    [440, 151, 'Pending'],
    [50, 175, 'Figures are those of partners.', 7],
  ];
  const rules: Area[] = [
    [45, 88, 545, 88],
    [45, 105, 545, 105],
  ];
  expect(await tablesOf([{ text, rules }])).toEqual([
    [
      ['Action', 'Status'],
      [
        '1.1 The islands will repair the lending van before the winter and ask every parish where it should stop in the summer that comes after it',
        'Complete',
      ],
      ['1.2 Open the reading room on Sundays', 'Pending'],
    ],
  ]);
});

test('two columns of running text under a ruled head are no table', async () => {
  const left = [
    'The van was repaired in spring and',
    'goes to each parish once a week',
    'as the islands had asked for it.',
  ];
  const right = [
    'Rooms are open on most Sundays',
    'and are heated from October on',
    'so that readers can stay longer.',
  ];
  const text: Mark[] = [
    [50, 100, 'Boats and vans'],
    [310, 100, 'Reading rooms'],
    ...left.map((line, i): Mark => [50, 120 + 11 * i, line]),
    ...right.map((line, i): Mark => [310, 120 + 11 * i, line]),
  ];
  expect(await tablesOf([{ text, rules: [[45, 105, 545, 105]] }])).toEqual([]);
});

test('a header with nothing below it is a column, which the next page fills', async () => {
  const head: Mark[] = [...header, [470, 100, 'Progress']];
  const first = [...head, ...row(120, ['1 Vans', 'Repair the lending van', 'before the winter'], 'Complete')];
  const second = row(60, ['2 Rooms', 'Open the reading room', 'on Sundays'], 'Pending');
  const pages = [
    { text: first },
    { text: [...second, [470, 60, 'Talks go on'] as const, [470, 71, 'in May'] as const] },
  ];
  expect(await tablesOf(pages)).toEqual([
    [
      ['Recommendation', 'Action', 'Status', 'Progress'],
      ['1 Vans', 'Repair the lending van before the winter', 'Complete', ''],
      ['2 Rooms', 'Open the reading room on Sundays', 'Pending', 'Talks go on in May'],
    ],
  ]);
});

test('a page that begins with the next number of a series begins with a row', async () => {
  const wide: Mark[] = [
    [50, 100, 'Action'],
    [300, 100, 'Status'],
    [400, 100, 'Progress'],
  ];
  const action = (y: number, lines: readonly string[], status: string, notes: readonly string[]): Mark[] => [
    ...lines.map((text, i): Mark => [50, y + 11 * i, text]),
    [300, y, status],
    ...notes.map((text, i): Mark => [400, y + 11 * i, text]),
  ];
  const first = [
    ...wide,
    ...action(120, ['VAN-4 Repair the lending van', 'before the winter.'], 'Complete', ['It was repaired', 'in May.']),
    ...action(150, ['VAN-5 Open the reading room', 'on Sundays.'], 'In progress', ['Talks with', 'the council']),
  ];
  const second = action(60, ['VAN-6 Heat the reading room', 'from October.'], 'In progress', []);
  const [table] = await tablesOf([{ text: first }, { text: second }]);
  expect(table?.map(([cell]) => cell)).toEqual([
    'Action',
    'VAN-4 Repair the lending van before the winter.',
    'VAN-5 Open the reading room on Sundays.',
    'VAN-6 Heat the reading room from October.',
  ]);
});

test('a word that is too wide for a column without drawn sides is one, and words that found room are not', async () => {
  const body = (y: number, id: string, status: readonly string[]): Mark[] => [
    [50, y, id],
    [50, y + 11, 'harbour'],
    [170, y, 'Open the reading room'],
    [170, y + 11, 'before the winter.'],
    ...status.map((text, i): Mark => [340, y + 11 * i, text]),
    [397, y, 'The council has'],
    [397, y + 11, 'found a room.'],
  ];
  const text: Mark[] = [
    [50, 100, 'Finding'],
    [170, 100, 'Action'],
    [340, 100, 'Status'],
    [397, 100, 'Progress'],
    // Eight points lie between the end of the rule and the text, so the status has 41: "Completed" takes 43.
    ...body(120, '1.1 Vans and', ['Complete', 'd']),
    ...body(160, '1.2 Rooms and', ['Underway', 'late']),
    ...body(200, '1.3 Boats and', ['Underway']),
    ...body(240, '1.4 Books and', ['Open', 'again']),
  ];
  const [table] = await tablesOf([{ text, rules: [[42, 106, 520, 106]] }]);
  expect(table?.map((cells) => cells[2])).toEqual(['Status', 'Completed', 'Underway late', 'Underway', 'Open again']);
});

test('a name over a rule spans the columns whose names stand below it', async () => {
  const text: Mark[] = [
    [50, 100, 'No.'],
    [80, 100, 'Recommendation'],
    [300, 100, 'Position at the year end'],
    [300, 116, 'Done'],
    [380, 116, 'Going on'],
    [470, 116, 'Not begun'],
    ...[1, 2, 3].flatMap((n): Mark[] => [
      [50, 110 + 34 * n, `${n}`],
      [80, 110 + 34 * n, 'The islands should repair'],
      [80, 121 + 34 * n, `van number ${n}`],
      [[310, 390, 480][n - 1] ?? 0, 110 + 34 * n, 'X'],
    ]),
  ];
  const line = (y: number, from = 45): Area => [from, y, 545, y];
  const rules = [line(88), line(104, 296), line(128), line(162), line(196), line(230)];
  expect(await tablesOf([{ text, rules }])).toEqual([
    [
      ['No.', 'Recommendation', 'Position at the year end', null, null],
      [null, null, 'Done', 'Going on', 'Not begun'],
      ['1', 'The islands should repair van number 1', 'X', '', ''],
      ['2', 'The islands should repair van number 2', '', 'X', ''],
      ['3', 'The islands should repair van number 3', '', '', 'X'],
    ],
  ]);
});

test('a title across that has a space at a gutter is one cell', async () => {
  const line = (y: number, n: string, what: string, more: string, status: string): Mark[] => [
    [50, y, n],
    [86, y, what],
    [86, y + 11, more],
    [260, y, status],
    [350, y, 'Seen by the clerk in May'],
  ];
  const text: Mark[] = [
    [50, 100, 'No.'],
    [86, 100, 'Action'],
    [260, 100, 'Status'],
    [350, 100, 'Progress'],
    ...line(130, '1.1', 'Repair the lending van', 'before the winter', 'Complete'),
    ...line(170, '1.2', 'Ask every parish', 'where it should stop', 'Pending'),
    [55, 210, '2. Staff'],
    [86, 210, 'and readers'],
    ...line(240, '2.1', 'Open the reading room', 'on Sundays', 'Pending'),
    ...line(280, '2.2', 'Heat the reading room', 'from October', 'Complete'),
  ];
  const [rows] = await tablesOf([{ text }]);
  expect(rows?.[3]).toEqual(['2. Staff and readers', null, null, null]);
  expect(rows?.map(([first]) => first)).toEqual(['No.', '1.1', '1.2', '2. Staff and readers', '2.1', '2.2']);
});
