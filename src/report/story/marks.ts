import type { Word } from '../../model/changes.js';
import { said, became, type Phrase, type Piece } from './piece.js';

/** A run of words of one side of a comparison, and what became of it. */
export interface Mark {
  readonly op: 'same' | 'removed' | 'added' | 'skipped';
  readonly text: string;
}

export type Side = 'before' | 'after';

const longestSameRun = 70;
const keptAtEachEnd = 22;

/**
 * One side's text with its changed words marked. The text is sliced by the words' own
 * offsets, so that white space is as published; where offsets are missing or do not fit the
 * text, the words' texts are joined instead.
 */
export function markWords(text: string, words: readonly Word[], side: Side): readonly Mark[] {
  const op = side === 'before' ? 'removed' : 'added';
  const sliced = sliceByOffsets(text, words, side, op);
  const marks = sliced ?? joinTexts(words, op);
  return skipLongRuns(mergeRuns(marks));
}

/** A text that is not compared, as one run. */
export function plainMark(text: string): readonly Mark[] {
  return skipLongRuns([{ op: 'same', text }]);
}

function sliceByOffsets(
  text: string,
  words: readonly Word[],
  side: Side,
  op: 'removed' | 'added',
): readonly Mark[] | null {
  const marks: Mark[] = [];
  let at = 0;
  for (const word of words) {
    if (word.op !== op) continue;
    const range = word[side];
    if (!range || range[0] < at || range[1] > text.length || range[1] < range[0]) return null;
    if (range[0] > at) marks.push({ op: 'same', text: text.slice(at, range[0]) });
    marks.push({ op, text: text.slice(range[0], range[1]) });
    at = range[1];
  }
  if (at < text.length) marks.push({ op: 'same', text: text.slice(at) });
  return marks;
}

function joinTexts(words: readonly Word[], op: 'removed' | 'added'): readonly Mark[] {
  const marks: Mark[] = [];
  for (const word of words) {
    if (word.op !== 'same' && word.op !== op) continue;
    const last = marks.at(-1);
    const glue = last && !/\s$/u.test(last.text) && /^[\p{L}\p{N}]/u.test(word.text) ? ' ' : '';
    marks.push({ op: word.op, text: glue + word.text });
  }
  return marks;
}

/** Neighbouring runs of one kind, and of nothing but white space between them, become one. */
function mergeRuns(marks: readonly Mark[]): readonly Mark[] {
  const merged: { op: Mark['op']; text: string }[] = [];
  for (const mark of marks) {
    if (mark.text === '') continue;
    const last = merged.at(-1);
    const beforeLast = merged.at(-2);
    if (last && last.op === mark.op) last.text += mark.text;
    else if (last && beforeLast && last.op === 'same' && last.text.trim() === '' && beforeLast.op === mark.op) {
      beforeLast.text += last.text + mark.text;
      merged.pop();
    } else merged.push({ ...mark });
  }
  return merged;
}

/** A long run that did not change keeps its ends; how much was left out is said. */
function skipLongRuns(marks: readonly Mark[]): readonly Mark[] {
  if (marks.length < 2) return marks;
  return marks.flatMap((mark, index) => {
    // A word and the space after it are two characters or more.
    if (mark.op !== 'same' || mark.text.length < 2 * longestSameRun) return [mark];
    const tokens = [...mark.text.matchAll(/\S+\s*/gu)];
    const first = index === 0 ? 0 : keptAtEachEnd;
    const last = index === marks.length - 1 ? 0 : keptAtEachEnd;
    if (tokens.length <= longestSameRun) return [mark];
    const head = first === 0 ? '' : mark.text.slice(0, tokens[first]?.index ?? 0);
    const tail = last === 0 ? '' : mark.text.slice(tokens[tokens.length - last]?.index ?? mark.text.length);
    const skipped: Mark = { op: 'skipped', text: `${tokens.length - first - last} words the same` };
    return [{ op: 'same' as const, text: head }, skipped, { op: 'same' as const, text: tail }].filter(
      (part) => part.text !== '',
    );
  });
}

/** The first few replacements as a sentence: “must” → “should”, “40” → “36”. */
export function swaps(words: readonly Word[], most = 3): Phrase {
  const found = findSwaps(words);
  const phrase: Piece[] = [];
  for (const swap of found.slice(0, most)) {
    if (phrase.length > 0) phrase.push(', ');
    if (swap.removed === '') phrase.push('added ', said(swap.added));
    else if (swap.added === '') phrase.push('removed ', said(swap.removed));
    else phrase.push(said(swap.removed), became, said(swap.added));
  }
  if (found.length > most) phrase.push(` and ${found.length - most} more`);
  return phrase;
}

function findSwaps(words: readonly Word[]): readonly { removed: string; added: string }[] {
  const found: { removed: string; added: string }[] = [];
  let open: { removed: string; added: string } | null = null;
  for (const word of words) {
    const apart = word.op === 'same' && word.text.trim() !== '';
    if (apart) {
      if (open) found.push(open);
      open = null;
      continue;
    }
    if (word.op === 'same') {
      if (open) open = { removed: glue(open.removed, word.text), added: glue(open.added, word.text) };
      continue;
    }
    open ??= { removed: '', added: '' };
    open[word.op] = glue(open[word.op], word.text);
  }
  if (open) found.push(open);
  return found
    .map((swap) => ({ removed: shorten(swap.removed), added: shorten(swap.added) }))
    .filter((swap) => swap.removed !== swap.added);
}

function glue(before: string, text: string): string {
  return before !== '' && !/\s$/u.test(before) && /^[\p{L}\p{N}]/u.test(text) ? `${before} ${text}` : before + text;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 58).replace(/\s\S*$/u, '')}…`;
}
