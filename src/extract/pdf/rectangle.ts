/** How far a corner may lie from one of the box, in points. */
const near = 0.2;

/** How far the end of a thin box may lean, in thicknesses: as much where it is mitred, and a little for rounding. */
const mitre = 1.1;

/** A rectangle has four corners; some give the first of them again, when it is closed once more. */
export const mostCorners = 6;

/** The last box that was measured: most are rules, and are not kept as boxes. */
export const rectangle = { left: 0.5, top: 0.5, right: 0.5, bottom: 0.5 };

/**
 * Measures the box of a subpath; whether its every edge lies along an axis and its corners are those of its box.
 * The ends of a thin one may be slanted: browsers mitre the sides of a cell whose colours differ.
 */
export function measureRectangle(points: Float64Array, from: number, to: number): boolean {
  if (to - from < 8 || to - from > 2 * mostCorners) return false;
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let i = from; i < to; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  const [width, height] = [right - left, bottom - top];
  const nearSide = 4 * height < width ? Math.max(near, mitre * height) : near;
  const nearLevel = 4 * width < height ? Math.max(near, mitre * width) : near;
  for (let i = from; i < to; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    const onSide = Math.min(Math.abs(x - left), Math.abs(x - right)) < nearSide;
    const onLevel = Math.min(Math.abs(y - top), Math.abs(y - bottom)) < nearLevel;
    if (!onSide || !onLevel) return false;
  }
  rectangle.left = left;
  rectangle.top = top;
  rectangle.right = right;
  rectangle.bottom = bottom;
  return true;
}
