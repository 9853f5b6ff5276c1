import { describe, expect, test } from 'vitest';
import { readHtml, readText, tableOf, type Read } from './reading.js';

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

describe('notes that open with a status', () => {
  const read = (notes: readonly string[]): Promise<Read> =>
    readText(
      `| Ref | Action | Progress |\n| --- | --- | --- |\n${notes
        .map((note, i) => `| ${i + 1} | ${actions[i % 3] ?? ''} by the county. | ${note} |\n`)
        .join('')}`,
    );

  test('have it in front of the dash, however short they are', async () => {
    const { edition } = await read([
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
    const { edition } = await read([
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
