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

/** Cells of one row from one height down. */
function row(
  y: number,
  cells: readonly (readonly [x: number, lines: readonly string[]])[],
  style: 'bold' | 'plain' = 'plain',
): Mark[] {
  return cells.flatMap(([x, lines]) => lines.map((text, i): Mark => [x, y + 11 * i, text, 9, style]));
}

test('a line that fills two cells from side to side is no running text between two tables', async () => {
  const text: Mark[] = [
    ...row(
      100,
      [
        [50, ['Number']],
        [100, ['Recommendation']],
        [290, ['To']],
        [420, ['Status']],
      ],
      'bold',
    ),
    ...row(120, [
      [50, ['2024/001/A']],
      [100, ['The ferry should have a second', 'gangway.']],
      [290, ['Ferries']],
      [420, ['Closed']],
    ]),
    ...row(150, [
      [50, ['2024/002/A']],
      [100, ['The lamps of the quay should be', 'lit from dusk.']],
      [290, ['Harbour']],
      [420, ['Open']],
    ]),
    [100, 180, 'Masters should know the depth of'],
    [290, 180, 'Harbour'],
    [420, 180, 'Open'],
    [50, 191, '2024/003/A'],
    [100, 191, 'every berth, and of the channel that leads'],
    [100, 202, 'to it.'],
    ...row(221, [
      [50, ['2024/004/A']],
      [100, ['The bell should be heard on', 'the pier.']],
      [290, ['Ferries']],
      [420, ['Open']],
    ]),
  ];
  expect((await tablesOf([{ text }]))[0]?.map(([number, , to]) => [number, to])).toEqual([
    ['Number', 'To'],
    ['2024/001/A', 'Ferries'],
    ['2024/002/A', 'Harbour'],
    ['2024/003/A', 'Harbour'],
    ['2024/004/A', 'Ferries'],
  ]);
});

test('a bold header begins a table of its own, whatever stands side by side above it', async () => {
  const text: Mark[] = [
    ...row(100, [
      [50, ['Lead agency', 'of the plan']],
      [330, ['Ferry Office and', 'Harbour Trust']],
    ]),
    ...row(128, [
      [50, ['Start and end']],
      [330, ['May 2024 to June 2026']],
    ]),
    ...row(
      148,
      [
        [50, ['Milestone']],
        [250, ['Level']],
        [330, ['By']],
        [430, ['Result']],
      ],
      'bold',
    ),
    ...row(166, [
      [50, ['1 Repair the lending van', 'before the winter']],
      [250, ['Completed']],
      [330, ['May 2024']],
      [430, ['It was repaired', 'in March.']],
    ]),
    ...row(196, [
      [50, ['2 Ask every parish where', 'it should stop']],
      [250, ['Limited']],
      [330, ['June 2026']],
      [430, ['Two of nine', 'were asked.']],
    ]),
  ];
  expect((await tablesOf([{ text }])).at(-1)).toEqual([
    ['Milestone', 'Level', 'By', 'Result'],
    ['1 Repair the lending van before the winter', 'Completed', 'May 2024', 'It was repaired in March.'],
    ['2 Ask every parish where it should stop', 'Limited', 'June 2026', 'Two of nine were asked.'],
  ]);
});

test('rows stand a tenth of a line further apart than the lines of a cell', async () => {
  const text: Mark[] = [
    ...row(
      100,
      [
        [50, ['Action']],
        [250, ['Lead']],
        [350, ['Status']],
      ],
      'bold',
    ),
    ...row(112.2, [
      [50, ['Repair the lending van', 'before the winter']],
      [250, ['Library']],
      [350, ['Complete']],
    ]),
    ...row(135.4, [
      [50, ['Ask every parish', 'where it should stop']],
      [250, ['Parishes', 'and wardens']],
      [350, ['Pending']],
    ]),
    ...row(158.6, [
      [50, ['Open the reading room', 'on Sundays']],
      [250, ['Library']],
      [350, ['Pending']],
    ]),
  ];
  expect(await tablesOf([{ text }])).toEqual([
    [
      ['Action', 'Lead', 'Status'],
      ['Repair the lending van before the winter', 'Library', 'Complete'],
      ['Ask every parish where it should stop', 'Parishes and wardens', 'Pending'],
      ['Open the reading room on Sundays', 'Library', 'Pending'],
    ],
  ]);
});

test('titles between the rows are rows of the table whose header stands above them', async () => {
  const text: Mark[] = [
    ...row(
      100,
      [
        [50, ['What we asked']],
        [240, ['What has happened']],
        [440, ['Verdict']],
      ],
      'bold',
    ),
    [50, 126, 'Safe streets', 11, 'bold'],
    ...row(150, [
      [50, ['Close the streets outside', 'of schools.']],
      [240, ['Two of nine were closed', 'in May.']],
      [440, ['Not achieved']],
    ]),
    [50, 187, 'Places to play', 11, 'bold'],
    ...row(211, [
      [50, ['Open the school grounds', 'at weekends.']],
      [240, ['All are open, and one', 'is lit.']],
      [440, ['Achieved']],
    ]),
  ];
  expect(await tablesOf([{ text }])).toEqual([
    [
      ['What we asked', 'What has happened', 'Verdict'],
      ['Safe streets', null, null],
      ['Close the streets outside of schools.', 'Two of nine were closed in May.', 'Not achieved'],
      ['Places to play', null, null],
      ['Open the school grounds at weekends.', 'All are open, and one is lit.', 'Achieved'],
    ],
  ]);
});

test('lines half a line apart are of several columns, however wide the white space of their header is', async () => {
  const text: Mark[] = [
    ...row(
      100,
      [
        [90, ['Planned action']],
        [250, ['Office']],
        [340, ['Due']],
        [420, ['Status']],
      ],
      'bold',
    ),
    ...cell(50, 130, ['Seek leave', 'to go on']),
    ...cell(190, 130, ['Chief of Finances, Results', 'and Deliveries', 'of the Harbour']),
    ...cell(340, 130, ['June', '2024']),
    ...cell(420, 130, ['Not', 'met']),
  ];
  expect(await tablesOf([{ text }])).toEqual([
    [
      ['Planned action', 'Office', 'Due', 'Status'],
      ['Seek leave to go on', 'Chief of Finances, Results and Deliveries of the Harbour', 'June 2024', 'Not met'],
    ],
  ]);
});

test('a title alone in the column of ids is a row, and what stands below the last row is no part of it', async () => {
  const text: Mark[] = [
    ...row(
      100,
      [
        [50, ['Number']],
        [130, ['Action']],
        [320, ['Status']],
      ],
      'bold',
    ),
    ...row(116, [[50, ['Ferries']]], 'bold'),
    ...row(132, [
      [50, ['F/1']],
      [130, ['Repair the lending van', 'before the winter']],
      [320, ['Complete']],
    ]),
    ...row(159, [
      [50, ['F/2']],
      [130, ['Paint it in two colours', 'and a half']],
      [320, ['Pending']],
    ]),
    ...row(186, [[50, ['Parks']]], 'bold'),
    ...row(202, [
      [50, ['P/1']],
      [130, ['Open the reading room', 'on Sundays']],
      [320, ['Pending']],
    ]),
    ...row(229, [
      [50, ['P/2']],
      [130, ['Heat the reading room', 'from October']],
      [320, ['Pending']],
    ]),
    [50, 261, 'Printed in May.'],
  ];
  expect(await tablesOf([{ text }])).toEqual([
    [
      ['Number', 'Action', 'Status'],
      ['Ferries', '', ''],
      ['F/1', 'Repair the lending van before the winter', 'Complete'],
      ['F/2', 'Paint it in two colours and a half', 'Pending'],
      ['Parks', '', ''],
      ['P/1', 'Open the reading room on Sundays', 'Pending'],
      ['P/2', 'Heat the reading room from October', 'Pending'],
    ],
  ]);
});

test('below a header that a page repeats, an empty cell goes on with the row of the page before', async () => {
  const header = (y: number): Mark[] =>
    row(
      y,
      [
        [50, ['No.']],
        [130, ['Action']],
        [320, ['Status']],
      ],
      'bold',
    );
  const first = [
    ...header(700),
    ...row(720, [
      [50, ['1.1']],
      [130, ['Repair the lending van', 'before the winter']],
      [320, ['Complete']],
    ]),
    ...row(748, [
      [50, ['1.2']],
      [130, ['Paint it in two colours, of which', 'the second should be one that']],
      [320, ['Pending']],
    ]),
  ];
  const second = [
    ...header(60),
    ...row(77, [[130, ['can be seen from the pier', 'at night']]]),
    ...row(105, [
      [50, ['1.3']],
      [130, ['Open the reading room', 'on Sundays']],
      [320, ['Pending']],
    ]),
  ];
  expect(await tablesOf([{ text: first }, { text: second }])).toEqual([
    [
      ['No.', 'Action', 'Status'],
      ['1.1', 'Repair the lending van before the winter', 'Complete'],
      [
        '1.2',
        'Paint it in two colours, of which the second should be one that can be seen from the pier at night',
        'Pending',
      ],
      ['1.3', 'Open the reading room on Sundays', 'Pending'],
    ],
  ]);
});
