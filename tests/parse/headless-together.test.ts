import { expect, test } from 'vitest';
import { readText } from './reading.js';

async function cellsOf(text: string): Promise<readonly unknown[]> {
  const { edition } = await readText(text);
  return edition.actions.map(({ id, text: words, owners, due, response, status, progress }) =>
    [id, words, ...owners, due?.published, response?.published, status?.published, progress].filter(
      (cell) => cell != null,
    ),
  );
}

const titled = (rows: string): string =>
  `Ferry sound: a year later\n\nWhat follows is in the order of the report.\n\n${rows}`;

test('numbered rows without a header may have an answer before the status', async () => {
  const rows = `F-21-07 Fit a second bolt to every gate. Accepted Closed - action
completed The last of nine gates has one.
F-21-08 Amend the rules so that the pilot looks twice. Accepted Open -
acceptable progress The rules are with the printer.
F-22-01 Assess the lamps of the quay. Partly accepted Open - acceptable
progress Seven lamps are bright enough. F-19-33, on the same subject,
was closed in 2021.
F-22-02 Keep the log for a year. Rejected Closed - alternative action A
copy is kept ashore.
F-23-01 Ask the keeper. Accepted Open - unacceptable response The keeper
has not been found.
`;
  expect(await cellsOf(titled(rows))).toEqual([
    [
      'F-21-07',
      'Fit a second bolt to every gate.',
      'Accepted',
      'Closed - action completed',
      'The last of nine gates has one.',
    ],
    [
      'F-21-08',
      'Amend the rules so that the pilot looks twice.',
      'Accepted',
      'Open - acceptable progress',
      'The rules are with the printer.',
    ],
    [
      'F-22-01',
      'Assess the lamps of the quay.',
      'Partly accepted',
      'Open - acceptable progress',
      'Seven lamps are bright enough. F-19-33, on the same subject, was closed in 2021.',
    ],
    ['F-22-02', 'Keep the log for a year.', 'Rejected', 'Closed - alternative action', 'A copy is kept ashore.'],
    ['F-23-01', 'Ask the keeper.', 'Accepted', 'Open - unacceptable response', 'The keeper has not been found.'],
  ]);
});

const lines = [
  ['Our quays', null],
  [
    'Mend the rail of the north quay before the winter.',
    'Harbour Office',
    'March 2024',
    'Ashore',
    'The rail stands. Nobody fell.',
  ],
  ['Paint the lamps of both quays.', 'Pilots and Piers', 'May 2024', 'Completed', 'All nine lamps are white.'],
  [
    'Count the steps, with the help of two schools.',
    'Harbour Office',
    'June 2023',
    'In progress',
    'The schools came to 31 and to 32.',
  ],
  ['Our boats', null],
  ['Give each boat a second oar.', 'Oar Board', 'June 2023', 'Ashore', 'Oars came in June.'],
  ['Publish the tides of the year.', 'Pilots and Piers', 'May 2024', 'Completed', 'They hang on the door.'],
  ['Test the whistle each week.', 'Oar Board', 'March 2024', 'In progress', 'The whistle was lent to the ferry.'],
] as const;

test('lines without a header and without ids are rows where each has a name, a date and a status', async () => {
  const page = lines.map((cells) => cells.filter((cell) => cell !== null).join(' ')).join('\n');
  expect(await cellsOf(titled(page))).toEqual(lines.filter(([, name]) => name !== null));
});

test('lines that lack the name, or the date, are no rows for certain', async () => {
  const page = lines
    .map(([text, name, , status, note]) => (name === null ? text : [text, status, note].join(' ')))
    .join('\n');
  const { edition } = await readText(titled(page));
  expect(edition.actions).toEqual([]);
});

test('what comes again in every row, and is no status anywhere, is not taken for one', async () => {
  const record = (n: number, title: string, done: string): string =>
    `Commitment ${n}: ${title}\n[Ministry of Coastal Affairs, Gullmark Open Tides Network]\n\n● Commitment text: Print it.\n● Completion: ${done}\n\nThe hours are out since March 2023, but of 7 towers in 10 only. The keepers said that the rest waits for towns that still send paper. They expect this to be completed when the new rule comes.\n\n`;
  const page = [
    record(1, 'Open the towers', 'Substantial'),
    record(2, 'Tides by the hour', 'Limited'),
    record(3, "Keepers' budget", 'Complete'),
    record(4, 'Lamp data portal', 'Not started'),
  ].join('');
  const { edition } = await readText(titled(page));
  const statuses = edition.actions.map(({ status }) => status?.published);
  expect(statuses).toEqual(['Substantial', 'Limited', 'Complete', 'Not started']);
});
