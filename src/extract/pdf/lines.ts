import { around, heightOf, shared, type Box } from './geometry.js';
import { inOrder, sorted, sortedNumbers, sortHere } from './sorted.js';
import type { Word } from './words.js';

/** Words on one line, in reading order. */
export interface Line extends Box {
  readonly words: readonly Word[];
  readonly baseline: number;
  /** Height of the font most of it is set in. */
  readonly size: number;
}

/**
 * Words as lines from top to bottom: those whose heights share half of the smaller one are
 * on one line, so that a raised figure stays with its word. Turned words come after the
 * others, in lines along their own direction.
 */
export function joinLines(words: readonly Word[]): Line[] {
  if (words.every(isLevel))
    return isOneLine(words) ? [lineOf(sorted(words, compareLefts), words[0]?.baseline ?? 0)] : levelLines(words);
  const lines = levelLines(words.filter(isLevel));
  lines.push(...turnedLines(words.filter((word) => !isLevel(word))));
  return lines;
}

/** Whether a word runs to the right. */
export function isLevel({ style }: Word): boolean {
  return style.turn === 0 && !style.slanted;
}

const known = new WeakMap<readonly Word[], readonly Line[]>();

/** The lines of a cell. Several steps ask for them: those of long cells are kept, short ones are joined as quickly as found again. */
export function linesOfCell({ words }: { readonly words: readonly Word[] }): readonly Line[] {
  if (words.length < 12) return joinLines(words);
  let lines = known.get(words);
  if (!lines) known.set(words, (lines = joinLines(words)));
  return lines;
}

/** The lines that run to the right: a line holds words of one direction only. */
export function levelOnly(lines: readonly Line[]): readonly Line[] {
  const starts = ({ words: [first] }: Line): boolean => first !== undefined && isLevel(first);
  return lines.every(starts) ? lines : lines.filter(starts);
}

/** A line without some of its words, and what is left of it. */
export function withoutWords(line: Line, held: ReadonlySet<Word>): Line[] {
  const words = line.words.filter((word) => !held.has(word));
  return words.length === 0 ? [] : [lineOf(words, line.baseline, line.size)];
}

/** Whether words stand equally high and deep, as those of most cells do. */
function isOneLine(words: readonly Word[]): boolean {
  const [first] = words;
  if (!first) return false;
  for (const { baseline, top, bottom } of words)
    if (baseline !== first.baseline || top !== first.top || bottom !== first.bottom) return false;
  return true;
}

/** The lines that are being put together, one entry of each array a line, and the line of each word. */
interface OpenLines {
  readonly size: number;
  readonly top: Float64Array;
  readonly bottom: Float64Array;
  readonly baseline: Float64Array;
  /** Where the first of its words ends, from above. */
  readonly shallowest: Float64Array;
  /** Its first and last word, and how many it has. */
  readonly first: Uint32Array;
  readonly last: Uint32Array;
  readonly count: Uint32Array;
  readonly lineOfWord: Uint32Array;
}

function roomFor(size: number): OpenLines {
  return {
    size,
    top: new Float64Array(size),
    bottom: new Float64Array(size),
    baseline: new Float64Array(size),
    shallowest: new Float64Array(size),
    first: new Uint32Array(size),
    last: new Uint32Array(size),
    count: new Uint32Array(size),
    lineOfWord: new Uint32Array(size),
  };
}

/** Lines are joined one list of words after the other, so all use the same arrays. */
let room = roomFor(1024);

function levelLines(of: readonly Word[]): Line[] {
  const words = sorted(of, compareWords);
  if (words.length > room.size) room = roomFor(2 * words.length);
  const open = room;
  const lines = openLines(words, open);
  const { baseline, first, last, count, lineOfWord } = open;
  const found: Line[] = [];
  let isInOrder = true;
  for (let line = 0; line < lines; line++) {
    const [from, to] = [first[line] ?? 0, 1 + (last[line] ?? 0)];
    const own = words.slice(from, to);
    const held = to - from === count[line] ? own : own.filter((_, i) => lineOfWord[from + i] === line);
    found.push(lineOf(inRow(held) ? held : sortHere(held, compareLefts), baseline[line] ?? 0));
    if (line > 0 && (baseline[line] ?? 0) < (baseline[line - 1] ?? 0)) isInOrder = false;
  }
  return isInOrder ? found : found.sort(compareBaselines);
}

/** Whether each word stands right of the one before it, as most do. */
function inRow(words: readonly Word[]): boolean {
  for (let i = 1; i < words.length; i++) if (!((words[i - 1] as Word).left < (words[i] as Word).left)) return false;
  return true;
}

function compareBaselines(a: Line, b: Line): number {
  return inOrder(a.baseline, b.baseline);
}

/** Gives each word its line; the number of lines. */
function openLines(words: readonly Word[], open: OpenLines): number {
  const { top, bottom, baseline, shallowest, first, last, count, lineOfWord } = open;
  let lines = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) break;
    const found = findLine(open, lines, word);
    const line = found < 0 ? lines++ : found;
    if (found < 0) {
      first[line] = i;
      count[line] = 0;
      shallowest[line] = word.bottom;
    } else if (word.bottom < (shallowest[line] ?? 0)) shallowest[line] = word.bottom;
    if (found < 0 || heightOf(word) > (bottom[line] ?? 0) - (top[line] ?? 0)) {
      top[line] = word.top;
      bottom[line] = word.bottom;
      baseline[line] = word.baseline;
    }
    last[line] = i;
    count[line] = 1 + (count[line] ?? 0);
    lineOfWord[i] = line;
  }
  return lines;
}

// The two are asked for every pair of words, several times: a difference of numbers would need room for itself each time.
function compareLefts(a: Word, b: Word): number {
  return a.left < b.left ? -1 : a.left > b.left ? 1 : a.order - b.order;
}

function compareWords(a: Word, b: Word): number {
  if (a.baseline !== b.baseline) return a.baseline < b.baseline ? -1 : 1;
  return a.left < b.left ? -1 : a.left > b.left ? 1 : 0;
}

/**
 * Lines are sorted by baseline as they arise, so only the last few can hold the word. -1 for none. What stands wholly
 * below a word of a line is no part of it: a large word beside two small lines shares half of each.
 */
function findLine({ top, bottom, shallowest }: OpenLines, lines: number, word: Word): number {
  let best = -1;
  let most = 0.5;
  for (let line = lines - 1; line >= Math.max(0, lines - 4); line--) {
    const from = top[line] ?? 0;
    const to = bottom[line] ?? 0;
    if (word.top >= (shallowest[line] ?? 0)) continue;
    const smaller = Math.max(0.1, Math.min(to - from, heightOf(word)));
    const share = shared(from, to, word.top, word.bottom) / smaller;
    if (share > most) {
      most = share;
      best = line;
      // The whole of the word: no line has more.
      if (share >= 1) break;
    }
  }
  return best;
}

/** Words from left to right as a line. */
function lineOf(words: readonly Word[], baseline: number, size = mainSize(words)): Line {
  const { left, top, right, bottom } = around(words);
  return { left, top, right, bottom, words, baseline, size };
}

/** The size of which half of some words or lines are no larger; 10 for none. */
export function typicalSize(items: readonly { readonly size: number }[]): number {
  const [first] = items;
  if (items.every(({ size }) => size === first?.size)) return first?.size ?? 10;
  const sizes = sortedNumbers(items.map(({ size }) => size));
  return sizes[sizes.length >> 1] ?? 10;
}

export function mainSize(words: readonly Word[]): number {
  const usual = words[0]?.size ?? 0;
  let same = 1;
  while (same < words.length && words[same]?.size === usual) same++;
  if (same >= words.length) return usual;
  const counts = new Map<number, number>();
  for (const { size, text } of words) counts.set(size, (counts.get(size) ?? 0) + text.length);
  let best = words[0]?.size ?? 0;
  for (const [size, count] of counts) if (count > (counts.get(best) ?? 0)) best = size;
  return best;
}

/** Words that run up, down or at an angle: by direction, then along it. */
function turnedLines(words: readonly Word[]): Line[] {
  const lines: Line[] = [];
  for (const turn of [1, 2, 3, 0] as const) {
    const same = words.filter(({ style }) => style.turn === turn);
    if (same.length === 0) continue;
    const across = ({ left, right, top, bottom }: Word): readonly [number, number] =>
      turn === 1 ? [-right, -left] : turn === 3 ? [left, right] : turn === 2 ? [-bottom, -top] : [top, bottom];
    const along = (word: Word): number =>
      turn === 1 ? word.top : turn === 3 ? -word.bottom : turn === 2 ? -word.right : word.left;
    same.sort((a, b) => across(a)[0] - across(b)[0] || along(a) - along(b));
    let open: Word[] = [];
    let [from, to] = [0, 0];
    const finish = (): void => {
      if (open.length === 0) return;
      open.sort((a, b) => along(a) - along(b));
      lines.push(lineOf(open, Math.max(...open.map(({ bottom }) => bottom))));
      open = [];
    };
    for (const word of same) {
      const [a, b] = across(word);
      if (open.length > 0 && shared(from, to, a, b) > 0.5 * Math.min(to - from, b - a)) open.push(word);
      else {
        finish();
        open = [word];
        [from, to] = [a, b];
      }
    }
    finish();
  }
  return lines;
}

/** Lines cut where a gap is wider than `gap` ems: the pieces are what stands side by side. */
export function cutLines(lines: readonly Line[], gap: number): Line[] {
  const pieces: Line[] = [];
  for (const line of lines) {
    let from = 0;
    let right = line.words[0]?.right ?? 0;
    for (let i = 1; i <= line.words.length; i++) {
      const word = line.words[i];
      if (word && word.left - right <= gapAt(line, i, word, gap)) {
        right = Math.max(right, word.right);
        continue;
      }
      const isWhole = from === 0 && i === line.words.length;
      pieces.push(isWhole ? line : pieceOf(line.words.slice(from, i), line));
      from = i;
      right = word?.right ?? 0;
    }
  }
  return pieces;
}

/** The widest white space before a word that parts nothing, in points. What stands higher or lower is another text where it is a space away. */
function gapAt({ words, size }: Line, at: number, word: Word, gap: number): number {
  const before = words[at - 1] ?? word;
  const shift = Math.abs(word.baseline - before.baseline);
  return shift > 0.1 * word.size ? Math.min(gap, 1) * word.size : gap * Math.min(size, word.size * 1.5);
}

/** A piece stands as high as its own words: larger ones beside it may stand lower. */
function pieceOf(words: readonly Word[], { baseline }: Line): Line {
  const own = words[0]?.baseline ?? baseline;
  return lineOf(words, words.every((word) => word.baseline === own) ? own : baseline);
}

/** The words of some lines, line by line. */
export function wordsOf(lines: readonly { readonly words: readonly Word[] }[]): Word[] {
  const words: Word[] = [];
  for (const line of lines) for (const word of line.words) words.push(word);
  return words;
}

export function textOf({ words }: Pick<Line, 'words'>): string {
  let text = '';
  for (const word of words) text += text !== '' && word.spaced ? ` ${word.text}` : word.text;
  return text;
}
