import { expect, test } from 'vitest';
import { sortHere } from '../../src/extract/pdf/sorted.js';

/** Rows of a plan: most come in order, some ahead of it, and many are alike. */
const rows = Array.from({ length: 300 }, (_, number) => ({ number, line: (number * 7919) % (3 + (number >> 2)) }));

test('lists of any length are put in order, and what compares alike stays as it is', () => {
  for (let length = 0; length <= rows.length; length++) {
    const some = rows.slice(0, length);
    const ordered = some.toSorted((a, b) => a.line - b.line);
    expect(sortHere(some, (a, b) => a.line - b.line)).toEqual(ordered);
  }
});
