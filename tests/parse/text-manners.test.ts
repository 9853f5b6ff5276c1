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
