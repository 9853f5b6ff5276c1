import { describe, expect, test } from 'vitest';
import { readText } from './reading.js';

async function rowsOf(text: string): Promise<readonly (readonly (string | null)[])[]> {
  const { edition } = await readText(text);
  return edition.actions.map(({ id, text: words, status }) => [id, words, status?.published ?? null]);
}

describe('the numbers of rows in pipes', () => {
  test('are those that are others in each row, not those of the report they come from', async () => {
    const page = `Report | Recommendation | Text of the recommendation | Level of implementation | Timeliness
LR 03/2020 | 1(a) | Set a limit for loans. | Fully | On time
LR 03/2020 | 1(b) | Print the catalogue every two years. | In most respects | Delayed
LR 03/2020 | 2 | Visit the branches that report late. | In some respects | Delayed
LR 11/2020 | 4(a) | Shorten the form. | Not implemented | Delayed
LR 11/2020 | 4(b) | Answer within 60 days. | In most respects | On time
`;
    expect(await rowsOf(page)).toEqual([
      ['1(a)', 'Set a limit for loans.', 'Fully'],
      ['1(b)', 'Print the catalogue every two years.', 'In most respects'],
      ['2', 'Visit the branches that report late.', 'In some respects'],
      ['4(a)', 'Shorten the form.', 'Not implemented'],
      ['4(b)', 'Answer within 60 days.', 'In most respects'],
    ]);
  });

  test('show that the last row is one, though nobody knows its status', async () => {
    const page = `Ref | Recommendation | Service area | Outcome
---|---|---|---
2021/07 | Say sorry to the reader. | Desk | Complied with
2021/11 | Pay back the fine. | Till | Complied with
2022/02 | Mend the lift. | Till | Complied with late
2022/05 | Teach the staff. | Desk | Not complied with
2022/08 | Print the rules. | Press | Awaiting evidence

[Next library](https://library.example/next)
`;
    expect(await rowsOf(page)).toEqual([
      ['2021/07', 'Say sorry to the reader.', 'Complied with'],
      ['2021/11', 'Pay back the fine.', 'Complied with'],
      ['2022/02', 'Mend the lift.', 'Complied with late'],
      ['2022/05', 'Teach the staff.', 'Not complied with'],
      ['2022/08', 'Print the rules.', 'Awaiting evidence'],
    ]);
  });
});

test('an answer of several words with what became of it is the status of its row, not a row', async () => {
  const page = `| Ref |
Recommendation |
Response and status at 30 June 2023 |
| A1 |
Fit a lamp to every bookmobile by July |
Supported – completed |
| A2 |
Give the keeper access to the list of faults |
Supported in principle – in progress |
| B1 |
Put up a sign at 41 stops |
Supported – completed |
`;
  expect(await rowsOf(page)).toEqual([
    ['A1', 'Fit a lamp to every bookmobile by July', 'Supported – completed'],
    ['A2', 'Give the keeper access to the list of faults', 'Supported in principle – in progress'],
    ['B1', 'Put up a sign at 41 stops', 'Supported – completed'],
  ]);
});
