import { describe, expect, test } from 'vitest';
import type { Action, Edition } from '../../src/model/edition.js';
import { read, readText } from './reading.js';

async function editionOf(text: string): Promise<Edition> {
  return (await readText(text)).edition;
}

/** One line for a row: id, status, and whatever else a test is about. */
async function rowsOf(
  text: string,
  also: (action: Action) => readonly unknown[] = () => [],
): Promise<readonly unknown[]> {
  const { actions } = await editionOf(text);
  return actions.map((action) => [action.id, action.status?.published ?? null, action.text, ...also(action)]);
}

test('labels that only spaces set off are counted, so that numbers above them open records', async () => {
  const page = `Tide mills: what we asked for

138. Dredge the pond
The owner should dredge the pond before winter.
Status Implemented
Lead Water Board
Progress The pond was dredged in May.

139. Mend the sluice
The owner should mend the sluice gate.
Status In progress
Lead Sluice Company
Progress A smith has been found.

140. Oil the wheel
The owner should oil the wheel each week.
Status Not started
Progress None so far.

Was this page helpful?
Yes No
`;
  expect(await rowsOf(page, ({ owners, recommendation }) => [owners, recommendation?.title])).toEqual([
    ['138', 'Implemented', 'The owner should dredge the pond before winter.', ['Water Board'], 'Dredge the pond'],
    ['139', 'In progress', 'The owner should mend the sluice gate.', ['Sluice Company'], 'Mend the sluice'],
    ['140', 'Not started', 'The owner should oil the wheel each week.', [], 'Oil the wheel'],
  ]);
});

test('what stands below a label each time is its value, though it reads like a label with one', async () => {
  const block = (n: number, text: string, phase: string): string =>
    `Recommendation ${n}\n${text}\nStatus\n${phase}\nProgress\nThe wardens met in June.\n\n`;
  const page = `Moor wardens\n\n${block(1, 'Fence the mire.', 'Phase 3: Implementation')}${block(2, 'Count the ponies.', 'Phase 1: Survey')}${block(3, 'Burn less heather.', 'Phase 4: Complete')}`;
  expect(await rowsOf(page)).toEqual([
    ['Recommendation 1', 'Phase 3: Implementation', 'Fence the mire.'],
    ['Recommendation 2', 'Phase 1: Survey', 'Count the ponies.'],
    ['Recommendation 3', 'Phase 4: Complete', 'Burn less heather.'],
  ]);
});

describe('an answer, and below it what was done', () => {
  const page = `Jury of the salt works

1. Cover the pans at night.
Response: Rejected
The pans are covered by the roof; the works will look again next year.

2. Pay the rakers by the day.
Response: Accepted

3. Keep a book of accidents.
Response: Accepted in part
A book is kept for falls only.

4. Lend each raker a pair of boots.
No answer received.
`;

  test('is its note, without a blank line between them', async () => {
    expect(await rowsOf(page, ({ response, progress }) => [response?.published ?? null, progress])).toEqual([
      [
        '1',
        null,
        'Cover the pans at night.',
        'Rejected',
        'The pans are covered by the roof; the works will look again next year.',
      ],
      ['2', null, 'Pay the rakers by the day.', 'Accepted', null],
      ['3', null, 'Keep a book of accidents.', 'Accepted in part', 'A book is kept for falls only.'],
      ['4', null, 'Lend each raker a pair of boots.', null, 'No answer received.'],
    ]);
  });

  test('a record that has lost every label is told by the next number', async () => {
    expect((await editionOf(page)).actions.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  });
});

test('milestones under a commitment have none of its number, whatever the commitment has of its own', async () => {
  const milestone = (text: string, status: string): string =>
    `Milestone\n${text}\nStatus\n${status}\nResults\nSee the log.\n\n`;
  const page = `Open lighthouses: self-assessment

Commitment 9: Publish the lamp hours
Lead implementing agency
Board of Lamps
Completion level
Substantial

${milestone('Ask the keepers which hours they log', 'Complete')}${milestone('Print the hours of every lamp', 'Limited')}
Commitment 10: Open the towers
Lead implementing agency
Board of Towers
Completion level
Limited

${milestone('Mend the stairs of four towers', 'Not started')}`;
  expect(await rowsOf(page, ({ recommendation }) => [recommendation?.id])).toEqual([
    [null, 'Complete', 'Ask the keepers which hours they log', 'Commitment 9'],
    [null, 'Limited', 'Print the hours of every lamp', 'Commitment 9'],
    [null, 'Not started', 'Mend the stairs of four towers', 'Commitment 10'],
  ]);
});

test('a text without a label below the status, where another label gives the note, is what is asked', async () => {
  const record = (id: string, status: string, text: string): string =>
    `Recommendation ${id}\nStatus: ${status}\n${text}\nAgency: Board of Lamps\nUpdate: The log was read in May.\n\n`;
  const page = `Open lighthouses: follow-up

${record('1.1', 'Implemented', 'Ask the keepers which hours they log.')}${record('1.2', 'Not implemented', 'Print the hours of every lamp at its door.')}${record('2.1', 'Implemented', 'Mend the stairs of the four towers.')}`;
  expect(await rowsOf(page)).toEqual([
    ['Recommendation 1.1', 'Implemented', 'Ask the keepers which hours they log.'],
    ['Recommendation 1.2', 'Not implemented', 'Print the hours of every lamp at its door.'],
    ['Recommendation 2.1', 'Implemented', 'Mend the stairs of the four towers.'],
  ]);
});

describe('no record is', () => {
  test('the title of the page, where its first word is a label of the records', async () => {
    const block = (n: number, text: string): string =>
      `${n} Action - ${text}\nLead Officer Dr Fen\nTimescale March 2022\nStatus Complete\n\n`;
    const page = `Reed cutters\nAction Plan - position at 29 October 2021\n\nWho cuts where\n\n${block(1, 'Sharpen the scythes')}${block(2, 'Mark the beds')}${block(3, 'Dry the reed')}`;
    expect(await rowsOf(page)).toEqual([
      ['1', 'Complete', 'Sharpen the scythes'],
      ['2', 'Complete', 'Mark the beds'],
      ['3', 'Complete', 'Dry the reed'],
    ]);
  });

  test('a chapter with headings that tell what was done and what is next', async () => {
    const page = `Heath report

5. Birds and paths

Our hope is that every bird has a quiet place.

What we have done

Fences were moved, and a warden counted the nests.

Next steps

We will count again.
`;
    expect(await rowsOf(page)).toEqual([]);
  });

  test('a day that opens a line below a heading', async () => {
    const page = `Collection: the weir inquiry

Contents
Government response
Progress updates

Government response
Response to the weir inquiry
17 December 2024 Policy paper
Update on the weir inquiry
14 May 2025 Corporate report

Progress updates
Recommendations 1 to 5: progress at May 2025
14 May 2025 Corporate report
`;
    expect(await rowsOf(page)).toEqual([]);
  });
});

test('lists numbered anew under each report, with answers that are half a status, lose no row', async () => {
  const page = `Annex on the tolls

Report on the Eel Bridge (T/1)
(1) The keeper should write down each toll.
Accepted and implemented
A book has been kept since May.
(2) The gate should be mended.
Accepted and being implemented
(3) The lamp should burn all night.
Accepted and implemented
Report on the Swan Bridge (T/2)
(1) The boards should be tarred.
Accepted and implemented
(2) Carts should pay by weight.
Not accepted
The scales are too dear.
`;
  expect(await rowsOf(page, ({ progress }) => [progress])).toEqual([
    ['(1)', 'Accepted and implemented', 'The keeper should write down each toll.', 'A book has been kept since May.'],
    ['(2)', 'Accepted and being implemented', 'The gate should be mended.', null],
    ['(3)', 'Accepted and implemented', 'The lamp should burn all night.', null],
    ['(1)', 'Accepted and implemented', 'The boards should be tarred.', null],
    ['(2)', 'Not accepted', 'Carts should pay by weight.', 'The scales are too dear.'],
  ]);
});

test('a number in brackets behind a text, and a status with a remark below it, are a row', async () => {
  const page = `Lighthouse visit: what became of the last report

Lamp
We made two recommendations.

The keeper should trim the wick every day. (1.17)
Achieved

The oil should be weighed when it comes. (1.31)
Not achieved (recommendation repeated, 2.24)

Stair
We made one recommendation.

The third step should be mended. (2.11)
Partially achieved
A plank was laid over it.
`;
  expect(await rowsOf(page, ({ progress, theme }) => [progress, theme?.title])).toEqual([
    ['1.17', 'Achieved', 'The keeper should trim the wick every day.', null, 'Lamp'],
    ['1.31', 'Not achieved', 'The oil should be weighed when it comes.', '(recommendation repeated, 2.24)', 'Lamp'],
    ['2.11', 'Partially achieved', 'The third step should be mended.', 'A plank was laid over it.', 'Stair'],
  ]);
});

test('a panel right behind the button that opens it is read, hidden as it comes', async () => {
  const item = (id: string, text: string, status: string): string =>
    `<div class="item"><h3><button aria-expanded="false">Action ${id}</button></h3><div class="panel" hidden><p>${text}</p><ul><li><strong>Lead:</strong> Dyke Board</li><li><strong>Status:</strong> ${status}</li></ul></div></div>`;
  const html = `<!doctype html><html><head><title>Dykes</title></head><body><main><h1>Dykes</h1><button aria-expanded="false">Menu</button><p>Shown.</p>
<div hidden>Not for readers.</div>${item('1.1', 'Raise the west dyke.', 'Complete')}${item('1.2', 'Plant willows.', 'Delayed')}</main></body></html>`;
  const { edition, documents } = await read([{ name: 'page.html', body: new TextEncoder().encode(html) }]);
  expect(edition.actions.map(({ id, status, text, owners }) => [id, status?.published, text, owners])).toEqual([
    ['Action 1.1', 'Complete', 'Raise the west dyke.', ['Dyke Board']],
    ['Action 1.2', 'Delayed', 'Plant willows.', ['Dyke Board']],
  ]);
  expect(documents[0]?.tape.text).not.toContain('Not for readers');
});

describe('labels are learnt from the page:', () => {
  test('the same words on a line of their own are one label, though the first of them is one by itself', async () => {
    const block = (n: number, text: string, reply: string, status: string): string =>
      `RECOMMENDATION ${n}\n${text}\nAGENCY RESPONSE\n${reply}\nSTATUS AS OF JUNE 30, 2024\n${status}\n\n`;
    const page = `OFFICE OF THE WEIGHMASTER\nStatus of prior recommendations\n\n${block(1, 'The scales should be tested.', 'The agency concurs.', 'Implemented. Tests were on file.')}${block(2, 'The weights should be locked away.', 'The agency does not concur. There is no lock.', 'Not implemented. They stand on the table.')}${block(3, 'The floor should be level.', 'The agency concurs.', 'Partially implemented. One end was raised.')}`;
    expect(await rowsOf(page, ({ response, progress }) => [response?.published, progress])).toEqual([
      [
        'RECOMMENDATION 1',
        'Implemented.',
        'The scales should be tested.',
        'The agency concurs.',
        'Tests were on file.',
      ],
      [
        'RECOMMENDATION 2',
        'Not implemented.',
        'The weights should be locked away.',
        'The agency does not concur. There is no lock.',
        'They stand on the table.',
      ],
      [
        'RECOMMENDATION 3',
        'Partially implemented.',
        'The floor should be level.',
        'The agency concurs.',
        'One end was raised.',
      ],
    ]);
  });

  test('a label may name in each record whose reply it is', async () => {
    const block = (n: number, text: string, who: string, reply: string): string =>
      `Case 2023/${n}\nRecommendation made\n${text}\n${who}'s reply\n${reply}\nCompliance\nFull compliance\n\n`;
    const page = `Weigh-house ombudsman\n\n${block(114, 'That the fee be paid back.', 'Council', 'Agreed.')}${block(131, 'That the letters be read twice.', 'Board', 'Agreed in part.')}${block(150, 'That minutes be kept.', 'School', 'Not agreed.')}`;
    expect(await rowsOf(page, ({ response, recommendation }) => [response?.published, recommendation])).toEqual([
      ['Case 2023/114', 'Full compliance', 'That the fee be paid back.', 'Agreed.', null],
      ['Case 2023/131', 'Full compliance', 'That the letters be read twice.', 'Agreed in part.', null],
      ['Case 2023/150', 'Full compliance', 'That minutes be kept.', 'Not agreed.', null],
    ]);
  });
});

async function rowsOfHtml(body: string): Promise<readonly unknown[]> {
  const html = `<!doctype html><html><head><title>Page</title></head><body><main>${body}</main></body></html>`;
  const { edition } = await read([{ name: 'page.html', body: new TextEncoder().encode(html) }]);
  return edition.actions.map(({ id, status, text, owners, due }) => [
    id,
    status?.published,
    text,
    owners,
    due?.published,
  ]);
}

test('a status in bold, and labels behind bars on its line, belong to the heading above', async () => {
  const row = (title: string, status: string, owner: string, due: string): string =>
    `<h3>${title}</h3><p><strong>${status}</strong> | Owner: ${owner} | Due: ${due}</p><p>See the minutes.</p>`;
  expect(
    await rowsOfHtml(
      `<h1>Charter</h1><h2>Strand 1 Crews</h2>${row('1.1 Print every post', 'Complete', 'Crew Office', 'Q1 2024')}${row('1.2 Draw lots for cabins', 'Ongoing', 'Crew Office', 'Q3 2024')}<h2>Strand 2 Pay</h2>${row('2.1 Pay on Fridays', 'Delayed', 'Purser', 'Q4 2024')}`,
    ),
  ).toEqual([
    ['1.1', 'Complete', 'Print every post', ['Crew Office'], 'Q1 2024'],
    ['1.2', 'Ongoing', 'Draw lots for cabins', ['Crew Office'], 'Q3 2024'],
    ['2.1', 'Delayed', 'Pay on Fridays', ['Purser'], 'Q4 2024'],
  ]);
});

test('rows that letters number, in words no vocabulary has', async () => {
  const card = (letter: string, text: string, status: string): string =>
    `<section class="pledge"><h3>Pledge ${letter}</h3><p>${text}</p><dl><dt>Champion</dt><dd>Cllr Pike</dd><dt>Where it stands</dt><dd>${status}</dd></dl></section>`;
  expect(
    await rowsOfHtml(
      `<h1>Pledges</h1>${card('A', 'Keep the baths open all year.', 'Kept')}${card('B', 'Warm the water.', 'In the works')}${card('C', 'Teach every child to swim.', 'Broken')}`,
    ),
  ).toEqual([
    ['Pledge A', 'Kept', 'Keep the baths open all year.', [], undefined],
    ['Pledge B', 'In the works', 'Warm the water.', [], undefined],
    ['Pledge C', 'Broken', 'Teach every child to swim.', [], undefined],
  ]);
});

test('cards that are no rows are explained', async () => {
  const card = (n: number): string =>
    `<section class="card"><h3>Action ${n}</h3><p class="text">Oil lamp ${n} of the pier.</p></section>`;
  const html = `<!doctype html><html><head><title>Lamps</title></head><body><main><h1>Lamps</h1>${card(1)}${card(2)}${card(3)}</main></body></html>`;
  const { explanation } = await read([{ name: 'page.html', body: new TextEncoder().encode(html) }]);
  const told = explanation.find((each) => each.includes('cards 0.00, refused')) ?? '';
  expect(told).toContain('3 cards that are built alike');
  expect(told).toContain('fewer than half of them have a status');
});

test('a sentence that says the same of row after row gives their status', async () => {
  const block = (n: number, text: string, done: string, state: string): string =>
    `Recommendation ${n}\nWe recommended that the agency ${text}.\n${done}\nThis recommendation has ${state}.\n\n`;
  const page = `Follow-up of the mills\n\n${block(1, 'count its wheels', 'The agency found 41.', 'been implemented')}${block(2, 'oil each wheel', 'Oil was late.', 'been partially implemented')}${block(3, 'sell the broken wheels', 'No buyer came.', 'not been implemented')}`;
  const { actions } = await editionOf(page);
  expect(actions.map(({ id, status }) => [id, status?.published, status?.value])).toEqual([
    ['Recommendation 1', 'implemented', 'complete'],
    ['Recommendation 2', 'partially implemented', 'partly-complete'],
    ['Recommendation 3', 'not been implemented', 'not-achieved'],
  ]);
});

test('a heading inside a row that a heading opens ends no row', async () => {
  const row = (n: number, text: string, done: string, state: string): string =>
    `<h2>Area for improvement ${n}</h2><p>${text}</p><h3>Action taken on previous area for improvement</h3><p>${done}</p><p>This area for improvement has ${state}.</p>`;
  expect(
    await rowsOfHtml(
      `<h1>Visit to the inn</h1>${row(1, 'Air the rooms.', 'Windows were open.', 'been met')}${row(2, 'Mend the lift.', 'It stood still.', 'not been met')}${row(3, 'Sweep the stair.', 'It was clean.', 'been met')}`,
    ),
  ).toEqual([
    ['Area for improvement 1', 'met', 'Air the rooms.', [], undefined],
    ['Area for improvement 2', 'not been met', 'Mend the lift.', [], undefined],
    ['Area for improvement 3', 'met', 'Sweep the stair.', [], undefined],
  ]);
});
