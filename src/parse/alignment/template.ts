import { isBelow } from '../fields/ids.js';
import type { Field } from '../lexicon/lexicon.js';
import type { AlignedColumn } from './costs.js';
import type { Nature, Piece } from './nature.js';
import type { Starts } from './sight.js';

/** Columns told from what rows hold, where a table has lost its header. */
export interface Template {
  readonly columns: readonly AlignedColumn[];
  readonly reasons: readonly string[];
}

/** The pieces of one row, in order, each as one letter: `T`ext, `S`tatus, `D`ate, `L`inks, `R`esponse, short `O`ther words. */
type Shape = string;

/** A table without a header must show this many rows, and a status in this share of them. */
const fewestRows = 2;
const withStatus = 0.6;
/** Lines above the first of the rows without ids. */
const mostTitles = 4;

/**
 * The columns of rows that begin with ids of one family: the order in which most rows have
 * their status, date and links, and whether text stands after the status.
 *
 *     3.1 Publish the hours.       T ┐
 *     Complete                     S ├ action | status | progress
 *     The first list is out.       T ┘
 */
export function templateOfStarts(
  pieces: readonly Piece[],
  natures: readonly Nature[],
  starts: Starts,
): Template | null {
  const { shapes, hasGroups } = shapesBetween(pieces, natures, starts);
  const stated = shapes.filter((shape) => shape.includes('S')).length;
  const dated = shapes.filter((shape) => !shape.includes('S') && shape.includes('D')).length;
  if (shapes.length < fewestRows || stated === 0 || stated + dated < shapes.length * withStatus) return null;
  const share = (test: RegExp): number => shapes.filter((shape) => test.test(shape)).length / shapes.length;
  const columns: AlignedColumn[] = [];
  const add = (field: Field): number => columns.push({ field, title: null });
  if (hasGroups) add('recommendation');
  add('action');
  if (share(/^T+O+[SD]/u) >= 0.6) add('owners');
  const both = share(/S.*D|D.*S/u) >= 0.3;
  if (both && share(/D.*S/u) >= share(/S.*D/u)) add('due');
  if (share(/R.*S/u) >= 0.4) add('response');
  add(!both && dated > 0 ? 'status-or-due' : 'status');
  if (both && share(/S.*D/u) > share(/D.*S/u)) add('due');
  if (share(/[SD].*[TO]/u) >= 0.2) add('progress');
  if (share(/L$/u) >= 0.4) add('links');
  return {
    columns,
    reasons: [
      `${shapes.length} rows begin with ${starts.family} ids and hold, in order: ${columns.map((column) => column.field).join(', ')}`,
    ],
  };
}

function shapesBetween(
  pieces: readonly Piece[],
  natures: readonly Nature[],
  starts: Starts,
): { shapes: readonly Shape[]; hasGroups: boolean } {
  const shapes: Shape[] = [];
  let hasGroups = false;
  let open: { id: string; shape: Shape } | null = null;
  const close = (next: string | null): void => {
    if (!open) return;
    if (next !== null && isBelow(open.id, next) && !/[SD]/u.test(open.shape)) hasGroups = true;
    else shapes.push(open.shape);
  };
  pieces.forEach((piece, i) => {
    const start = starts.at.get(piece.start);
    if (start) {
      close(start.id);
      open = { id: start.id, shape: 'T' };
    } else if (open) open.shape += letter(natures[i] as Nature);
  });
  close(null);
  return { shapes, hasGroups };
}

function letter(nature: Nature): string {
  if (nature.status !== null) return 'S';
  if (nature.date === 'exact') return 'D';
  if (nature.ids) return 'L';
  if (nature.response === 'exact') return 'R';
  return nature.title && nature.words <= 6 && !nature.item ? 'O' : 'T';
}

/**
 * The columns of rows without ids, where a status comes back every so many pieces. Where the
 * first row begins is known only if as many pieces stand before the first status as the rest
 * of the cycle leaves; a list of all statuses, each once, is a legend and no table.
 */
export function templateOfPeriod(
  natures: readonly Nature[],
  textOf: (index: number) => string,
): (Template & { readonly skipped: number }) | null {
  const at = natures.flatMap((nature, i) => (nature.status === 'exact' ? [i] : []));
  const [first] = at;
  const last = at.at(-1);
  if (first === undefined || last === undefined || at.length < 4) return null;
  if (new Set(at.map((i) => textOf(i).toLowerCase())).size > at.length * 0.75) return null;
  const period = (at[1] ?? 0) - first;
  const regular = at.slice(1).filter((i, n) => i - (at[n] ?? 0) === period).length;
  const after = natures.length - 1 - last;
  // Titles above the first row are more lines than the cycle has room for.
  const skipped = Math.max(0, first + after - (period - 1));
  const before = first - skipped;
  if (
    period < 2 ||
    regular < (at.length - 1) * 0.8 ||
    before < 1 ||
    skipped > mostTitles ||
    before + after !== period - 1
  )
    return null;
  const columns: AlignedColumn[] = [{ field: 'action', title: null }];
  for (let i = 1; i < before; i++) columns.push({ field: i === 1 ? 'owners' : 'other', title: null });
  columns.push({ field: 'status', title: null });
  for (let i = 0; i < after; i++) columns.push({ field: i === 0 ? 'progress' : 'other', title: null });
  const texts = at.map((i) => natures[i - before]?.words ?? 0);
  if (texts.reduce((sum, words) => sum + words, 0) / texts.length < 4) return null;
  return {
    skipped,
    columns,
    reasons: [`a status stands at every ${period}th line: ${columns.map((column) => column.field).join(', ')}`],
  };
}
