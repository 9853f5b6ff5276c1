import { describe, expect, test } from 'vitest';
import { readText } from './reading.js';

/** Id, status as published and text of every row, and the codes of what a person should look at. */
async function rowsOf(
  text: string,
): Promise<{ rows: readonly (readonly (string | null)[])[]; codes: readonly string[] }> {
  const { edition } = await readText(text);
  return {
    rows: edition.actions.map(({ id, status, text: words }) => [id, status?.published ?? null, words]),
    codes: edition.messages.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
  };
}

describe('a label that is the only one of its records', () => {
  const page = (status: (words: string) => string): string =>
    `Kelp farms: progress

Recommendation 1: Count the farms
${status('In progress')}
Divers have counted nine.

Recommendation 2: Light the buoys
${status('Completed')}
Every buoy has a lamp.

Recommendation 3: Pay the divers
${status('Not started')}
`;
  const rows = [
    ['Recommendation 1', 'In progress', 'Count the farms'],
    ['Recommendation 2', 'Completed', 'Light the buoys'],
    ['Recommendation 3', 'Not started', 'Pay the divers'],
  ];

  test.each([
    ['a dash', (words: string): string => `Status – ${words}`],
    ['a space', (words: string): string => `Status ${words}`],
    ['a colon', (words: string): string => `Status: ${words}`],
  ])('set off by %s is no part of the status', async (_, status) => {
    expect(await rowsOf(page(status))).toEqual({ rows, codes: [] });
  });
});

test('rows numbered by a noun that no list knows end in a status of several words, known or not', async () => {
  const block = (n: number, text: string, done: string, status: string): string =>
    `Requirement ${n}\n\nBy 3 May 2024, the owner must ${text}.\n\nWhat was done\n\n${done}\n\n${status}\n\n`;
  const page =
    'Lighthouse visit\n\n' +
    block(1, 'clean the lens', 'The lens was clean.', 'Met - within timescales') +
    block(2, 'oil the gears', 'The gears were dry.', 'Not met') +
    block(3, 'mend the stair', 'Two steps were new.', 'Met - outwith timescales') +
    block(4, 'paint the door', 'Nobody looked at the door.', 'Not looked at this time') +
    'Complaints\n\nWrite to the keeper.\n';
  expect(await rowsOf(page)).toEqual({
    rows: [
      ['Requirement 1', 'Met - within timescales', 'By 3 May 2024, the owner must clean the lens.'],
      ['Requirement 2', 'Not met', 'By 3 May 2024, the owner must oil the gears.'],
      ['Requirement 3', 'Met - outwith timescales', 'By 3 May 2024, the owner must mend the stair.'],
      ['Requirement 4', 'Not looked at this time', 'By 3 May 2024, the owner must paint the door.'],
    ],
    codes: ['parse/unknown-status'],
  });
});

test('ids with a part in brackets, or with a letter for a number, are whole', async () => {
  const block = (id: string, status: string): string =>
    `${id}: Keep the ferry.\nTimescale to meet action: May 2024\nResponsibility for taking action: Ferry Office\nAction planned: Build a pier for ${id.slice(-1)}.\nStatus: ${status}\n\n`;
  const page = ['Recommendation 5 (a)', 'Recommendation 5 (b)', 'Recommendation 6', 'Recommendation c']
    .map((id, i) => block(id, i === 1 ? 'In progress' : 'Complete'))
    .join('');
  const { edition } = await readText(`Ferries\n\n${page}`);
  expect(
    edition.actions.map(({ id, status, due, owners, text }) => [id, status?.published, due?.published, owners, text]),
  ).toEqual([
    ['Recommendation 5 (a)', 'Complete', 'May 2024', ['Ferry Office'], 'Build a pier for ).'],
    ['Recommendation 5 (b)', 'In progress', 'May 2024', ['Ferry Office'], 'Build a pier for ).'],
    ['Recommendation 6', 'Complete', 'May 2024', ['Ferry Office'], 'Build a pier for 6.'],
    ['Recommendation c', 'Complete', 'May 2024', ['Ferry Office'], 'Build a pier for c.'],
  ]);
});

test('counts under the names of statuses are no rows', async () => {
  const page = `Eel inspection

Fully Implemented In the Process of Being Implemented Little or No Progress No Longer Applicable
Recommendation 1 2 1 1
Recommendation 2 3 1 1 1

Recommendation 1
We recommend that the office count the eels.
Status: Fully implemented.

Recommendation 2
We recommend that the office feed the eels.
Status: Little or no progress.
`;
  expect((await rowsOf(page)).rows).toEqual([
    ['Recommendation 1', 'Fully implemented.', 'We recommend that the office count the eels.'],
    ['Recommendation 2', 'Little or no progress.', 'We recommend that the office feed the eels.'],
  ]);
});

test('what was found below an item is its note, and items that share a recommendation have no number of their own', async () => {
  const page = `Otter audit

Recommendation 1

So that otters are safe, we recommend that the board:

• fence the road;

Status: Fully implemented.

Details

The road has a fence on both sides.

• teach the drivers.

Status: Little or no progress.

Details

Nobody taught them.

Recommendation 2

So that otters eat, we recommend that the board count the fish.

Status: Will not be implemented.

Details

The board has no boat.

Recommendation 3

So that otters sleep, we recommend that the board:

• close the weir at night;

Status: Fully implemented.

Details

It is closed at ten.

• dim the lamps.

Status: Fully implemented.

Details

The lamps are red now.
`;
  expect((await rowsOf(page)).rows).toEqual([
    [null, 'Fully implemented.', 'fence the road;'],
    [null, 'Little or no progress.', 'teach the drivers.'],
    ['Recommendation 2', 'Will not be implemented.', 'So that otters eat, we recommend that the board count the fish.'],
    [null, 'Fully implemented.', 'close the weir at night;'],
    [null, 'Fully implemented.', 'dim the lamps.'],
  ]);
});

test('a label of several words that only a space sets off, with a response and a status in one', async () => {
  const block = (n: number, text: string, answer: string): string =>
    `Recommendation ${n}\nThat the harbour ${text}.\nResponse and action ${answer}.\nResponsible agency Harbour Office.\n`;
  const page =
    'Inquest into the loss of the Tern\n' +
    block(1, 'buy a lamp', 'Agreed and implementation is complete') +
    block(2, 'ring a bell', 'Agreed in part and implementation is in progress') +
    block(3, 'hire a pilot', 'Agreed and implementation is complete') +
    block(4, 'close the bar', 'Not agreed');
  const { edition } = await readText(page);
  expect(
    edition.actions.map(({ id, status, response, owners }) => [id, status?.value, response?.value, owners]),
  ).toEqual([
    ['Recommendation 1', 'complete', 'accepted', ['Harbour Office.']],
    ['Recommendation 2', 'in-progress', 'accepted-in-part', ['Harbour Office.']],
    ['Recommendation 3', 'complete', 'accepted', ['Harbour Office.']],
    ['Recommendation 4', 'unknown', 'rejected', ['Harbour Office.']],
  ]);
});

test('a label that holds a number of its own for each record gives the ids', async () => {
  const block = (text: string, place: string, status: string): string =>
    `Recommendation\n${text}\nTreaty and paragraph\n${place}\nProgress assessment\n${status}\nLast assessed\n3 May 2024\n\n`;
  const page =
    'Rights tracker\n\n' +
    block('Keep the old path open to all.', 'PATH 2019, 16', 'Limited progress') +
    block('Let children swim for nothing.', 'SWIM 2017, 45(b)', 'No progress') +
    block('Print the bill in both tongues.', 'BILL 2020, 3', 'Moderate progress');
  expect((await rowsOf(page)).rows).toEqual([
    ['PATH 2019, 16', 'Limited progress', 'Keep the old path open to all.'],
    ['SWIM 2017, 45(b)', 'No progress', 'Let children swim for nothing.'],
    ['BILL 2020, 3', 'Moderate progress', 'Print the bill in both tongues.'],
  ]);
});

test('the number below a heading, and an action of two words beside a recommendation in full', async () => {
  const block = (head: string, id: string, text: string, phase: string): string =>
    `${head}Reference Number: ${id}\nRecommendation: The board should ${text}, and should tell the town about it.\nCurrent Phase: ${phase}\n\n`;
  const head = (id: string, need: string): string =>
    `${id}: Advice on moorings\nIssued Date: 3 May 2020\nAction(s) Needed: ${need}\n\n`;
  const page =
    'Register of advice\n\n' +
    block(head('MAC13', 'Board consideration'), 'MAC13', 'lay new chains', 'Closed') +
    block(head('MAC14', 'Board consideration'), 'MAC14 R-1', 'count the buoys', 'Open') +
    block('', 'MAC14 R-2', 'paint the buoys', 'Open') +
    block(head('MAC15', 'None'), 'MAC15', 'ask the skippers', 'Closed');
  expect((await rowsOf(page)).rows).toEqual([
    ['MAC13', 'Closed', 'The board should lay new chains, and should tell the town about it.'],
    ['MAC14 R-1', 'Open', 'The board should count the buoys, and should tell the town about it.'],
    ['MAC14 R-2', 'Open', 'The board should paint the buoys, and should tell the town about it.'],
    ['MAC15', 'Closed', 'The board should ask the skippers, and should tell the town about it.'],
  ]);
});

test('a label with a day behind a space opens no record, and is none of its words', async () => {
  const block = (n: number, day: string, status: string): string =>
    `Recommendation ${n}: That the pilot sound the horn ${n} times.\nDate issued ${day}\nAddressed to Harbour Office\nStatus ${status}\nLatest response The office has an answer for ${n}.\n\n`;
  const page =
    'Inquests\n\n' +
    block(1, '25 June 2014', 'Active') +
    block(2, '3 May 2013', 'Closed') +
    block(3, '14 March 1998', 'Active');
  expect((await rowsOf(page)).rows).toEqual([
    ['Recommendation 1', 'Active', 'That the pilot sound the horn 1 times.'],
    ['Recommendation 2', 'Closed', 'That the pilot sound the horn 2 times.'],
    ['Recommendation 3', 'Active', 'That the pilot sound the horn 3 times.'],
  ]);
});

test.each([
  ['in brackets', ['(i)', '(ii)', '(iii)']],
  ['of letters in brackets', ['(a)', '(b)', '(c)']],
  ['in capitals', ['I', 'II', 'III']],
  ['in words', ['One', 'Two', 'Three']],
])('recommendations with numbers %s', async (_, numbers) => {
  const texts = ['Count the salt.', 'Weigh the sand.', 'Sell the lorry.'];
  const block = (i: number): string =>
    `Recommendation ${numbers[i] ?? ''}\n${texts[i] ?? ''}\nPosition: Implemented\nIt was done in May.\n`;
  const page = `Road salt: memorandum\n\n${[0, 1, 2].map(block).join('\n')}`;
  expect((await rowsOf(page)).rows).toEqual(
    texts.map((text, i) => [`Recommendation ${numbers[i] ?? ''}`, 'Implemented', text]),
  );
});

test('parts of a number with Roman letters are rows, and no gap', async () => {
  const page = `No. Call Status Latest
7 We call upon the port to count its cranes. Complete Seven were found.
8.i We call upon the town to open the quay. Complete Opened in June.
8.ii We call upon the town to light the quay. In progress Two lamps of nine.
9 We call upon the ferry to wait for the bus. Not started No timetable yet.
`;
  const { edition } = await readText(page);
  expect(edition.actions.map(({ id, status }) => [id, status?.published])).toEqual([
    ['7', 'Complete'],
    ['8.i', 'Complete'],
    ['8.ii', 'In progress'],
    ['9', 'Not started'],
  ]);
  expect(edition.messages.map(({ code }) => code)).not.toContain('parse/id-gap');
});

describe('cells on lines of their own', () => {
  const stack = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
    ['Harbour review', ...header, ...rows.flat(), ''].join('\n\n');

  test('the heading of the table and a list of contents are no columns', async () => {
    const contents = ['Contents', 'Foreword', 'Summary of progress', 'Recommendations', 'Summary of progress'];
    const rows = [
      ['1', 'The office should open on Sundays.', 'Accepted', 'Delivered', 'It opens at ten.'],
      ['2', 'The office should close at night.', 'Accepted', 'In progress', 'The key is lost.'],
      ['3', 'The lamp should be lit.', 'Rejected', 'Closed without delivery', 'There is a moon.'],
    ];
    const header = ['Recommendations', 'Number', 'Recommendation', 'Response', 'Status', 'Progress'];
    const page = stack([...contents, 'We report on three of sixteen recommendations.', ...header], rows);
    const { edition } = await readText(page);
    expect(edition.actions.map(({ id, text, status }) => [id, text, status?.published, status?.value])).toEqual([
      ['1', 'The office should open on Sundays.', 'Delivered', 'complete'],
      ['2', 'The office should close at night.', 'In progress', 'in-progress'],
      ['3', 'The lamp should be lit.', 'Closed without delivery', 'withdrawn'],
    ]);
  });

  test('a response may be told in sentences', async () => {
    const rows = [
      ['Recommendation 1', 'That the pier be mended.', 'The harbour bought forty planks in May.', 'In progress'],
      [
        'Recommendation 2',
        'That the gulls be fed.',
        'The harbour has no bread, and none is looked for.',
        'Not accepted',
      ],
      ['Recommendation 3', 'That the bell be rung.', 'It was rung on the first of June.', 'Implemented'],
    ];
    const { edition } = await readText(stack(['Recommendation', 'Agency response', 'Status'], rows));
    expect(edition.actions.map(({ text, response, status }) => [text, response?.published, status?.published])).toEqual(
      rows.map(([, text, response, status]) => [text, response, status]),
    );
  });

  test('a dash holds the place of a date, and is none', async () => {
    const rows = [
      ['R1', 'Staff should count the boxes.', 'Agreed', 'Store Manager', '30 Sep 2024', 'Closed', 'Nine boxes.'],
      ['R2', 'Staff should sell the van.', 'Not agreed', 'Director', '-', 'Board accepts risk', 'It is the only van.'],
      ['R3', 'Staff should lock the door.', 'Agreed', 'Store Manager', '31 Dec 2024', 'Open', 'The lock is old.'],
    ];
    const header = ['No.', 'Recommendation', 'Management response', 'Owner', 'Agreed date', 'Status', 'Note'];
    const { edition } = await readText(stack(header, rows));
    expect(edition.actions.map(({ status, due }) => [status?.published, due?.published])).toEqual([
      ['Closed', '30 Sep 2024'],
      ['Board accepts risk', undefined],
      ['Open', '31 Dec 2024'],
    ]);
  });
});

test('a tag above the status in a cell of notes is a part of the note', async () => {
  const row = (n: number, cell: string): string =>
    `Grain Office\tThe office should do thing ${n}. (Recommendation ${n})\t\n${cell}\n`;
  const page =
    'Agency Affected\tRecommendation\tStatus\n' +
    row(1, 'Closed – Implemented\nThe office agreed. It did so in May.') +
    row(2, 'Open\nThe office agreed. It has begun.') +
    row(3, 'Priority Rec.\nOpen\nThe office neither agreed nor disagreed.') +
    row(4, 'Open\nThe office said that it will.');
  const { edition } = await readText(page);
  expect(edition.actions.map(({ status, progress }) => [status?.published, progress])).toEqual([
    ['Closed – Implemented', 'The office agreed. It did so in May.'],
    ['Open', 'The office agreed. It has begun.'],
    ['Open', 'Priority Rec.\nThe office neither agreed nor disagreed.'],
    ['Open', 'The office said that it will.'],
  ]);
});

test('a number below the words that count the rows is none of them', async () => {
  const row = (id: number, text: string, status: string): string =>
    `Recommendation Number\n${id}\nSignificant Recommendation\n${id < 3 ? 'Yes' : 'No'}\nRecommendation\n${text}\nRecommended Costs\n$0\nStatus\n${status}\n\n`;
  const page = `Audit of the kelp farms
Report Information
Report Type
Audit
Number of Recommendations
3
Questioned Costs
$900
Funds for Better Use
$70

Open Recommendations
This report has 2 open recommendations.

Recommendations
${row(1, 'We recommend that the farms count their buoys.', 'Closed')}${row(2, 'We recommend that divers log every dive.', 'Open')}${row(3, 'We recommend that the lamps be mended.', 'Open')}`;
  expect((await rowsOf(page)).rows).toEqual([
    ['1', 'Closed', 'We recommend that the farms count their buoys.'],
    ['2', 'Open', 'We recommend that divers log every dive.'],
    ['3', 'Open', 'We recommend that the lamps be mended.'],
  ]);
});
