import { expect, test } from 'vitest';
import { readingOrder } from '../../src/extract/pdf/order.js';

interface Box {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly size: number;
}

/** Texts of ten points in two columns, row by row, 14 points from one to the next; null for nothing. */
function orderOf(rows: readonly (readonly (string | null)[])[]): readonly string[] {
  const boxes = rows.flatMap((row, r) =>
    row.flatMap((text, c): Box[] => {
      const [left, top] = [40 + 180 * c, 100 + 14 * r];
      return text === null ? [] : [{ text, left, top, right: left + 5 * text.length, bottom: top + 10, size: 10 }];
    }),
  );
  const kinds = { isRunning: () => false, isLabel: ({ text }: Box) => text === text.toUpperCase() };
  return readingOrder(boxes, kinds).map(({ text }) => text);
}

test('labels side by side are read with the value below each, over as many lines as it has', () => {
  const rows = [
    ['STATUS', 'UPDATED'],
    ['Closed after a', 'May 2025'],
    ['second visit', null],
    ['RESPONSE', null],
  ];
  expect(orderOf(rows)).toEqual(['STATUS', 'Closed after a', 'second visit', 'UPDATED', 'May 2025', 'RESPONSE']);
});

test('names above several rows are those of a table, and read with them row by row', () => {
  const rows = [
    ['STATUS', 'UPDATED'],
    ['Closed', 'May 2025'],
    ['Open', 'June 2025'],
  ];
  expect(orderOf(rows)).toEqual(rows.flat());
});
