import { expect, test } from 'vitest';
import { read, readText } from './reading.js';

type Row = readonly [string | null, string | null, string | null];

async function rowsOf(page: string): Promise<readonly Row[]> {
  const { edition } = page.startsWith('<!')
    ? await read([{ name: 'page.html', body: new TextEncoder().encode(page) }])
    : await readText(page);
  return edition.actions.map(({ id, status, text }) => [id, status?.published ?? null, text]);
}

test('paragraphs that count on below a label of each recommendation are no records', async () => {
  const page = `Reply of the bell board

Recommendation 1
The tower should be locked at night.
Board decision
3. The board has bought a lock and a key for each of the four ringers who asked for one.
4. Having read the report, the board holds that nothing more needs to be done here.
Status: Closed

Recommendation 2
The ropes should be looked at each spring.
Board decision
5. The ropes were looked at in May. Two of them are to be spliced before the feast of the tower.
Status: Open

Recommendation 3
The ladder should have a rail.
Board decision
6. A carpenter has measured the ladder. We shall write again when the rail is up.
Status: Open
`;
  expect(await rowsOf(page)).toEqual([
    ['Recommendation 1', 'Closed', 'The tower should be locked at night.'],
    ['Recommendation 2', 'Open', 'The ropes should be looked at each spring.'],
    ['Recommendation 3', 'Open', 'The ladder should have a rail.'],
  ]);
});

test('the number of the page itself is no record', async () => {
  const record = (n: string, text: string, note: string): string =>
    `<div><h4>${n}</h4><p><b>Recommendation:</b> ${text}</p><p><b>Issued to:</b> Ferry Guild</p><p><b>Status:</b> Open</p><p><b>Progress:</b> ${note}</p></div>`;
  const page = `<!doctype html><html><head><title>FB-2021-017 The ferry that met a buoy</title></head><body>
<h1>FB-2021-017</h1><h2>The ferry that met a buoy, Heron Sound</h2><p>Status of the inquiry: closed on 3 May 2022</p>
<h3>What happened</h3><p>At noon the ferry met a buoy. No one was hurt, and the buoy was found again.</p>
<h3>Safety recommendations</h3>${record('SR 2022-01', 'That the guild paint the buoy in two colours that can be told apart at dusk.', 'The guild has written to the owner of the buoy, who keeps it in red. A second letter was sent on 4 June.')}${record('SR 2022-02', 'That the guild teach the mate to read the chart of the sound before each voyage.', 'A class was held on 7 July with six mates of the guild. Nothing has been heard of the seventh.')}
</body></html>`;
  expect(await rowsOf(page)).toEqual([
    ['SR 2022-01', 'Open', 'That the guild paint the buoy in two colours that can be told apart at dusk.'],
    ['SR 2022-02', 'Open', 'That the guild teach the mate to read the chart of the sound before each voyage.'],
  ]);
});

test('a page of one record whose number stands below its own label', async () => {
  const page = `Balloon Safety Office

Published 4 June 2021

Safety Recommendation
2021-009

Recommendation text
It is recommended that the Balloon Club print the height of each mast on the maps that pilots carry.

Addressee
Balloon Club

Status
Closed - Agreed work done

Response
The club agreed on 2 July 2021. It said that a new map would be drawn in two stages.

The map was printed on 30 March 2022. It has a page on masts.

Office comment
The office is content with the map, although few pilots carry it.
`;
  expect(await rowsOf(page)).toEqual([
    [
      '2021-009',
      'Closed - Agreed work done',
      'It is recommended that the Balloon Club print the height of each mast on the maps that pilots carry.',
    ],
  ]);
});

test.each(['Action', 'Shortfall'])('a capital letter behind the number of %ss belongs to their ids', async (noun) => {
  const block = (id: string, text: string, status: string): string =>
    `${noun} ${id}: ${text}\nLead: Harbour Office\nStatus: ${status}\nProgress: The board met in May and was told of it.\n`;
  const { edition } = await readText(
    [
      'Harbour action plan: update\n',
      block('1A', 'Mend the sea wall.', 'Completed'),
      block('1B', 'Count the gulls twice a year.', 'On track'),
      block('2A', 'Teach the pilots to read charts.', 'Slipped'),
    ].join('\n'),
  );
  expect(edition.actions.map(({ id, text, status }) => [id, text, status?.published])).toEqual([
    [`${noun} 1A`, 'Mend the sea wall.', 'Completed'],
    [`${noun} 1B`, 'Count the gulls twice a year.', 'On track'],
    [`${noun} 2A`, 'Teach the pilots to read charts.', 'Slipped'],
  ]);
});

test('the number of a recommendation that spans its actions is theirs only where it has one', async () => {
  const action = (text: string): string => `<td>${text}</td><td>Clerk</td><td>Complete</td></tr>`;
  const page = (head: string, of: (n: number, text: string, span: number) => string): string =>
    `<!DOCTYPE html><table><tr>${head}<th>Trust action</th><th>Owner</th><th>Status</th></tr>` +
    `<tr>${of(1, 'The tower must be safe to climb at night.', 2)}${action('Buy a lock and four keys.')}<tr>${action('Hang a lamp on each landing.')}` +
    `<tr>${of(2, 'The ropes must be sound all year round.', 1)}${action('Splice two ropes before the feast.')}` +
    `<tr>${of(3, 'The ladder must have a rail on both sides.', 2)}${action('Measure the ladder with a rod.')}<tr>${action('Ask a carpenter for his price.')}</table>`;
  const rows: Row[] = [
    [null, 'Complete', 'Buy a lock and four keys.'],
    [null, 'Complete', 'Hang a lamp on each landing.'],
    ['2', 'Complete', 'Splice two ropes before the feast.'],
    [null, 'Complete', 'Measure the ladder with a rod.'],
    [null, 'Complete', 'Ask a carpenter for his price.'],
  ];
  const cell = (text: string, span: number): string => `<td rowspan="${span}">${text}</td>`;
  const apart = page('<th>No.</th><th>Must-do point</th>', (n, text, span) => cell(`${n}`, span) + cell(text, span));
  expect(await rowsOf(apart)).toEqual(rows);
  const together = page('<th>Recommendation</th>', (n, text, span) => cell(`${n}. ${text}`, span));
  expect(await rowsOf(together)).toEqual(rows);
});

test('a code behind a noun of the page’s own is an id by itself', async () => {
  const record = (n: number): string =>
    `Case BT-2024/${n}\nRecommendation: The ropes must be looked at in month ${n}.\nReply: They were looked at.\nStatus: Closed\n\n`;
  expect(await rowsOf([4, 5, 6].map(record).join(''))).toEqual(
    [4, 5, 6].map((n) => [`BT-2024/${n}`, 'Closed', `The ropes must be looked at in month ${n}.`]),
  );
});

test('a recommendation that goes on under its number is one, though each part has one action', async () => {
  const row = (of: string, text: string, span = 1): string =>
    `<tr><td rowspan="${span}">${of}</td><td>${text}</td><td>Complete</td></tr>`;
  const page = `<!DOCTYPE html><table><tr><th>Recommendation</th><th>Action</th><th>Status</th></tr>${row('1. Mend the tower.', 'Buy a lock.', 2)}<tr><td>Hang a lamp.</td><td>Complete</td></tr>${row('2. Mend the ropes.', 'Splice two ropes.')}${row('2. (continued)', 'Buy a third rope.')}${row('3. Mend the ladder.', 'Ask a carpenter.')}</table>`;
  expect((await rowsOf(page)).map(([id]) => id)).toEqual([null, null, null, null, '3']);
});
