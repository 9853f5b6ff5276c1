import type { Box } from './geometry.js';

/**
 * Boxes in reading order: columns of text from left to right, each from top to bottom. Method:
 * recursive XY cuts; a vertical cut needs white space through the whole group and running text
 * on both sides, a horizontal cut is made at the widest white space.
 */
export function readingOrder<B extends Box & { readonly size: number; readonly running: boolean }>(
  boxes: readonly B[],
): B[] {
  const into: B[] = [];
  cut([...boxes], into, 0);
  return into;
}

const deepestCut = 40;

function cut<B extends Box & { readonly size: number; readonly running: boolean }>(
  boxes: B[],
  into: B[],
  depth: number,
): void {
  if (boxes.length <= 1 || depth > deepestCut) {
    into.push(...inRows(boxes));
    return;
  }
  const x = boxes.length >= 6 ? verticalCut(boxes) : null;
  if (x !== null) {
    cut(
      boxes.filter(({ left }) => left < x),
      into,
      depth + 1,
    );
    cut(
      boxes.filter(({ left }) => left >= x),
      into,
      depth + 1,
    );
    return;
  }
  const y = boxes.length >= 6 && couldHaveColumns(boxes) ? horizontalCut(boxes) : null;
  if (y === null) {
    into.push(...inRows(boxes));
    return;
  }
  cut(
    boxes.filter(({ top }) => top < y),
    into,
    depth + 1,
  );
  cut(
    boxes.filter(({ top }) => top >= y),
    into,
    depth + 1,
  );
}

function inRows<B extends Box & { readonly size: number }>(boxes: readonly B[]): B[] {
  const sorted = [...boxes].sort((a, b) => a.top - b.top || a.left - b.left);
  const rows: { boxes: B[]; bottom: number; top: number }[] = [];
  for (const box of sorted) {
    const row = rows.at(-1);
    const middle = (box.top + box.bottom) / 2;
    if (row && middle < row.bottom) row.boxes.push(box);
    else rows.push({ boxes: [box], top: box.top, bottom: box.bottom });
  }
  return rows.flatMap((row) => row.boxes.sort((a, b) => a.left - b.left));
}

/** Side-by-side text is needed before columns are looked for. */
function couldHaveColumns(boxes: readonly Box[]): boolean {
  const sorted = [...boxes].sort((a, b) => a.top - b.top);
  let beside = 0;
  for (let i = 1; i < sorted.length; i++) {
    const [above, below] = [sorted[i - 1], sorted[i]];
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

function verticalCut(boxes: readonly (Box & { readonly size: number; readonly running: boolean })[]): number | null {
  const sorted = [...boxes].sort((a, b) => a.left - b.left);
  let right = sorted[0]?.right ?? 0;
  let best: { gap: number; x: number } | null = null;
  for (const [i, box] of sorted.entries()) {
    const gap = box.left - right;
    if (i > 0 && gap > 0.8 * box.size && gap > (best?.gap ?? 0)) best = { gap, x: box.left };
    right = Math.max(right, box.right);
  }
  if (!best) return null;
  const { x } = best;
  const left = boxes.filter((box) => box.left < x);
  const rest = boxes.filter((box) => box.left >= x);
  const runs = (side: readonly { readonly running: boolean }[]): boolean =>
    side.length >= 3 && side.filter(({ running }) => running).length >= 0.5 * side.length;
  return runs(left) && runs(rest) ? x : null;
}

function horizontalCut(boxes: readonly Box[]): number | null {
  const sorted = [...boxes].sort((a, b) => a.top - b.top);
  let bottom = sorted[0]?.bottom ?? 0;
  let best: { gap: number; y: number } | null = null;
  for (const [i, box] of sorted.entries()) {
    const gap = box.top - bottom;
    if (i > 0 && gap > (best?.gap ?? 0)) best = { gap, y: box.top };
    bottom = Math.max(bottom, box.bottom);
  }
  return best?.y ?? null;
}
