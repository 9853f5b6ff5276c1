import { expect, test } from 'vitest';
import { readText } from './reading.js';

test('cells that tabs hold apart are cells, though one is empty, left out or broken over lines', async () => {
  const lines = [
    'Ref\tAction\tLead service\tTarget date\tProgress\tStatus',
    'Theme 1: Quays',
    '1.1\tMend the wall\tHarbour\t31/03/2023\tAll is mended.\tCompleted',
    '1.2\tPaint the bollards\tHarbour\t30/09/2024\tNine are blue.',
    'The others follow\tOn track',
    '1.3\tMove the crane\t\t31/12/2023\tThe lease runs to 2024.\tBehind schedule',
    'Theme 2: Ferries',
    '2.1\tPrint the timetable\tFerries\t01/04/2025\t\tNot started',
    '2.2\tPaint the hull\tFerries\t01/05/2025',
    '',
    'Was this page helpful?\tYes\tNo',
  ];
  const { edition } = await readText(`Harbour tracker\n\n${lines.join('\n')}\n`);
  expect(
    edition.actions.map(({ id, text, owners, due, progress, status, theme }) => [
      id,
      text,
      owners.join('; '),
      due?.published ?? null,
      progress,
      status?.published ?? null,
      theme?.title ?? null,
    ]),
  ).toEqual([
    ['1.1', 'Mend the wall', 'Harbour', '31/03/2023', 'All is mended.', 'Completed', 'Quays'],
    ['1.2', 'Paint the bollards', 'Harbour', '30/09/2024', 'Nine are blue.\nThe others follow', 'On track', 'Quays'],
    ['1.3', 'Move the crane', '', '31/12/2023', 'The lease runs to 2024.', 'Behind schedule', 'Quays'],
    ['2.1', 'Print the timetable', 'Ferries', '01/04/2025', null, 'Not started', 'Ferries'],
    ['2.2', 'Paint the hull', 'Ferries', '01/05/2025', null, null, 'Ferries'],
  ]);
});
