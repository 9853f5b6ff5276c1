import { inHeading, noPlacings, type Alignment } from './align.js';
import type { AlignedColumn } from './costs.js';
import type { Nature } from './nature.js';

/** Rows told by their statuses alone: where the first begins, and where each piece after that stands. */
export interface Anchored {
  readonly columns: readonly AlignedColumn[];
  /** Pieces above the first row. */
  readonly skipped: number;
  readonly alignment: Alignment;
  readonly reasons: readonly string[];
}

/** Fewer statuses than this are no table. */
const fewest = 4;
/** A row has its text and at most this many names or dates before its status. */
const mostBefore = 3;
const share = 0.8;

/**
 * Rows without a header and without ids whose notes are of any length: each has one status, and
 * the same number of pieces before it, a text and perhaps an owner.
 *
 *     Improving skills                      a heading: short, where notes end in full stops
 *     Run digital classes                   ┐
 *     Libraries                             ├ row
 *     Completed                             │
 *     412 people came. More will.           ┘
 */
export function anchorByStatus(natures: readonly Nature[], textOf: (index: number) => string): Anchored | null {
  const at = natures.flatMap((nature, i) => (nature.status === 'exact' ? [i] : []));
  const [first] = at;
  if (first === undefined || at.length < fewest) return null;
  // All statuses once each: a legend.
  if (new Set(at.map((i) => textOf(i).toLowerCase())).size > at.length * 0.75) return null;
  const least = at.slice(1).reduce((gap, i, n) => Math.min(gap, i - (at[n] ?? 0)), first + 1);
  for (let before = Math.min(mostBefore, least - 1); before >= 1; before--) {
    const starts = at.map((i) => i - before);
    const texts = starts.filter((i) => isText(natures[i])).length;
    const names = starts.filter((start) =>
      Array.from({ length: before - 1 }, (_, n) => natures[start + 1 + n]).every(isName),
    ).length;
    if (texts < at.length * share || names < at.length * share) continue;
    return anchored(natures, at, before);
  }
  return null;
}

function isText(nature: Nature | undefined): boolean {
  return nature !== undefined && nature.words >= 3 && nature.date !== 'exact' && !nature.broken && !nature.item;
}

function isName(nature: Nature | undefined): boolean {
  return nature !== undefined && nature.words <= 8 && !nature.ended && !nature.item;
}

function anchored(natures: readonly Nature[], at: readonly number[], before: number): Anchored {
  const starts = at.map((i) => i - before);
  const skipped = starts[0] ?? 0;
  const middle = Array.from({ length: before - 1 }, (_, n): AlignedColumn => {
    const dated = starts.filter((start) => natures[start + 1 + n]?.date === 'exact').length;
    return { field: dated > at.length / 2 ? 'due' : n === 0 ? 'owners' : 'other', title: null };
  });
  const columns: AlignedColumn[] = [
    { field: 'action', title: null },
    ...middle,
    { field: 'status', title: null },
    { field: 'progress', title: null },
  ];
  const notes = natures.filter((nature, i) => i > (at[0] ?? 0) && nature.words > 8);
  const closed = notes.filter((nature) => nature.ended).length >= notes.length / 2;
  const placings = noPlacings(natures.length - skipped);
  let row = 0;
  for (let i = skipped; i < natures.length; i++) {
    if (i === starts[row + 1]) row++;
    const offset = i - (starts[row] ?? 0);
    const nature = natures[i];
    // A title right above a row belongs to neither: notes end as sentences do.
    const heads =
      i + 1 === starts[row + 1] && offset > before && closed && nature?.title === true && !nature.ended && !nature.item;
    placings.columns[i - skipped] = heads ? inHeading : Math.min(offset, before + 1);
    placings.rows[i - skipped] = row;
  }
  return {
    columns,
    skipped,
    alignment: { placings, cost: 0 },
    reasons: [
      `${at.length} statuses stand alone, each below ${before === 1 ? 'a text' : `a text and ${before - 1} more`}`,
    ],
  };
}
