import { describe, expect, test } from 'vitest';
import { readText } from './reading.js';

async function rowsOf(text: string): Promise<{ rows: readonly (readonly (string | null)[])[]; unread: number }> {
  const { edition } = await readText(text);
  return {
    rows: edition.actions.map(({ id, text: words, status }) => [id, words, status?.published ?? null]),
    unread: edition.coverage.unread,
  };
}

const head = 'Ref    Action                            Status         Notes\n\n';
const first = `b/f 1  Map the old orchards of the       Complete       The map hangs in
       parish.                                          the hall.

b/f 2  Plant forty pear trees.           Underway       Twelve stand.

b/f 3  Mend the cider press.             Not started

`;
const rows = [
  ['b/f 1', 'Map the old orchards of the parish.', 'Complete'],
  ['b/f 2', 'Plant forty pear trees.', 'Underway'],
  ['b/f 3', 'Mend the cider press.', 'Not started'],
];

describe('words without a number in a column of ids', () => {
  test.each([
    ['thanks', 'Thanks to all our pickers.\nOrchard Trust, Old Mill\n'],
    ['a mark and the page', 'OFFICIAL                                              7\n'],
    ['a line with a date', 'Approved by the council 11 December 2023              Page 3\n'],
  ])('below the last row are none of it: %s', async (_, foot) => {
    expect(await rowsOf(`Orchards: second year\n\n${head}${first}${foot}`)).toEqual({ rows, unread: 0 });
  });

  test.each(['3', '3.'])('a number that a row has already opens the next section: %s', async (number) => {
    const page = `Orchards: second year

${head.replace('Ref', 'No ')}${first.replaceAll('b/f ', '    ').replaceAll(/^ {4}(\d) /gmu, '$1     ')}${number.padEnd(7)}Thanks
       The trust is invited to thank all the pickers of this long and rainy year.
`;
    expect(await rowsOf(page)).toEqual({ rows: rows.map(([id = '', ...own]) => [id.slice(-1), ...own]), unread: 0 });
  });

  test('in capitals right above a row are a title, and a small word below the header goes on with it', async () => {
    const top =
      'Ref    Action                            Status         Due\n                                                        year\n';
    const page = `Orchards: second year

${top}
TREES
T-1    Map the old orchards of the       Complete       2024
       parish.
T-2    Plant forty pear trees.           Underway       2026
BEES AND BIRDS
B-1    Hang nine boxes.                  Complete       2025

${top}
PRESS AND CELLAR
P-1    Mend the cider press.             Not started    2027
`;
    const { edition } = await readText(page);
    expect(
      edition.actions.map(({ id, theme, due, status }) => [id, theme?.title, due?.published, status?.value]),
    ).toEqual([
      ['T-1', 'TREES', '2024', 'complete'],
      ['T-2', 'TREES', '2026', 'in-progress'],
      ['B-1', 'BEES AND BIRDS', '2025', 'complete'],
      ['P-1', 'PRESS AND CELLAR', '2027', 'not-started'],
    ]);
    expect(edition.coverage.unread).toBe(0);
  });

  test('between two tables are a title', async () => {
    const rule = '  ---------------------------------------------------------\n';
    const table = (lines: string): string =>
      `${rule}  Number  What we will do                  Position\n  ------  -------------------------------  ---------------\n${lines}${rule}\n`;
    const page = `Orchards: second year\n\n${table(
      `  A1      Map the old orchards             Complete\n          of the parish\n\n  A2      Plant forty pear trees           Delayed\n\n  A3      Mend the cider press             Complete\n\n`,
    )}Bees and birds\n\n${table(`  B1      Hang nine boxes                  Ongoing\n\n  B2      Count the wrens                  Complete\n\n`)}`;
    expect(await rowsOf(page)).toEqual({
      rows: [
        ['A1', 'Map the old orchards of the parish', 'Complete'],
        ['A2', 'Plant forty pear trees', 'Delayed'],
        ['A3', 'Mend the cider press', 'Complete'],
        ['B1', 'Hang nine boxes', 'Ongoing'],
        ['B2', 'Count the wrens', 'Complete'],
      ],
      unread: 0,
    });
  });

  test('between a page and the header that comes again are a running head', async () => {
    const second =
      'b/f 4  Buy a ladder.                     Complete       It is oak.\n\nb/f 5  Prune in March.                   Underway\n';
    const page = `Orchards: second year\n\n${head}${first}30\n\nElmwick Parish          Yearly report 2023/24\n\n${head}${second}`;
    expect((await rowsOf(page)).rows).toEqual([
      ...rows,
      ['b/f 4', 'Buy a ladder.', 'Complete'],
      ['b/f 5', 'Prune in March.', 'Underway'],
    ]);
  });
});
