import { expect, test } from 'vitest';
import { readText } from './reading.js';

async function rowsOf(text: string): Promise<readonly unknown[]> {
  const { edition } = await readText(text);
  return edition.actions.map(({ id, status, text: words, progress, owners, extra }) => [
    id,
    status?.published,
    words,
    progress,
    owners,
    extra,
  ]);
}

test('rows of a line each may have their status before the number', async () => {
  const page = `Ferry watch

Status Ref Inspector's finding Ferry update
Closed AFI 1 The ferry should sail on time every day of the week. All sailings of May were on time.
Afloat AFI 2 The ferry should carry a second anchor in the winter. One was bought and lies on the quay.
Afloat AFI 3 The ferry should have a whistle that the quay can hear. The whistle is too loud by now.
Aground CoC 1 The ferry must have a pilot who knows the sound. The pilot left in June for the lighthouse.
Closed CoC 2 The ferry must not carry sheep on the upper deck. Sheep are carried below since March.

Members are asked to note the update, and to say whether they would like to hear more of AFI 2 in June.
`;
  expect(await rowsOf(page)).toEqual([
    [
      'AFI 1',
      'Closed',
      'The ferry should sail on time every day of the week.',
      'All sailings of May were on time.',
      [],
      {},
    ],
    [
      'AFI 2',
      'Afloat',
      'The ferry should carry a second anchor in the winter.',
      'One was bought and lies on the quay.',
      [],
      {},
    ],
    [
      'AFI 3',
      'Afloat',
      'The ferry should have a whistle that the quay can hear.',
      'The whistle is too loud by now.',
      [],
      {},
    ],
    [
      'CoC 1',
      'Aground',
      'The ferry must have a pilot who knows the sound.',
      'The pilot left in June for the lighthouse.',
      [],
      {},
    ],
    [
      'CoC 2',
      'Closed',
      'The ferry must not carry sheep on the upper deck.',
      'Sheep are carried below since March.',
      [],
      {},
    ],
  ]);
});

test('a column that nobody knows may stand before the number', async () => {
  const page = `Ferry recommendations

Report Recommendation ID Recommendation Department Status
Winter sailings FER-101 The department should set out when the ferry sails. Harbour Office In progress
Winter sailings FER-102 The office should say how it counts the sheep on board. Ferry Board Implemented
The second anchor FER-207 The board should agree with the quay where anchors lie. Ferry Board Implemented
The second anchor FER-208 The office should publish the price of a second anchor. Harbour Office Rejected
`;
  expect(await rowsOf(page)).toEqual([
    [
      'FER-101',
      'In progress',
      'The department should set out when the ferry sails.',
      null,
      ['Harbour Office'],
      { Report: 'Winter sailings' },
    ],
    [
      'FER-102',
      'Implemented',
      'The office should say how it counts the sheep on board.',
      null,
      ['Ferry Board'],
      { Report: 'Winter sailings' },
    ],
    [
      'FER-207',
      'Implemented',
      'The board should agree with the quay where anchors lie.',
      null,
      ['Ferry Board'],
      { Report: 'The second anchor' },
    ],
    [
      'FER-208',
      'Rejected',
      'The office should publish the price of a second anchor.',
      null,
      ['Harbour Office'],
      { Report: 'The second anchor' },
    ],
  ]);
});

test('a number in brackets and a status may both stand behind the text of a line', async () => {
  const page = `The ferry inquiry asked the board for this.

• To give the keeper a plan of the quay (R1). Completed
• To tell the pilots, on paper, where the anchor lies (R2). In progress
• To mend the lamp of the north quay before the winter (R3). Not started

What happens next

We will report on R3 in July.
`;
  const { edition } = await readText(page);
  expect(edition.actions.map(({ id, status, text }) => [id, status?.published, text])).toEqual([
    ['R1', 'Completed', 'To give the keeper a plan of the quay'],
    ['R2', 'In progress', 'To tell the pilots, on paper, where the anchor lies'],
    ['R3', 'Not started', 'To mend the lamp of the north quay before the winter'],
  ]);
  expect(edition.coverage.unread).toBe(0);
});
