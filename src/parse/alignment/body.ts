import { isBelow } from '../fields/ids.js';
import { isPastDate } from '../headers.js';
import type { Words } from '../lexicon/words.js';
import { align, type Alignment } from './align.js';
import type { AlignedColumn } from './costs.js';
import type { Nature, Piece } from './nature.js';
import { findStartsByFamily, readNatures, sight, type Starts } from './sight.js';

/** The pieces under one header, and the columns it promises. */
export interface Body {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly columns: readonly AlignedColumn[];
  /** Ids that begin rows elsewhere on the page. */
  readonly seen: ReadonlySet<string>;
}

/** The best of all ways to read a body: with ids of one family, or without. */
export interface Placed {
  readonly body: Body;
  /** The columns, with one for ids on a piece of their own where rows have ids. */
  readonly columns: readonly AlignedColumn[];
  readonly main: number;
  readonly natures: readonly Nature[];
  readonly starts: Starts | null;
  readonly alignment: Alignment;
  readonly evidence: readonly string[];
}

/** Tries every family of ids that could begin rows, and none; the cheapest alignment says which it is. */
export function placeBody(body: Body, words: Words): Placed | null {
  const { text, pieces } = body;
  const main = mainColumn(body.columns);
  if (pieces.length === 0 || main < 0) return null;
  const natures = readNatures(text, pieces, words);
  const hasGroups =
    body.columns.some((column) => column.field === 'recommendation') &&
    body.columns.some((column) => column.field === 'action');
  const all: Placed[] = [];
  const tried: string[] = [];
  for (const starts of findStartsByFamily(text, pieces, hasGroups, words, body.seen)) {
    const placed = placeWith(withGroups(body, starts), natures, starts);
    tried.push(
      `rows with ${starts.family} ids (${starts.at.size} begin lines) cost ${placed.alignment.cost.toFixed(1)}`,
    );
    all.push(placed);
  }
  // Only ids are rewarded: without them no alignment costs less than nothing.
  if (all.some(({ alignment }) => alignment.cost < 0)) tried.push('rows without ids cost more');
  else {
    all.unshift(placeWith(body, natures, null));
    tried.push(`rows without ids cost ${all[0]?.alignment.cost.toFixed(1)}`);
  }
  let best = cheapest(all) as Placed;
  // To take everything for what follows a table is cheap, and reads nothing.
  if (rowsOf(best) <= 1) best = cheapest(all.filter(isStatedTable)) ?? best;
  const told = toldInSentences(best);
  if (told) {
    tried.push(`with responses told in sentences cost ${told.alignment.cost.toFixed(1)}`);
    if (told.alignment.cost < best.alignment.cost) best = told;
  }
  return { ...best, evidence: tried };
}

function cheapest(all: readonly Placed[]): Placed | null {
  return all.reduce<Placed | null>(
    (best, each) => (best && best.alignment.cost <= each.alignment.cost ? best : each),
    null,
  );
}

/** What a reading costs beside others: one of the whole as what follows a table says nothing. */
export function costBeside(placed: Placed | null): number {
  if (!placed) return Infinity;
  return placed.alignment.cost + (rowsOf(placed) <= 1 ? placed.natures.length / 2 : 0);
}

function rowsOf({ alignment }: Placed): number {
  return (alignment.placings.rows.at(-1) ?? -1) + 1;
}

/** Fewer rows are none, where another reading has next to none. */
const fewestRows = 4;

/** Rows with ids that hold most of the pieces, at no more than a point for each, and a status each. */
function isStatedTable(placed: Placed): boolean {
  const { columns, natures, starts, alignment } = placed;
  const { placings, cost } = alignment;
  const status = columns.findIndex(({ field }) => field === 'status');
  const rows = rowsOf(placed);
  let [inCells, stated] = [0, 0];
  placings.columns.forEach((column, i) => {
    if (column >= 0) inCells++;
    if (column === status && natures[i]?.status != null) stated++;
  });
  return (
    starts !== null && rows >= fewestRows && cost <= natures.length && inCells > natures.length / 2 && stated >= rows
  );
}

/** The same, where a response is no word that everybody knows but what was written in answer. */
function toldInSentences(placed: Placed): Placed | null {
  const { body, natures, starts } = placed;
  if (!body.columns.some(({ field }) => field === 'response')) return null;
  const rows = rowsOf(placed);
  if (natures.filter(({ response }) => response === 'exact').length > rows * 0.5) return null;
  const columns = body.columns.map((column) => (column.field === 'response' ? { ...column, told: true } : column));
  return placeWith({ ...body, columns }, natures, starts);
}

/** Ids over other ids, `1.1` right above `1.1.1`, are groups of rows, whether or not a header says so. */
function withGroups(body: Body, starts: Starts | null): Body {
  if (!starts || body.columns.some((column) => column.field === 'recommendation')) return body;
  let above: string | null = null;
  for (const piece of body.pieces) {
    const id = starts.at.get(piece.start)?.id ?? null;
    if (id !== null && above !== null && isBelow(above, id))
      return { ...body, columns: [{ field: 'recommendation', title: null }, ...body.columns] };
    above = id;
  }
  return body;
}

/** The column of the row's own text. */
export function mainColumn(columns: readonly AlignedColumn[]): number {
  const action = columns.findIndex((column) => column.field === 'action');
  return action >= 0 ? action : columns.findIndex((column) => column.field === 'recommendation');
}

function placeWith(body: Body, natures: readonly Nature[], starts: Starts | null): Placed {
  const own = mainColumn(body.columns);
  const hasIds = body.columns.some((column) => column.field === 'id');
  const columns =
    starts && !hasIds
      ? [
          ...body.columns.slice(0, own),
          { field: 'id', title: null, implied: true } as const,
          ...body.columns.slice(own),
        ]
      : body.columns;
  const main = mainColumn(columns);
  const sightings = sight(body.text, body.pieces, natures, starts);
  // Where no column holds actions, a recommendation is the row's own text, and no title over rows.
  const told = columns.map((column, c): AlignedColumn => {
    if (c === main) return { ...column, field: 'action' };
    return column.field === 'other' && isPastDate(column.title ?? '') ? { ...column, dated: true } : column;
  });
  const alignment = align(sightings, { columns: told, main, withIds: starts !== null });
  return { body, columns, main, natures, starts, alignment, evidence: [] };
}
