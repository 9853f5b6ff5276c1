import { expect, test } from 'vitest';
import { extract } from '../../src/extract/index.js';
import { captureOf } from './captures.js';

/** A table as its rows, cells parted by `|`; any other block as its text in brackets. */
async function blocksOf(source: string): Promise<readonly string[]> {
  const { blocks, tape } = await extract(captureOf(source, { name: 'plan.txt' }), { index: 0 });
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return [`[${tape.text.slice(block.start, block.end)}]`];
    return Array.from({ length: block.rows }, (_, row) =>
      block.cells
        .filter((cell) => cell.row === row)
        .map((cell) => tape.text.slice(cell.start, cell.end).replaceAll('\n', ' / '))
        .join('|'),
    );
  });
}

test('paragraphs in cells, empty cells and titles between rows of a copied table', async () => {
  const source = [
    'Plan',
    'No.\tAction\tStatus',
    'Theme 1',
    '1\tPaint the lamps.\tDone',
    '2\tCount the boats.',
    'In May and in June.\tLate',
    '',
    'Theme 2',
    '3\tFit the ladders.\t',
    '4\tMend the steps.\tLate',
    'Stone is short.',
    '5\tSweep the quay.\tDone',
    'Page 1\tPrint',
  ];
  expect(await blocksOf(source.join('\n'))).toEqual([
    '[Plan]',
    'No.|Action|Status',
    'Theme 1',
    '1|Paint the lamps.|Done',
    '2|Count the boats. / In May and in June.|Late',
    'Theme 2',
    '3|Fit the ladders.|',
    '4|Mend the steps.|Late / Stone is short.',
    '5|Sweep the quay.|Done',
    '[Page 1 Print]',
  ]);
});

test('a row that lost its last cells keeps the others', async () => {
  const source = 'No.\tAction\tStatus\n1\tPaint.\tDone\n2\tCount.\n3\tMend.\tLate\n4\tSweep.\tDone\n';
  expect(await blocksOf(source)).toEqual([
    'No.|Action|Status',
    '1|Paint.|Done',
    '2|Count.|',
    '3|Mend.|Late',
    '4|Sweep.|Done',
  ]);
});

test('the last row of a text that was cut off keeps what it has', async () => {
  const source = 'No.\tAction\tOwner\tStatus\n1\tPaint.\tBoard\tDone\n2\tCount.\tBoard\tLate\n13\tMen';
  expect((await blocksOf(`Plan\nof the harbour\n${source}\n\nEnd\n`)).slice(2)).toEqual([
    'No.|Action|Owner|Status',
    '1|Paint.|Board|Done',
    '2|Count.|Board|Late',
    '13|Men||',
    '[End]',
  ]);
});

test('a sentence apart from the rows ends a table, and a header opens another', async () => {
  const source =
    'No.\tAction\tStatus\n1\tPaint.\tDone\n2\tCount.\tDone\n\nThe board met again.\nNo.\tAction\tStatus\n3\tMend.\tLate\n4\tSweep.\tLate';
  expect(await blocksOf(source)).toEqual([
    'No.|Action|Status',
    '1|Paint.|Done',
    '2|Count.|Done',
    '[The board met again.]',
    'No.|Action|Status',
    '3|Mend.|Late',
    '4|Sweep.|Late',
  ]);
});

test.each([
  ['a menu', 'Home\tPlans\tNews\nWelcome to the harbour.\n'],
  [
    'labels and values',
    'The harbour plan.\nIt has two parts.\nAction\tPaint.\nStatus\tDone\nAction\tCount.\nStatus\tLate\n',
  ],
])('%s is no table', async (_, source) => {
  const blocks = await blocksOf(source);
  expect(blocks.every((block) => block.startsWith('['))).toBe(true);
});
