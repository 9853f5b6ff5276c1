import { expect, test } from 'vitest';
import { read } from './reading.js';

async function reading(lines: readonly string[]): Promise<{ rows: readonly unknown[]; told: readonly string[] }> {
  const { edition } = await read([{ name: 'page.txt', body: new TextEncoder().encode(`${lines.join('\n')}\n`) }]);
  return {
    rows: edition.actions.map(({ id, theme, progress }) => [id, theme?.title ?? null, progress]),
    told: edition.messages.filter(({ severity }) => severity === 'error').map(({ actual }) => actual ?? ''),
  };
}

const plan = [
  'Response of the harbour',
  '',
  'Recommendation Response',
  '',
  'Wider access',
  '1. Open the north pier in the evening, when the boats come home. Accept',
  '2. Set a day on which the south pier is open to all. Accept in principle',
  '3. Report on who walks on the piers, and when they do so. Accept',
];

test('a title between the header of a flattened table and its first row is the theme', async () => {
  expect(await reading(plan)).toEqual({
    rows: [
      ['1', 'Wider access', null],
      ['2', 'Wider access', null],
      ['3', 'Wider access', null],
    ],
    told: [],
  });
});

const cells = (...values: readonly string[]): readonly string[] => values.map((value) => `${value} |`);
const pipes = [
  'Response of the harbour',
  ...cells('Ref', 'Action', 'Owner', 'Status'),
  ...cells('1.1', 'Mend the lamp of the north pier', 'Works', 'Completed'),
  ...cells('1.2', 'Hang a bell on the south pier', 'Works', 'On track'),
  ...cells('1.3', 'Print the tides in large letters', 'Clerk', 'Delayed'),
];

test('words of the site below the last row are the page’s, and no part of a table', async () => {
  const { rows, told } = await reading([...pipes, 'Subscribe to our newsletter |']);
  expect([rows.length, told]).toEqual([3, []]);
});

test('what opens with a number, or ends in a status, is a row still', async () => {
  expect((await reading([...pipes, ...cells('1.4', 'Count the gulls')])).rows.at(-1)).toEqual(['1.4', null, null]);
  expect((await reading([...pipes, ...cells('Count the gulls', 'Delayed')])).rows).toHaveLength(4);
});
