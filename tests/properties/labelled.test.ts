import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml, renderText, type FieldName, type Manner, type TestRecord } from '../parse/labelled-rendering.js';
import { read, readText, words, type Read } from '../parse/reading.js';

const subjects = [
  'the pier',
  'every deckchair',
  'the band stand',
  'the tide table',
  'a second lamp',
  'the ferry office',
  'the sea wall',
  'all 14 kiosks',
];
const duties = [
  'must be mended before the season',
  'should be painted and counted',
  'must open on Sundays, and stay open',
  'should be moved 20 metres inland',
  'must be free to use for children under 12',
];
const notes = [
  'The work was begun in May.',
  'Four of the nine are finished.',
  'The status of the rest is under review.',
  'Talks with the owners are ongoing, and progress is slow.',
  'See Recommendation 1.2 for the lamps.',
  'A first part is complete and published.',
  'Action by the harbour police: none was needed.',
  'The response was good: most people accept it.',
  'It cost £1.2 million, as version 2.1 of the plan foresaw on 3.12.23.',
];

const sentence = fc
  .tuple(fc.constantFrom(...subjects), fc.constantFrom(...duties))
  .map(([subject, duty]) => `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${duty}.`);
const note = fc.array(fc.constantFrom(...notes), { minLength: 1, maxLength: 2 }).map((each) => each.join(' '));

const record = fc.record({
  recommendation: sentence,
  text: sentence.map((each) => `We agree: ${each.charAt(0).toLowerCase()}${each.slice(1)}`),
  response: fc.constantFrom(
    'Accept',
    'Accepted in part',
    'Accept. However, the money must be found.',
    'Rejected',
    'Agreed',
  ),
  due: fc.constantFrom('March 2023', 'Spring 2024', 'By end 2025', 'To be confirmed', null),
  owner: fc.constantFrom('Harbour Office', 'Parks and Piers', 'The Mayor', null),
  status: fc.constantFrom(
    'Complete',
    'On-going / on track',
    'In progress',
    'Not started',
    'Delayed',
    'Ongoing / partly delayed by rain',
    'Withdrawn',
  ),
  progress: fc.array(note, { maxLength: 3 }),
});

/** A sentence with a colon that stands in several notes could be a label for all that anybody can tell: it stands in one. */
function onceOnly(all: readonly TestRecord[]): readonly TestRecord[] {
  const seen = new Set<string>();
  const plain = (line: string): string => {
    const head = /(?:^|[.] )([^.:]*):/u.exec(line)?.[1];
    if (head === undefined) return line;
    if (seen.has(head)) return 'The work goes on.';
    seen.add(head);
    return line;
  };
  return all.map((each) => ({ ...each, progress: each.progress.map(plain) }));
}

/** Records of one document: they all have a recommendation beside the action, or none has. */
const records: fc.Arbitrary<readonly TestRecord[]> = fc
  .tuple(fc.array(record, { minLength: 2, maxLength: 7 }), fc.boolean(), fc.boolean())
  .map(([all, both, responses]) =>
    onceOnly(
      all.map((each, i) => ({
        ...each,
        id: `${1 + Math.floor(i / 3)}.${1 + (i % 3)}`,
        recommendation: both ? each.recommendation : null,
        response: responses ? each.response : null,
      })),
    ),
  );

const labels: fc.Arbitrary<Manner['labels']> = fc.record({
  recommendation: fc.constantFrom('Recommendation', 'Review recommendation', 'What was recommended'),
  response: fc.constantFrom('Response', 'Government response', 'Management Response'),
  text: fc.constantFrom('Action', 'Actions to be taken forward', 'What we will do', 'Agreed action'),
  due: fc.constantFrom('Delivery Timescale', 'Target date', 'By when'),
  owner: fc.constantFrom('Lead', 'Owner', 'Responsible officer'),
  status: fc.constantFrom('Status', 'Current status', 'Implementation status', 'Status Oct 2021'),
  progress: fc.constantFrom('Progress made', 'Update', 'Comments', 'Progress to date'),
});

const fields: readonly FieldName[] = ['recommendation', 'response', 'text', 'due', 'owner', 'status', 'progress'];

const manner: fc.Arbitrary<Manner> = fc.record({
  form: fc.constantFrom('alone', 'alone with a colon', 'colon', 'dash', 'en dash'),
  opening: fc.constantFrom('id', 'worded', 'worded with a colon'),
  blankLines: fc.boolean(),
  order: fc.shuffledSubarray([...fields], { minLength: fields.length }),
  labels,
  recased: fc.boolean(),
});

function expected(all: readonly TestRecord[], prefix: string): readonly object[] {
  return all.map((each) => ({
    id: `${prefix}${each.id}`,
    recommendation: each.recommendation,
    text: each.text,
    response: each.response,
    due: each.due,
    owners: each.owner === null ? [] : [each.owner],
    status: each.status,
    progress: each.progress.length === 0 ? null : each.progress.join(' '),
  }));
}

function found({ edition }: Read): readonly object[] {
  return edition.actions.map((action) => ({
    id: action.id,
    recommendation: action.recommendation?.text ?? null,
    text: words(action.text),
    response: action.response?.published ?? null,
    due: action.due?.published ?? null,
    owners: action.owners,
    status: action.status?.published ?? null,
    progress: words(action.progress),
  }));
}

function prefixOf({ opening }: Manner): string {
  return opening === 'id' ? '' : 'Recommendation ';
}

/** An edition in which nothing is unread and nobody need look twice at a row. */
function isSound({ edition }: Read): void {
  expect(edition.coverage.unread).toBe(0);
  expect(edition.messages.filter((each) => each.severity === 'error')).toEqual([]);
  for (const action of edition.actions) expect(Object.keys(action.extra)).toEqual([]);
}

describe('records rendered as labelled blocks read back equal', () => {
  test('as text, in every manner of labels', async () => {
    await fc.assert(
      fc.asyncProperty(records, manner, async (all, how) => {
        const reading = await readText(renderText(all, how));
        expect(found(reading)).toEqual(expected(all, prefixOf(how)));
        isSound(reading);
      }),
      { numRuns: 300 },
    );
  });

  test('as HTML, with headings, terms or bold words for labels', async () => {
    await fc.assert(
      fc.asyncProperty(records, manner, fc.constantFrom('headings', 'terms', 'bold'), async (all, how, labelsAs) => {
        const body = new TextEncoder().encode(renderHtml(all, how, labelsAs));
        const reading = await read([{ name: 'page.html', body }]);
        expect(found(reading)).toEqual(expected(all, 'Recommendation '));
        isSound(reading);
      }),
      { numRuns: 150 },
    );
  });

  test('with furniture between records and windows line ends', async () => {
    await fc.assert(
      fc.asyncProperty(records, manner, async (all, how) => {
        const page = renderText(all, { ...how, blankLines: true }).replace(/\n/gu, '\r\n');
        const reading = await readText(`Information\r\n\r\n${page}\r\n\r\nBack to top\r\n`);
        expect(found(reading)).toEqual(expected(all, prefixOf(how)));
      }),
      { numRuns: 100 },
    );
  });
});
