import { around, type Box } from '../geometry.js';
import { joinLines, type Line } from '../lines.js';
import type { Word } from '../words.js';

/** Words on one line without a gap that could lie between columns. */
export interface Chunk extends Box {
  readonly words: readonly Word[];
  readonly numeric: boolean;
}

/** A line of text cut into chunks. */
export interface ChunkLine extends Box {
  readonly chunks: readonly Chunk[];
  readonly baseline: number;
  readonly size: number;
  readonly words: readonly Word[];
}

/** What figures in tables are made of, and the marks that stand for a missing one. */
const figure =
  /^[([<>≤≥~±+\-–−$€£%#*†‡§\s]*(?:\d[\d.,:/'’\s]*(?:[eE][+-]?\d+)?|[.,]\d+)[\d\s)\]%*†‡§a-d°±–-]{0,8}$|^[-–—.…:*†x×✓]{1,4}$|^\(?(?:n\.?\s?[aAdDsS]\.?|N\/?A|NA|nil|\(?[XDZSNB]\)?)\)?$/u;

export function isFigure(text: string): boolean {
  return figure.test(text);
}

/** Cuts the words of an area into lines and chunks: at gaps of `gap` ems, between two figures at half of that. */
export function cutChunks(words: readonly Word[], gap: number): ChunkLine[] {
  return joinLines(words.filter(({ style, leader }) => style.turn === 0 && !style.slanted && !leader)).map((line) =>
    chunkLine(line, gap),
  );
}

function chunkLine(line: Line, gap: number): ChunkLine {
  const chunks: Chunk[] = [];
  let open: Word[] = [];
  let right = 0;
  for (const word of line.words) {
    const before = open.at(-1);
    const size = Math.max(4, Math.min(line.size, word.size * 1.4));
    const both = before && isFigure(before.text) && isFigure(word.text) && before.text.length + word.text.length > 3;
    const limit = (both ? 0.5 : 1) * gap * size;
    if (before && word.left - right > limit) {
      chunks.push(chunkOf(open));
      open = [];
    }
    open.push(word);
    right = Math.max(open.length === 1 ? word.right : right, word.right);
  }
  if (open.length > 0) chunks.push(chunkOf(open));
  const { left, top, right: end, bottom, baseline, size, words } = line;
  return { left, top, right: end, bottom, baseline, size, words, chunks };
}

export function chunkOf(words: readonly Word[]): Chunk {
  return { ...around(words), words, numeric: isFigure(textOfChunk(words)) };
}

export function textOfChunk(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}
