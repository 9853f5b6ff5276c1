import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

/** Statuses in words that nobody knows, under headers that nobody knows. */
const texts = [
  'Mend the sea wall at Sallow.',
  'Count the boats that leave before dawn.',
  'Appoint a keeper for the north light.',
  'Publish the tides of each harbour.',
  'Teach two people to ring the fog bell.',
  'Paint the mooring posts white.',
];
const states = ['Bedded in', 'Afloat', 'Bedded in', 'Still ashore', 'Afloat', 'Bedded in'];
const gangs = ['Herons', 'Otters', 'Otters', 'Herons', 'Otters', 'Herons'];
const bodies = ['Harbour Board', 'Boat Office', 'Boat Office', 'Harbour Board', 'Harbour Board', 'Boat Office'];
const ids = texts.map((_, i) => `2.${i + 1}`);

type Columns = Readonly<Record<string, readonly string[]>>;

const forms = {
  'page.html': (lines: readonly (readonly string[])[]): string => {
    const rows = lines.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
    return `<html lang="en"><title>Skerrow</title><h1>Skerrow</h1><table>${rows.join('\n')}</table></html>`;
  },
  'page.csv': (lines: readonly (readonly string[])[]): string => lines.map((cells) => cells.join(',')).join('\n'),
  'page.md': (lines: readonly (readonly string[])[]): string =>
    lines.map((cells, i) => `| ${cells.join(' | ')} |${i === 0 ? `\n|${'---|'.repeat(cells.length)}` : ''}`).join('\n'),
} as const;

async function told(
  columns: Columns,
  name: keyof typeof forms = 'page.html',
): Promise<{ readonly statuses: readonly unknown[]; readonly messages: readonly string[] }> {
  const lines = [Object.keys(columns), ...texts.map((_, i) => Object.values(columns).map((cells) => cells[i] ?? ''))];
  const { edition } = await read([{ name, body: new TextEncoder().encode(forms[name](lines)) }]);
  return {
    statuses: edition.actions.map(({ status, certainty }) => [status?.published ?? null, certainty]),
    messages: edition.messages
      .filter(({ code }) => code !== 'parse/unknown-status')
      .map(({ code, reason }) => `${code}: ${reason}`),
  };
}

const asStatus = states.map((state) => [state, 'likely']);
const asNothing = states.map(() => [null, 'sure']);
const named = 'because its few words come back: “Bedded in”, “Afloat”, “Still ashore”';
const guessed = [`parse/status-guessed: no column is a status by its header; “How it went” was taken for it, ${named}`];

describe.each(Object.keys(forms) as (keyof typeof forms)[])('%s', (form) => {
  test('few words that come back are read as the status, and said to be a guess', async () => {
    expect(await told({ Ref: ids, Action: texts, Lead: bodies, 'How it went': states }, form)).toEqual({
      statuses: asStatus,
      messages: guessed,
    });
  });
});

test('so they are beside numbered texts whose header nobody knows', async () => {
  const { statuses, messages } = await told({ Ref: ids, 'What was pledged': texts, 'How it went': states });
  expect(statuses).toEqual(asStatus);
  expect(messages).toEqual(guessed);
});

test('of two such columns the one whose header tells of an outcome is the status', async () => {
  expect(await told({ Ref: ids, Action: texts, Gang: gangs, 'How it went': states })).toEqual({
    statuses: asStatus,
    messages: guessed,
  });
});

test('two such columns are only named', async () => {
  expect(await told({ Ref: ids, Action: texts, Gang: gangs, Tide: states })).toEqual({
    statuses: asNothing,
    messages: [
      'parse/unread-column: no column is a status by its header; “Gang” may be, because its few words come back: “Herons”, “Otters”',
      `parse/unread-column: no column is a status by its header; “Tide” may be, ${named}`,
    ],
  });
});

test('words that divide the rows in blocks are only named', async () => {
  const blocks = ['Afloat', 'Afloat', 'Bedded in', 'Bedded in', 'Ashore', 'Ashore'];
  const { statuses, messages } = await told({ Ref: ids, Action: texts, Lead: bodies, Tide: blocks });
  expect(statuses).toEqual(asNothing);
  expect(messages.map((each) => each.split(':')[0])).toEqual(['parse/unread-column']);
});

test.each<readonly [string, Columns]>([
  ['owners', { Crew: bodies }],
  ['names of gangs before the text', { Ward: gangs }],
  ['a known category', { Category: gangs }],
  ['degrees', { Weight: ['High', 'Low', 'High', 'Medium', 'Low', 'High'] }],
  ['answers', { 'Paid for': ['Yes', 'No', 'Yes', 'Yes', 'No', 'Yes'] }],
  ['dates', { Visited: ['May 2024', 'June 2024', 'May 2024', 'June 2024', 'May 2024', 'May 2024'] }],
  ['words that hardly come back', { Tools: ['Rope', 'Tar', 'Rope', 'Paint', 'Brush', 'Oil'] }],
])('%s are no statuses, and nothing is said', async (_, columns) => {
  const notes = texts.map((text) => `The committee looked at this in June and wrote it down: ${text}`);
  const { statuses, messages } = await told({ Ref: ids, Action: texts, ...columns, 'Progress made': notes });
  expect(statuses).toEqual(asNothing);
  expect(messages).toEqual([]);
});

test('a table without a header, in which nothing is known but its numbers, is an error', async () => {
  const { statuses, messages } = await told({ '': ids, ' ': texts, '  ': bodies, '   ': states });
  expect(statuses).toEqual([]);
  expect(messages).toEqual([
    'parse/unread-rows: no row was read here: a table of 7 lines has long texts, and was not read (“2.1 Mend the sea wall at Sallow. Harbour Board Bedded in 2.2…”)',
  ]);
});
