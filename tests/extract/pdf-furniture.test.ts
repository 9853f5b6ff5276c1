import { expect, test } from 'vitest';
import { findFurniture } from '../../src/extract/pdf/furniture.js';
import type { Line } from '../../src/extract/pdf/lines.js';

/** Lines of nine points from `top` on, each `pitch` points below the one before. */
function linesFrom(top: number, pitch: number, texts: readonly string[]): Line[] {
  return texts.map((text, order) => {
    const box = { left: 40, right: 200, top: top + pitch * order, bottom: top + pitch * order + 9 };
    const style = { size: 9, bold: false, italic: false, turn: 0 as const, slanted: false };
    const word = {
      ...box,
      text,
      baseline: box.bottom - 2,
      style,
      size: 9,
      order,
      spaced: true,
      leader: false,
      raised: false,
    };
    return { ...box, words: [word], baseline: word.baseline, size: 9 };
  });
}

/** The texts that are furniture, page by page, of pages of 600 points. */
function furnitureOf(pages: readonly Line[][]): string[][] {
  return findFurniture(pages.map((lines) => ({ height: 600, lines }))).map((words) =>
    [...words].map(({ text }) => text),
  );
}

const bodies = [
  ['Repair the lending van', 'before the winter', 'and paint it', 'in blue'],
  ['Open the reading room', 'on Sundays', 'until noon', 'from May'],
];

test('a running head stands further from the text than its lines from each other', () => {
  const pages = bodies.map((body) => [...linesFrom(20, 14, ['Skerrow Islands']), ...linesFrom(46, 14, body)]);
  expect(furnitureOf(pages)).toEqual([['Skerrow Islands'], ['Skerrow Islands']]);
});

test('the first line of a header that every page repeats is none, however far apart the lines are set', () => {
  const pages = bodies.map((body) => linesFrom(20, 14, ['Implementation', 'status', ...body]));
  expect(furnitureOf(pages)).toEqual([[], []]);
});

test('a heading and a label that each record has are none where they open several pages at one height', () => {
  const record = (n: number): string[] => [`Recommendation ${n}`, 'What was asked', `Paint the ${n} vans`];
  const pages = [1, 3, 5].map((n) => [
    ...linesFrom(20, 14, ['Skerrow Islands']),
    ...linesFrom(46, 26, record(n)),
    ...linesFrom(300, 26, record(n + 1)),
  ]);
  expect(furnitureOf(pages)).toEqual([['Skerrow Islands'], ['Skerrow Islands'], ['Skerrow Islands']]);
});

test('the title in small letters above the second page is a running head, whatever stands below it', () => {
  const title = linesFrom(20, 24, ['How the islands answered', 'the board of review']).map((line) => ({
    ...line,
    size: 18,
  }));
  const head = linesFrom(20, 14, ['How the islands answered the board of review']);
  const words = head.flatMap(({ words: [word] }) =>
    word ? word.text.split(' ').map((text) => ({ ...word, text })) : [],
  );
  const pages = [
    [...title, ...linesFrom(90, 14, bodies[0] ?? [])],
    [...head.map((line) => ({ ...line, words })), ...linesFrom(46, 14, bodies[1] ?? [])],
  ];
  expect(furnitureOf(pages).map((each) => each.join(' '))).toEqual([
    '',
    'How the islands answered the board of review',
  ]);
});

test('a line that names the columns right below it heads a table, on however many pages', () => {
  const row = (top: number, texts: readonly string[]): Line => {
    const lines = texts.map((text, i) => linesFrom(top, 14, [text]).map((line) => shifted(line, 180 * i)));
    const words = lines.flat().flatMap((line) => line.words);
    const [first] = lines.flat();
    return { ...(first as Line), right: 600, words };
  };
  const pages = bodies.map((body) => [row(20, ['Action', 'Owner', 'Due']), row(34, [body[0] ?? '', 'Clerk', 'May'])]);
  const apart = bodies.map((body) => [
    row(20, ['Skerrow', 'Plan', 'Part 2']),
    row(80, [body[0] ?? '', 'Clerk', 'May']),
  ]);
  expect(furnitureOf(pages)).toEqual([[], []]);
  expect(furnitureOf(apart)[0]).toEqual(['Skerrow', 'Plan', 'Part 2']);
});

function shifted(line: Line, by: number): Line {
  const move = <B extends { readonly left: number; readonly right: number }>(box: B): B => ({
    ...box,
    left: box.left + by,
    right: box.left + by + 60,
  });
  return { ...move(line), words: line.words.map(move) };
}
