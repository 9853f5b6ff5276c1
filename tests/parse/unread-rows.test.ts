import { expect, test } from 'vitest';
import { Registry } from '../../src/core/registry.js';
import { extract } from '../../src/extract/index.js';
import type { Layout, Tools } from '../../src/parse/layout.js';
import { english } from '../../src/parse/lexicon/en.js';
import { compileWords } from '../../src/parse/lexicon/words.js';
import { makePage } from '../../src/parse/page.js';
import { readPage } from '../../src/parse/read-page.js';
import { findUnreadRows } from '../../src/parse/unread/index.js';
import { captureOf } from '../extract/captures.js';
import { readText } from './reading.js';

const tools: Tools = { words: compileWords(english, null), plan: null };

/** What is said of a page that no layout reads, because there is none. */
async function told(text: string): Promise<readonly string[]> {
  const document = await extract(captureOf(text), { index: 0, from: 'text' });
  const reading = readPage(makePage(document, 0), new Registry<Layout>('layout', []), tools, null);
  return findUnreadRows([reading], tools.words).map(
    ({ code, severity, reason, actual }) => `${code} (${severity}): ${reason} @ ${String(actual)}`,
  );
}

test('lines with an id and a status', async () => {
  expect(await told('Report\n\n4.1 Agree the budget – Complete\n\n4.2 Paint the pier\nOngoing\n\nThe end.\n')).toEqual([
    'parse/unread-rows (error): no row was read here: 2 lines have an id or a bullet, and a status, cells or labels @ 4.1 Agree the budget – Complete',
  ]);
});

test('labels of nobody else, by turns', async () => {
  const pledge = (n: string): string =>
    `Pledge ${n}\nAsked of: Kilns Committee\nWhat was pledged: Dry all hops in time.\nHow it went: Kept\n\n`;
  expect(await told(`Hop charter\n\n${['one', 'two', 'three'].map(pledge).join('')}`)).toEqual([
    'parse/unread-rows (error): no row was read here: the labels “Asked of”, “What was pledged”, “How it went” come back by turns, up to 3 times @ Asked of: Kilns Committee',
  ]);
  expect(await told('Open: daily\nAsk: Ada\nCall: 12\n')).toEqual([]);
});

test('statuses alone on their lines, texts between', async () => {
  const page = `Pier works
The harbour board will mend the pier before the winter.
Complete
The harbour board will paint the bollards in two colours.
Ongoing
The harbour board will hang a bell for days of fog.
Complete
`;
  expect(await told(page)).toEqual([
    'parse/unread-rows (error): no row was read here: 3 lines are a status and nothing else (Complete, Ongoing) @ Complete',
  ]);
});

test('labels that come back over texts, though no list knows them', async () => {
  const block = (n: number): string => `The islanders asked
Please mend the ${n} steps by the old lighthouse before anyone falls.
The council has answered
The steps will be mended when the mason is back from the mainland.
`;
  expect(await told(`Lighthouse\n\n${[3, 5, 7].map(block).join('\n')}`)).toEqual([
    'parse/unread-rows (error): no row was read here: the lines “The islanders asked”, “The council has answered” come back up to 3 times, each over a text @ The islanders asked',
  ]);
});

test('ids of one shape below the names of columns', async () => {
  const page = `Kelp register
Rec. no. Recommendation Weight Owner
1 The divers should count the farms once a year and write the number down. Heavy Divers
2 The council should light the buoys. Light Council
3 The council should pay the divers. Heavy Council
`;
  expect(await told(page)).toEqual([
    'parse/unread-rows (error): no row was read here: 3 lines open with ids of one shape (1 … 3) below “Rec. no. Recommendation Weight Owner”; “Rec. no. Recommendation Weight Owner” names the columns of a table @ 1 The divers should count the farms once a year and write the number down. Heavy Divers',
  ]);
});

test('ids of one shape over values that come back', async () => {
  const texts = ['mend the pier', 'hang the bell', 'light the buoys', 'pay the divers'];
  const rows = texts.map(
    (text, i) => `K/${i + 1} The harbour board should ${text} before the winter ${i % 2 ? 'Lagging' : 'Afloat'}`,
  );
  expect(await told(`Kelp register\n${rows.join('\n')}\n`)).toEqual([
    'parse/unread-rows (error): no row was read here: 4 lines open with ids of one shape (K/1 … K/4) and end in “Afloat”, “Lagging” @ K/1 The harbour board should mend the pier before the winter Afloat',
  ]);
});

test('names of columns, in one line or on lines of their own', async () => {
  const names = ['Recommendation', 'Response', 'Responsible', 'Comment'];
  const rows = 'That the long pier be mended. Supported Board Done\nThat the bell be hung. Not supported Board Never\n';
  expect(await told(`Kelp\n${names.join(' ')}\n${rows.repeat(2)}`)).toEqual([
    'parse/unread-rows (error): no row was read here: “Recommendation Response Responsible Comment” names the columns of a table @ Recommendation Response Responsible Comment',
  ]);
  expect(await told(`Kelp\n${names.join('\n')}\n${rows.repeat(2)}`)).toEqual([
    'parse/unread-rows (error): no row was read here: “Recommendation Response Responsible Comment” names the columns of a table @ Recommendation',
  ]);
});

test('dates that no sentence leads to', async () => {
  const row = (text: string, month: string): string =>
    `${text} before the next of the long storms comes in. Harbour Board ${month} 2031 Afloat The board has met.\n`;
  const page = row('Mend the pier', 'May') + row('Hang the bell', 'June') + row('Light the buoys', 'July');
  expect(await told(`Kelp\n${page}`)).toEqual([
    'parse/unread-rows (error): no row was read here: 3 lines have a date between other words as cells do (May 2031) @ Mend the pier before the next of the long storms comes in. Harbour Board May 2031 Afloat The board h…',
  ]);
  expect(await told(`Kelp\n${page.replace(/Board (\w+)/gu, 'Board in $1')}`)).toEqual([]);
});

test('ids alone on lines, over a text and what is said of it', async () => {
  const block = (id: string): string => `${id}\nMend the pier.\nHarbour Board\nB\n`;
  expect(await told(`Kelp\n${['4.1', '4.2', '4.3'].map(block).join('')}`)).toEqual([
    'parse/unread-rows (error): no row was read here: 3 ids stand alone over two lines or more (4.1 … 4.3) @ 4.1',
  ]);
});

test.each([
  [
    'numbered headings, and status words in sentences',
    '1. Introduction\n2. Progress\nWork is ongoing.\n3. What is complete and what is not\n',
  ],
  [
    'a list of publications',
    'Updates\nKelp plan 2024\nPolicy paper\nKelp plan 2023\nPolicy paper\nKelp plan 2022\nPolicy paper\n1 Kelp Plan\n2 Action Plan\n3 Delivery Plan\n',
  ],
  [
    'signatures far from each other',
    ['One', 'Two', 'Three']
      .map(
        (n) =>
          `${`Part ${n} is about kelp, and the harbour board says much of it.\n`.repeat(9)}Ada Lovage\nChair of the harbour board of the Kelp Isles\n`,
      )
      .join(''),
  ],
  [
    'the recommendations of another report, each below its number',
    'Annex\nReference\nRecommendation\n1.1\nThe pier should be mended before the winter storms come.\n1.2\nThe bell should be hung where the ferry can hear it.\n1.3\nThe buoys should be lit.\n',
  ],
  ['a filter by status', 'Show\nComplete\nIn progress\nDelayed\n\nNothing was found.\n'],
  [
    'numbered paragraphs',
    '3.1 In 2019 we made two recommendations to the board. It accepted both of them.\n3.2 We looked again in 2021. One is complete.\n3.3 The other is ongoing, and we will look again.\n',
  ],
])('%s are no rows', async (_, text) => {
  expect(await told(text)).toEqual([]);
});

test('a page without records says what it seems to be only where nothing repeats', async () => {
  const codes = async (text: string): Promise<readonly string[]> =>
    (await readText(text)).edition.messages.map(({ code, reason }) => `${code}: ${reason}`);
  expect(await codes('Kelp plan\nThe Kelp Board\nMay 2024\n')).toEqual([
    'parse/no-records: a cover or title page: a few short lines',
  ]);
});
