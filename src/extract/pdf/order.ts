import { around, type Box } from './geometry.js';
import { inOrder, sorted } from './sorted.js';

/**
 * Boxes in reading order: columns of text from left to right, each from top to bottom. Method:
 * recursive XY cuts; a vertical cut needs white space through the whole group and running text
 * on both sides, a horizontal cut is made at the widest white space.
 */
export function readingOrder<B extends SizedBox>(boxes: readonly B[], kinds: Kinds<B>): B[] {
  const into: B[] = [];
  cut(sorted(boxes, compareTops), kinds, into, 0);
  return into;
}

/** The same where some boxes stand in frames (`frameOf` gives its number, or -1): what a frame holds stays together. */
export function orderInFrames<B extends SizedBox>(
  boxes: readonly B[],
  kinds: Kinds<B>,
  frameOf: (box: B) => number,
): readonly B[] {
  const held = new Map<number, B[]>();
  const units: (SizedBox & { readonly own: readonly B[] })[] = [];
  for (const box of boxes) {
    const frame = frameOf(box);
    const known = held.get(frame);
    if (frame < 0) units.push({ ...box, own: [box] });
    else if (known) known.push(box);
    else held.set(frame, [box]);
  }
  for (const own of held.values()) units.push({ ...around(own), size: own[0]?.size ?? 0, own });
  const only = ({ own }: { readonly own: readonly B[] }): B | undefined => (own.length === 1 ? own[0] : undefined);
  const is = (of: (box: B) => boolean, unit: { readonly own: readonly B[] }): boolean => {
    const box = only(unit);
    return box !== undefined && of(box);
  };
  return readingOrder(units, {
    isRunning: (unit) => only(unit) === undefined || is(kinds.isRunning, unit),
    isLabel: (unit) => is(kinds.isLabel, unit),
  }).flatMap(({ own }) => readingOrder(own, kinds));
}

/** What a box may be. */
interface Kinds<B> {
  readonly isRunning: (box: B) => boolean;
  /** Whether it stands out as the name of what is below it does. */
  readonly isLabel: (box: B) => boolean;
}

type SizedBox = Box & { readonly size: number };

function compareLefts(a: Box, b: Box): number {
  return inOrder(a.left, b.left);
}

function compareTops(a: Box, b: Box): number {
  return inOrder(a.top, b.top) || inOrder(a.left, b.left);
}

const deepestCut = 40;

/** `boxes` from top to bottom. */
function cut<B extends SizedBox>(boxes: readonly B[], kinds: Kinds<B>, into: B[], depth: number): void {
  if (boxes.length < 6 || depth > deepestCut) {
    putInRows(boxes, kinds.isLabel, into);
    return;
  }
  const goOn = (isFirst: (box: B) => boolean): void => {
    cut(boxes.filter(isFirst), kinds, into, depth + 1);
    cut(
      boxes.filter((box) => !isFirst(box)),
      kinds,
      into,
      depth + 1,
    );
  };
  const x = verticalCut(boxes, kinds.isRunning);
  if (x !== null) {
    goOn(({ left }) => left < x);
    return;
  }
  const y = couldHaveColumns(boxes) ? (cutBelowHead(boxes, kinds.isRunning) ?? horizontalCut(boxes)) : null;
  if (y === null) putInRows(boxes, kinds.isLabel, into);
  else goOn(({ top }) => top < y);
}

function putInRows<B extends SizedBox>(boxes: readonly B[], isLabel: (box: B) => boolean, into: B[]): void {
  const rows: (readonly B[])[] = [];
  let row: B[] = [];
  let bottom = -Infinity;
  const finish = (): void => {
    if (row.length > 0) rows.push(sorted(row, compareLefts));
  };
  for (const box of boxes) {
    if ((box.top + box.bottom) / 2 < bottom) {
      row.push(box);
      continue;
    }
    finish();
    row = [box];
    bottom = box.bottom;
  }
  finish();
  for (let i = 0; i < rows.length;) i = putPairs(rows, i, isLabel, into);
}

/**
 * Puts a row, or labels side by side with the value below each: then label and value follow each other. A value may go
 * on over lines; where a second row of values stands below the first it is a table, read row by row. Gives the next row.
 */
function putPairs<B extends SizedBox>(
  rows: readonly (readonly B[])[],
  at: number,
  isLabel: (box: B) => boolean,
  into: B[],
): number {
  const labels = rows[at] ?? [];
  let end = at + 1;
  if (labels.length > 1 && labels.every(isLabel)) {
    while (end < rows.length && areBelow(rows[end] ?? [], rows[end - 1] ?? [], labels, isLabel)) end++;
    const isWhole = (row: readonly B[]): boolean => row.length === labels.length;
    const values = rows.slice(at + 1, end);
    if (!values[0] || !isWhole(values[0]) || values.slice(1).some(isWhole)) end = at + 1;
  }
  if (end === at + 1) into.push(...labels);
  else
    for (const { left } of labels)
      for (const row of rows.slice(at, end)) into.push(...row.filter((box) => isNear(box.left, left)));
  return end;
}

/** Whether a row stands close below another, each of its boxes below a label and none as far as the next one. */
function areBelow<B extends SizedBox>(
  row: readonly B[],
  before: readonly B[],
  labels: readonly B[],
  isLabel: (box: B) => boolean,
): boolean {
  const [first] = row;
  if (!first || first.top - around(before).bottom > 0.8 * first.size) return false;
  return row.every((box) => {
    const column = labels.findIndex(({ left }) => isNear(box.left, left));
    return column >= 0 && !isLabel(box) && box.right < (labels[column + 1]?.left ?? Infinity);
  });
}

/** Whether text begins alike. */
function isNear(left: number, other: number): boolean {
  return Math.abs(left - other) < 1.5;
}

/** Side-by-side text is needed before columns are looked for. */
function couldHaveColumns(boxes: readonly Box[]): boolean {
  let beside = 0;
  for (let i = 1; i < boxes.length; i++) {
    const [above, below] = [boxes[i - 1], boxes[i]];
    if (
      above &&
      below &&
      (above.top + above.bottom) / 2 > below.top &&
      (below.left >= above.right || below.right <= above.left)
    )
      beside++;
  }
  return beside >= 3;
}

function verticalCut<B extends SizedBox>(boxes: readonly B[], isRunning: (box: B) => boolean): number | null {
  const { left: first, right: last } = around(boxes);
  // Most groups have a line from side to side.
  if (boxes.some(({ left, right }) => left === first && right === last)) return null;
  const byLeft = sorted(boxes, compareLefts);
  let right = byLeft[0]?.right ?? 0;
  let best: { gap: number; x: number } | null = null;
  for (const [i, box] of byLeft.entries()) {
    const gap = box.left - right;
    if (i > 0 && gap > 0.8 * box.size && gap > (best?.gap ?? 0)) best = { gap, x: box.left };
    right = Math.max(right, box.right);
  }
  if (!best) return null;
  const { x } = best;
  const sides = [boxes.filter((box) => box.left < x), boxes.filter((box) => box.left >= x)] as const;
  const run = (share: number): boolean =>
    sides.every((side) => side.length >= 3 && side.filter(isRunning).length >= share * side.length);
  return run(0.5) || (run(0.2) && areColumns(...sides)) ? x : null;
}

/**
 * Whether short lines too are columns of text: those of each side begin at one edge, and many stand beside none of the
 * other side, as labels and their values and the cells of a row do.
 */
function areColumns<B extends SizedBox>(left: readonly B[], right: readonly B[]): boolean {
  if (left.length < fewestLines || right.length < fewestLines || !beginAlike(left) || !beginAlike(right)) return false;
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  const tops = new Set(many.map(({ top }) => Math.round(top)));
  const alone = few.filter(({ top }) => [-1, 0, 1].every((step) => !tops.has(Math.round(top) + step)));
  return alone.length >= 0.4 * few.length;
}

const fewestLines = 8;

/** Whether most boxes begin at the edge that is the commonest. */
function beginAlike(boxes: readonly Box[]): boolean {
  const counts = new Map<number, number>();
  for (const { left } of boxes) counts.set(Math.round(left / 2), (counts.get(Math.round(left / 2)) ?? 0) + 1);
  return Math.max(...counts.values()) >= 0.6 * boxes.length;
}

/**
 * Below what runs over columns at their head, as a title and a first sentence do: however wide the white space further down
 * is, the columns begin there. Null where what follows is not in columns.
 */
function cutBelowHead<B extends SizedBox>(boxes: readonly B[], isRunning: (box: B) => boolean): number | null {
  const { left, right } = around(boxes);
  const middle = (left + right) / 2;
  const last = boxes.findLastIndex((box) => box.left < middle && box.right > middle);
  const next = boxes[last + 1];
  if (last < 0 || !next || boxes.slice(0, last + 1).some(({ bottom }) => bottom > next.top)) return null;
  return verticalCut(boxes.slice(last + 1), isRunning) === null ? null : next.top;
}

function horizontalCut(boxes: readonly Box[]): number | null {
  let bottom = boxes[0]?.bottom ?? 0;
  let best: { gap: number; y: number } | null = null;
  for (const [i, box] of boxes.entries()) {
    const gap = box.top - bottom;
    if (i > 0 && gap > (best?.gap ?? 0)) best = { gap, y: box.top };
    bottom = Math.max(bottom, box.bottom);
  }
  return best?.y ?? null;
}
