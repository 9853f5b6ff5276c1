import { expect, test } from 'vitest';
import type { Line } from '../../src/extract/pdf/lines.js';
import { areUnparted } from '../../src/extract/pdf/unparted.js';
import type { Word } from '../../src/extract/pdf/words.js';

const style = { size: 10, bold: false, italic: false, turn: 0, slanted: false } as const;

/** A line of words of 30 points, one at each place. */
function line(baseline: number, lefts: readonly number[]): Line {
  const words = lefts.map((left, order): Word => {
    const box = { left, right: left + 30, top: baseline - 8, bottom: baseline + 2 };
    return { ...box, text: 'word', baseline, style, size: 10, order, spaced: true, leader: false, raised: false };
  });
  const [first = 0] = lefts;
  const right = (lefts.at(-1) ?? 0) + 30;
  return { left: first, right, top: baseline - 8, bottom: baseline + 2, words, baseline, size: 10 };
}

test('three pieces of text on three lines, at places that come back, are columns', () => {
  expect(areUnparted([line(100, [50, 150, 300]), line(150, [50, 150, 400]), line(200, [50, 150, 300])])).toBe(true);
});

test('two lines, two columns of running text, and places of no column are none', () => {
  const two = [line(100, [50, 150, 300]), line(150, [50, 150, 300])];
  expect(areUnparted(two)).toBe(false);
  expect(areUnparted([...two, line(200, [50, 300])])).toBe(false);
  expect(areUnparted([line(100, [50, 150, 300]), line(150, [50, 170, 330]), line(200, [50, 190, 360])])).toBe(false);
});
