import { describe, expect, test } from 'vitest';
import { readText } from './reading.js';

/** Code and words of what is said about statuses that no row has. */
async function told(text: string): Promise<readonly string[]> {
  const { edition } = await readText(text);
  return edition.messages
    .filter(({ code }) => code === 'parse/unowned-status' || code === 'parse/unread')
    .map(({ code, actual }) => `${code}: ${String(actual)}`);
}

const rows = [
  'Harbour plan\n',
  'Action 1\nMend the crane.\nStatus: Complete\n',
  'Action 2\nPaint the pier.\nStatus: In progress\n',
  'Action 3\nDredge the mouth.\nStatus: Complete\n',
];

describe('a status that stands where rows have theirs', () => {
  test('belongs to a row each, and nothing is said', async () => {
    expect(await told(rows.join('\n'))).toEqual([]);
  });

  test('is told where it stands outside every row', async () => {
    const page = [rows[0], 'Also mended: the old capstan. Complete\n', ...rows.slice(1)].join('\n');
    expect(await told(page)).toEqual(['parse/unowned-status: Complete']);
  });

  test('is told where it stands inside the note of another row', async () => {
    const notes = rows.map((row, i) => (i === 0 ? row : `${row}Progress: It went well.\n`));
    const page = [...notes.slice(0, 2), 'The bell was hung.\nDelayed\n', ...notes.slice(2)].join('\n');
    expect(await told(page)).toEqual(['parse/unowned-status: Delayed']);
  });

  test('is told in words that no vocabulary has, where another row has the same', async () => {
    const odd = rows.map((row, i) =>
      i === 0 ? row : `${row.replace('Status: Complete', 'Status: Moored for good')}Progress: It went well.\n`,
    );
    const page = [...odd.slice(0, 2), 'The bell was hung.\nMoored for good\n', ...odd.slice(2)].join('\n');
    expect(await told(page)).toEqual(['parse/unowned-status: Moored for good']);
  });

  test('is none at the start of a line that a sentence goes on in', async () => {
    const broken = rows.map((row, i) =>
      i === 0 ? row : `${row}Progress: The work began in May, and it is now\ncomplete\n`,
    );
    expect(await told(broken.join('\n'))).toEqual([]);
  });

  test('is none in a list of all of them, in a count, or behind a label of its own', async () => {
    const filter = 'Filter by status\nComplete\nIn progress\nDelayed\n';
    const earlier = rows.map((row) => row.replace('Status:', 'Status 2022: Not started\nStatus 2023:'));
    expect(await told([rows[0], filter, ...rows.slice(1)].join('\n'))).toEqual([]);
    expect(await told(earlier.join('\n'))).toEqual([]);
    expect(
      await told([rows[0], '2 actions are complete, and 1 is in progress.\n', ...rows.slice(1)].join('\n')),
    ).toEqual([]);
  });
});
