import { describe, expect, test } from 'vitest';
import { read, type Read } from '../parse/reading.js';
import { findBrokenRules } from './invariants.js';

const readText = (text: string): Promise<Read> => read([{ name: 'plan.json', body: new TextEncoder().encode(text) }]);

const rows = ({ edition }: Read): readonly unknown[] =>
  edition.actions.map(({ id, text, status, extra }) => [id, text, status?.published ?? null, extra]);

const plain = [
  { ref: '1.1', action: 'Mend the quay wall', status: 'Complete' },
  { ref: '1.2', action: 'Paint the lamps', status: 'In progress' },
];
const lists = plain.map(({ ref, action, status }) => [ref, action, status]);
const named = ['Ref', 'Action', 'Status'];
const expected = plain.map(({ ref, action, status }) => [ref, action, status, {}]);

describe('the forms in which portals and programs give records', () => {
  test.each<[string, unknown]>([
    ['rows under a header', [named, ...lists]],
    ['rows of a sheet', { range: 'Actions!A1:C3', majorDimension: 'ROWS', values: [named, ...lists] }],
    ['rows beside the names of their columns', { columns: named, index: [0, 1], data: lists }],
    [
      'rows beside columns, some of them of the database',
      {
        meta: {
          view: {
            name: 'Harbour actions',
            columns: [
              { id: -1, name: 'sid', dataTypeName: 'meta_data', fieldName: ':sid' },
              ...named.map((name) => ({ id: 1, name, dataTypeName: 'text', fieldName: name.toLowerCase() })),
            ],
          },
        },
        data: lists.map((row, i) => [`row-${i}`, ...row]),
      },
    ],
    [
      'features with attributes, whose fields have other names for people',
      {
        objectIdFieldName: 'OBJECTID',
        fields: [
          { name: 'OBJECTID', type: 'esriFieldTypeOID', alias: 'OBJECTID' },
          { name: 'r', type: 'esriFieldTypeString', alias: 'Reference' },
          { name: 'a', type: 'esriFieldTypeString', alias: 'Action' },
          { name: 's', type: 'esriFieldTypeString', alias: 'Status' },
        ],
        features: lists.map(([r, a, s], i) => ({ attributes: { OBJECTID: i + 7, r, a, s }, geometry: { x: 1, y: 2 } })),
      },
    ],
    [
      'features of a map',
      {
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: 'CRS84' } },
        features: plain.map((properties, id) => ({
          type: 'Feature',
          id,
          geometry: { type: 'Point', coordinates: [1, 2] },
          properties,
        })),
      },
    ],
    [
      'records beside notes on their fields',
      {
        result: {
          fields: [
            { id: '_id', type: 'int' },
            { id: 'ref', type: 'text', info: { label: 'Reference', notes: 'Its number' } },
            { id: 'action', type: 'text' },
            { id: 'status', type: 'text' },
          ],
          records: plain.map((record, i) => ({ _id: i + 1, ...record })),
        },
      },
    ],
    [
      'resources with attributes',
      {
        data: plain.map(({ ref, action, status }, i) => ({
          type: 'node--action',
          id: `7b1c-${i}`,
          attributes: { field_ref: ref, title: action, field_status: status },
          links: { self: { href: 'https://data.example/1' } },
        })),
      },
    ],
    ['values in the words of an editor', plain.map(({ action, ...acf }) => ({ action: { rendered: action }, acf }))],
    ['records by their numbers', Object.fromEntries(plain.map(({ ref, ...rest }) => [ref, rest]))],
    ['columns', Object.fromEntries(named.map((name, i) => [name, lists.map((row) => row[i])]))],
  ])('%s', async (_, value) => {
    const found = await readText(JSON.stringify(value, null, 1));
    expect(rows(found)).toEqual(expected);
    expect(found.documents.flatMap((each) => findBrokenRules(each))).toEqual([]);
  });

  test('one record on each line', async () => {
    expect(rows(await readText(plain.map((each) => JSON.stringify(each)).join('\n')))).toEqual(expected);
  });

  test('the number of the database gives way to the one that is published', async () => {
    const found = await readText(JSON.stringify({ value: plain.map((record, i) => ({ Id: i + 1, ...record })) }));
    expect(rows(found).map((row) => (row as readonly unknown[])[0])).toEqual(['1.1', '1.2']);
  });

  test('a cut line among the records is told, and nothing is read', async () => {
    const { edition } = await readText(`${JSON.stringify(plain[0])}\n{"ref": "1.2", "act`);
    expect([edition.actions, edition.messages.map(({ code }) => code)]).toEqual([[], ['extract/damaged']]);
  });
});

const table = (numbers: readonly string[]): string =>
  `<table><tr><th>Ref<th>Action<th>Status${numbers.map((n) => `<tr><td>${n}<td>Mend the wall of pier ${n}<td>Complete`).join('')}</table>`;

const item = (details: object): string =>
  JSON.stringify({ document_type: 'guide', title: 'Harbour plan', base_path: '/guidance/harbour', details });

describe('a page in parts', () => {
  const placed = ({ edition }: Read): readonly unknown[] =>
    edition.actions.map(({ id, theme }) => [id, theme?.title ?? null]);

  test.each<[string, object]>([
    [
      'the parts of a guide',
      {
        parts: [
          { slug: 'shore', title: 'Theme 1: The shore', body: table(['1.1']) },
          { slug: 'pier', title: 'Theme 2: The pier', body: table(['2.1', '2.2']) },
        ],
        change_history: [{ public_timestamp: '2026-05-01T09:00:00Z', note: 'Pier 2.2 added.' }],
      },
    ],
    [
      'a text in two formats',
      {
        sections: [
          { title: 'Theme 1: The shore', content: [{ content_type: 'text/html', content: table(['1.1']) }] },
          {
            title: 'Theme 2: The pier',
            content: [
              { content_type: 'text/govspeak', content: '2.1 as its editors write it' },
              { content_type: 'text/html', content: table(['2.1', '2.2']) },
            ],
          },
        ],
      },
    ],
    [
      'groups of a collection',
      {
        body: '<p>What became of the plan.</p>',
        collection_groups: [
          { title: 'Theme 1: The shore', body: table(['1.1']), documents: ['4f1a'] },
          { title: 'Theme 2: The pier', body: table(['2.1', '2.2']), documents: [] },
        ],
      },
    ],
  ])('%s has all its rows, each under its title', async (_, details) => {
    const found = await readText(item(details));
    expect(placed(found)).toEqual([
      ['1.1', 'The shore'],
      ['2.1', 'The pier'],
      ['2.2', 'The pier'],
    ]);
    expect(found.edition.messages).toEqual([]);
    expect(found.documents.flatMap((each) => findBrokenRules(each))).toEqual([]);
  });

  test('what was changed on the page is no part of the plan', async () => {
    const change_history = [{ public_timestamp: '2026-05-01T09:00:00Z', note: 'First published.' }];
    const { documents } = await readText(item({ body: table(['1.1']), change_history }));
    expect(documents[0]?.blocks.map(({ kind }) => kind)).toEqual(['table']);
  });

  test('a page of a content system is read as one', async () => {
    const found = await readText(
      JSON.stringify({ id: 12, title: { rendered: 'Harbour plan' }, content: { rendered: table(['1.1', '1.2']) } }),
    );
    expect(placed(found)).toEqual([
      ['1.1', null],
      ['1.2', null],
    ]);
  });
});
