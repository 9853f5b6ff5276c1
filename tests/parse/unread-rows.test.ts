import { expect, test } from 'vitest';
import { message, type Message } from '../../src/core/message.js';
import { Registry } from '../../src/core/registry.js';
import { extract } from '../../src/extract/index.js';
import type { Layout, Tools } from '../../src/parse/layout.js';
import { english } from '../../src/parse/lexicon/en.js';
import { compileWords } from '../../src/parse/lexicon/words.js';
import { makePage } from '../../src/parse/page.js';
import { readPage } from '../../src/parse/read-page.js';
import { findUnreadRows } from '../../src/parse/unread/index.js';
import { captureOf } from '../extract/captures.js';
import { layouts } from '../../src/parse/index.js';
import { findLostStatuses } from '../../src/parse/unread/lost-statuses.js';
import { readHtml, readText } from './reading.js';

const tools: Tools = { words: compileWords(english, null), plan: null, dates: { fiscalYearStart: 4 } };

/** What is said of a page that no layout reads, because there is none. */
async function told(text: string): Promise<readonly string[]> {
  const document = await extract(captureOf(text), { index: 0, from: text.startsWith('<!') ? 'html' : 'text' });
  const reading = readPage(makePage(document, 0), new Registry<Layout>('layout', []), tools, null);
  return findUnreadRows([reading], tools.words).map(
    ({ code, severity, reason, actual }) => `${code} (${severity}): ${reason} @ ${String(actual)}`,
  );
}

test('columns of a PDF that no table was made of, with statuses among the words', async () => {
  const told = async (text: string, messages: readonly Message[]): Promise<readonly (string | undefined)[]> => {
    const document = { ...(await extract(captureOf(text), { index: 0, from: 'text' })), messages };
    const reading = readPage(makePage(document, 0), new Registry<Layout>('layout', []), tools, null);
    return findUnreadRows([reading], tools.words).map(({ reason }) => reason);
  };
  const unparted = [message('extract/unparted-columns', 'text stands side by side')];
  const text = 'Mason\n\n28/02 Complete the long pier\n\nPainter 24 bollards\n\nOngoing 25 in two colours\n';
  expect(await told(text, unparted)).toEqual([
    'no row was read here: text stands side by side in columns that could not be parted, with 2 statuses',
  ]);
  expect(await told(text, [])).toEqual([]);
  expect(await told('Mason\n\n28/02 The long pier\n\nPainter 24 bollards\n', unparted)).toEqual([]);
});

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
    'parse/unread-rows (error): no row was read here: 4 lines open with ids of one shape (K/1 … K/4) and end in “Afloat”, “Lagging”; 4 ids of one shape open texts (K/1 … K/4) @ K/1 The harbour board should mend the pier before the winter Afloat',
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

test('ids behind a label or a status, ids that the text follows without a space, ids in brackets', async () => {
  const texts = ['Oil the hinge of the east gate.', 'Count the owls in the bell tower.', 'Paint the third bollard.'];
  const told3 = (line: (text: string, i: number) => string): Promise<readonly string[]> =>
    told(`Gate register\n\n${texts.map(line).join('\n')}\n`);
  expect(await told3((text, i) => `Ref OW-${i + 1} Job ${text} Keeper Warden Said Rung in May`)).toEqual([
    'parse/unread-rows (error): no row was read here: 3 ids of one shape open texts (OW-1 … OW-3) @ Ref OW-1 Job Oil the hinge of the east gate. Keeper Warden Said Rung in May',
  ]);
  expect(await told3((text, i) => `Q${i + 1}.a${text}WardenHeard`)).toEqual([
    'parse/unread-rows (error): no row was read here: 3 ids of one shape open texts (Q1.a … Q3.a) @ Q1.aOil the hinge of the east gate.WardenHeard',
  ]);
  expect(await told3((text, i) => `• ${text.slice(0, -1)} (Action ${i + 4}) – rung.`)).toEqual([
    'parse/unread-rows (error): no row was read here: 3 ids of one shape stand in brackets behind texts (Action 4 … Action 6) @ • Oil the hinge of the east gate (Action 4) – rung.',
  ]);
});

test('a list of contents and numbered paragraphs have no rows', async () => {
  const contents = ['Foreword ..... 2', 'Recommendation 1: Gates ..... 3', 'Recommendation 2: Owls ..... 5'];
  expect(await told(`Gates\n${contents.join('\n')}\nRecommendation 3: Bollards ..... 9\n`)).toEqual([]);
  const essay = ['The gate is old.', 'The owl is older than the gate.', 'Nobody asked the bollard for its view.'];
  expect(await told(essay.map((text, i) => `2.${i + 1} ${text} We say so here.`).join('\n\n'))).toEqual([]);
});

test('the same few words behind texts', async () => {
  const row = (text: string, said: string): string =>
    `The warden should ${text} before the frost. ${said} The rest waits.`;
  const page = [row('oil the hinge', 'Sung out'), row('count owls', 'Still humming'), row('paint it', 'Sung out')];
  expect(await told(`Bells\n\n${page.join('\n')}\n${row('dig', 'Still humming')}\n`)).toEqual([
    'parse/unread-rows (error): no row was read here: 4 texts have the same few words behind them (“Sung out”, “Still humming”) @ The warden should oil the hinge before the frost. Sung out The rest waits.',
  ]);
});

test('a grid of long texts, whatever draws it', async () => {
  const rows = [
    ['Oil the hinge of the east gate well', 'Sung out', 'Grease is in the shed'],
    ['Count the owls in the bell tower', 'Humming', 'Eleven so far'],
    ['Paint the third bollard once more', 'Sung out', 'It is green now'],
    ['Dig a trench around the old mill', 'Humming', 'Rain filled it'],
  ];
  const html = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  expect(await told(`<!DOCTYPE html><html lang="en"><body><table>${html}</table></body></html>`)).toEqual([
    'parse/unread-rows (error): no row was read here: a table of 4 lines has long texts, and was not read (“Oil the hinge of the east gate well Sung out Grease is in th…”) @ Oil the hinge of the east gate well Sung out Grease is in the shed Count the owls in the bell tower…',
  ]);
  const spaced = rows.map((cells) =>
    cells
      .map((cell) => cell.padEnd(38))
      .join('')
      .trimEnd(),
  );
  expect(await told(`Mill\n\n${spaced.join('\n')}\n`)).toEqual([
    'parse/unread-rows (error): no row was read here: a table of 4 lines has long texts, and was not read (“Oil the hinge of the east gate well Sung out Grease is in th…”) @ Oil the hinge of the east gate well Sung out Grease is in the shed',
  ]);
  const barred = rows.map((cells) => cells.join(' | '));
  expect(await told(`Mill\n\n${barred.join('\n')}\n`)).toEqual([
    'parse/unread-rows (error): no row was read here: a table of 4 lines has long texts, and was not read (“Oil the hinge of the east gate well | Sung out | Grease is i…”) @ Oil the hinge of the east gate well | Sung out | Grease is in the shed',
  ]);
  const figures = rows.map(([text = ''], i) => `<tr><td>${text}</td><td>${i * 7}%</td><td>${i}</td></tr>`);
  expect(await told(`<!DOCTYPE html><html lang="en"><body><table>${figures.join('')}</table></body></html>`)).toEqual(
    [],
  );
});

test('rows without a status beside words of a scale', async () => {
  const lost = async (label: string, values: readonly string[]): Promise<readonly string[]> => {
    const blocks = values.map((value, i) => `Recommendation ${i + 1}\nMend pier ${i + 1}.\n${label}: ${value}\n`);
    const document = await extract(captureOf(blocks.join('\n')), { index: 0, from: 'text' });
    const reading = readPage(makePage(document, 0), layouts, tools, null);
    const drafts = reading.drafts.map((draft) => ({ ...draft, status: null }));
    return findLostStatuses([{ ...reading, drafts }], tools.words).map(({ code, reason }) => `${code}: ${reason}`);
  };
  const twoWords = ['Complete', 'Ongoing', 'Complete', 'Ongoing'];
  expect(await lost('State of affairs', twoWords)).toEqual([
    'parse/unread-status: “State of affairs” stands before “Complete”, “Ongoing”, and was read as no status',
  ]);
  // A scale of something else, and values that are no scale.
  expect(await lost('Priority', twoWords)).toEqual([]);
  expect(await lost('State of affairs', ['Complete', 'Ongoing', 'Delayed', 'Closed'])).toEqual([]);
});

test('a page of one record, and rows that were cut in two', async () => {
  const record = (...more: readonly string[]): string =>
    ['Recommendation: The warden should oil the hinge of the east gate.', ...more].join('\n');
  expect(
    await told(`Gate\n\n${record('Asked of: Warden', 'Reference: G-1', 'Gate outcome: Oiled and shut')}\n`),
  ).toEqual([
    'parse/unread-rows (error): no row was read here: “Recommendation” and “Gate outcome” stand beside each other as in a record (“Recommendation: The warden should oil the hinge of the east…”) @ Recommendation: The warden should oil the hinge of the east gate.',
  ]);
  expect(await told(`Gate\n\n${record('Date: 4 May 2031', 'Contact: Ada', 'Wards: all')}\n`)).toEqual([]);

  const blocks = ['Complete', 'Ongoing', 'Complete'].map(
    (word, i) => `Recommendation ${i + 1}\nMend it.\nStatus: ${word}\n`,
  );
  const document = await extract(captureOf(blocks.join('\n')), { index: 0, from: 'text' });
  const reading = readPage(makePage(document, 0), layouts, tools, null);
  const halves = reading.drafts.flatMap((draft) => [
    { ...draft, status: null },
    { ...draft, id: null },
  ]);
  const codes = (drafts: typeof reading.drafts): readonly string[] =>
    findLostStatuses([{ ...reading, drafts }], tools.words).map(({ code }) => code);
  expect(codes(halves)).toEqual(['parse/unread-status']);
  expect(codes(reading.drafts)).toEqual([]);
});

test('cells run together, in lines that no layout reads', async () => {
  const page = `Kiln board
No.ProposalAnswer
Dry the hops before the fair opensHeld overThe mason was away
Mend the north door of the oast house.AgreedDone in May
Publish the weights of every sack in the hall (Ash)Put offNo clerk was found
`;
  expect(await told(page)).toEqual([
    'parse/unread-rows (error): no row was read here: 3 lines hold cells run together (“Dry the hops before the fair opensHeld overThe mason was awa…”) @ Dry the hops before the fair opensHeld overThe mason was away',
  ]);
  const names = `YouTube and McLeod have shown the film of the hop fair to us.
The film of the hop fair is on YouTube, says Ms MacLeod of Ash.
The YouTube film of the hop fair was made by O’Neill and DeVries.
`;
  expect(await told(names)).toEqual([]);
});

test('how many are in each state, as a chart tells it, are no rows; states that come back may be', async () => {
  const table = (rows: readonly (readonly string[])[]): string =>
    `<!doctype html><title>Figures</title><table><tr><td colspan="4">Piers</td></tr>${rows
      .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
      .join('')}</table>`;
  const told = async (rows: readonly (readonly string[])[]): Promise<readonly string[]> => {
    const { edition } = await readHtml(table(rows));
    return edition.messages.flatMap(({ code }) => (code === 'parse/suspect-narrative' ? [code] : []));
  };
  const chart = ['Complete', 'Ongoing', 'Not started'].map((state, i) => [state, `${i}`, state, `${20 * i}%`]);
  expect(await told(chart)).toEqual([]);
  const states = ['Complete', 'Ongoing', 'Complete'].map((state, i) => [state, `${i}`, state, `${20 * i}%`]);
  expect(await told(states)).toEqual(['parse/suspect-narrative']);
});
