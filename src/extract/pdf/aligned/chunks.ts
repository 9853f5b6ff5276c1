import { around, type Box } from '../geometry.js';
import { isLevel, joinLines, type Line } from '../lines.js';
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
  /** Rows of dots that lead from one chunk to the next: no part of any. */
  readonly leaders: readonly Word[];
}

/** What figures in tables are made of, and the marks that stand for a missing one. */
const figure =
  /^[([<>≤≥~±+\-–−$€£%#*†‡§\s]*(?:\d[\d.,:/'’\s]*(?:[eE][+-]?\d+)?|[.,]\d+)[\d\s)\]%*†‡§a-d°±–-]{0,8}$|^[-–—.…:*†x×✓]{1,4}$|^\(?(?:n\.?\s?[aAdDsS]\.?|N\/?A|NA|nil|\(?[XDZSNB]\)?)\)?$/u;

export function isFigure(text: string): boolean {
  return figure.test(text);
}

/** Cuts the words of an area into lines and chunks: at gaps of `gap` ems, between two figures at half of that. */
export function cutChunks(words: readonly Word[], gap: number): ChunkLine[] {
  return chunkLines(joinLines(words.every(isLevel) ? words : words.filter(isLevel)), gap);
}

/** Cuts level lines into chunks, as {@link cutChunks} does; lines of leader dots alone are left out. */
export function chunkLines(lines: readonly Line[], gap: number): ChunkLine[] {
  const cut: ChunkLine[] = [];
  for (const line of lines) {
    const chunked = chunkLine(line, gap);
    if (chunked) cut.push(chunked);
  }
  return cut;
}

const dots = /^[.\u00b7\u2026_]+$/u;

function isDot(code: number): boolean {
  return code === 0x2e || code === 0xb7 || code === 0x2026 || code === 0x5f;
}

const none: readonly Word[] = [];
const noLeaders: ReadonlySet<Word> = new Set();

function isLeading({ text, leader }: Word): boolean {
  return leader || (isDot(text.charCodeAt(0)) && dots.test(text));
}

/** Words that are leaders: three dots or more, together or one by one. */
function leadersOf(words: readonly Word[]): ReadonlySet<Word> {
  if (!words.some(isLeading)) return noLeaders;
  const leaders = new Set<Word>();
  for (let i = 0; i < words.length;) {
    let j = i;
    let count = 0;
    for (; j < words.length && dots.test(words[j]?.text ?? ''); j++) count += words[j]?.text.length ?? 0;
    if (count >= 3) for (const word of words.slice(i, j)) leaders.add(word);
    i = Math.max(j, i + 1);
  }
  for (const word of words) if (word.leader) leaders.add(word);
  return leaders;
}

function chunkLine(line: Line, gap: number): ChunkLine | null {
  const leaders = leadersOf(line.words);
  if (leaders === noLeaders && line.words.length > 0 && !hasGap(line, gap))
    return lineOfChunks(line, line, line.words, [new WordChunk(line.words, line)], none);
  const chunks: Chunk[] = [];
  let open: Word[] = [];
  let right = 0;
  let led = false;
  for (const word of line.words) {
    if (leaders.has(word)) {
      led = true;
      continue;
    }
    const before = open.at(-1);
    if (before && (led || isGap(before, word, word.left - right, gapLimit(line, word, gap)))) {
      chunks.push(chunkOf(open));
      open = [];
    }
    open.push(word);
    right = Math.max(open.length === 1 ? word.right : right, word.right);
    led = false;
  }
  if (open.length > 0) chunks.push(chunkOf(open));
  if (chunks.length === 0) return null;
  const words = leaders.size === 0 ? line.words : chunks.flatMap((chunk) => chunk.words);
  return lineOfChunks(line, around(chunks), words, chunks, leaders.size === 0 ? none : [...leaders]);
}

/** Written out, since this is done for most lines several times: a spread costs more than the rest of it. */
function lineOfChunks(
  { baseline, size }: Line,
  { left, top, right, bottom }: Box,
  words: readonly Word[],
  chunks: readonly Chunk[],
  leaders: readonly Word[],
): ChunkLine {
  return { left, top, right, bottom, baseline, size, words, chunks, leaders };
}

/** Whether at least `least` lines may hold several chunks. */
export function standSideBySide(lines: readonly Line[], gap: number, least: number): boolean {
  let count = 0;
  for (const line of lines)
    if ((hasGap(line, gap) || leadersOf(line.words) !== noLeaders) && ++count >= least) return true;
  return false;
}

/** The widest white space before a word that parts nothing, in points. */
function gapLimit(line: Line, word: Word, gap: number): number {
  return gap * Math.max(4, Math.min(line.size, word.size * 1.4));
}

/** Whether any gap parts a line. Most lines are running text. */
function hasGap(line: Line, gap: number): boolean {
  const { words } = line;
  let right = words[0]?.right ?? 0;
  for (let i = 1; i < words.length; i++) {
    const before = words[i - 1];
    const word = words[i];
    if (!word || !before) break;
    if (isGap(before, word, word.left - right, gapLimit(line, word, gap))) return true;
    right = Math.max(right, word.right);
  }
  return false;
}

/** Whether a currency sign alone stands before a figure: it is set at the edge of the column, and belongs to it however far. */
export function isSignOf(before: Word, word: Word): boolean {
  return before.text.length === 1 && /[$€£¥]/u.test(before.text) && /^[(+\-–−]*[\d.]/u.test(word.text);
}

/** Whether the white space between two words parts chunks: wider than `limit` points, between figures than half of it. */
function isGap(before: Word, word: Word, space: number, limit: number): boolean {
  if (isSignOf(before, word)) return false;
  if (space > limit || space <= 0.5 * limit) return space > limit;
  return before.text.length + word.text.length > 3 && isFigure(before.text) && isFigure(word.text);
}

export function chunkOf(words: readonly Word[]): Chunk {
  return new WordChunk(words, around(words));
}

class WordChunk implements Chunk {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly words: readonly Word[];
  #numeric: boolean | null = null;

  constructor(words: readonly Word[], { left, top, right, bottom }: Box) {
    this.left = left;
    this.top = top;
    this.right = right;
    this.bottom = bottom;
    this.words = words;
  }

  /** Most chunks are prose and are never asked. */
  get numeric(): boolean {
    this.#numeric ??= isFigure(textOfChunk(this.words));
    return this.#numeric;
  }
}

export function textOfChunk(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}
