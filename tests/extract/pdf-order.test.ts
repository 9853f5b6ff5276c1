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

test('two columns of records in short lines are read one after the other, level or not', () => {
  const record = (n: number): string[] => [
    `RECORD ${n}`,
    `Recommendation: mend gate ${n}`,
    'of the yard',
    'Status: Open',
  ];
  const left = [1, 2, 3].flatMap(record);
  const right = [4, 5].flatMap((n) => [...record(n).slice(0, 3), 'by the road', 'Status: Closed']);
  const box = (text: string, column: number, top: number): Box => {
    const start = 40 + 280 * column;
    return { text, left: start, top, right: start + 5 * text.length, bottom: top + 10, size: 10 };
  };
  const boxes = [
    ...left.map((text, i) => box(text, 0, 100 + 14 * i)),
    ...right.map((text, i) => box(text, 1, 100 + 14 * i + (i > 3 ? 5 : 0))),
  ].sort((a, b) => a.top - b.top);
  const kinds = { isRunning: ({ text }: Box) => text.length > 20, isLabel: () => false };
  expect(readingOrder(boxes, kinds).map(({ text }) => text)).toEqual([...left, ...right]);
});
