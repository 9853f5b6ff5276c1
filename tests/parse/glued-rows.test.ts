import { describe, expect, test } from 'vitest';
import { readText } from './reading.js';

/** Id, text, owners, status and note of every row, and the codes of what went wrong. */
async function rowsOf(
  text: string,
): Promise<{ rows: readonly (readonly (string | null)[])[]; errors: readonly string[] }> {
  const { edition } = await readText(text);
  return {
    rows: edition.actions.map(({ id, text: words, owners, status, progress }) => [
      id,
      words,
      owners.join('; '),
      status?.published ?? null,
      progress,
    ]),
    errors: edition.messages.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  };
}

describe('glued rows, one a line, are cut all at once', () => {
  test('a column that no vocabulary knows takes no status from its neighbour', async () => {
    const page = `Moorhen ferry: second report

NoActionAgreed with the islanders?StatusProgress since the springDate
1Pay every skipper who lost a berth.YesMetNine skippers were paid.30 June 2024
2Open the north pier again.In partOn courseThe piles are driven.31 March 2025
3Print the timetable in braille.YesSlippedThe press broke in May. It was mended in August.31 December 2024
4Survey the 14 moorings.NoOn course12 of 14 moorings were seen.Continuing
5Train the deckhands.YesMetAll were trained.30 September 2024

Annex A: chart of the sound
`;
    expect(await rowsOf(page)).toEqual({
      rows: [
        ['1', 'Pay every skipper who lost a berth.', '', 'Met', 'Nine skippers were paid.'],
        ['2', 'Open the north pier again.', '', 'On course', 'The piles are driven.'],
        ['3', 'Print the timetable in braille.', '', 'Slipped', 'The press broke in May. It was mended in August.'],
        ['4', 'Survey the 14 moorings.', '', 'On course', '12 of 14 moorings were seen.'],
        ['5', 'Train the deckhands.', '', 'Met', 'All were trained.'],
      ],
      errors: [],
    });
  });

  test('a name with a capital inside is one cell, and a refusal where statuses stand is one', async () => {
    const page = `RecommendationAgencyStatusProgress
1That every launch carries a flare.Harbour BoardImplementedFlares were bought.
2That a second launch be kept at Gull Point.SeaWatch SouthNot supportedOne launch is enough.
3That crews be told of fog.Harbour BoardIn progressA siren is on order.
`;
    expect(await rowsOf(page)).toEqual({
      rows: [
        ['1', 'That every launch carries a flare.', 'Harbour Board', 'Implemented', 'Flares were bought.'],
        [
          '2',
          'That a second launch be kept at Gull Point.',
          'SeaWatch South',
          'Not supported',
          'One launch is enough.',
        ],
        ['3', 'That crews be told of fog.', 'Harbour Board', 'In progress', 'A siren is on order.'],
      ],
      errors: [],
    });
  });

  test('codes of a legend end where the next cell begins, and a dash is an empty cell', async () => {
    const page = `Status: FI fully implemented; BI being implemented; NYI not yet implemented

No.RecommendationStatusResponsible bodyMeasures taken
18.1Map the bogs of the north (Heron Bay)FIOffice of PeatAll bogs are on the map.
18.2Block the old drains (Crane Point)BIOffice of PeatHalf of the drains are blocked.
18.3Pay those who cut no peat (Egret Cove)NYI-The fund is empty.
18.4Count the curlews (Plover Strand)BISociety of BirdsThree counts were made.
18.5Print the map (Teal Bank)FIOffice of PeatIt hangs in the hall.
`;
    expect(await rowsOf(page)).toEqual({
      rows: [
        ['18.1', 'Map the bogs of the north (Heron Bay)', 'Office of Peat', 'FI', 'All bogs are on the map.'],
        ['18.2', 'Block the old drains (Crane Point)', 'Office of Peat', 'BI', 'Half of the drains are blocked.'],
        ['18.3', 'Pay those who cut no peat (Egret Cove)', '', 'NYI', 'The fund is empty.'],
        ['18.4', 'Count the curlews (Plover Strand)', 'Society of Birds', 'BI', 'Three counts were made.'],
        ['18.5', 'Print the map (Teal Bank)', 'Office of Peat', 'FI', 'It hangs in the hall.'],
      ],
      errors: [],
    });
  });

  test('rows without a header are told by their ids and by statuses that come again', async () => {
    const page = `Rowing club: register

2023/07Adopt rules for the boathouse.ClosedAdopted on 3 October 2023.
2023/08Weigh every oar.On timeHalf were weighed.
2023/09Name a safety officer.ClosedShe was named in May.
2024/01Buy four lifejackets.LateThe shop closed.
2024/02Write to the parents.LateTwo of 2023/09 wrote back.
2024/03Mend the slip.On timeStone has come.
`;
    expect((await rowsOf(page)).rows.map(([id, , , status]) => [id, status])).toEqual([
      ['2023/07', 'Closed'],
      ['2023/08', 'On time'],
      ['2023/09', 'Closed'],
      ['2024/01', 'Late'],
      ['2024/02', 'Late'],
      ['2024/03', 'On time'],
    ]);
  });

  test('a share that follows a year is a status of its own', async () => {
    const page = `CodeActivityLead institutionDeadlineProgress rateObservations
Pillar I Dunes
D1.aPlant marram on the north shore.Office of SandDec 202565%Two miles are planted.
D1.bClose the old path.Parish CouncilJun 2024100%A fence stands.
Pillar II Marsh
D2.aOpen the sluice in spring.Office of SandDec 202545%9 of 20 gates move.
`;
    expect(await rowsOf(page)).toEqual({
      rows: [
        ['D1.a', 'Plant marram on the north shore.', 'Office of Sand', '65%', 'Two miles are planted.'],
        ['D1.b', 'Close the old path.', 'Parish Council', '100%', 'A fence stands.'],
        ['D2.a', 'Open the sluice in spring.', 'Office of Sand', '45%', '9 of 20 gates move.'],
      ],
      errors: [],
    });
  });

  test('ids that end in capitals are as long as those of other rows', async () => {
    const page = `CaseInstitutionSuggestion or recommendationFollow-up
1/2019/AMFCouncil of IslesThe Council should keep a list of its visitorsSatisfactory
366/2017/KRNHarbour BoardThe Board should print its minutesNot satisfactory
747/2018/JAPTidemarkTidemark should open its bookshelvesSatisfactory
1021/2018/ANAEBBAThe Office should choose its readers by lotNot satisfactory
1777/2018/FPLighthouse TrustThe Trust should answer lettersSatisfactory
`;
    expect(await rowsOf(page)).toEqual({
      rows: [
        ['1/2019/AMF', 'The Council should keep a list of its visitors', 'Council of Isles', 'Satisfactory', null],
        ['366/2017/KRN', 'The Board should print its minutes', 'Harbour Board', 'Not satisfactory', null],
        ['747/2018/JAP', 'Tidemark should open its bookshelves', 'Tidemark', 'Satisfactory', null],
        ['1021/2018/ANA', 'The Office should choose its readers by lot', 'EBBA', 'Not satisfactory', null],
        ['1777/2018/FP', 'The Trust should answer letters', 'Lighthouse Trust', 'Satisfactory', null],
      ],
      errors: [],
    });
  });

  const decisions = (words: readonly string[]): string =>
    `ProposalDecisionExplanation
Put a bench on the quay.${words[0]}It was paid for by the choir.
Close the kiosk on Sundays.${words[1]}The harm would be too great.
Teach knots in the school.${words[2]}A second meeting is held in June.
Paint the bollards blue.${words[0]}She began on 1 March.
Ring the bell at noon.${words[2]}The ringer wants a rise.
`;

  test('a column of decisions holds statuses where most of them are no answers', async () => {
    const { rows } = await rowsOf(decisions(['Put in hand', 'Let go', 'Being talked over']));
    expect(rows.map((row) => row[3])).toEqual([
      'Put in hand',
      'Let go',
      'Being talked over',
      'Put in hand',
      'Being talked over',
    ]);
  });

  test('and responses where they are answers', async () => {
    const { edition } = await readText(decisions(['Accepted', 'Rejected', 'Accepted in part']));
    expect(edition.actions.map(({ response, status }) => [response?.published, status])).toEqual([
      ['Accepted', null],
      ['Rejected', null],
      ['Accepted in part', null],
      ['Accepted', null],
      ['Accepted in part', null],
    ]);
  });

  test('what stands below the last row is no row', async () => {
    const page = `NoRecommendationLevel of implementation
1(a)Say who may be paidFully implemented
1(b)Print how it was countedImplemented in most respects
2Make the reports agreeNot implemented
3(a)Look back at the reserveFully implemented

Source: Court of Tides.
Yearly report on the state of the budget
`;
    const { rows, errors } = await rowsOf(page);
    expect(rows.map(([id, , , status]) => [id, status])).toEqual([
      ['1(a)', 'Fully implemented'],
      ['1(b)', 'Implemented in most respects'],
      ['2', 'Not implemented'],
      ['3(a)', 'Fully implemented'],
    ]);
    expect(errors).toEqual([]);
  });

  test('what is asked for is the text, and `Position` beside `Status` is the note', async () => {
    const page = `RefArea for improvementLeadStatusPosition
AFI1The pool should keep its water warm.Head of WaterCompleteTwo boilers were mended in May.
AFI2The pool should tell swimmers when it is full.Front DeskOn trackA board was ordered.
AFI3The pool should learn from those who stay away.Head of WaterBehind scheduleNobody was asked yet.
`;
    expect(await rowsOf(page)).toEqual({
      rows: [
        [
          'AFI1',
          'The pool should keep its water warm.',
          'Head of Water',
          'Complete',
          'Two boilers were mended in May.',
        ],
        ['AFI2', 'The pool should tell swimmers when it is full.', 'Front Desk', 'On track', 'A board was ordered.'],
        [
          'AFI3',
          'The pool should learn from those who stay away.',
          'Head of Water',
          'Behind schedule',
          'Nobody was asked yet.',
        ],
      ],
      errors: [],
    });
  });
});
