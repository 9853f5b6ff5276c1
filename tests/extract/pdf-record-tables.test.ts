import { expect, test } from 'vitest';
import { tablesOf, type Area, type Mark } from './drawn-tables.js';

/** A table of labels and their values from one height down: its text and its rules. */
function recordAt(top: number, rows: readonly (readonly [string, string])[]): { text: Mark[]; rules: Area[] } {
  const bottom = top + 18 * rows.length;
  return {
    text: rows.flatMap(([label, value], i): Mark[] => [
      [54, top + 18 * i + 12, label],
      [134, top + 18 * i + 12, value],
    ]),
    rules: [
      ...[0, ...rows.map((_, i) => i + 1)].map((i): Area => [50, top + 18 * i, 500, top + 18 * i]),
      ...[50, 130, 500].map((x): Area => [x, top, x, bottom]),
    ],
  };
}

const first = [
  ['Reference', 'R1'],
  ['Action', 'Mend the gate of the yard.'],
  ['Status', 'Implemented'],
] as const;

const second = [
  ['Reference', 'R2'],
  ['Action', 'Paint the rail of the pier.'],
  ['Status', 'Open'],
] as const;

test('a single row at the foot of a page begins the table that goes on over the page', async () => {
  const [above, foot] = [recordAt(640, first), recordAt(760, second.slice(0, 1))];
  const pages = [
    { text: [...above.text, ...foot.text], rules: [...above.rules, ...foot.rules] },
    recordAt(60, second.slice(1)),
  ];
  expect(await tablesOf(pages)).toEqual([first, second]);
});
