import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render, renderSummary } from '../../src/report/index.js';
import { grid } from '../../src/report/terminal/grid.js';
import { columnsOf, pad, wrap } from '../../src/report/terminal/measure.js';
import { cases, readKind, readReport } from './reports.js';

const colours = /\u001b\[\d+m/gu;
const { changes, before, after } = readKind('changes-of-every-kind', 'changes');
const compared = [{ changes, before, after }];

describe.each(cases)('%s on a terminal', (name) => {
  const report = readReport(name);

  test.each([40, 60, 80, 132])('fits into %i columns', async (width) => {
    const lines = (await render(report, 'table', { width })).split('\n');
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
  });

  test('colour adds escapes and nothing else; without it there is none', async () => {
    const plain = await render(report, 'table');
    const coloured = await render(report, 'table', { color: true });
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b');
    expect(coloured.replace(colours, '')).toBe(plain);
  });
});

test('a width too small to be read is taken as 40', async () => {
  const report = readReport('edition-small');
  expect(await render(report, 'table', { width: 3 })).toBe(await render(report, 'table', { width: 40 }));
});

test('the limit counts actions, and says how many are left', async () => {
  const printed = await render(readReport('changes-of-every-kind'), 'table', { limit: 1 });
  expect(printed).toContain('1.3 Dredge the inner channel');
  expect(printed).toContain('… and 1 more');
  expect(printed).not.toContain('Publish the tide tables');
});

describe('the summary of a run', () => {
  test('tells where the plan stands, what moved most and whether the rows balance', async () => {
    const printed = await renderSummary([before, after], compared, { limit: 2 });
    expect(printed).toMatchInlineSnapshot(`
      "Harbour Lights: second update
      2 editions, 12, 10 rows

                        Jan 2024             Feb 2026
      in progress   10  ████████████████  8  ████████████▊
      complete       2  ███▎              1  █▋
      not achieved   ·                    1  █▋
      ! 2026-02 says “2 actions are complete” (2); its rows say 1

      ────────────────────────────────────────────────────────────────────────────────
      15 January 2024 → 2 February 2026
        2 slid back · 1 dropped or withdrawn · 1 softened or narrowed
        3 dates slipped or vaguer · 2 past their date · 1 with other figures
        1 moved forward · 1 added · 2 split or merged · 1 in doubt
        2 otherwise changed · 2 moved or renumbered · 1 not observed
        = Other words for the same status in 2 rows: “Ongoing” → “In hand” (2); except
          1.3, 1.6
        = A theme has another title: “Lamps” → “Lamps and beacons”, 4 rows
        = A date is given for 1 row that had none before; except 1.3

        1.3 Dredge the inner channel to 4.5 metres.
          - “Ongoing” → “Not met” · closed unmet
          - “Spring 2024” → no date · date no longer given
          - “The dredger was sold in May.” · progress note replaced
        1.1 Light the east beacon every night.
          - “Complete” → “In hand” · reopened
          - promised for “December 2024”, still “In hand” on 2 February 2026 · 398
            days past its date
        … and 10 more actions with changes

        8 matches: 5 with the same number, 1 by a link the rows declare, 2 by wording
        alone; 1 doubtful; without a match 3 before and 1 after
        12 rows before = 6 same + 1 split + 2 merged + 2 dropped + 1 not observed
        10 rows after = 6 same + 2 from a split + 1 merged + 1 added
      "
    `);
  });

  test('says so when there is nothing', async () => {
    expect(await renderSummary([], [])).toBe('No edition was read.\n');
    expect(await renderSummary([before], [])).toContain('1 edition, 12 rows');
  });
});

test('a narrow column keeps its words whole, and only a word twice its width is broken', () => {
  const columns = [
    { head: 'no.', most: 12 },
    { head: 'action', flexible: true },
  ];
  const rows = [
    [{ text: 'Recommendation 7' }, { text: 'Dredge the channel.' }],
    [{ text: 'HARBOUR/LIGHTS/2024/0000/7' }, { text: 'Paint it.' }],
  ];
  expect(grid(columns, rows, 60, (text) => text)).toEqual([
    'no.                       action',
    'Recommendation 7          Dredge the channel.',
    'HARBOUR/LIGHTS/2024/0000  Paint it.',
    '/7',
  ]);
});

describe('measuring', () => {
  test('what takes no column and what takes two', () => {
    expect(['abc', '“é”', 'e\u0301', '日本', '👩‍👧', '\u001b[1mab\u001b[22m', 'क्षि'].map(columnsOf)).toEqual([
      3, 3, 1, 4, 2, 2, 1,
    ]);
    expect(pad('日本', 6)).toBe('日本  ');
    expect(pad('7', 3, 'right')).toBe('  7');
  });

  test('wrapping keeps every word and fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 60 }), (text, columns) => {
        const line = text.replace(/\s+/gu, ' ').trim();
        const lines = wrap(line, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
        for (const part of lines) expect(columnsOf(part)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
