import { expect, test } from 'vitest';
import { readText } from './reading.js';

test('cells that blank lines part may go on over the wrapped lines of a file', async () => {
  const { edition } = await readText(`Harbour safety

Requirement

Executive lead

Rating

Update

Quays

Q1 The quay must have a rail on
each side before the winter.

Head of
Piers

Green

The north rail stands.
The south rail is ordered, and
comes in May.

Q2 The crane must be tested by
2025.

Chair

Red

Nobody has a key.

Boats

B1 Each boat should carry a lamp.

Pilot Office

Green

All nine
have one.
`);
  expect(
    edition.actions.map(({ id, status, owners, text, progress }) => [id, status?.published, owners, text, progress]),
  ).toEqual([
    [
      'Q1',
      'Green',
      ['Head of Piers'],
      'The quay must have a rail on each side before the winter.',
      'The north rail stands. The south rail is ordered, and comes in May.',
    ],
    ['Q2', 'Red', ['Chair'], 'The crane must be tested by 2025.', 'Nobody has a key.'],
    ['B1', 'Green', ['Pilot Office'], 'Each boat should carry a lamp.', 'All nine have one.'],
  ]);
  expect(edition.coverage.unread).toBe(0);
});

test('a header of a line for each column may stand over rows that are joined and wrapped', async () => {
  const header = 'Action\nLead\nTimeline\nProgress\nRAG\n';
  const { edition } = await readText(`Ferry plan: update

Goal 3: Ferries that sail
${header}We will buy a second anchor for each of the boats that cross the sound in the winter
months. Ferry Board By April 2024 Two anchors were bought in May and lie on the north
quay. Amber
We will teach the pilots to read the tides, and ask the schools of both shores to help
with it. Pilot Office By March 2023 All pilots read them. Green

Goal 4: Quays that hold
${header}We will mend the rail of every quay before the herring comes, the north quay first of
all. Harbour Office By June 2025 The rail of the north quay has been mended, but for the
last post. Red
We will paint the posts. Harbour Office By May 2024 All of the posts are white. Green
`);
  expect(
    edition.actions.map(({ theme, text, owners, due, status }) => [
      theme?.id,
      text?.split(' ').slice(2, 5).join(' '),
      owners,
      due?.published,
      status?.published,
    ]),
  ).toEqual([
    ['3', 'buy a second', ['Ferry Board'], 'By April 2024', 'Amber'],
    ['3', 'teach the pilots', ['Pilot Office'], 'By March 2023', 'Green'],
    ['4', 'mend the rail', ['Harbour Office'], 'By June 2025', 'Red'],
    ['4', 'paint the posts.', ['Harbour Office'], 'By May 2024', 'Green'],
  ]);
});

test('numbers with a part in brackets are rows of a table that spaces hold apart', async () => {
  const { edition } = await readText(`Follow-up of the ferry report

  No       Recommendation                        Status            Basis

  1 (a)    Set out when the ferry sails in the   Implemented in    Timetable of
           winter                                full              2023, page 4

  1 (b)    Publish the price of sheep            Not implemented   No price was
                                                                   found

  2        Count the anchors                     Implemented in    Nine anchors
                                                 full

  3 (a)    Ask the keeper                        Not implemented   The keeper is
                                                                   away
`);
  expect(edition.actions.map(({ id, text, status }) => [id, text, status?.published])).toEqual([
    ['1 (a)', 'Set out when the ferry sails in the winter', 'Implemented in full'],
    ['1 (b)', 'Publish the price of sheep', 'Not implemented'],
    ['2', 'Count the anchors', 'Implemented in full'],
    ['3 (a)', 'Ask the keeper', 'Not implemented'],
  ]);
});

test('recommendations behind the action are those that it answers', async () => {
  const { edition } = await readText(`Ferries and the review

Action
Where we are
Review recommendations
Replace the paper log with a slate which all of the pilots can read.
Live
1
Publish the tides within five days, and those that were wrong.
In delivery
1, 4
Write to each keeper, and ask what the lamp is for.
Closed, superseded
2 and 5
Find nine pilots, with a boat for each of them.
In delivery
3
Offer every sheep a place on the lower deck.
Live
6
Sound the whistle in a fog, and twice at night.
In delivery
7
`);
  expect(edition.actions.map(({ id, status, links }) => [id, status?.published, links])).toEqual([
    [null, 'Live', ['1']],
    [null, 'In delivery', ['1', '4']],
    [null, 'Closed, superseded', ['2', '5']],
    [null, 'In delivery', ['3']],
    [null, 'Live', ['6']],
    [null, 'In delivery', ['7']],
  ]);
});

test('rows with numbers alone are found below a header of which the last names are unknown', async () => {
  const row = (id: string, status: string, date: string): string =>
    `${id}\n\nFerries that sail - the keeper should light lamp ${id} before dusk.\n\nLamp Office\n\n${status}\n\nThe lamp was lit in May, and went out.\n\nThe keeper has a second lamp for the winter months.\n\n${date}\n\n`;
  const { edition } = await readText(`Ferry inquiry

Recommendation

Text

Agency

Inspector's assessment

Reasons

Final Report date

${row('88', 'Implemented as intended', '1 July 2022')}${row('89', 'Implementation in train', '1 June 2023')}${row('91', 'No evidence of implementation', 'Not stated')}${row('130', 'Implemented as intended', '1 July 2022')}`);
  expect(
    edition.actions.map(({ id, status, owners, progress, extra }) => [
      id,
      status?.published,
      owners,
      progress?.split('\n').length,
      extra,
    ]),
  ).toEqual([
    ['88', 'Implemented as intended', ['Lamp Office'], 2, { 'Final Report date': '1 July 2022' }],
    ['89', 'Implementation in train', ['Lamp Office'], 2, { 'Final Report date': '1 June 2023' }],
    ['91', 'No evidence of implementation', ['Lamp Office'], 2, { 'Final Report date': 'Not stated' }],
    ['130', 'Implemented as intended', ['Lamp Office'], 2, { 'Final Report date': '1 July 2022' }],
  ]);
});
