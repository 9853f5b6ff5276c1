import { textOfChunk, type ChunkLine } from './chunks.js';

/** What opens the caption of a table or a picture. */
export const caption = /^(?:table|figure|fig\.|chart|graph|box|exhibit|source|sources|note|notes)\b/iu;

/** A line that names a table or a section: larger than the text, or a caption. */
export function isTitle(line: ChunkLine, size: number): boolean {
  return (
    line.chunks.length === 1 &&
    (line.size > 1.12 * size || /^(?:table|figure)\s+[\dA-Z]/iu.test(textOfChunk(line.words)))
  );
}

/** A line that is one run of words over most of the width. */
export function isProse({ chunks }: ChunkLine, width: number): boolean {
  return (
    chunks.length <= 2 &&
    chunks.some(
      ({ left, right, words }) =>
        right - left > 0.6 * width && words.length >= 6 && !/\d\s+\d+\s+\d/u.test(textOfChunk(words)),
    )
  );
}

/** Whether the number of a table stands alone above a line, which then is its title. */
export function isBelowNumber(line: ChunkLine, above: ChunkLine | undefined): boolean {
  if (!above || line.baseline - above.baseline > 2.2 * Math.max(line.size, above.size)) return false;
  return /^table\s+[\dA-Z][\w.-]*$/iu.test(textOfChunk(above.words));
}
