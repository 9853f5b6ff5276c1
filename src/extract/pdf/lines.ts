import { around, heightOf, shared, type Box } from './geometry.js';
import { sorted } from './sorted.js';
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
  if (words.every(isLevel)) return isOneLine(words) ? [lineOf(words, words[0]?.baseline ?? 0)] : levelLines(words);
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

/** Whether words stand equally high and deep, as those of most cells do. */
function isOneLine(words: readonly Word[]): boolean {
  const [first] = words;
  if (!first) return false;
  for (const { baseline, top, bottom } of words)
    if (baseline !== first.baseline || top !== first.top || bottom !== first.bottom) return false;
  return true;
}

function levelLines(words: readonly Word[]): Line[] {
  const lines: OpenLine[] = [];
  for (const word of sorted(words, compareWords)) {
    const line = findLine(lines, word);
    if (!line) {
      lines.push({ words: [word], top: word.top, bottom: word.bottom, baseline: word.baseline });
      continue;
    }
    line.words.push(word);
    if (heightOf(word) > line.bottom - line.top) {
      line.top = word.top;
      line.bottom = word.bottom;
      line.baseline = word.baseline;
    }
  }
  return sorted(lines, (a, b) => a.baseline - b.baseline).map(({ words: held, baseline }) => lineOf(held, baseline));
}

interface OpenLine {
  readonly words: Word[];
  top: number;
  bottom: number;
  baseline: number;
}

function compareLefts(a: Word, b: Word): number {
  return a.left - b.left || a.order - b.order;
}

function compareWords(a: Word, b: Word): number {
  return a.baseline - b.baseline || a.left - b.left;
}

/** Lines are sorted by baseline as they arise, so only the last few can hold the word. */
function findLine(lines: readonly OpenLine[], word: Word): OpenLine | null {
  let best: OpenLine | null = null;
  let most = 0.5;
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - 4); i--) {
    const line = lines[i];
    if (!line) continue;
    const smaller = Math.max(0.1, Math.min(line.bottom - line.top, heightOf(word)));
    const share = shared(line.top, line.bottom, word.top, word.bottom) / smaller;
    if (share > most) {
      most = share;
      best = line;
      // The whole of the word: no line has more.
      if (share >= 1) break;
    }
  }
  return best;
}

function lineOf(held: readonly Word[], baseline: number): Line {
  const words = sorted(held, compareLefts);
  const { left, top, right, bottom } = around(words);
  return { left, top, right, bottom, words, baseline, size: mainSize(words) };
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
      const box = around(open);
      lines.push({ ...box, words: open, baseline: box.bottom, size: mainSize(open) });
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
      if (word && word.left - right <= gap * Math.min(line.size, word.size * 1.5)) {
        right = Math.max(right, word.right);
        continue;
      }
      const words = line.words.slice(from, i);
      pieces.push(
        from === 0 && i === line.words.length
          ? line
          : { ...around(words), words, baseline: line.baseline, size: mainSize(words) },
      );
      from = i;
      right = word?.right ?? 0;
    }
  }
  return pieces;
}

export function textOf(line: Line): string {
  let text = '';
  for (const word of line.words) text += text !== '' && word.spaced ? ` ${word.text}` : word.text;
  return text;
}
