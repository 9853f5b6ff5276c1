import { isDatePhrase } from '../../../core/dates.js';
import type { Column } from '../../columns.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Piece } from './pieces.js';

/** What is known of a table's columns before its rows are put together. */
export interface Columns {
  readonly columns: readonly Column[];
  /** A column that goes with the one before it; see candidates.ts. */
  readonly joined: number | null;
  /** Families of ids that a good part of the rows begins with. */
  readonly families: ReadonlySet<string>;
  /** Parts of an id in the column of recommendations and of actions, where both have ids; else null. */
  readonly depths: { readonly recommendation: number; readonly action: number } | null;
  /** The column whose cells begin with the ids of the rows. */
  readonly leads: number;
  /** Nearly all rows begin with an id. */
  readonly isNumbered: boolean;
}

/**
 * How well a piece stands in a column, in points of evidence: what the column promises by its
 * header against what can be seen of the piece. Weights are tuned on no file.
 */
export function fitOf(piece: Piece, c: number, table: Columns): number {
  // A line with a cell for every column is most likely what it seems, whatever its cells hold.
  const isStraight = piece.place?.index === c && piece.place.of === table.columns.length;
  return wordsFit(piece, c, table) + (isStraight ? straight : 0);
}

const straight = 0.8;

function wordsFit(piece: Piece, c: number, table: Columns): number {
  const field = table.columns[c]?.field ?? 'other';
  if (piece.text === '') return emptyFit[field];
  if (table.joined !== null && c === table.joined)
    return piece.words <= 6 && !/[.;!?]$/u.test(piece.text) ? 0.3 + (piece.status > 0 ? 1.2 : 0) : -3;
  if (table.joined !== null && c === table.joined - 1 && field === 'status' && piece.words <= 4 && piece.status < 2)
    return 0.5;
  const opening = piece.opening && table.families.has(piece.opening.family) ? piece.opening : null;
  return filledFit[field](piece, { opening, c, table });
}

interface Place {
  readonly opening: Piece['opening'];
  readonly c: number;
  readonly table: Columns;
}

const filledFit: Readonly<Record<Field, (piece: Piece, at: Place) => number>> = {
  status: (piece) => (piece.status > 0 ? piece.status * 2 : piece.isDate ? -0.5 : strangeStatus(piece)),
  'status-or-due': (piece) =>
    piece.status === 2 || piece.isDate ? 4 : piece.status === 1 ? 2 : upTo(6, -1.5, -6)(piece),
  due: (piece) => (piece.isDate ? 4 : piece.status === 2 ? (piece.lasts ? -0.5 : -3) : upTo(8, 0, -3)(piece)),
  id: (piece) => (isNumber(piece) ? 4 : upTo(2, -0.5, -5)(piece)),
  links: (piece) => (piece.isIds ? 3 : piece.status === 2 ? -3 : upTo(8, 0, -3)(piece)),
  response: (piece) => (piece.isResponse ? 3 : piece.status === 2 ? -3 : -0.5),
  owners: nameFit,
  theme: nameFit,
  recommendation: textFit,
  action: textFit,
  progress: noteFit,
  'next-steps': noteFit,
  other: (_, at) => (at.opening && at.table.leads !== at.c ? -1 : 0),
};

/** `Amber`, `Rejected`: no status word, and what stands among statuses all the same. */
function strangeStatus(piece: Piece): number {
  if (piece.isSign) return 1.5;
  return piece.isResponse && piece.words <= 8 ? 0.5 : upTo(4, -1.5, -6)(piece);
}

/** `9 May 2024.` at the front of a line is the end of a note. */
function isNumber(piece: Piece): boolean {
  return piece.isIds || (piece.opening !== null && piece.words <= 3 && !isDatePhrase(piece.text.replace(/\.$/u, '')));
}

function upTo(words: number, shorter: number, longer: number): (piece: Piece) => number {
  return (piece) => (piece.words <= words ? shorter : longer);
}

/** Owners and themes: short, and not what opens a row. */
function nameFit(piece: Piece, { opening, c, table }: Place): number {
  const strange = piece.status === 2 || piece.isDate || piece.words > 15;
  return (opening && table.leads !== c ? -2.5 : 0) + (strange ? -3 : 0.5);
}

function noteFit(piece: Piece, { opening }: Place): number {
  return (opening ? -1.5 : 0) + (piece.status === 2 ? -2 : piece.isDate ? -1 : 0.5);
}

const emptyFit: Readonly<Record<Field, number>> = {
  status: -1.5,
  'status-or-due': -1.5,
  id: -1,
  action: -3,
  recommendation: -0.3,
  theme: -0.2,
  response: -1,
  owners: -0.3,
  due: -0.5,
  links: -0.5,
  progress: 0,
  'next-steps': 0,
  other: -0.1,
};

/** The text of a row, or the title of its group: the id it opens with says which. */
function textFit(piece: Piece, { opening, c, table }: Place): number {
  const field = table.columns[c]?.field;
  if (piece.status === 2) return -5;
  if (piece.isDate) return -4;
  const short = piece.words >= 3 ? 1 : -0.5;
  const numbered = table.depths === null && !table.isNumbered ? 0.5 : 2.5;
  if (!opening) return short - (table.leads === c || (field === 'recommendation' && hasBoth(table)) ? numbered : 0);
  if (!hasBoth(table)) return short + 2;
  if (!table.depths) return short + (table.leads === c ? 2 : 0);
  if (opening.depth === table.depths.recommendation) return field === 'recommendation' ? short + 2 : -2.5;
  return field === 'action' ? short + 2 : -2.5;
}

export function hasBoth(table: Pick<Columns, 'columns'>): boolean {
  return (
    table.columns.some((column) => column.field === 'action') &&
    table.columns.some((column) => column.field === 'recommendation')
  );
}

/** What it costs that a row ends without a cell of this field. */
export const missingCost: Readonly<Record<Field, number>> = {
  status: 1.5,
  'status-or-due': 1.5,
  id: 3,
  action: 4,
  recommendation: 1,
  theme: 1,
  response: 1,
  owners: 0.6,
  due: 0.6,
  links: 0.6,
  progress: 0.4,
  'next-steps': 0.4,
  other: 0.5,
};

/** What it costs that a row begins after a column of this field: a cell that spans rows is printed once. */
export const spannedCost: Readonly<Record<Field, number>> = {
  recommendation: 0.7,
  theme: 0.7,
  other: 1.2,
  owners: 2,
  response: 3,
  links: 3,
  id: 3,
  action: 4,
  due: 3,
  progress: 4,
  'next-steps': 4,
  status: 5,
  'status-or-due': 5,
};
