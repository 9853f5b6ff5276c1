import { beginsWithBullet } from '../bullet.js';
import { endsSentence, lastWord, type Filling } from './filling.js';
import { cutAtFrames, frameAt } from './frames.js';
import type { Box } from './geometry.js';
import { HandBreaks, isBold } from './hand-breaks.js';
import { cutLines, type Line } from './lines.js';
import { orderInFrames, readingOrder } from './order.js';
import type { Tolerances } from './tolerances.js';

/** Lines that belong together. */
export interface Paragraph {
  readonly lines: readonly Line[];
  readonly size: number;
  /** Whether nearly all of it is bold. */
  readonly bold: boolean;
  readonly bullet: boolean;
}

/** Bullets that stand alone as a word at the start of a line. */
const bulletWord = /^[•◦▪‣⁃●○■□·–-]$|^[\uf0b7\uf0a7]$|^o$/u;

/** Lines in reading order. `width` of the page in points decides what running text is; what a frame holds stays together. */
export function layLines(of: readonly Line[], width: number, frames: readonly Box[]): readonly Line[] {
  const kinds = { isRunning: ({ left, right }: Line): boolean => right - left > 0.25 * width, isLabel: isBold };
  if (frames.length === 0) return readingOrder(mendBullets(cutLines(of, 2.5)), kinds);
  const pieces = mendBullets(cutLines(cutAtFrames(of, frames), 2.5));
  return orderInFrames(pieces, kinds, (line) => frameAt(line, frames));
}

/** Lines in reading order as paragraphs. */
export function joinParagraphs(lines: readonly Line[], filling: Filling, tolerances: Tolerances): Paragraph[] {
  const starts = startsOf(lines, filling, tolerances);
  const paragraphs: Paragraph[] = [];
  let from = 0;
  for (let i = 1; i <= lines.length; i++) {
    if (i < lines.length && !starts[i]) continue;
    if (i > from) paragraphs.push(paragraphOf(lines.slice(from, i)));
    from = i;
  }
  return paragraphs;
}

/** A bullet or number that a wide gap parts from its text goes back to it. */
function mendBullets(pieces: readonly Line[]): Line[] {
  const lines: Line[] = [];
  for (const piece of pieces) {
    const before = lines.at(-1);
    if (
      before?.baseline === piece.baseline &&
      before.words.length === 1 &&
      /^(?:[•◦▪‣⁃●○■□·–-]|[\uf0b7\uf0a7]|\(?[\p{L}\d]{1,3}[.)]|\d+(?:\.\d+)+\.?|[o§])$/u.test(
        before.words[0]?.text ?? '',
      ) &&
      piece.left - before.right < 5 * piece.size
    )
      lines[lines.length - 1] = {
        left: before.left,
        top: Math.min(before.top, piece.top),
        right: piece.right,
        bottom: Math.max(before.bottom, piece.bottom),
        words: [...before.words, ...piece.words],
        baseline: piece.baseline,
        size: piece.size,
      };
    else lines.push(piece);
  }
  return lines;
}

/** Which lines begin a paragraph: by the space above them, or because the line above was ended by hand. */
function startsOf(lines: readonly Line[], filling: Filling, tolerances: Tolerances): readonly boolean[] {
  const hand = new HandBreaks(lines, filling, tolerances);
  const starts: boolean[] = [];
  let from = 0;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const open = { first: lines[from], second: from + 1 < i ? lines[from + 1] : undefined, lines };
    const above = from < i - 1 ? lines[i - 2] : undefined;
    const isStart =
      !before ||
      startsNew(before, line, open, tolerances) ||
      (from === i - 1 && standsAtRightEnd(lines[i - 2], before, line)) ||
      hand.isAfter(before, line) ||
      hand.isShifted(above, before, line);
    if (isStart) from = i;
    starts.push(isStart);
  });
  return hand.withOpeners(starts);
}

function paragraphOf(lines: readonly Line[]): Paragraph {
  let bold = 0;
  let all = 0;
  for (const { words } of lines)
    for (const { text, style } of words) {
      all += text.length;
      if (style.bold) bold += text.length;
    }
  const [first] = lines;
  return { lines, size: first?.size ?? 0, bold: bold >= 0.9 * all, bullet: first ? startsWithBullet(first) : false };
}

/** The first characters of a line. */
function startOf({ words }: Line): string {
  let text = '';
  for (let i = 0; i < words.length && text.length < 8; i++)
    text += text !== '' && words[i]?.spaced === true ? ` ${words[i]?.text}` : (words[i]?.text ?? '');
  return text.slice(0, 8);
}

export function startsWithBullet(line: Line): boolean {
  const first = line.words[0]?.text ?? '';
  // Most lines begin with a letter or figure, and the only bullet among these stands alone.
  if (isPlain(first.charCodeAt(0)) && first !== 'o') return false;
  return (line.words.length > 1 && bulletWord.test(first)) || beginsWithBullet(startOf(line));
}

/** Whether a line opens with a dash and goes on with the one before it all the same: `Underway`, `– on track`. A list has several. */
export function isLoneDash(line: Line, before: Line, lines: readonly Line[]): boolean {
  return opensWithDash(line) && !endsSentence(lastWord(before)) && lines.filter(opensWithDash).length < 2;
}

function opensWithDash({ words: [first] }: Line): boolean {
  return first?.text === '–' || first?.text === '-';
}

/** Whether a character is a letter of the English alphabet or a figure. */
function isPlain(code: number): boolean {
  return ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** The first two lines of a paragraph that may go on, and all lines around it. */
interface Open {
  readonly first: Line | undefined;
  readonly second: Line | undefined;
  readonly lines: readonly Line[];
}

/** Whether a line begins a new paragraph after the lines before it. */
function startsNew(before: Line, line: Line, { first, second, lines }: Open, { paragraphGap }: Tolerances): boolean {
  const distance = line.baseline - before.baseline;
  if (distance <= 0 && line.left >= before.right) return line.left - before.right > 2.5 * line.size;
  if (distance <= 0) return true;
  if (Math.abs(line.size - before.size) > 0.12 * Math.max(line.size, before.size)) return true;
  if ((startsWithBullet(line) && !isLoneDash(line, before, lines)) || opensNote(line)) return true;
  if (isBold(line) !== isBold(before) || leavesItem(first, line)) return true;
  const usual = first && second ? second.baseline - first.baseline : Math.max(before.size, line.size) * 1.25;
  return distance > paragraphGap * Math.max(usual, 1.15 * line.size);
}

/**
 * Whether the line before is what stands alone at the right end of a line, far from what begins that line, as the status
 * beside the number of a card does: what begins below the left part goes on with neither.
 */
function standsAtRightEnd(beside: Line | undefined, before: Line, line: Line): boolean {
  if (!beside || beside.baseline !== before.baseline || line.baseline <= before.baseline) return false;
  return line.left < beside.right && before.left > (beside.left + before.right) / 2;
}

/** Whether a line stands further out than the bullet of the item that may go on with it. */
function leavesItem(first: Line | undefined, line: Line): boolean {
  return first !== undefined && line.left < first.left - 0.5 * line.size && startsWithBullet(first);
}

/** Whether a line begins with the raised mark of a note. */
function opensNote({ words: [first, second] }: Line): boolean {
  return first?.raised === true && second !== undefined;
}
