import { describe, expect, test } from 'vitest';
import { readText } from './reading.js';

/** Id, status and owners of every row. */
async function rowsOf(text: string): Promise<readonly (readonly [string | null, string | null, string])[]> {
  const { edition } = await readText(text);
  return edition.actions.map(({ id, status, owners }) => [id, status?.published ?? null, owners.join(', ')]);
}

describe('headers without edges, one name of which nobody knows', () => {
  test('the name of another column runs into the one of the dates', async () => {
    const { edition } = await readText(`Ref Action Held by By when Status
HP1 Mend the pier before the winter storms. Ana Petit May 2025 Complete
HP2 Paint the beacon at the harbour mouth. Bo Larsen June 2025 Ongoing
HP3 Count the boats in the outer basin. Ana Petit July 2025 Complete
HP4 Hang a gate at the coal quay. Cy Young May 2026 Ongoing
`);
    expect(edition.actions.map(({ text, owners, due }) => [text, owners, due?.published])).toEqual([
      ['Mend the pier before the winter storms.', ['Ana Petit'], 'May 2025'],
      ['Paint the beacon at the harbour mouth.', ['Bo Larsen'], 'June 2025'],
      ['Count the boats in the outer basin.', ['Ana Petit'], 'July 2025'],
      ['Hang a gate at the coal quay.', ['Cy Young'], 'May 2026'],
    ]);
  });

  test('statuses stand under a name that heads groups elsewhere, and are no sure ones', async () => {
    const { edition } = await readText(`Ref Recommendation Outcome Officer comment
HS/22/01 That the harbour master write to the owners of the wreck. Discharged A letter went out in May and was answered.
HS/22/02 That dues be reported to the board each quarter. Carry forward The clerk is away until June.
HS/22/03 That a gate be hung at the coal quay. Discharged It was hung in March.
HS/22/04 That the slipway be cleared of weed each month. Escalated Nobody was found to do it.
HS/22/05 That the beacon be painted. Carry forward Paint was ordered.
HS/22/06 That the crane be tested. Discharged Tested in April by the makers.
`);
    expect(edition.actions.map(({ status, certainty }) => [status?.published, certainty])).toEqual([
      ['Discharged', 'likely'],
      ['Carry forward', 'likely'],
      ['Discharged', 'likely'],
      ['Escalated', 'likely'],
      ['Carry forward', 'likely'],
      ['Discharged', 'likely'],
    ]);
    expect(edition.messages.filter(({ code }) => code === 'parse/uncertain-boundary')).toHaveLength(7);
  });

  test('a latest position beside a status is told in words', async () => {
    expect(
      await rowsOf(`Ref Inquiry recommendation Lead Status Latest position
1 The line must carry out a drill on the first sailing. Strand Ferries Done Drills were held in May.
2 The pier should have a second fire main. Harbour Board Nearly there Pipes were laid in June.
3 A number for relatives should be set up. Harbour Board Done The line was tested.
4 The board should publish its drills. Strand Ferries Nearly there A page is being drawn up.
`),
    ).toEqual([
      ['1', 'Done', 'Strand Ferries'],
      ['2', 'Nearly there', 'Harbour Board'],
      ['3', 'Done', 'Harbour Board'],
      ['4', 'Nearly there', 'Strand Ferries'],
    ]);
  });
});

describe('rows that are lines, without ids of their own', () => {
  test('a status of the publisher’s own on some of them is no part of the next row', async () => {
    const { edition } = await readText(`Commitment Lead officer Target date Position
Adopt a greeting in both tongues at every desk of the harbour office. Mari Pross April 2024 Achieved
Draft a plan for the quay with the three town councils and the ferry line. Sion Vaug December 2025 Proceeding
Give every school a named contact for young sailors. Nia Pugh June 2023 Achieved
Extend the bus to the upper slipway. Huw Teif July 2025 Proceeding
Mend the sea wall after the storm. Huw Teif March 2025 Achieved
Let the empty sheds to sail makers for six months without rent. Nia Pugh June 2024 Achieved
`);
    expect(edition.actions.map(({ text, status }) => [text?.slice(0, 12), status?.published])).toEqual([
      ['Adopt a gree', 'Achieved'],
      ['Draft a plan', 'Proceeding'],
      ['Give every s', 'Achieved'],
      ['Extend the b', 'Proceeding'],
      ['Mend the sea', 'Achieved'],
      ['Let the empt', 'Achieved'],
    ]);
  });

  test('a title between them is none of them', async () => {
    const { edition } = await readText(`Recommendation Due date Status
Mend the pier so that boats can moor. Paint it too. 30 June 2023 Closed
Set a method for the dues. Apply it to all boats. 31 December 2023 Open - on schedule
Harbour report 3: sheds and variations (August 2022)
Publish the sheds that are let. List them by quay. 31 March 2023 Closed
Train the wardens. Begin in the outer basin. 30 June 2024 Open - behind schedule
`);
    expect(edition.actions.map(({ text, status }) => [text, status?.published])).toEqual([
      ['Mend the pier so that boats can moor. Paint it too.', 'Closed'],
      ['Set a method for the dues. Apply it to all boats.', 'Open - on schedule'],
      ['Publish the sheds that are let. List them by quay.', 'Closed'],
      ['Train the wardens. Begin in the outer basin.', 'Open - behind schedule'],
    ]);
  });

  test('ids that a small letter follows open them all', async () => {
    expect(
      await rowsOf(`Recommendation Text Rating Status
R22-03 the line require its masters to carry lamps on the outer route. Satisfactory Intent Active
R20-02 the board set tests for the winches of every ferry. Satisfactory Intent Active
R18-01 the board work with the makers to mend the brakes. Fully Satisfactory Closed
R16-02 the board study what keeps masters awake. Satisfactory Intent Dormant
R13-01 the line keep its lamps on shore power at night. Fully Satisfactory Closed
`),
    ).toEqual([
      ['R22-03', 'Active', ''],
      ['R20-02', 'Active', ''],
      ['R18-01', 'Closed', ''],
      ['R16-02', 'Dormant', ''],
      ['R13-01', 'Closed', ''],
    ]);
  });
});

test('lines with statuses that nobody knows, where they come again', async () => {
  const { edition } = await readText(`Suggestion How far along Where we are now
Masters should give their number in the first letter. Taking shape All letters of May had it.
The board should say why a berth is not given. Yet to land The clerk who was to write it left in March.
Berths should be listed with names left out. Taking shape A list of forty is out.
Wardens who visit wrecks should be trained. Yet to land No tender was answered.
The board should meet the pilots each year. Taking shape A first meeting was held in May.
`);
  expect(
    edition.actions.map(({ text, status, progress }) => [text?.slice(0, 12), status?.published, progress]),
  ).toEqual([
    ['Masters shou', 'Taking shape', 'All letters of May had it.'],
    ['The board sh', 'Yet to land', 'The clerk who was to write it left in March.'],
    ['Berths shoul', 'Taking shape', 'A list of forty is out.'],
    ['Wardens who ', 'Yet to land', 'No tender was answered.'],
    ['The board sh', 'Taking shape', 'A first meeting was held in May.'],
  ]);
});

test('ids that look like months are none where one of them is no month', async () => {
  expect(
    await rowsOf(`Rec. # Recommendation Response Our assessment What we found
2019-04 That the board check the lamps. Agreed Fully implemented All were checked.
2019-05 That the board test the winches. Agreed In progress Two are left.
2020-11 That the wardens be trained. Disagreed Not implemented No tender was answered.
2020-13 That the gate be hung. Agreed Fully implemented It was hung in May.
`),
  ).toEqual([
    ['2019-04', 'Fully implemented', ''],
    ['2019-05', 'In progress', ''],
    ['2020-11', 'Not implemented', ''],
    ['2020-13', 'Fully implemented', ''],
  ]);
});

test('a dash between two words of a status begins no cell', async () => {
  expect(
    await rowsOf(`No. Recommendation Response Status Target date
23-1 Update the handbook of the pilots. The text was sent to all masters in May. Closed – Verified 09/30/2023
23-2 Test the winches in the yard. A contract was signed with the makers. Resolved – Open 03/31/2026
23-3 Hang the gate at the coal quay. It was hung by the wardens. Closed – Verified 03/01/2025
23-4 Paint the beacon at the mouth. Paint was ordered in June. Resolved – Open 11/30/2025
`),
  ).toEqual([
    ['23-1', 'Closed – Verified', ''],
    ['23-2', 'Resolved – Open', ''],
    ['23-3', 'Closed – Verified', ''],
    ['23-4', 'Resolved – Open', ''],
  ]);
});

test('statuses below each other in columns held by spaces are one each, though nobody knows them', async () => {
  const { edition } = await readText(`Suggestion                         Department    Done?          Remarks
Extend the opening of the quay     Wardens       Yes, done      On Tuesdays since May.
office to nine.

List the wrecks of the basin.      Pilots        Yes, done      Forty are listed.

End the fines for late boats.      Wardens       No, not done   The board has not met.

Hang a gate.                       Crane crew    No, not done   No tender was answered.
`);
  expect(edition.actions.map(({ text, status }) => [text, status?.published])).toEqual([
    ['Extend the opening of the quay office to nine.', 'Yes, done'],
    ['List the wrecks of the basin.', 'Yes, done'],
    ['End the fines for late boats.', 'No, not done'],
    ['Hang a gate.', 'No, not done'],
  ]);
});

test('a status that was guessed where other words are as likely is told as lost', async () => {
  const { edition } = await readText(`ID Recommendation Status Notes Function
A1.1 The board should list its berths each year. Complete All are listed. Ferry Board
A1.2 The lamps should be tested. Ongoing Two are left. Harbour Office
A1.3 The gate should be hung. Complete It was hung. Ferry Board
A1.4 Reviews of the quay should be one at a time. Board consideration Reviews Support
`);
  expect(edition.actions[3]?.certainty).toBe('doubtful');
  expect(edition.messages.map(({ code }) => code)).toContain('parse/lost-status');
});

test('a date behind a status is no part of it where dates have a column', async () => {
  expect(
    await rowsOf(`No. Recommendation Status Target date
23-1 Update the handbook of the pilots. Closed – Verified 09/30/2023
23-2 Test the winches in the yard. Resolved – Past due 06/30/2024
23-3 Hang the gate at the coal quay. Closed – Verified 03/01/2025
23-4 Paint the beacon at the mouth. Resolved – Open None provided
`),
  ).toEqual([
    ['23-1', 'Closed – Verified', ''],
    ['23-2', 'Resolved – Past due', ''],
    ['23-3', 'Closed – Verified', ''],
    ['23-4', 'Resolved – Open', ''],
  ]);
});
