import { shared } from '../geometry.js';
import { typicalSize } from '../lines.js';
import { caption, isProse, isTitle } from './captions.js';
import { textOfChunk, type ChunkLine } from './chunks.js';

/** Lines of an area with those right above and below that stand in columns too: a header above the first rule, a total below the last. */
export function withNeighbours(
  all: readonly ChunkLine[],
  isInside: (line: ChunkLine) => boolean,
  width: number,
): ChunkLine[] {
  let first = all.findIndex(isInside);
  if (first < 0) return [];
  let last = all.findLastIndex(isInside);
  const least = Math.max(
    2,
    Math.min(
      ...all
        .slice(first, last + 1)
        .map(({ chunks }) => chunks.length)
        .filter((count) => count > 1),
    ),
  );
  const inside = all.slice(first, last + 1);
  const size = typicalSize(inside);
  const isNear = (line: ChunkLine | undefined, beside: ChunkLine | undefined): boolean =>
    line !== undefined &&
    beside !== undefined &&
    !isProse(line, width) &&
    !isTitle(line, size) &&
    !caption.test(textOfChunk(line.words)) &&
    Math.abs(line.baseline - beside.baseline) < 2.2 * Math.max(line.size, beside.size);
  // Between the rule and a line in columns there may be the second line of a cell.
  const reach = (from: number, step: 1 | -1): number => {
    let end = from;
    for (let n = 1; n <= 4; n++) {
      const [line, beside] = [all[from + n * step], all[from + (n - 1) * step]];
      if (!line || !beside || !isNear(line, beside)) break;
      const isHeader = n > 1 && end === from - n + 1 && isUpperLine(line, beside);
      if (line.chunks.length >= least || (step < 0 ? isHeader : isShortRow(line, inside))) end = from + n * step;
    }
    return end;
  };
  first = reach(first, -1);
  last = reach(last, 1);
  return all.slice(first, last + 1);
}

/** Whether a line is the upper one of a header that was found above the first rule: set closely over its heads, not over the labels. */
function isUpperLine({ chunks, baseline, size, left }: ChunkLine, below: ChunkLine): boolean {
  if (left < (below.chunks[0]?.right ?? 0) || below.baseline - baseline > 1.45 * size) return false;
  return chunks.every((chunk) =>
    below.chunks.some((head) => shared(chunk.left, chunk.right, head.left, head.right) > 0),
  );
}

/** Whether a line is a row that leaves columns out: a label at the left edge, and figures that end where others do. */
function isShortRow({ chunks: [label, ...figures] }: ChunkLine, inside: readonly ChunkLine[]): boolean {
  if (!label || label.numeric || figures.length === 0 || inside.every(({ left }) => Math.abs(left - label.left) > 2))
    return false;
  const ends = inside.flatMap(({ chunks }) => chunks.filter(({ numeric }) => numeric).map(({ right }) => right));
  return figures.every(({ numeric, right }) => numeric && ends.some((end) => Math.abs(end - right) < 2));
}
