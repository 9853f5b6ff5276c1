import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { read } from '../parse/reading.js';

const csv = readFileSync(join(import.meta.dirname, '../../fixtures/documents/csv-sheet/input.csv'), 'utf8');

function workbook(bookType: 'xlsx' | 'ods', rows: readonly (readonly unknown[])[], merges: readonly string[] = []) {
  const page = utils.aoa_to_sheet(rows.map((row) => [...row]));
  page['!merges'] = merges.map((range) => utils.decode_range(range));
  const book = utils.book_new();
  utils.book_append_sheet(book, page, 'Actions');
  return { name: `plan.${bookType}`, body: new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer) };
}

const rows = csv
  .trim()
  .split('\n')
  .map((line) => line.split(',').map((cell) => (cell === '' ? null : cell)));

const rowsRead = [
  ['1.1', 'Theme 1: The quay', 'Dredge the north basin', 'Complete', null],
  ['1.2', 'Theme 1: The quay', 'Mend the crane', 'Ongoing', null],
  ['1.3', 'Theme 1: The quay', 'Light the steps', 'Ongoing', null],
  ['2.1', 'Theme 2: The boats', 'Paint the ferry', 'Complete', 'Painted in May'],
  ['2.2', 'Theme 2: The boats', 'Buy a launch', 'Ongoing', null],
];

test.each([{ name: 'plan.csv', body: strToU8(csv) }, workbook('xlsx', rows), workbook('ods', rows)])(
  'a header far down, a second table with other columns and the notes around them: $name',
  async ({ name, body }) => {
    const { edition } = await read([{ name, body }]);
    const found = edition.actions.map(({ id, theme, text, status, progress }) => [
      id,
      theme === null ? null : theme.id === null ? theme.title : `Theme ${theme.id}: ${theme.title ?? ''}`,
      text,
      status?.published,
      progress,
    ]);
    expect(found).toEqual(rowsRead);
    expect(edition.coverage.unread).toBe(0);
  },
);

test('a sheet with all its words in one column is read as lines', async () => {
  const lines = ['Harbour plan', 'Recommendation 1', 'Mend the crane.', 'Status: Complete']
    .concat(['Recommendation 2', 'Light the steps.', 'Status: Ongoing'])
    .map((line) => [line]);
  const { edition } = await read([workbook('xlsx', lines)]);
  expect(edition.actions.map(({ id, text, status }) => [id, text, status?.published])).toEqual([
    ['Recommendation 1', 'Mend the crane.', 'Complete'],
    ['Recommendation 2', 'Light the steps.', 'Ongoing'],
  ]);
});

test('a table whose cells are merged otherwise than those above it begins anew', async () => {
  const { edition } = await read([
    workbook(
      'xlsx',
      [
        ['Actions that are done', null, null, null],
        ['Ref', null, 'Action', null],
        ['1.1', null, 'Dredge the basin', null],
        ['Actions in progress', null, null, null],
        ['Ref', 'Action', 'Lead', 'How far we are'],
        ['1.2', 'Mend the crane', 'Works', 'Ongoing'],
      ],
      ['A2:B2', 'C2:D2', 'A3:B3', 'C3:D3'],
    ),
  ]);
  expect(edition.actions.map(({ id, text }) => [id, text])).toEqual([
    ['1.1', 'Dredge the basin'],
    ['1.2', 'Mend the crane'],
  ]);
});
