import { isBelow } from '../fields/ids.js';
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
  let best: Placed | null = null;
  const tried: string[] = [];
  for (const starts of findStartsByFamily(text, pieces, hasGroups, words, body.seen)) {
    const placed = placeWith(withGroups(body, starts), natures, starts);
    tried.push(
      `rows with ${starts.family} ids (${starts.at.size} begin lines) cost ${placed.alignment.cost.toFixed(1)}`,
    );
    if (!best || placed.alignment.cost < best.alignment.cost) best = placed;
  }
  // Only ids are rewarded: without them no alignment costs less than nothing.
  if (best && best.alignment.cost < 0) tried.push('rows without ids cost more');
  else {
    const without = placeWith(body, natures, null);
    tried.push(`rows without ids cost ${without.alignment.cost.toFixed(1)}`);
    if (!best || without.alignment.cost <= best.alignment.cost) best = without;
  }
  const told = toldInSentences(best);
  if (told) {
    tried.push(`with responses told in sentences cost ${told.alignment.cost.toFixed(1)}`);
    if (told.alignment.cost < best.alignment.cost) best = told;
  }
  return { ...best, evidence: tried };
}

/** The same, where a response is no word that everybody knows but what was written in answer. */
function toldInSentences({ body, natures, starts, alignment }: Placed): Placed | null {
  if (!body.columns.some(({ field }) => field === 'response')) return null;
  const rows = (alignment.placings.rows.at(-1) ?? -1) + 1;
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
  const told = columns.map((column, c) => (c === main ? { ...column, field: 'action' as const } : column));
  const alignment = align(sightings, { columns: told, main, withIds: starts !== null });
  return { body, columns, main, natures, starts, alignment, evidence: [] };
}
