import { describe, expect, test } from 'vitest';
import { readHtml, readText, tableOf } from './reading.js';

/** What pages of the web and their copies put around rows: legends, numbered headings, cards, summaries. */

test('a table that says what the ratings mean holds no rows', async () => {
  const { edition } = await readHtml(
    `<h2>What we do</h2><p>We read every update and give it one of four ratings:</p>${tableOf(
      ['Rating', 'What it means'],
      [
        ['Complete', 'The harbour has done all it said it would'],
        ['On track', 'The work is going to plan'],
        ['At risk', 'The work is late'],
        ['No evidence', 'We have not been sent enough to decide'],
      ],
    )}`,
  );
  expect(edition.actions).toEqual([]);
  expect(edition.messages.map(({ code }) => code)).toEqual(['parse/no-records']);
});

test('statuses that a list or sentences explain are known, and the list is no row', async () => {
  const card = (id: string, text: string, status: string): string =>
    `<div class="card"><p class="ref"><strong>${id}</strong></p><h3>${text}</h3><p><strong>Current status:</strong> ${status}</p><p>It was looked at in May.</p></div>`;
  const { edition } = await readHtml(
    card('AFI 1', 'The harbour should answer calls.', 'Closed') +
      card('AFI 2', 'The harbour should count its boats.', 'Open') +
      card('AFI 3', 'The harbour should mend the bell.', 'Sent to the pilots') +
      card('Cause of concern 1', 'The harbour should not leak.', 'Open') +
      '<h2>What the statuses mean</h2><ul><li><strong>Open</strong> – we’re still at it</li>' +
      '<li><strong>Sent to the pilots</strong> – we think it’s done</li><li><strong>Closed</strong> – the pilots agree it’s done</li></ul>',
  );
  expect(edition.actions.map(({ id, status }) => [id, status?.published, status?.value])).toEqual([
    ['AFI 1', 'Closed', 'complete'],
    ['AFI 2', 'Open', 'open'],
    ['AFI 3', 'Sent to the pilots', 'unknown'],
    ['Cause of concern 1', 'Open', 'open'],
  ]);
});

test.each([
  ['Safety recommendation', ['2031-04-1', '2031-04-2', '2031-11-1'].map((number) => `Safety recommendation ${number}`)],
  ['Seen', [null, null, null]],
])('numbers of a year and a month count cards behind a noun of rows, else they are dates: %s', async (noun, ids) => {
  const card = (number: string, text: string, status: string): string =>
    `<div class="box"><b class="tag">${status}</b><p class="no">${noun} ${number}</p><p class="text">The harbour should ${text}</p></div>`;
  const { edition } = await readHtml(
    card('2031-04-1', 'mend the bell on the long pier.', 'Closed') +
      card('2031-04-2', 'count its boats every night.', 'Open') +
      card('2031-11-1', 'hang lamps at the gate.', 'Open'),
  );
  expect(edition.actions.map(({ id }) => id)).toEqual(ids);
});

test('items under status headings have their ids at the ends of their texts, and notes below', async () => {
  const item = (text: string, ...notes: string[]): string =>
    `<li>${[text, ...notes].map((each) => `<p>${each}</p>`).join('')}</li>`;
  const { edition } = await readHtml(
    `<h2>What we asked for</h2><h3>Met</h3><ol>${
      item('The harbour should mend the bell on the long pier. (R2)', 'It was mended in May.') +
      item('The harbour should count its boats every night. (R4)', 'They are counted.', 'We saw the book.')
    }</ol><h3>Partially met</h3><ol>${
      item('The harbour should hang lamps at the gate. (R1)', 'Four of nine hang.') +
      item('The harbour should teach its men to swim. [R5]', 'Three can.')
    }</ol><h3>Not met</h3><ol>${item('The harbour should buy a second boat. (R3)', 'There is no money.')}</ol>`,
  );
  expect(edition.actions.map(({ id, text, status, progress }) => [id, text, status?.published, progress])).toEqual([
    ['R2', 'The harbour should mend the bell on the long pier.', 'Met', 'It was mended in May.'],
    ['R4', 'The harbour should count its boats every night.', 'Met', 'They are counted.\nWe saw the book.'],
    ['R1', 'The harbour should hang lamps at the gate.', 'Partially met', 'Four of nine hang.'],
    ['R5', 'The harbour should teach its men to swim.', 'Partially met', 'Three can.'],
    ['R3', 'The harbour should buy a second boat.', 'Not met', 'There is no money.'],
  ]);
  expect([edition.messages, edition.coverage.unread]).toEqual([[], 0]);
});

test('a status of the publisher’s own that a sentence explains is cut whole out of rows joined by spaces', async () => {
  const { edition } = await readText(`Harbour police: inspections
Below is where we stand. Closed means that the pilots have signed off our work. With PILOTS means that we believe our work is finished.

Ref Description Lead Status Update
22-014 The force should answer calls from boats at night. Chief Pilot Closed The bell was mended.
22-031 The force should have lamps on all its boats. Chief Pilot With PILOTS Nine lamps were bought.
23-002 The force should teach its men to swim. Harbour Master Open Four can.
23-003 The force should teach its women to swim. Harbour Master With PILOTS Five can.
`);
  expect(edition.actions.map(({ id, status, progress }) => [id, status?.published, progress])).toEqual([
    ['22-014', 'Closed', 'The bell was mended.'],
    ['22-031', 'With PILOTS', 'Nine lamps were bought.'],
    ['23-002', 'Open', 'Four can.'],
    ['23-003', 'With PILOTS', 'Five can.'],
  ]);
});

test('tables under the headings of recommendations: a row alone has the number, rows that share it have none', async () => {
  const table = (...rows: string[]): string =>
    tableOf(
      ['What we will do', 'Status', 'Comment'],
      rows.map((row) => [row, 'In progress', 'It is slow.']),
    );
  const { edition } = await readHtml(
    `<h1>Harbour review: progress</h1><h2>Recommendation 1: Mend the sea wall</h2>${table('Buy forty planks.', 'Hire a mason.')}` +
      `<h2>Recommendation 2: Count the gulls</h2>${table('Buy a notebook.')}`,
  );
  expect(
    edition.actions.map(({ key, id, recommendation }) => [key, id, recommendation?.id, recommendation?.title]),
  ).toEqual([
    ['recommendation-1/#1', null, 'Recommendation 1', 'Mend the sea wall'],
    ['recommendation-1/#2', null, 'Recommendation 1', 'Mend the sea wall'],
    ['Recommendation 2', 'Recommendation 2', 'Recommendation 2', 'Count the gulls'],
  ]);
  expect(edition.messages.map(({ code }) => code)).not.toContain('parse/id-gap');
});

test('ids that begin anew in another report are the ids of cards', async () => {
  const card = (id: string, text: string, report: string): string =>
    `<article class="card"><header><span class="ref">${id}</span> <span class="tag">Open</span></header><div><p>${text}</p></div>` +
    `<div><div class="label">Body</div><div class="item">Harbour Office</div></div><div><div class="label">Report</div><div class="item">${report}</div></div></article>`;
  const { edition } = await readHtml(
    card('R1', 'Develop a plan that shows how posts will be filled.', 'Boats') +
      card('R2', 'Report on the lamps twice a year to the board.', 'Boats') +
      card('R3', 'Set out how the fees of the harbour are spent.', 'Boats') +
      card('R1', 'Strengthen the arrangements for lending the rope.', 'Ropes'),
  );
  expect(edition.actions.map(({ key, id }) => [key, id])).toEqual([
    ['R1', 'R1'],
    ['R2', 'R2'],
    ['R3', 'R3'],
    ['R1#2', 'R1'],
  ]);
});

test('a conclusion over lettered recommendations is no row, and the numbered answer below each is its response', async () => {
  const { edition } = await readHtml(
    `<p><strong>1. PAC conclusion: The wall leaks.</strong></p><p><strong>1. PAC recommendation: The office should mend the wall.</strong></p>
<p>1.1 The government agrees with the recommendation.</p><p><strong>Status: Implemented</strong></p><p>1.2 It was mended in May.</p>
<p><strong>2. PAC conclusion: The forecasts are too low.</strong></p><p><strong>2a. PAC recommendation: The office should count the waves.</strong></p>
<p>2a.1 The government agrees with the recommendation.</p><p><strong>Status: Work in progress</strong></p><p>2a.2 Nine were counted.</p>
<p><strong>2b. PAC recommendation: The office should write to us.</strong></p><p>2b.1 The government agrees with the recommendation.</p>
<p><strong>Status: Implemented</strong></p><p>2b.2 It wrote in June.</p>`,
  );
  expect(
    edition.actions.map(({ id, text, status, response }) => [id, text, status?.published, response?.value]),
  ).toEqual([
    ['1', 'The office should mend the wall.', 'Implemented', 'accepted'],
    ['2a', 'The office should count the waves.', 'Work in progress', 'accepted'],
    ['2b', 'The office should write to us.', 'Implemented', 'accepted'],
  ]);
});

test('the summary of a page is no row, and its dates are no ids', async () => {
  const summary = `<table><tr><td>Evaluation Type:</td><td>Mid Term</td></tr><tr><td>Planned End Date:</td><td>05/2033</td></tr>
<tr><td>Completion Date:</td><td>07/2033</td></tr><tr><td>Status:</td><td>Completed</td></tr><tr><td>Management Response:</td><td>Yes</td></tr></table>
<div>Recommendations: 2 | Key actions: 3 | Completed: 2</div>`;
  const rows = [
    ['1.1 Recruit a keeper of the lamp.', 'Lamp Unit', '2033/12', 'Completed'],
    ['1.2 Count the lamps of the harbour.', 'Lamp Unit', '2034/06', 'Completed'],
    ['2.1 Map the rocks of the bay.', 'Rock Unit', '2034/03', 'Initiated'],
  ];
  const { edition } = await readHtml(summary + tableOf(['Key Action', 'Responsible', 'DueDate', 'Status'], rows));
  expect(edition.actions.map(({ id }) => id)).toEqual(['1.1', '1.2', '2.1']);
  expect(edition.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('records that go on over the end of a printed page', () => {
  const block = (n: number, status: string, foot = ''): string =>
    `Recommendation ${n}\nThe harbour should do thing ${n}.\nGovernment response: Accepted. The office met in May.\n${foot}Status: ${status}\nUpdate: Thing ${n} was looked at by all.\n`;

  test.each([
    ['a page number', '2\n'],
    ['a page number and the running head', 'Page 2 of 3\n'],
  ])('%s parts none of their labels from them', async (_, foot) => {
    const { edition } = await readText(
      `Harbour review: one year on\n\n${block(1, 'In progress')}${block(2, 'Complete', foot)}${block(3, 'Delayed')}`,
    );
    expect(edition.actions.map(({ id, status, progress }) => [id, status?.published, progress])).toEqual([
      ['Recommendation 1', 'In progress', 'Thing 1 was looked at by all.'],
      ['Recommendation 2', 'Complete', 'Thing 2 was looked at by all.'],
      ['Recommendation 3', 'Delayed', 'Thing 3 was looked at by all.'],
    ]);
    expect(edition.coverage.unread).toBe(0);
  });
});

test('the text of a numbered record may end with the label of the response', async () => {
  const block = (n: number, status: string): string =>
    `Recommendation ${n}\nThe harbour should do thing ${n} for all boats. Government response: Accepted in full\nStatus: ${status}\nProgress update\nThing ${n} was looked at.\n`;
  const { edition } = await readText(
    `Harbour inquiry\n\n${block(1, 'Complete')}${block(2, 'Ongoing')}${block(3, 'Not started')}`,
  );
  expect(
    edition.actions.map(({ id, text, response, status }) => [id, text, response?.published, status?.published]),
  ).toEqual([
    ['Recommendation 1', 'The harbour should do thing 1 for all boats.', 'Accepted in full', 'Complete'],
    ['Recommendation 2', 'The harbour should do thing 2 for all boats.', 'Accepted in full', 'Ongoing'],
    ['Recommendation 3', 'The harbour should do thing 3 for all boats.', 'Accepted in full', 'Not started'],
  ]);
});

test('an action needed that tells what was done is the note on the recommendation, and a report has a number of its own', async () => {
  const block = (text: string, report: string, status: string, note: string): string =>
    `Recommendation: ${text}\nReport: ${report}\nStatus: ${status}\nAction needed: ${note}\n\n`;
  const { edition } = await readText(
    `Priority recommendations\n\n${block('Assess the risks to the cranes.', 'AO-21-900', 'Open', 'The office finished a first look in October 2033. It needs to write a plan.')}${block('Develop a plan for the pilots.', 'AO-22-411', 'Open', 'As of March 2034, officials said that they were drafting the plan.')}${block('Count the lamps.', 'AO-20-318', 'Closed', 'The count was published in January 2034, and nine were found.')}`,
  );
  expect(edition.actions.map(({ id, text, extra }) => [id, text, extra])).toEqual([
    [null, 'Assess the risks to the cranes.', { Report: 'AO-21-900' }],
    [null, 'Develop a plan for the pilots.', { Report: 'AO-22-411' }],
    [null, 'Count the lamps.', { Report: 'AO-20-318' }],
  ]);
  expect(edition.actions[2]?.progress).toBe('The count was published in January 2034, and nine were found.');
});

test('an accordion for several recommendations is one row under all their numbers, and leaves no gap', async () => {
  const item = (head: string, asked: string, status: string): string =>
    `<div class="acc"><h3><a href="#">${head}</a></h3><div><h4>What the Lantern Commission recommended</h4><p>${asked}</p>` +
    `<h4>Government response</h4><p>Accepted</p><h4>Status</h4><p>${status}</p><h4>Progress to date</h4><p>Work goes on.</p></div></div>`;
  const { edition } = await readHtml(
    '<h1>Lanterns on piers</h1>' +
      item('Recommendation 1: Lamps', 'Every pier should have a lamp.', 'Implemented') +
      item('Recommendation 2: Oil', 'Oil should be kept in dry sheds.', 'Underway') +
      item('Recommendations 3–5: Keepers', 'Keepers should be trained and paid.', 'Not commenced') +
      item('Recommendation 6: Bells', 'A bell should ring in fog.', 'Implemented'),
  );
  expect(edition.actions.map(({ id, recommendation, text }) => [id, recommendation?.title, text])).toEqual([
    ['Recommendation 1', 'Lamps', 'Every pier should have a lamp.'],
    ['Recommendation 2', 'Oil', 'Oil should be kept in dry sheds.'],
    ['Recommendations 3-5', 'Keepers', 'Keepers should be trained and paid.'],
    ['Recommendation 6', 'Bells', 'A bell should ring in fog.'],
  ]);
  expect(edition.messages.map(({ code }) => code)).not.toContain('parse/id-gap');
});

test('a long sentence right below an owner is the note on the record', async () => {
  const block = (n: number, lead: string, note: string): string =>
    `Recommendation ${n}\nRecommendation text The harbour should do thing ${n} for all of its boats.\nStatus In progress\nLead agency ${lead}\nHow we are doing it ${note}\n\n`;
  const note =
    'The line commenced on 1 February and took nine calls, all of them at night and most of them from gulls.';
  const { edition } = await readText(
    `Harbour review\n\n${block(1, 'Department of Boats', note)}${block(2, 'Ferries Victoria', note)}${block(3, 'Department of Boats', note)}`,
  );
  expect(edition.actions.map(({ owners, progress }) => [owners, progress])).toEqual([
    [['Department of Boats'], `How we are doing it ${note}`],
    [['Ferries Victoria'], `How we are doing it ${note}`],
    [['Department of Boats'], `How we are doing it ${note}`],
  ]);
});

test('a date alone in the column of owners is the due date, and nobody’s name', async () => {
  const { edition } = await readHtml(
    tableOf(
      ['No', 'Action', 'Owner', 'Status'],
      [
        ['1', 'Mend the pier.', 'Harbour Office', 'Complete'],
        ['2', 'Paint the pier.', 'Q4', 'Ongoing'],
        ['3', 'Light the pier.', '31 March 2025', 'Ongoing'],
      ],
    ),
  );
  expect(edition.actions.map(({ owners, due }) => [owners, due?.published])).toEqual([
    [['Harbour Office'], undefined],
    [[], 'Q4'],
    [[], '31 March 2025'],
  ]);
});
