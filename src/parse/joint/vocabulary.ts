import { foldPhrase } from '../lexicon/words.js';
import { isShort, type Learnt } from './costs.js';
import type { Plan, RowCut } from './search.js';
import { phraseOf, type Sequence } from './sequence.js';

/** Rows of one table, cut. */
export interface CutRow {
  readonly sequence: Sequence;
  readonly row: RowCut;
}

/** The longest phrase that is looked for in other rows, in words. */
const longest = 8;

/**
 * What the cells of each short column have in common: phrases that begin, or end, where the
 * cell of two rows or more does.
 */
export function learn(rows: readonly CutRow[], plan: Plan): readonly Learnt[] {
  return plan.columns.map(({ field }, column) => {
    if (!isShort(field) || field === 'id' || field === 'links') return new Map<string, number>();
    const counts = new Map<string, number>();
    for (const { sequence, row } of rows)
      for (const phrase of new Set(phrasesAt(sequence, row, column, plan)))
        counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    return keep(counts, field === 'owners');
  });
}

function* phrasesAt(sequence: Sequence, row: RowCut, column: number, plan: Plan): Generator<string> {
  const cell = row.cells[column];
  const from = cell?.from ?? endBefore(row, column);
  const openers = new Set(plan.known.words.lexicon.sentenceOpeners);
  for (let to = from + 1; to <= Math.min(row.to, from + longest); to++)
    if (isBoundary(sequence, to, row.to)) {
      const phrase = foldPhrase(phraseOf(sequence, from, to));
      if (to > from + 1 || !openers.has(phrase)) yield phrase;
    }
  if (!cell) return;
  for (let start = cell.to - 1; start >= Math.max(row.from, cell.to - longest); start--)
    if (start !== cell.from && (sequence.opens[start] ?? 0) < 1 && (sequence.endsText[start] ?? 0) < 2)
      yield foldPhrase(phraseOf(sequence, start, cell.to));
}

function endBefore(row: RowCut, column: number): number {
  for (let c = column - 1; c >= 0; c--) {
    const cell = row.cells[c];
    if (cell) return cell.to;
  }
  return row.from;
}

/** A cell could end here, and the next begin. */
function isBoundary(sequence: Sequence, at: number, end: number): boolean {
  return (sequence.endsName[at] ?? 0) < 1 && (at === end || (sequence.opens[at] ?? 0) < 1);
}

/** Where one phrase is a part of another, names are whole and statuses are brief. */
function keep(counts: ReadonlyMap<string, number>, isName: boolean): Learnt {
  const usual = [...counts].filter(([phrase, count]) => count >= 2 && /\p{L}/u.test(phrase));
  return new Map(
    usual.map(([phrase, count]) => {
      const better = usual.filter(
        ([other, n]) => n >= count && (isName ? isPart(phrase, other) : isPart(other, phrase)),
      );
      return [phrase, (count >= 3 ? 0.2 : 0.5) + 0.2 * better.length];
    }),
  );
}

function isPart(phrase: string, other: string): boolean {
  return other.length > phrase.length && (other.startsWith(`${phrase} `) || other.endsWith(` ${phrase}`));
}
