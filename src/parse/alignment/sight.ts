import type { Range } from '../../core/span.js';
import { idFamilies, isBelow } from '../fields/ids.js';
import type { Words } from '../lexicon/words.js';
import { weighFamily, type RowStart } from '../row-starts.js';
import type { Sighting } from './align.js';
import { readNature, type Nature, type Piece } from './nature.js';

/** The ids of one family that begin pieces. */
export interface Starts {
  readonly family: string;
  /** By the offset at which the piece begins. */
  readonly at: ReadonlyMap<number, RowStart>;
}

/** The natures of all pieces of a body; they do not depend on which ids begin its rows. */
export function readNatures(text: string, pieces: readonly Piece[], words: Words): readonly Nature[] {
  return pieces.map((piece) => readNature(text, piece, words));
}

/** For each family of ids, where it begins pieces; families that begin none are left out. */
export function findStartsByFamily(text: string, body: Range, pieces: readonly Piece[], hasGroups: boolean, words: Words, seen: ReadonlySet<string>): readonly Starts[] {
  const pieceStarts = new Set(pieces.map((piece) => piece.start));
  const found: Starts[] = [];
  for (const family of idFamilies) {
    const starts = weighFamily(text, { ...body, lineStarts: pieceStarts, lined: true, hasGroups }, family, words, seen);
    const at = new Map(starts.flatMap((start) => (pieceStarts.has(start.start) ? [[start.start, start] as const] : [])));
    if (at.size > 0) found.push({ family: family.id, at });
  }
  return found;
}

/** What an alignment needs to know of each piece, given the ids that may begin rows. */
export function sight(text: string, pieces: readonly Piece[], natures: readonly Nature[], starts: Starts | null): readonly Sighting[] {
  let previous: string | null = null;
  return pieces.map((piece, i) => {
    const start = starts?.at.get(piece.start);
    const child = start !== undefined && previous !== null && isBelow(previous, start.id);
    if (start) previous = start.id;
    const rest = start ? text.slice(start.end, piece.end).trim() : '';
    return { nature: natures[i] as Nature, start: start !== undefined, bare: start !== undefined && rest === '', child };
  });
}
