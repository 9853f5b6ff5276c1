import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText } from '../parse/reading.js';

/** How a publisher opens the lines of its log, with the number of the row. */
const openings: readonly ((n: number) => string)[] = [
  (n) => `Action 2031/${n}: `,
  (n) => `IMB/${n} `,
  (n) => `A-2031-${String(n).padStart(2, '0')} – `,
  (n) => `R.${n} `,
  (n) => `Rec. ${n}(b): `,
  (n) => `NAO ${n} `,
  (n) => `Matter ${String.fromCharCode(64 + n)} of the log, `,
  () => '',
];

const row = fc.record({
  text: fc.constantFrom(
    'mend the slip at the old pier',
    'count the lamps of the sea wall',
    'ask who keeps the keys',
    'print the tide table, and post it',
  ),
  owner: fc.constantFrom('Harbour Office', 'The Mayor', 'Parks and Piers', null),
  due: fc.constantFrom('31 May 2031', 'Spring 2032', null),
  status: fc.constantFrom('Open', 'Closed', 'In progress', 'Closed - sent on 3 May'),
});

test('what a line of labels says belongs to that line, whatever opens it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...openings),
      fc.array(row, { minLength: 3, maxLength: 8 }),
      fc.constantFrom('. ', '; ', '. \t'),
      async (opening, rows, joint) => {
        const lines = rows.map(({ text, owner, due, status }, i) =>
          [
            `${opening(i + 1)}${text.charAt(0).toUpperCase()}${text.slice(1)}`,
            ...(owner === null ? [] : [`Owner: ${owner}`]),
            ...(due === null ? [] : [`Due: ${due}`]),
            `Status: ${status}`,
          ].join(joint),
        );
        const { edition } = await readText(`Log of the harbour committee\n\n${lines.join('\n')}\n`);
        const found = edition.actions.map((each) => ({
          text: each.text
            .replace(/[.;]$/u, '')
            .replace(/^.*, (?=\p{Lu})/u, '')
            .toLowerCase(),
          owner: each.owners.join() || null,
          due: each.due?.published ?? null,
          status: each.status?.published ?? null,
        }));
        expect(found).toEqual(rows.map((each) => ({ ...each })));
      },
    ),
    { numRuns: 60 },
  );
});
