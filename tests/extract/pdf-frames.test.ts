import { expect, test } from 'vitest';
import { cutAtFrames, findFrames, frameAt } from '../../src/extract/pdf/frames.js';
import type { Box } from '../../src/extract/pdf/geometry.js';
import type { Line } from '../../src/extract/pdf/lines.js';
import { orderInFrames } from '../../src/extract/pdf/order.js';

/** The rules of frames, by y and by x, as a page gives them. */
function rulesOf(frames: readonly Box[]): Parameters<typeof findFrames>[0] {
  const horizontal = frames.flatMap(({ left, right, top, bottom }) =>
    [top, bottom].map((at) => ({ horizontal: true, at, from: left, to: right, thickness: 1 })),
  );
  const vertical = frames.flatMap(({ left, right, top, bottom }) =>
    [left, right].map((at) => ({ horizontal: false, at, from: top, to: bottom, thickness: 1 })),
  );
  return { horizontal, vertical: vertical.sort((a, b) => a.at - b.at) };
}

const frame = (left: number, top: number, height = 90): Box => ({ left, top, right: left + 240, bottom: top + height });
const pair = [frame(48, 133), frame(312, 133)];

test('frames are seen where two stand side by side, and the space between two is none', () => {
  expect(findFrames(rulesOf(pair)).map(({ left, right }) => [left, right])).toEqual([
    [48, 288],
    [312, 552],
  ]);
  expect(findFrames(rulesOf([frame(48, 133), frame(48, 240)]))).toEqual([]);
});

test('what a frame holds is read before what stands beside it, though the lines are level', () => {
  const frames = findFrames(rulesOf(pair));
  const word = (text: string, left: number, top: number): Line['words'][number] => {
    const style = { size: 9, bold: false, italic: false, turn: 0 as const, slanted: false };
    const box = { left, top, right: left + 5 * text.length, bottom: top + 9 };
    return { ...box, text, baseline: top + 7, style, size: 9, order: 0, spaced: true, leader: false, raised: false };
  };
  const line = (top: number, one: string, other: string): Line => {
    const words = [word(one, 56, top), word(other, 320, top)];
    return { left: 56, right: 500, top, bottom: top + 9, words, baseline: top + 7, size: 9 };
  };
  const lines = cutAtFrames([line(140, 'Action 1', 'Action 2'), line(154, 'Paint it', 'Mend it')], frames);
  const kinds = { isRunning: () => false, isLabel: () => false };
  const read = orderInFrames(lines, kinds, (each) => frameAt(each, frames));
  expect(read.flatMap(({ words }) => words.map(({ text }) => text))).toEqual([
    'Action 1',
    'Paint it',
    'Action 2',
    'Mend it',
  ]);
});
