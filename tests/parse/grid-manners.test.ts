import { describe, expect, test } from 'vitest';
import { readHeader } from '../../src/parse/headers.js';
import { english } from '../../src/parse/lexicon/en.js';
import { compileWords } from '../../src/parse/lexicon/words.js';
import { read, readHtml, readText, tableOf, type Read } from './reading.js';

const actions = [
  'Mend the sea wall at Tarn Point',
  'Open a reading room in Ashby',
  'Train twelve wardens in first aid',
];

function statuses({ edition }: Read): readonly unknown[] {
  return edition.actions.map(({ id, status }) => [id, status?.published ?? null]);
}

describe('several statuses of one row', () => {
  test.each([
    ['Q1 status', 'Q2 status'],
    ['Position at update 1', 'Position at update 2'],
    ['Previous RAG', 'Current RAG'],
  ])('“%s” is earlier than “%s”, wherever they stand', async (earlier, later) => {
    const rows = actions.map((text, i) => [
      `H${i + 1}`,
      text,
      'Not started',
      ['Complete', 'Delayed', 'On track'][i] ?? '',
    ]);
    const expected = [
      ['H1', 'Complete'],
      ['H2', 'Delayed'],
      ['H3', 'On track'],
    ];
    expect(statuses(await readHtml(tableOf(['Ref', 'Action', earlier, later], rows)))).toEqual(expected);
    const turned = rows.map(([id = '', text = '', old = '', now = '']) => [id, text, now, old]);
    expect(statuses(await readHtml(tableOf(['Ref', 'Action', later, earlier], turned)))).toEqual(expected);
  });

  test('among labels, too', async () => {
    const found = await readText(`Rec HB1
That the harbour master write to the owners of the wreck.
Previous RAG: Delayed
Current RAG: Complete
Comment: A letter went out in May.

Rec HB2
That dues be reported to the board each quarter.
Previous RAG: On track
Current RAG: Delayed
Comment: The clerk is away until June.

Rec HB3
That a gate be hung at the coal quay.
Current RAG: On track
Comment: New since the last report.
`);
    expect(statuses(found)).toEqual([
      ['HB1', 'Complete'],
      ['HB2', 'Delayed'],
      ['HB3', 'On track'],
    ]);
  });
});

test('a mark below the levels that share a header says the status, and is no count', async () => {
  const levels = ['Fully', 'In most respects', 'Not implemented'];
  const titles = levels.map((level) => `<th>${level}</th>`).join('');
  const head = `<tr><th rowspan="2">No</th><th rowspan="2">Recommendation</th><th colspan="3">Level of implementation</th></tr>`;
  const body = actions.map((text, row) => {
    const marks = levels.map((_, level) => `<td>${level === row ? 'X' : ''}</td>`).join('');
    return `<tr><td>${row + 1}</td><td>${text}</td>${marks}</tr>`;
  });
  const found = await readHtml(`<table>${head}<tr>${titles}</tr>${body.join('')}</table>`);
  expect(statuses(found)).toEqual(levels.map((level, row) => [`${row + 1}`, level]));
  expect(found.edition.totals).toEqual([]);
});

test.each([
  ['Completed', 'Ongoing'],
  ['Completed actions', 'Ongoing actions'],
])('“%s” over a table without statuses is that of its rows, and no theme', async (done, open) => {
  const [first = [], ...others] = actions.map((text, row) => [`H${row + 1}`, text]);
  const tableOver = (title: string, rows: string[][]): string => `<h3>${title}</h3>${tableOf(['Ref', 'Action'], rows)}`;
  const found = await readHtml(`<h2>Theme 2: Quays</h2>${tableOver(done, [first])}${tableOver(open, others)}`);
  expect(statuses(found)).toEqual([
    ['H1', done],
    ['H2', open],
    ['H3', open],
  ]);
  expect(new Set(found.edition.actions.map(({ theme }) => theme?.title))).toEqual(new Set(['Quays']));
});

describe('notes that open with a status', () => {
  const readNotes = (notes: readonly string[]): Promise<Read> =>
    readText(
      `| Ref | Action | Progress |\n| --- | --- | --- |\n${notes
        .map((note, i) => `| ${i + 1} | ${actions[i % 3] ?? ''} by the county. | ${note} |\n`)
        .join('')}`,
    );

  test('have it in front of the dash, however short they are', async () => {
    const { edition } = await readNotes([
      'Complete – new lamps bought',
      'In progress – three of the fourteen wards are done and more will follow',
      'Not started – a group has yet to be formed by the board',
      'Delayed – late paint',
    ]);
    expect(edition.actions.map(({ status, progress }) => [status?.published, progress])).toEqual([
      ['Complete', 'new lamps bought'],
      ['In progress', 'three of the fourteen wards are done and more will follow'],
      ['Not started', 'a group has yet to be formed by the board'],
      ['Delayed', 'late paint'],
    ]);
  });

  test('but what comes back from row to row is a status to its end', async () => {
    const { edition } = await readNotes([
      'In progress – survey stage',
      'Complete – the lamps were bought by the clerk in the spring',
      'In progress – survey stage',
      'Not started – a group has yet to be formed by the board',
    ]);
    expect(edition.actions.map(({ status }) => status?.published)).toEqual([
      'In progress – survey stage',
      'Complete',
      'In progress – survey stage',
      'Not started',
    ]);
  });
});

/** Id, text, status, and what a date promises. */
function rowsOf({ edition }: Read): readonly unknown[] {
  return edition.actions.map(({ id, text, status, due }) => [
    id,
    text,
    status?.published ?? null,
    due?.published ?? null,
  ]);
}

describe('columns and rows that are not what they seem', () => {
  test('a table of one record a column is read turned, though a status ends in the name of a column', async () => {
    const row = (name: string, values: readonly string[]): string =>
      `<tr><th>${name}</th>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`;
    const html = `<table>${row('Ref', ['H1', 'H2', 'H3'])}${row('Action', actions)}${row('Status', ['Complete', 'In progress', 'Delayed'])}${row('Progress', ['It was mended in May.', 'Shelves were bought.', 'Frost held it up.'])}</table>`;
    expect(rowsOf(await readHtml(html))).toEqual([
      ['H1', actions[0], 'Complete', null],
      ['H2', actions[1], 'In progress', null],
      ['H3', actions[2], 'Delayed', null],
    ]);
  });

  test('a box in each column of a status says which it is by being ticked', async () => {
    const html = tableOf(
      ['Ref', 'Action', 'Complete', 'In progress', 'Not started'],
      actions.map((text, i) => [`H${i + 1}`, text, ...[0, 1, 2].map((c) => (c === i ? '☑' : '☐'))]),
    );
    expect(statuses(await readHtml(html))).toEqual([
      ['H1', 'Complete'],
      ['H2', 'In progress'],
      ['H3', 'Not started'],
    ]);
  });

  test('counts of statuses below the rows are none', async () => {
    const body = new TextEncoder().encode(`Ref,Action,Status,Comment
H1,Mend the sea wall,Complete,It was mended.
H2,Open a reading room,Delayed,The shelves are late.
H3,Train twelve wardens,Complete,They were trained.
,,,
Complete,2,,
Delayed,1 (33%),,
`);
    const { edition } = await read([{ name: 'rows.csv', body }]);
    expect(edition.actions.map(({ id }) => id)).toEqual(['H1', 'H2', 'H3']);
  });

  test('cells that say the name of their column once more are read without it', async () => {
    const html = tableOf(
      ['Ref', 'Action', 'Status'],
      actions.map((text, i) => [
        `<span class="visually-hidden">Ref: </span>H${i + 1}`,
        text,
        `Status: ${['Complete', 'Delayed', ''][i] ?? ''}`,
      ]),
    );
    const found = await readHtml(html);
    expect(rowsOf(found)).toEqual([
      ['H1', actions[0], 'Complete', null],
      ['H2', actions[1], 'Delayed', null],
      ['H3', actions[2], null, null],
    ]);
    expect(found.edition.coverage).toMatchObject({ unread: 0, narrative: 0 });
  });

  test('a status and the date on a line below it are two', async () => {
    const html = tableOf(
      ['Ref', 'Action', 'Status and date'],
      actions.map((text, i) => [
        `H${i + 1}`,
        text,
        ['Complete<br>May 2031', 'Delayed<br>June 2032', 'Delayed'][i] ?? '',
      ]),
    );
    expect(rowsOf(await readHtml(html))).toEqual([
      ['H1', actions[0], 'Complete', 'May 2031'],
      ['H2', actions[1], 'Delayed', 'June 2032'],
      ['H3', actions[2], 'Delayed', null],
    ]);
  });

  test('shares and figures of a legend below a name of progress are statuses', async () => {
    const share = tableOf(
      ['Ref', 'Action', 'Progress'],
      actions.map((text, i) => [`H${i + 1}`, text, `${i * 50}%`]),
    );
    expect((await readHtml(share)).edition.actions.map(({ status }) => status?.value)).toEqual([
      'not-started',
      'in-progress',
      'complete',
    ]);
    const legend = tableOf(
      ['Score', 'Meaning'],
      [
        ['1', 'Not started'],
        ['2', 'Started'],
        ['3', 'Finished'],
      ],
    );
    const scored = tableOf(
      ['Ref', 'Action', 'Progress score'],
      actions.map((text, i) => [`H${i + 1}`, text, `${3 - i}`]),
    );
    const { edition } = await readHtml(`<h2>Key to scores</h2>${legend}<h2>Actions</h2>${scored}`);
    expect(edition.actions.map(({ status }) => [status?.published, status?.value])).toEqual([
      ['3', 'complete'],
      ['2', 'in-progress'],
      ['1', 'not-started'],
    ]);
  });

  test('a cell in its place is no status, though an empty one follows it and it has a word of one', async () => {
    const found =
      await readText(`| Reference | Planned action | Timeframe | Responsibility | Measure of success | Review 2031 |
| --- | --- | --- | --- | --- | --- |
| 4.1 | Invite two speakers to each evening. | 2030 | The clerk | Two speakers came | Achieved |
| 4.2 | Use plain words in the guide. | 2031 | The warden | Guide was checked | Achieved |
| 4.3 | Hold a workshop each year. | 2032 | The clerk | All were there | Achieved |
| 5.1 | Provide a room for parents in the hall. | 2031 | Estates | Room open |  |
`);
    expect(statuses(found)).toEqual([
      ['4.1', 'Achieved'],
      ['4.2', 'Achieved'],
      ['4.3', 'Achieved'],
      ['5.1', null],
    ]);
  });
});

describe('tables whose text stands over them', () => {
  const header = ['Lead', 'Status', 'Update'];
  const line = (i: number): readonly string[] => [
    ['Harbour Office', 'Library', 'Wardens'][i] ?? '',
    ['Complete', 'In progress', 'Delayed'][i] ?? '',
    'It was told to the board in May.',
  ];
  const expected = actions.map((text, i) => [`Recommendation ${i + 1}`, text, line(i)[1], null]);

  test('in a heading, a caption, or lines below a number', async () => {
    const readOver = async (over: (i: number) => string, caption: (i: number) => string): Promise<readonly unknown[]> =>
      rowsOf(
        await readHtml(
          actions
            .map((_, i) => over(i) + tableOf(header, [line(i)]).replace('<table>', `<table>${caption(i)}`))
            .join(''),
        ),
      );
    const words = (i: number): string => `Recommendation ${i + 1}: ${actions[i] ?? ''}`;
    const none = (): string => '';
    expect(await readOver((i) => `<h3>${words(i)}</h3>`, none)).toEqual(expected);
    expect(await readOver(none, (i) => `<caption>${words(i)}</caption>`)).toEqual(expected);
    expect(await readOver((i) => `<h3>Recommendation ${i + 1}</h3><p>${actions[i] ?? ''}</p>`, none)).toEqual(expected);
  });

  test('a caption over actions is their recommendation', async () => {
    const rows = [
      ['Order the stones.', 'Complete'],
      ['Lay the stones.', 'Delayed'],
    ];
    const table = tableOf(['Action', 'Status'], rows).replace(
      '<table>',
      '<table><caption>Recommendation 4: Make the harbour safe</caption>',
    );
    const { edition } = await readHtml(table);
    expect(
      edition.actions.map(({ text, recommendation }) => [text, recommendation?.id, recommendation?.title]),
    ).toEqual([
      ['Order the stones.', 'Recommendation 4', 'Make the harbour safe'],
      ['Lay the stones.', 'Recommendation 4', 'Make the harbour safe'],
    ]);
  });

  test('a recommendation by a letter, with a response that speaks of what will be done, is that of the rows below it', async () => {
    const part = (letter: string, said: string): string =>
      `<h2>Recommendation ${letter}</h2><p>It is recommended that the board improve the harbour.</p><p><strong>Management response:</strong> ${said}</p>${tableOf(
        ['Action no.', 'Planned action', 'Status'],
        [
          [`${letter}1`, 'Mend the sea wall.', 'Fully implemented'],
          [`${letter}2`, 'Paint the beacon.', 'Delayed'],
        ],
      )}`;
    const { edition } = await readHtml(part('A', 'Agreed. A review will be completed in May.') + part('B', 'Agreed.'));
    expect(edition.actions.map(({ id, recommendation }) => [id, recommendation?.id])).toEqual([
      ['A1', 'Recommendation A'],
      ['A2', 'Recommendation A'],
      ['B1', 'Recommendation B'],
      ['B2', 'Recommendation B'],
    ]);
  });
});

test('tables of one record whose recommendation is a number and whose text has a label of its own', async () => {
  const record = (number: string, i: number): string =>
    `<table><tr><th>Recommendation</th><td>${number}</td></tr><tr><th>Text</th><td>${actions[i] ?? ''}</td></tr><tr><th>Conclusion</th><td>Fully implemented</td></tr></table>`;
  const found = await readHtml(['1(a)', '1(b)', '3'].map(record).join(''));
  expect(rowsOf(found)).toEqual([
    ['1(a)', actions[0], 'Fully implemented', null],
    ['1(b)', actions[1], 'Fully implemented', null],
    ['3', actions[2], 'Fully implemented', null],
  ]);
});

test('statuses on lines of their own inside a table are those of the rows below them', async () => {
  const rows = (from: number): string =>
    actions.map((text, i) => `<tr><td>H${from + i}</td><td>${text}</td><td>Harbour Office</td></tr>`).join('');
  const title = (words: string): string => `<tr><td colspan="3"><b>${words}</b></td></tr>`;
  const { edition } = await readHtml(
    `<table><tr><th>Ref</th><th>Action</th><th>Lead</th></tr>${title('Complete')}${rows(1)}${title('In progress (3)')}${rows(4)}</table>`,
  );
  expect(edition.actions.map(({ id, status }) => [id, status?.value, status?.from])).toEqual([
    ['H1', 'complete', 'heading'],
    ['H2', 'complete', 'heading'],
    ['H3', 'complete', 'heading'],
    ['H4', 'in-progress', 'heading'],
    ['H5', 'in-progress', 'heading'],
    ['H6', 'in-progress', 'heading'],
  ]);
});

test('an icon with a name has it, though something is drawn inside', async () => {
  const html = tableOf(
    ['Ref', 'Action', 'Status'],
    actions.map((text, i) => [
      `H${i + 1}`,
      text,
      `<span role="img" aria-label="${['Complete', 'Delayed', 'On track'][i] ?? ''}">●</span>`,
    ]),
  );
  expect((await readHtml(html)).edition.actions.map(({ status }) => status?.value)).toEqual([
    'complete',
    'delayed',
    'in-progress',
  ]);
});

test('lists with boxes that were not read are an error, and no contents', async () => {
  const list = Array.from({ length: 6 }, (_, i) => `- [${i % 2 === 0 ? 'x' : ' '}] ${actions[i % 3] ?? ''}`).join('\n');
  const { edition } = await read([{ name: 'plan.md', body: new TextEncoder().encode(`# Harbour plan\n\n${list}\n`) }]);
  expect(edition.messages.map(({ code, severity }) => [code, severity])).toEqual([['parse/unread-rows', 'error']]);
});

test('the first of a grid without a table names its columns, and is no row', async () => {
  const line = (role: string, cells: readonly string[]): string =>
    `<div role="row" class="row">${cells.map((cell) => `<span role="${role}" class="cell">${cell}</span>`).join('')}</div>`;
  const rows = actions.map((text, i) =>
    line('cell', [`CR-0${i + 1}`, `${text}.`, 'Wardens', i === 1 ? 'Open' : 'Closed']),
  );
  const found = await readHtml(
    `<div>${line('columnheader', ['Ref', 'Action', 'Addressed to', 'Status'])}</div><div>${rows.join('')}</div>`,
  );
  expect(statuses(found)).toEqual([
    ['CR-01', 'Closed'],
    ['CR-02', 'Open'],
    ['CR-03', 'Closed'],
  ]);
});

test('numbers with a letter behind a stop are ids', async () => {
  const html = tableOf(
    ['Recommendation', 'Text', 'Assessment'],
    actions.map((text, i) => [['1.a', '1.b', '3'][i] ?? '', text, 'Fully implemented']),
  );
  expect(statuses(await readHtml(html))).toEqual([
    ['1.a', 'Fully implemented'],
    ['1.b', 'Fully implemented'],
    ['3', 'Fully implemented'],
  ]);
});

describe('a table without a header below one that has it', () => {
  const headed = tableOf(
    ['Recommendation', 'Due', 'Our view of progress', 'Status'],
    [
      ['a) The harbour board should mend the sea wall.', 'May 2025', 'Work began at the north end.', 'Ongoing'],
      ['b) The harbour board should train twelve wardens.', 'June 2025', 'All were trained.', 'Implemented'],
    ],
  );
  const note = 'The room was found in March and is being painted; the shelves were ordered in the same month.';
  const bare = (...statuses: readonly string[]): string => {
    const texts = ['A) The council should open a reading room.', 'B) The council should repair the van.'];
    const rows = texts.map((text, i) => [text, 'July 2025', note, statuses[i] ?? '']);
    const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
    return `${headed}<h2>Others</h2><table>${cells.join('')}</table>`;
  };

  test('has its columns, and letters that count are ids', async () => {
    const { edition } = await readHtml(bare('Not implemented', 'Implemented'));
    expect(edition.actions.map(({ id, text, status }) => [id, text, status?.published])).toEqual([
      ['a', 'The harbour board should mend the sea wall.', 'Ongoing'],
      ['b', 'The harbour board should train twelve wardens.', 'Implemented'],
      ['A', 'The council should open a reading room.', 'Not implemented'],
      ['B', 'The council should repair the van.', 'Implemented'],
    ]);
  });

  test('has not where other words than statuses stand below its status', async () => {
    const { edition } = await readHtml(bare('Room 4, Ashby', 'The old depot'));
    expect(edition.actions.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

test('a mark below one of the states of a row, in words that nobody knows among them, is its status', async () => {
  const states = ['Fully', 'In most respects', 'In some respects', 'Not implemented'];
  const marks = [0, 1, 2, 3, 0];
  const rows = marks.map((at, i) => [
    `${i + 1}`,
    `The harbour board should ${['mend the wall', 'train wardens', 'hang a gate', 'lend tools', 'open a room'][i] ?? ''} by May.`,
    ...states.map((_, s) => (s === at ? 'X' : '')),
  ]);
  expect(statuses(await readHtml(tableOf(['No', 'Recommendation', ...states], rows)))).toEqual([
    ['1', 'Fully'],
    ['2', 'In most respects'],
    ['3', 'In some respects'],
    ['4', 'Not implemented'],
    ['5', 'Fully'],
  ]);
});

test('what becomes of recommendations is none', () => {
  const words = compileWords(english, null);
  const fields = [
    'Title of recommendation',
    'Follow-up of recommendations',
    'Annex – Follow-up of recommendations',
  ].map((title) => readHeader(title, words)?.field ?? null);
  expect(fields).toEqual(['recommendation', null, null]);
});

test('names below names that reach over several columns are the second line of one header', async () => {
  const cells = (row: readonly string[]): string => row.map((cell) => `<td>${cell}</td>`).join('');
  const rows = actions.map(
    (text, i) => `<tr>${cells([`H${i + 1}`, text, 'Harbour Trust', 'May 2025', 'Complete'])}</tr>`,
  );
  const { edition } = await readHtml(
    '<table><tr><td rowspan="2">Ref</td><td rowspan="2">Action</td><td colspan="2">Responsibility</td><td>Delivery</td>' +
      `</tr><tr>${cells(['Lead', 'Due', 'Status'])}</tr>${rows.join('')}</table>`,
  );
  expect(edition.actions.map(({ id, status }) => [id, status?.published])).toEqual([
    ['H1', 'Complete'],
    ['H2', 'Complete'],
    ['H3', 'Complete'],
  ]);
  expect(edition.messages.map(({ code }) => code)).toEqual([]);
});
