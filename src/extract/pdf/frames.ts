import { around, holdsPoint, middleX, middleY, shared, type Box } from './geometry.js';
import type { Line } from './lines.js';
import type { Rules } from './rules.js';
import type { Word } from './words.js';

/** How far apart edges of one frame may lie, in points. */
const near = 2;

/**
 * Frames drawn around text, by rules that no table uses; none unless two stand side by side: a column of frames is read
 * from top to bottom whatever is drawn.
 */
export function findFrames({ horizontal, vertical }: Rules): readonly Box[] {
  if (vertical.length < 4 || horizontal.length < 4) return none;
  const sides = new Map<string, number[]>();
  for (const { at, from, to } of vertical) {
    const key = `${Math.round(from / near)} ${Math.round(to / near)}`;
    const known = sides.get(key);
    if (known) known.push(at);
    else sides.set(key, [at]);
  }
  const frames: Box[] = [];
  for (const [key, xs] of sides) {
    const [top = 0, bottom = 0] = key.split(' ').map((edge) => Number(edge) * near);
    const covers = (y: number, left: number, right: number): boolean =>
      horizontal.some(({ at, from, to }) => Math.abs(at - y) <= 2 * near && from <= left + near && to >= right - near);
    for (let i = 0; i + 1 < xs.length; i++) {
      const [left = 0, right = 0] = [xs[i], xs[i + 1]];
      if (!covers(top, left, right) || !covers(bottom, left, right)) continue;
      frames.push({ left, top: top - near, right, bottom: bottom + near });
      i++;
    }
  }
  return frames.some((one) => frames.some((other) => areBeside(one, other))) ? frames : none;
}

const none: readonly Box[] = [];

function areBeside(one: Box, other: Box): boolean {
  return other.left >= one.right - near && shared(one.top, one.bottom, other.top, other.bottom) > 20;
}

/** Lines cut where they run from one frame into another, or out of it. */
export function cutAtFrames(lines: readonly Line[], frames: readonly Box[]): readonly Line[] {
  const frameOf = (word: Word): number => frameAt(word, frames);
  return lines.flatMap((line): readonly Line[] => {
    const parts: Word[][] = [];
    let last = -2;
    for (const word of line.words) {
      const own = frameOf(word);
      if (own === last) parts.at(-1)?.push(word);
      else parts.push([word]);
      last = own;
    }
    return parts.length < 2 ? [line] : parts.map((words) => ({ ...line, ...around(words), words }));
  });
}

/** The frame that holds the middle of a box; -1 for none. */
export function frameAt(box: Box, frames: readonly Box[]): number {
  return frames.findIndex((frame) => holdsPoint(frame, middleX(box), middleY(box)));
}
