/**
 * Boxes and matrices. All coordinates after {@link pageMatrix} are points (1/72 inch) from the
 * top left corner of the page as a reader sees it; x grows to the right, y downwards.
 */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `x' = a x + c y + e`, `y' = b x + d y + f`, as PDF writes matrices. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3;

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combine(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/**
 * From user space (origin bottom left, before rotation) to what a reader sees: `bounds` are
 * the visible box of the page in user space, `turn` is the page's /Rotate in quarter turns.
 */
export function pageMatrix(bounds: Box, turn: Turn): Matrix {
  const { left, top, right, bottom } = bounds;
  switch (turn) {
    case 0:
      return [1, 0, 0, -1, -left, top];
    case 1:
      return [0, 1, 1, 0, -bottom, -left];
    case 2:
      return [-1, 0, 0, 1, right, -bottom];
    case 3:
      return [0, -1, -1, 0, top, right];
  }
}

/** Turns a page of `width` and `height` by quarter turns clockwise, its top left corner going back to the origin. */
export function turnMatrix(turn: Turn, width: number, height: number): Matrix {
  switch (turn) {
    case 0:
      return identity;
    case 1:
      return [0, 1, -1, 0, height, 0];
    case 2:
      return [-1, 0, 0, -1, width, height];
    case 3:
      return [0, -1, 1, 0, 0, width];
  }
}

/** The box around a box that was turned or moved. */
export function transformBox({ left, top, right, bottom }: Box, [a, b, c, d, e, f]: Matrix): Box {
  const x1 = a * left + c * top + e;
  const y1 = b * left + d * top + f;
  const x2 = a * right + c * bottom + e;
  const y2 = b * right + d * bottom + f;
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
}

export function around(boxes: readonly Box[]): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const box of boxes) {
    if (box.left < left) left = box.left;
    if (box.top < top) top = box.top;
    if (box.right > right) right = box.right;
    if (box.bottom > bottom) bottom = box.bottom;
  }
  return { left, top, right, bottom };
}

export function heightOf(box: Box): number {
  return box.bottom - box.top;
}

export function middleX(box: Box): number {
  return (box.left + box.right) / 2;
}

export function middleY(box: Box): number {
  return (box.top + box.bottom) / 2;
}

export function holdsPoint(box: Box, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** How much two ranges of one axis share; negative is the gap between them. */
export function shared(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom);
}
