import type { Column } from '../../columns.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Piece } from './pieces.js';

/** What is known of a table's columns before its rows are put together. */
export interface Columns {
  readonly columns: readonly Column[];
  /** Families of ids that a good part of the rows begins with. */
  readonly families: ReadonlySet<string>;
  /** Parts of an id in the column of recommendations and of actions, where both have ids; else null. */
  readonly depths: { readonly recommendation: number; readonly action: number } | null;
  /** The column whose cells begin with the ids of the rows. */
  readonly leads: number;
}

/**
 * How well a piece stands in a column, in points of evidence: what the column promises by its
 * header against what can be seen of the piece. Weights are tuned on no file.
 */
export function fitOf(piece: Piece, c: number, table: Columns): number {
  const field = table.columns[c]?.field ?? 'other';
  if (piece.text === '') return emptyFit[field];
  const opening = piece.opening && table.families.has(piece.opening.family) ? piece.opening : null;
  switch (field) {
    case 'status':
      if (piece.status > 0) return piece.status * 2;
      return piece.isDate ? -0.5 : piece.words <= 4 ? -1.5 : -6;
    case 'status-or-due':
      return piece.status === 2 || piece.isDate ? 4 : piece.status === 1 ? 2 : piece.words <= 6 ? -1.5 : -6;
    case 'due':
      return piece.isDate ? 4 : piece.status === 2 ? -3 : piece.words <= 8 ? 0 : -3;
    case 'id':
      return piece.isIds || (piece.opening !== null && piece.words <= 3) ? 4 : piece.words <= 2 ? -0.5 : -5;
    case 'links':
      return piece.isIds ? 3 : piece.status === 2 ? -3 : piece.words <= 8 ? 0 : -3;
    case 'response':
      return piece.isResponse ? 3 : piece.status === 2 ? -3 : -0.5;
    case 'owners':
    case 'theme':
      return (opening && table.leads !== c ? -2.5 : 0) + (piece.status === 2 || piece.isDate ? -3 : piece.words > 15 ? -3 : 0.5);
    case 'recommendation':
    case 'action':
      return textFit(piece, opening, c, table);
    case 'progress':
    case 'next-steps':
      return (opening ? -1.5 : 0) + (piece.status === 2 ? -2 : piece.isDate ? -1 : 0.5);
    case 'other':
      return opening && table.leads !== c ? -1 : 0;
  }
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
function textFit(piece: Piece, opening: Piece['opening'], c: number, table: Columns): number {
  const field = table.columns[c]?.field;
  if (piece.status === 2) return -5;
  if (piece.isDate) return -4;
  const short = piece.words >= 3 ? 1 : -0.5;
  const numbered = table.depths === null ? 0.5 : 2.5;
  if (!opening) return short - (table.leads === c || (field === 'recommendation' && hasBoth(table)) ? numbered : 0);
  if (!hasBoth(table)) return short + 2;
  if (!table.depths) return short + (table.leads === c ? 2 : 0);
  if (opening.depth === table.depths.recommendation) return field === 'recommendation' ? short + 2 : -2.5;
  return field === 'action' ? short + 2 : -2.5;
}

export function hasBoth(table: Pick<Columns, 'columns'>): boolean {
  return table.columns.some((column) => column.field === 'action') && table.columns.some((column) => column.field === 'recommendation');
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
