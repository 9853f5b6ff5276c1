import { around, type Box } from './geometry.js';
import { inOrder, sorted } from './sorted.js';

/**
 * Boxes in reading order: columns of text from left to right, each from top to bottom. Method:
 * recursive XY cuts; a vertical cut needs white space through the whole group and running text
 * on both sides, a horizontal cut is made at the widest white space.
 */
export function readingOrder<B extends SizedBox>(boxes: readonly B[], isRunning: (box: B) => boolean): B[] {
  const into: B[] = [];
  cut(sorted(boxes, compareTops), isRunning, into, 0);
  return into;
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
function cut<B extends SizedBox>(boxes: readonly B[], isRunning: (box: B) => boolean, into: B[], depth: number): void {
  if (boxes.length < 6 || depth > deepestCut) {
    putInRows(boxes, into);
    return;
  }
  const goOn = (isFirst: (box: B) => boolean): void => {
    cut(boxes.filter(isFirst), isRunning, into, depth + 1);
    cut(
      boxes.filter((box) => !isFirst(box)),
      isRunning,
      into,
      depth + 1,
    );
  };
  const x = verticalCut(boxes, isRunning);
  if (x !== null) {
    goOn(({ left }) => left < x);
    return;
  }
  const y = couldHaveColumns(boxes) ? horizontalCut(boxes) : null;
  if (y === null) putInRows(boxes, into);
  else goOn(({ top }) => top < y);
}

function putInRows<B extends Box>(boxes: readonly B[], into: B[]): void {
  let row: B[] = [];
  let bottom = -Infinity;
  for (const box of boxes) {
    if ((box.top + box.bottom) / 2 < bottom) {
      row.push(box);
      continue;
    }
    into.push(...sorted(row, compareLefts));
    row = [box];
    bottom = box.bottom;
  }
  into.push(...sorted(row, compareLefts));
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
  const runs = (side: readonly B[]): boolean => side.length >= 3 && side.filter(isRunning).length >= 0.5 * side.length;
  return runs(boxes.filter((box) => box.left < x)) && runs(boxes.filter((box) => box.left >= x)) ? x : null;
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
