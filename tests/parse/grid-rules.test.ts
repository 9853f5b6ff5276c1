import { describe, expect, test } from 'vitest';
import { read, type Read } from './reading.js';

const readPage = (body: string, name = 'page.html'): Promise<Read> =>
  read([
    { name, body: new TextEncoder().encode(name.endsWith('.html') ? `<!doctype html><main>${body}</main>` : body) },
  ]);

const tableOf = (...lines: readonly string[]): string =>
  `<table>${lines
    .map(
      (line) =>
        `<tr>${line
          .split('|')
          .map((cell) => `<td>${cell.trim()}`)
          .join('')}`,
    )
    .join('')}</table>`;

const rows = ({ edition }: Read): readonly unknown[] =>
  edition.actions.map(({ id, text, status }) => [id, text, status?.published ?? null]);

const codes = ({ edition }: Read): readonly string[] => edition.messages.map(({ code }) => code);

describe('what stands in a table and is no row', () => {
  const lamps = [
    'A1 | Fit lamps along the quay | Works | Complete',
    ['A1', 'Fit lamps along the quay', 'Complete'],
  ] as const;
  const rails = ['A2 | Fit rails on the steps | Works | Open', ['A2', 'Fit rails on the steps', 'Open']] as const;

  test.each([
    ['a header again, with the name of its part in one cell', 'On the pier: Ref | Action | Lead | Status'],
    ['what the list is filtered by', 'All | All | All | All'],
    ['dashes that hold a place', '– | – | – | –'],
  ])('%s', async (_, line) => {
    const found = await readPage(tableOf('Ref | Action | Lead | Status', lamps[0], line, rails[0]));
    expect(rows(found)).toEqual([lamps[1], rails[1]]);
    expect(codes(found)).toEqual([]);
  });

  test('a label over all other columns', async () => {
    const across = (label: string, value: string): string => `<tr><td>${label}<td colspan=3>${value}`;
    const table = tableOf('Milestone | Status | Due | Progress', '1.1 Fit lamps | Complete | May 2026 | All lit.');
    const more = `${across('Lead agency', 'Harbour Office')}<tr><td>1.2 Fit rails<td>Open<td>June 2026<td>None yet.</table>`;
    const found = await readPage(table.replace('</table>', more));
    expect(rows(found)).toEqual([
      ['1.1', 'Fit lamps', 'Complete'],
      ['1.2', 'Fit rails', 'Open'],
    ]);
  });

  test('the name of the table in the first cell of its header', async () => {
    const name = 'Figure 3: what has become of what we asked the harbour boards to do since the storm of last winter';
    const found = await readPage(
      tableOf(
        `${name} | What we asked for | What they told us | Our assessment`,
        'Tarn board | 1. Fit lamps along the quay | All lit. | Addressed',
        'Ashby board | 2. Fit rails on the steps | None yet. | Not addressed',
      ),
    );
    expect(rows(found)).toEqual([
      ['1', 'Fit lamps along the quay', 'Addressed'],
      ['2', 'Fit rails on the steps', 'Not addressed'],
    ]);
  });
});

test('a first row in bold that is numbered as the others is a row', async () => {
  const found = await readPage(
    tableOf(
      '1 | The board should fit lamps along the quay | Implemented',
      '2 | The board should fit rails on the steps | Not implemented',
      '3 | The board should mark the edges of the slip | Implemented',
    ).replace(/<tr>.*?(?=<tr>)/u, (row) => row.replaceAll('<td>', '<th>')),
  );
  expect(rows(found)).toEqual([
    ['1', 'The board should fit lamps along the quay', 'Implemented'],
    ['2', 'The board should fit rails on the steps', 'Not implemented'],
    ['3', 'The board should mark the edges of the slip', 'Implemented'],
  ]);
});

describe('rows that share lines of a table', () => {
  const expected = [
    ['1', 'Fit lamps along the quay', 'Complete'],
    ['2', 'Fit rails on the steps', 'Open'],
    ['3', 'Mark the edges of the slip', 'Delayed'],
  ];

  test('of two tables side by side', async () => {
    const found = await readPage(
      tableOf(
        'No. | Action | Status | | No. | Action | Status',
        '1 | Fit lamps along the quay | Complete | | 3 | Mark the edges of the slip | Delayed',
        '2 | Fit rails on the steps | Open | | | |',
      ),
    );
    expect(rows(found)).toEqual(expected);
  });

  test.each([
    ['each with its id before its text', '1 Fit lamps along the quay<br>2 Fit rails on the steps', null],
    ['their ids in a column', 'Fit lamps along the quay<br>Fit rails on the steps', '1<br>2'],
  ])('of one recommendation, %s', async (_, text, ids) => {
    const found = await readPage(
      tableOf(
        `Recommendation | ${ids === null ? '' : 'Action no. |'} Action | Status`,
        `Safer nights | ${ids === null ? '' : `${ids} |`} ${text} | Complete<br>Open`,
        `Safer slips | ${ids === null ? '3 Mark' : '3 | Mark'} the edges of the slip | Delayed`,
      ),
    );
    expect(rows(found)).toEqual(expected);
    const asked = found.edition.actions.map(({ recommendation }) => recommendation?.title ?? recommendation?.text);
    expect(asked).toEqual(['Safer nights', 'Safer nights', 'Safer slips']);
  });

  test('that have one status for all of them are told', async () => {
    const found = await readPage(
      tableOf(
        'Recommendation | Action | Status',
        'Safer nights | 1.1 Fit lamps along the quay<br>1.2 Fit rails on the steps | Open',
        'Safer slips | 2.1 Mark the edges of the slip | Complete',
      ),
    );
    const told = found.edition.messages.filter(({ severity }) => severity === 'error');
    expect(told.map(({ code, reason }) => [code, /1\.2/u.test(reason)])).toEqual([['parse/unread-rows', true]]);
  });
});

describe('what was run together before it came here', () => {
  test('an id behind the status of the row before it is told', async () => {
    const found = await readPage(
      tableOf(
        'Ref | Action | Status',
        'R1 | Fit lamps along the quay | Done April 2026 R2',
        'R3 | Fit rails on the steps | Done May 2026 R4',
        'R5 | Mark the edges of the slip | To do',
      ),
    );
    const told = found.edition.messages.filter(({ severity }) => severity === 'error');
    expect(told.map(({ code, reason }) => [code, reason.slice(-6)])).toEqual([['parse/unread-rows', 'R2, R4']]);
  });

  test('a whole list of rows on one line is told', async () => {
    const rowOf = (n: number): string =>
      `Recommendation ${n}Fit the lamps along quay number ${n} before the winter.Completeeast `;
    const found = await readPage(`<p>${[1, 2, 3, 4, 5, 6].map(rowOf).join('')}`);
    expect(found.edition.messages.map(({ severity, code }) => `${severity} ${code}`)).toContain(
      'error parse/unread-rows',
    );
  });
});

describe('which number is the row’s', () => {
  test.each(['Id', '_id'])('not the “%s” of a database beside the published one', async (name) => {
    const values = `${name},Item,Recommendation,Status\n3101,2019-AU4.2-1,Fit lamps along the quay,Complete\n3102,2019-AU4.2-2,Fit rails on the steps,Open\n3105,2020-AU1.1-1,Mark the edges of the slip,Open\n`;
    const { edition } = await readPage(values, 'plan.csv');
    expect(edition.actions.map(({ id }) => id)).toEqual(['2019-AU4.2-1', '2019-AU4.2-2', '2020-AU1.1-1']);
  });

  test('a title is the text of a numbered row that has no other', async () => {
    const found = await readPage('Ref,Title,Status\nH1,Quay lamps,Complete\nH2,Step rails,In progress\n', 'plan.csv');
    expect(rows(found)).toEqual([
      ['H1', 'Quay lamps', 'Complete'],
      ['H2', 'Step rails', 'In progress'],
    ]);
  });

  test('a numbered table of two rows with statuses is told where it is not read', async () => {
    const found = await readPage('Ref,Vessel,Status\nH1,Heron,Complete\nH2,Gull,In progress\n', 'plan.csv');
    expect([rows(found), codes(found)]).toEqual([[], ['parse/suspect-narrative', 'parse/no-records']]);
  });

  test('the number of the page is that of no record', async () => {
    const record = (id: string, text: string): string =>
      `<p>${id}<p>Recommendation: ${text}<p>Status: Open<p>Lead: Works`;
    const found = await readPage(
      `<p>MO-2026-204<p>Status of the inquiry: closed in May<p>The lamps had failed.${record('SR 2026-03', 'Fit lamps along the quay.')}${record('SR 2026-04', 'Fit rails on the steps.')}`,
    );
    expect(found.edition.actions.map(({ id }) => id)).toEqual(['SR 2026-03', 'SR 2026-04']);
  });
});

describe('rows below headings', () => {
  const titles = ['Fit lamps along the quay', 'Fit rails on the steps', 'Mark the edges of the slip'];

  test('that are statuses, and have headings of their own', async () => {
    const section = (status: string, numbers: readonly number[]): string =>
      `<h3>${status}</h3>${numbers.map((n) => `<h4>Action ${n}: ${titles[n - 1] ?? ''}</h4><p>What was done about number ${n} was told.</p>`).join('')}`;
    const found = await readPage(`<h2>Progress</h2>${section('Completed', [1, 3])}${section('On track', [2])}`);
    expect(rows(found)).toEqual([
      ['Action 1', titles[0], 'Completed'],
      ['Action 3', titles[2], 'Completed'],
      ['Action 2', titles[1], 'On track'],
    ]);
  });

  test('of Markdown, with one label each', async () => {
    const records = titles.map((title) => `### ${title}\n\n**Status:** Achieved\n\nDone in May.\n`);
    const { edition } = await readPage(`# Plan\n\n## Safer harbour\n\n${records.join('\n')}`, 'plan.md');
    expect(edition.actions.map(({ text, status, progress }) => [text, status?.value, progress])).toEqual(
      titles.map((title) => [title, 'complete', 'Done in May.']),
    );
  });
});
