import { foldCase } from '../../core/text.js';
import { isDatePhrase } from '../../core/dates.js';
import { isBelow, leadingId, stepBetween, type IdFamily } from '../fields/ids.js';
import type { Words } from '../lexicon/words.js';
import { weighFamily, withNumbers, type RowStart } from '../row-starts.js';
import { sighted, type Sightings } from './align.js';
import { readNature, type Nature, type Piece } from './nature.js';

/** The ids of one family that begin pieces. */
export interface Starts {
  readonly family: string;
  /** By the offset at which the piece begins. */
  readonly at: ReadonlyMap<number, RowStart>;
}

/** The natures of all pieces of a body; they do not depend on which ids begin its rows. */
export function readNatures(text: string, pieces: readonly Piece[], words: Words): readonly Nature[] {
  const known = new Map<string, Nature>();
  const natures = pieces.map((piece) => {
    if (piece.kind === 'item' || piece.end - piece.start > longestUsual) return readNature(text, piece, words);
    const own = text.slice(piece.start, piece.end);
    const nature = known.get(own) ?? readNature(text, piece, words);
    // Statuses come back on every row; ids and titles do not, and would only fill it.
    if (known.size < mostKnown) known.set(own, nature);
    return nature;
  });
  const alike = new Map<string, number[]>();
  natures.forEach((nature, i) => {
    if (!mayBeUsual(nature)) return;
    const own = foldCase(text.slice(pieces[i]?.start, pieces[i]?.end).trim());
    const others = alike.get(own);
    if (others) others.push(i);
    else alike.set(own, [i]);
  });
  for (const same of alike.values())
    if (same.length > 1) for (const i of same) natures[i] = { ...(natures[i] as Nature), usual: true };
  return natures;
}

function mayBeUsual({ title, words, date, ids, item }: Nature): boolean {
  return title && words <= 4 && date === null && !ids && !item;
}

/** Characters of a status that comes back. */
const longestUsual = 40;
const mostKnown = 1000;

/** An id alone on its line is no longer. */
const longestId = 24;
const longestDate = 40;

/** For each family of ids, where it begins pieces; families that begin none are left out. */
export function findStartsByFamily(
  text: string,
  pieces: readonly Piece[],
  hasGroups: boolean,
  words: Words,
  seen: ReadonlySet<string>,
): readonly Starts[] {
  // Every piece on a line of its own, whatever stood between them: glued cells have no edge that a pattern could see.
  const apart = pieces.map((piece) => text.slice(piece.start, piece.end)).join('\n');
  const apartAt = new Offsets(pieces);
  const short = pieces.filter((piece) => piece.end - piece.start <= longestId);
  const found: Starts[] = [];
  const body = withNumbers(apart, { start: 0, end: apart.length, lineStarts: apartAt, lined: true, hasGroups });
  for (const family of words.families) {
    const starts = weighFamily(apart, body, family, words, seen);
    const at = new Map<number, RowStart>();
    for (const start of starts) {
      const piece = pieces[apartAt.indexOf(start.start)];
      // `31 March 2026` is a date, whatever counts up to 31.
      if (piece && !isDate(text, piece)) at.set(piece.start, standingAt(piece, start));
    }
    if (at.size > 0) addGroups(text, pieces, family, at);
    if (at.size > 0) found.push({ family: family.id, at });
    const alone = startsAlone(text, short, family);
    if (alone.size >= 2 && [...alone.keys()].some((start) => !at.has(start)))
      found.push({ family: `${family.id}, alone on their lines,`, at: alone });
  }
  return found;
}

/** Where pieces begin that stand on a line each. */
class Offsets {
  readonly #offsets: Int32Array;

  constructor(pieces: readonly Piece[]) {
    let offset = 0;
    this.#offsets = Int32Array.from(pieces, ({ start, end }) => {
      const own = offset;
      offset += end - start + 1;
      return own;
    });
  }

  has(offset: number): boolean {
    return this.indexOf(offset) >= 0;
  }

  /** The index of the piece that begins there, or -1. */
  indexOf(offset: number): number {
    let low = 0;
    let high = this.#offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return this.#offsets[low] === offset ? low : -1;
  }
}

function standingAt(piece: Piece, { start, end, id, score, reasons, titleFrom }: RowStart): RowStart {
  return { start: piece.start, end: Math.min(piece.end, piece.start + end - start), id, score, reasons, titleFrom };
}

function isDate(text: string, piece: Piece): boolean {
  return piece.end - piece.start <= longestDate && isDatePhrase(text.slice(piece.start, piece.end));
}

/** Ids that are whole pieces, these short, and count up: where rows have those, an id before a text is the number of a list inside a cell. */
function startsAlone(text: string, pieces: readonly Piece[], family: IdFamily): ReadonlyMap<number, RowStart> {
  const at = new Map<number, RowStart>();
  let last: string | null = null;
  for (const piece of pieces) {
    const token = leadingId(text, piece.start, piece.end, [family]);
    if (!token || text.slice(token.end, piece.end).trim() !== '') continue;
    const step: number | null = last === null ? 1 : stepBetween(last, token.id);
    if (step === null || step < 1 || step > 3) continue;
    last = token.id;
    at.set(piece.start, {
      ...token,
      score: 2,
      reasons: ['alone on its line, and goes on with the sequence'],
      titleFrom: null,
    });
  }
  return at;
}

/** A group comes again where its rows are in two tables: an id right above an id below it, whatever came before. */
function addGroups(text: string, pieces: readonly Piece[], family: IdFamily, at: Map<number, RowStart>): void {
  // Each piece is looked up once: a long page has many.
  const starts = pieces.map((piece) => at.get(piece.start));
  pieces.forEach((piece, i) => {
    if (starts[i]) return;
    const next = starts[i + 1] ?? starts[i + 2];
    const token = next ? leadingId(text, piece.start, piece.end, [family]) : null;
    if (!next || !token || !isBelow(token.id, next.id)) return;
    const bare = text.slice(token.end, piece.end).trim() === '';
    if (starts[i + 1] || bare)
      at.set(piece.start, { ...token, score: 2, reasons: [`stands right above ${next.id}`], titleFrom: null });
  });
}

/** What an alignment needs to know of each piece, given the ids that may begin rows. */
export function sight(
  text: string,
  pieces: readonly Piece[],
  natures: readonly Nature[],
  starts: Starts | null,
): Sightings {
  const marks = new Uint8Array(pieces.length);
  let previous: string | null = null;
  for (let i = 0; starts !== null && i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const start = starts.at.get(piece.start);
    if (!start) continue;
    const child = previous !== null && isBelow(previous, start.id) ? sighted.child : 0;
    const bare = text.slice(start.end, piece.end).trim() === '' ? sighted.bare : 0;
    marks[i] = sighted.start | bare | child;
    previous = start.id;
  }
  return { natures, marks };
}
