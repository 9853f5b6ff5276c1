import type { Characters, Style } from './characters.js';
import { isOther, type Crossings } from './crossed.js';
import { transformBox, turnMatrix, type Box, type Turn } from './geometry.js';
import type { Tolerances } from './tolerances.js';

/** Characters without white space between them. Its box is in points from the top left. */
export interface Word extends Box {
  readonly text: string;
  /** y of the baseline, for horizontal text; the bottom of the box otherwise. */
  readonly baseline: number;
  readonly style: Style;
  /** Height of the font in points. */
  readonly size: number;
  /** Place in the order of drawing: the index among the words of its page. */
  readonly order: number;
  /** Whether white space stands before it, in the file or as a gap. */
  readonly spaced: boolean;
  /** Dots or dashes that lead the eye from one column to the next. */
  readonly leader: boolean;
  /** Whether it is small and stands above the line of the word beside it: the mark of a note, an exponent. */
  readonly raised: boolean;
}

const leader = /^(?:[.\u00b7\u2026_]{3,}|-{4,})$/u;

/**
 * Joins the characters of a page to words. Method: gaps and shifts of the baseline, in the order of drawing, and the
 * rules that are drawn between.
 */
export function joinWords(characters: Characters, crossings: Crossings, tolerances: Tolerances): Word[] {
  const words: Word[] = [];
  const { count, codes, spaced } = characters;
  const texts = textOf(codes, count);
  const limits = gapLimits(characters.styles, tolerances.wordGap);
  let first = 0;
  let spaceBefore = true;
  for (let i = 1; i <= count; i++) {
    const isOpen = i < count && spaced[i] === 0;
    const join = !isOpen ? 'space' : followsClosely(characters, i, limits) ? 'join' : joins(characters, i, tolerances);
    if (join === 'join' && !isLeaderEdge(codes, i, count)) continue;
    for (let cut = crossings.cut(characters, first, i); cut > 0; cut = crossings.cut(characters, first, i)) {
      addWord(words, wordOf(characters, first, cut, texts(first, cut), words.length, spaceBefore));
      spaceBefore = true;
      first = cut;
    }
    addWord(words, wordOf(characters, first, i, texts(first, i), words.length, spaceBefore));
    spaceBefore = join === 'space';
    first = i;
  }
  return words;
}

/** Adds a word; it and the one before it tell of one another whether they are raised marks. */
function addWord(words: Word[], word: Word): void {
  const before = words.at(-1);
  if (before && opensNote(before, word)) words[words.length - 1] = withText(before, before.text, true);
  words.push(before && isRaised(word, before) ? withText(word, raise(word.text), true) : word);
}

/** What marks a note: a number, a letter, a sign. */
const noteMark = /^(?:\d+|\p{Ll}|[*†‡§]{1,2})$/u;

/** Whether a word is a mark above the line of the word that it touches: of a footnote, or an exponent. */
function isRaised(word: Word, before: Word): boolean {
  return !word.spaced && word.left > before.left && standsAbove(word, before);
}

/** Whether a word is the raised mark before the text of a note. */
function opensNote(word: Word, after: Word): boolean {
  return (
    word.text.length <= 2 && after.left > word.left && after.left - word.right < after.size && standsAbove(word, after)
  );
}

function standsAbove({ text, size, baseline, style }: Word, beside: Word): boolean {
  if (text.length > 2 || size > 0.86 * beside.size || style.turn !== 0 || style.slanted) return false;
  const rise = beside.baseline - baseline;
  return rise > 0.2 * beside.size && rise < 0.8 * beside.size && noteMark.test(text);
}

/** Figures as small ones: `1` as `¹`, so that an id or a word is not taken to go on in the mark behind it. */
function raise(text: string): string {
  return text.replace(/\d/gu, (figure) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(figure)));
}

/** A word with another text, raised or not. */
export function withText(word: Word, text: string, raised = word.raised): Word {
  const { left, top, right, bottom, baseline, style, size, order, spaced, leader: leads } = word;
  // Written out, as everywhere else: words of one shape are read faster.
  return { text, left, top, right, bottom, baseline, style, size, order, spaced, leader: leads, raised };
}

/**
 * How wide gaps are that part nothing in text of each style, the widest and the narrowest, in points. None is where text
 * does not run to the right.
 */
function gapLimits(styles: readonly Style[], wordGap: number): Float64Array {
  const limits = new Float64Array(2 * styles.length).fill(NaN);
  styles.forEach(({ size, turn, slanted }, i) => {
    if (turn === 0 && !slanted) limits.set([wordGap * size, -1.2 * size], 2 * i);
  });
  return limits;
}

/** Whether a character joins the one before it, as most do: set alike, on the same line, and near. The others are looked at closely. */
function followsClosely({ style, left, right, originY, opens }: Characters, i: number, limits: Float64Array): boolean {
  const set = style[i] ?? 0;
  if (set !== style[i - 1] || originY[i] !== originY[i - 1]) return false;
  const gap = (left[i] ?? 0) - (right[i - 1] ?? 0);
  const widest = limits[2 * set] ?? NaN;
  return gap <= (opens[i] === 0 ? widest : cellGap * widest) && gap >= (limits[2 * set + 1] ?? NaN);
}

/** What lies between a character and the one drawn before it. */
function joins(characters: Characters, i: number, tolerances: Tolerances): 'join' | 'space' | 'touch' {
  const { styles, style, originX, originY } = characters;
  const mine = styles[style[i] ?? 0];
  const before = style[i] === style[i - 1] ? mine : styles[style[i - 1] ?? 0];
  if (!mine || !before || mine.turn !== before.turn || mine.slanted !== before.slanted) return 'space';
  const size = Math.max(mine.size, before.size, 0.1);
  const x = (originX[i] ?? 0) - (originX[i - 1] ?? 0);
  const y = (originY[i] ?? 0) - (originY[i - 1] ?? 0);
  if (mine.slanted) return Math.hypot(x, y) > 2 * size ? 'space' : 'join';
  const shift = Math.abs(mine.turn % 2 === 0 ? y : x);
  const gap = gapBefore(characters, i, mine.turn);
  if (shift > 0.8 * size || gap > tolerances.wordGap * size || gap < -1.2 * size) return 'space';
  return shift > tolerances.baselineShift * size || endsCell(characters, i, gap, tolerances.wordGap * size)
    ? 'touch'
    : 'join';
}

/** So much of a gap that parts words may lie between cells. */
const cellGap = 0.5;

/**
 * Whether another text begins behind a gap that is nearly one between words: a date set to the right edge of its column
 * stands as near to the words of the next one.
 */
function endsCell(characters: Characters, i: number, gap: number, wordGap: number): boolean {
  return gap > cellGap * wordGap && isOther(characters, i);
}

/** From the end of the character before to the start of character `i`, in points, in the direction of writing. */
function gapBefore({ left, right, top, bottom }: Characters, i: number, turn: Turn): number {
  if (turn === 0) return (left[i] ?? 0) - (right[i - 1] ?? 0);
  if (turn === 1) return (top[i] ?? 0) - (bottom[i - 1] ?? 0);
  if (turn === 2) return (left[i - 1] ?? 0) - (right[i] ?? 0);
  return (top[i - 1] ?? 0) - (bottom[i] ?? 0);
}

/** Whether a row of leader dots begins or ends before character `i`. */
function isLeaderEdge(codes: Uint32Array, i: number, count: number): boolean {
  const starts = isDot(codes[i] ?? 0);
  if (starts === isDot(codes[i - 1] ?? 0)) return false;
  return starts ? i + 3 < count && areDots(codes, i + 1, i + 3) : i >= 4 && areDots(codes, i - 4, i - 2);
}

function areDots(codes: Uint32Array, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (!isDot(codes[i] ?? 0)) return false;
  return true;
}

function isDot(code: number): boolean {
  return code === 0x2e || code === 0x5f || code === 0x2026;
}

function wordOf(
  { styles, style: set, left, top, right, bottom, originY }: Characters,
  from: number,
  to: number,
  text: string,
  order: number,
  spaced: boolean,
): Word {
  const style = styles[set[from] ?? 0] ?? plain;
  let l = Infinity;
  let t = Infinity;
  let r = -Infinity;
  let b = -Infinity;
  for (let i = from; i < to; i++) {
    const x1 = left[i] ?? l;
    const y1 = top[i] ?? t;
    const x2 = right[i] ?? r;
    const y2 = bottom[i] ?? b;
    if (x1 < l) l = x1;
    if (y1 < t) t = y1;
    if (x2 > r) r = x2;
    if (y2 > b) b = y2;
  }
  const level = style.turn === 0 && !style.slanted;
  const size = style.size > 0.5 ? style.size : Math.max(1, b - t);
  const baseline = level ? (originY[from] ?? b) : b;
  // Fonts claim odd heights; the baseline and the size are safer.
  if (level && b - t < 3 * size) {
    t = baseline - 0.76 * size;
    b = baseline + 0.22 * size;
  }
  const isLeader = to - from >= 3 && couldLead(text.charCodeAt(0)) && leader.test(text);
  return {
    text,
    left: l,
    top: t,
    right: r,
    bottom: b,
    baseline,
    style,
    size,
    order,
    spaced,
    leader: isLeader,
    raised: false,
  };
}

/** What a leader begins with: the pattern is asked of these words only. */
function couldLead(code: number): boolean {
  return code === 0x2e || code === 0x2d || code === 0x5f || code === 0xb7 || code === 0x2026;
}

/** No whole number for its size: the first object of a shape decides how the numbers of all are held. */
const plain: Style = { size: 0.5, bold: false, italic: false, turn: 0, slanted: false };

/** The text of characters `from` to `to`. Most pages hold no character beyond the first 65,536 and are decoded as a whole. */
function textOf(codes: Uint32Array, count: number): (from: number, to: number) => string {
  const units = new Uint16Array(count);
  let highest = 0;
  for (let i = 0; i < count; i++) {
    const code = printable(codes[i] ?? 0);
    units[i] = code;
    highest = Math.max(highest, code);
  }
  if (highest > 0xffff)
    return (from, to) => Array.from(codes.subarray(from, to), (code) => String.fromCodePoint(printable(code))).join('');
  const whole = decoder.decode(units);
  if (highest < 0xfb00) return (from, to) => whole.slice(from, to);
  return (from, to) => whole.slice(from, to).replace(ligature, (letters) => letters.normalize('NFKC'));
}

/** Letters that some fonts join: fi, fl, ffi and so on. */
const ligature = /[\ufb00-\ufb06]/gu;

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Control characters and lone surrogates are shown as the sign for what cannot be shown. */
function printable(code: number): number {
  const isShown =
    (code >= 32 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code <= 0x10ffff);
  return isShown ? code : 0xfffd;
}

/** The direction in which most of the page's text is written. */
export function mainTurn({ count, style, styles }: Characters): Turn {
  if (styles.every(({ turn }) => turn === 0)) return 0;
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const set = styles[style[i] ?? 0];
    if (set && !set.slanted) counts[set.turn] = (counts[set.turn] ?? 0) + 1;
  }
  let best: Turn = 0;
  for (const turn of [1, 2, 3] as const) if ((counts[turn] ?? 0) > (counts[best] ?? 0)) best = turn;
  return best;
}

/** Turns a page's characters so that text of direction `turn` runs to the right. */
export function turnCharacters(characters: Characters, turn: Turn, width: number, height: number): void {
  const back = ((4 - turn) & 3) as Turn;
  const matrix = turnMatrix(back, width, height);
  const [a, b, c, d, e, f] = matrix;
  const { left, top, right, bottom, originX, originY, styles } = characters;
  for (let i = 0; i < characters.count; i++) {
    const box = transformBox(
      { left: left[i] ?? 0, top: top[i] ?? 0, right: right[i] ?? 0, bottom: bottom[i] ?? 0 },
      matrix,
    );
    left[i] = box.left;
    top[i] = box.top;
    right[i] = box.right;
    bottom[i] = box.bottom;
    const [x, y] = [originX[i] ?? 0, originY[i] ?? 0];
    originX[i] = a * x + c * y + e;
    originY[i] = b * x + d * y + f;
  }
  for (const [i, style] of styles.entries()) styles[i] = { ...style, turn: ((style.turn + back) & 3) as Turn };
}
