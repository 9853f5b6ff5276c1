import { expect, test } from 'vitest';
import { read, readHtml } from './reading.js';

/** Records in the manners of sites: values side by side, tags, numbers with a word before them. */
async function rows(name: string, lines: readonly string[]): Promise<readonly (readonly unknown[])[]> {
  const { edition } = await read([{ name, body: new TextEncoder().encode(`${lines.join('\n')}\n`) }]);
  expect(edition.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  return edition.actions.map(({ id, text, status, owners, progress }) => [
    id,
    text,
    status?.published ?? null,
    owners.join('; '),
    progress,
  ]);
}

test('owner, date and status side by side below a numbered title', async () => {
  const page = (n: number, title: string, beside: string, note: string): string[] => [
    `### ${n}. ${title}`,
    beside,
    '',
    note,
    '',
  ];
  const found = await rows('promises.md', [
    '# Promises of the moor',
    '',
    ...page(1, 'Plant two thousand trees', '*Owner: Parks* · *Due: April 2031* · **On track**', 'Half are planted.'),
    ...page(2, 'Close the old boiler', '*Owner: Works* · *Due: May 2030* · **Delivered**', 'It was closed in March.'),
    ...page(3, 'Share the school bus', '*Owner: Schools* · *Due: June 2032* · **At risk**', 'Two schools are silent.'),
  ]);
  expect(found).toEqual([
    ['1', 'Plant two thousand trees', 'On track', 'Parks', 'Half are planted.'],
    ['2', 'Close the old boiler', 'Delivered', 'Works', 'It was closed in March.'],
    ['3', 'Share the school bus', 'At risk', 'Schools', 'Two schools are silent.'],
  ]);
});

test('tags in words of nobody else are statuses where the page marks them as a state', async () => {
  const item = (tag: string, title: string, meta: string): string =>
    `<li class="item"><span class="tag">${tag}</span> <a href="#">${title}</a> <span class="meta">${meta}</span></li>`;
  const found = await rows('charter.html', [
    '<!doctype html><html lang="en"><body><main><h1>Charter tracker</h1><ul class="list">',
    item('Kept', 'Open the reading room on Sundays', 'Raised 1 May 2029 · Owner: Library'),
    item('On the way', 'Lend tools as well as books', 'Raised 3 May 2029 · Owner: Workshop'),
    item('Broken', 'Mend the roof of the reading room', 'Raised 9 May 2029 · Owner: Works'),
    item('Kept', 'Print a map of the shelves', 'Raised 9 June 2029 · Owner: Library'),
    '</ul></main></body></html>',
  ]);
  expect(found).toEqual([
    [null, 'Open the reading room on Sundays', 'Kept', 'Library', null],
    [null, 'Lend tools as well as books', 'On the way', 'Workshop', null],
    [null, 'Mend the roof of the reading room', 'Broken', 'Works', null],
    [null, 'Print a map of the shelves', 'Kept', 'Library', null],
  ]);
});

test('initials before the noun of a number belong to it', async () => {
  const record = (id: string, text: string, status: string): string[] => [id, text, `Status: ${status}`, ''];
  const found = await rows('follow-up.txt', [
    'Follow-up of earlier reports',
    '',
    ...record('PAC Recommendation 1', 'Keep a register of moorings.', 'Implemented'),
    ...record('PAC Recommendation 2', 'Test the lamp of each pier.', 'In progress'),
    ...record('NAO Recommendation 1', 'Print what the boats cost.', 'Not started'),
  ]);
  expect(found.map(([id]) => id)).toEqual(['PAC Recommendation 1', 'PAC Recommendation 2', 'NAO Recommendation 1']);
});

test('`No. 1` is the number of a card, and the words below its labels are its own', async () => {
  const card = (n: number, status: string, text: string): string =>
    `<div class="rec"><div class="head"><span class="no">No. ${n}</span></div><div class="state"><span class="label">Status</span> <span class="item">${status}</span></div><div class="to"><span class="label">Addressed to</span> <span class="item">Pier Master</span></div><div class="text">${text}</div></div>`;
  const found = await rows('clinic.html', [
    '<!doctype html><html lang="en"><body><main><h1>Piers</h1><h2>Recommendations (3)</h2>',
    card(1, 'Closed', 'See that each lamp is lit.'),
    card(2, 'Open', 'See that each bell rings.'),
    card(3, 'Open', 'Find out why two planks are gone.'),
    '</main></body></html>',
  ]);
  expect(found).toEqual([
    ['No. 1', 'See that each lamp is lit.', 'Closed', 'Pier Master', null],
    ['No. 2', 'See that each bell rings.', 'Open', 'Pier Master', null],
    ['No. 3', 'Find out why two planks are gone.', 'Open', 'Pier Master', null],
  ]);
});

test('letters number cards as figures do, and the organisation is the owner', async () => {
  const card = (id: string, status: string, text: string): string =>
    `<article class="rec"><header><h3>Recommendation ${id}</h3><span class="tag">${status}</span></header><p>${text}</p><dl><dt>Organisation</dt><dd>Pier Office</dd><dt>Latest comment</dt><dd>See the minutes.</dd></dl></article>`;
  const found = await rows('tracker.html', [
    '<!doctype html><html lang="en"><body><main><h1>Tracker</h1>',
    card('1a', 'Implemented', 'The Office should count the planks of each pier.'),
    card('2', 'Work in progress', 'The Office should test the bells.'),
    card('a', 'Implemented', 'The Office should print the tides.'),
    card('b', 'Refused', 'The Office should print the winds.'),
    '</main></body></html>',
  ]);
  expect(found).toEqual([
    [
      'Recommendation 1a',
      'The Office should count the planks of each pier.',
      'Implemented',
      'Pier Office',
      'See the minutes.',
    ],
    ['Recommendation 2', 'The Office should test the bells.', 'Work in progress', 'Pier Office', 'See the minutes.'],
    ['Recommendation a', 'The Office should print the tides.', 'Implemented', 'Pier Office', 'See the minutes.'],
    ['Recommendation b', 'The Office should print the winds.', 'Refused', 'Pier Office', 'See the minutes.'],
  ]);
});

test('a vague header behind the status holds what is said of a row, and a question its text', async () => {
  const table = (header: string, ...body: readonly string[]): string[] => [
    '# Piers',
    '',
    header,
    header.replace(/[^|]+/gu, '---'),
    ...body,
  ];
  expect(
    await rows('observations.md', [
      ...table(
        '| Ref | Observation to be addressed | Status | Agency | Details |',
        '| S1 | Ask for two keys at each of the gates | Implemented | Pier Office | Completed at nine piers |',
        '| S2 | Count the boats that call at night | Being implemented | Harbour Board | A clerk was found in May |',
      ),
    ]),
  ).toEqual([
    ['S1', 'Ask for two keys at each of the gates', 'Implemented', 'Pier Office', 'Completed at nine piers'],
    ['S2', 'Count the boats that call at night', 'Being implemented', 'Harbour Board', 'A clerk was found in May'],
  ]);
  expect(
    await rows('heard.md', [
      ...table(
        '| What you told us | What we agreed | What we have done | Where are we now? |',
        '| The library closes too early. | Open until eight on two evenings. | This began in May 2030. | Done |',
        '| Nobody knows when the van comes. | Send a message the day before. | Nothing yet. | Not started |',
      ),
    ]),
  ).toEqual([
    [null, 'Open until eight on two evenings.', 'Done', '', 'This began in May 2030.'],
    [null, 'Send a message the day before.', 'Not started', '', 'Nothing yet.'],
  ]);
});

test('behind the numbers of paragraphs stand those of the records', async () => {
  const record = (n: number, own: number, text: string, status: string): string[] => [
    `${n}. Paragraph ${own}: ${text}`,
    `Status: ${status}`,
    'Department responsible: Pier Office',
    `${n + 1}. A draft was shown to the Clerk in May.`,
    '',
  ];
  const found = await rows('auditors.txt', [
    'Recommendations of the auditors',
    '',
    ...record(14, 84, 'The Board recommended that the planks be counted.', 'In progress'),
    ...record(16, 279, 'The Board recommended that the bells be tested.', 'Implemented'),
    ...record(18, 249, 'The Board recommended that the tides be printed.', 'In progress'),
  ]);
  expect(found.map(([id, text, status]) => [id, text, status])).toEqual([
    ['Paragraph 84', 'The Board recommended that the planks be counted.', 'In progress'],
    ['Paragraph 279', 'The Board recommended that the bells be tested.', 'Implemented'],
    ['Paragraph 249', 'The Board recommended that the tides be printed.', 'In progress'],
  ]);
});

test('the only action of a numbered recommendation has its number, and several of one have none', async () => {
  const found = await rows('plan.html', [
    '<!doctype html><html lang="en"><body><main><h1>Plan</h1><table>',
    '<tr><th>Recommendation</th><th>Action</th><th>Owner</th><th>Status</th></tr>',
    '<tr><td rowspan="2">1. The Board should mend the wall.</td><td>Ask for prices.</td><td>Works</td><td>Complete</td></tr>',
    '<tr><td>Choose a mason.</td><td>Works</td><td>Ongoing</td></tr>',
    '<tr><td>2. The Board should keep a book.</td><td>Buy a book with lines.</td><td>Clerk</td><td>Complete</td></tr>',
    '</table></main></body></html>',
  ]);
  expect(found.map(([id, text]) => [id, text])).toEqual([
    [null, 'Ask for prices.'],
    [null, 'Choose a mason.'],
    ['2', 'Buy a book with lines.'],
  ]);
});

test('a status that says there is no action is no label of one', async () => {
  const labels = ['Reference', 'Recommendation', 'Owner', 'Status', 'Update'];
  const records = [
    ['R1', 'Mend the gate of the yard.', 'Depot', 'Not accepted, no action', 'The gate is kept open.'],
    ['R2', 'Paint the rail of the pier.', 'Harbour board', 'Implemented', 'It is blue now.'],
    ['R3', 'Hang the bell of the tower.', 'Ringers', 'Not accepted, no action', 'The tower is closed.'],
    ['R4', 'Splice the ropes of the bell.', 'Ringers', 'Implemented', 'Two were spliced.'],
  ];
  const table = (record: readonly string[]): string =>
    `<table>${record.map((value, i) => `<tr><td>${labels[i]}</td><td>${value}</td></tr>`).join('')}</table>`;
  const { edition } = await readHtml(records.map(table).join(''));
  expect(
    edition.actions.map(({ id, text, owners, status, progress }) => [id, text, ...owners, status?.published, progress]),
  ).toEqual(records);
});
