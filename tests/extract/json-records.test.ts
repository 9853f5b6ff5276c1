import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/extract/limits.js';
import { extract } from '../../src/extract/index.js';
import { read, type Read } from '../parse/reading.js';
import { captureOf } from './captures.js';
import { findBrokenRules } from './invariants.js';

const readJson = (value: unknown): Promise<Read> =>
  read([{ name: 'records.json', body: new TextEncoder().encode(JSON.stringify(value, null, 1)) }]);

const rows = ({ edition }: Read): readonly unknown[] =>
  edition.actions.map(({ id, text, status }) => [id, text, status?.published ?? null]);

const quay = { ref: 'H1', action: 'Mend the quay – all of it', status: 'Complete' };
const lamps = { ref: 'H2', action: 'Paint the lamps\nand their posts', status: 'In progress' };
const expected = [
  ['H1', quay.action, 'Complete'],
  ['H2', lamps.action, 'In progress'],
];

describe('JSON with objects in an array', () => {
  test.each<[string, unknown]>([
    ['as such', [quay, lamps]],
    ['whose keys come in another order', [quay, { status: lamps.status, action: lamps.action, ref: lamps.ref }]],
    ['below other keys', { success: true, result: { resource: 'a1', records: [quay, lamps] } }],
    [
      'with fields for programs',
      [
        { _id: 7, ...quay },
        { _id: 8, ...lamps },
      ],
    ],
    ['beside a list of its fields', { fields: [{ name: 'ref', type: 'text' }], records: [quay, lamps] }],
    ['whose texts are HTML', [{ ...quay, action: '<p>Mend the <b>quay</b> &ndash; all&nbsp;of it</p>' }, lamps]],
  ])('%s is read row by row', async (_, value) => {
    const found = await readJson(value);
    expect(rows(found)).toEqual(expected);
    expect(found.documents.flatMap((each) => findBrokenRules(each))).toEqual([]);
  });

  test('has the fields of objects and lists inside', async () => {
    const { edition } = await readJson([
      { ...quay, owner: { name: 'Works team' }, dueDate: 'March 2027', places: ['Tarn', 'Ashby'] },
      { ...lamps, owner: null, dueDate: null, places: [] },
    ]);
    const [first, second] = edition.actions;
    expect([first?.owners, first?.due?.latest, first?.extra]).toEqual([
      ['Works team'],
      '2027-03-31',
      { places: 'Tarn\nAshby' },
    ]);
    expect([second?.owners, second?.due, second?.extra]).toEqual([[], null, {}]);
  });

  test('inside others that say little more is theirs', async () => {
    const themes = [
      { id: 1, title: 'Quays', actions: [quay] },
      { id: 2, title: 'Lights', actions: [lamps] },
    ];
    const { edition } = await readJson({ title: 'Harbour plan', published: '14 November 2024', themes });
    expect(edition.edition).toMatchObject({ title: 'Harbour plan', published: '2024-11-14' });
    const groups = edition.actions.map(({ theme, recommendation }) => [(theme ?? recommendation)?.title]);
    expect(groups).toEqual([['Quays'], ['Lights']]);
  });

  test('under keys that are statuses has these', async () => {
    const bare = ({ ref, action }: typeof quay): object => ({ ref, action });
    const found = await readJson({ complete: [bare(quay)], in_progress: [], 'in progress': [bare(lamps)] });
    expect(rows(found)).toEqual([
      ['H1', quay.action, 'complete'],
      ['H2', lamps.action, 'in progress'],
    ]);
  });

  test.each<[string, Partial<typeof defaultLimits>, number]>([
    ['rows', { slots: 6 }, 1],
    ['values', { elements: 5 }, 0],
  ])('that has more %s than the limit is cut, and that is said', async (_, limits, tables) => {
    const capture = captureOf(new TextEncoder().encode(JSON.stringify([quay, lamps])), { name: 'records.json' });
    const { blocks, messages } = await extract(capture, { index: 0, limits: { ...defaultLimits, ...limits } });
    expect(messages.map(({ code }) => code)).toContain('extract/too-large');
    expect(blocks.filter(({ kind }) => kind === 'table')).toHaveLength(tables);
  });
});
