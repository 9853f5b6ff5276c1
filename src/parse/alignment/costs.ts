import type { Field } from '../lexicon/lexicon.js';
import type { Nature } from './nature.js';

/** A column as an alignment sees it: what it holds, and whether the publisher gave it a header. */
export interface AlignedColumn {
  readonly field: Field;
  readonly title: string | null;
  /** Made for ids that stand on a piece of their own in front of the text; empty where the id leads the text. */
  readonly implied?: boolean;
  /** Its responses are told in sentences: what opens with no word of a response is as good. */
  readonly told?: boolean;
  /** Its header names a day in the past. */
  readonly dated?: boolean;
}

/**
 * What it costs to say that a piece stands in a column, in points: 0 is what the column is
 * for, 5 is what it hardly ever holds. Weights are judgements, tuned on no file.
 */
export function placeCost({ field, told, dated }: AlignedColumn, nature: Nature): number {
  if (nature.blank) return blanks[field] ?? 0.2;
  if (dated === true) return nature.date !== null ? 0.2 : nature.words <= 3 ? 0.6 : 1.5;
  if (told === true && nature.response === null) return noteCost(nature);
  return places[field](nature) + (nature.label ? 3 : 0) + (nature.broken ? 1.5 : 0);
}

/** Columns that are seldom left empty with a dash. */
const blanks: Readonly<Partial<Record<Field, number>>> = {
  id: 7,
  action: 4,
  recommendation: 4,
  status: 1.6,
  'status-or-due': 1,
};

const places: Readonly<Record<Field, (nature: Nature) => number>> = {
  id: (nature) => (nature.ids ? 0 : nature.words <= 2 && nature.length <= 16 ? 1 : 7),
  status: (nature) => statusCost(nature, 2.5),
  'status-or-due': (nature) => statusCost(nature, nature.date === 'exact' ? 0 : nature.date === 'like' ? 0.8 : 2.5),
  due: dueCost,
  response: responseCost,
  links: (nature) => (nature.ids ? 0 : nature.status === 'exact' ? 4 : nature.words <= 3 ? 2 : 6),
  owners: shortCost,
  theme: shortCost,
  recommendation: (nature) => (alone(nature) ? 4 : nature.title ? 0.2 : 0.9),
  action: (nature) => (alone(nature) ? 4 : nature.words <= 2 ? 1.2 : 0),
  progress: noteCost,
  'next-steps': noteCost,
  other: () => 0.7,
};

function responseCost(nature: Nature): number {
  if (nature.response !== null) return nature.response === 'exact' ? 0 : 0.3;
  if (nature.status === 'exact') return 4;
  return nature.words <= 6 ? 2 : 3.5;
}

function noteCost(nature: Nature): number {
  if (nature.status === 'exact') return 2.2;
  if (nature.date === 'exact') return 2;
  if (nature.ids) return 2.5;
  return (nature.words <= 2 ? 0.8 : 0.2) + (nature.numbered ? 0.8 : 0);
}

/** A status, a date or a list of ids and nothing else: words of a column of its own. */
function alone(nature: Nature): boolean {
  return nature.status === 'exact' || nature.date === 'exact' || nature.ids;
}

function statusCost(nature: Nature, otherwise: number): number {
  if (nature.status === 'exact') return 0;
  if (nature.status === 'like') return 0.4;
  if (nature.words <= 4 && !nature.ids && nature.length <= 40) return Math.min(otherwise, nature.usual ? 1.2 : 2);
  return Math.min(otherwise < 2.5 ? otherwise : 9, 4 + nature.length / 30);
}

function dueCost(nature: Nature): number {
  if (nature.date === 'exact') return 0;
  // “Ongoing” is what many write where no date is set.
  if (nature.status === 'exact') return 1.5;
  if (nature.date === 'like') return 0.7;
  return nature.words <= 5 ? 2 : 3.5;
}

function shortCost(nature: Nature): number {
  if (alone(nature)) return 4;
  if (nature.ended && nature.words > 4) return 3 + nature.words / 10;
  return nature.words <= 8 ? 0.3 : nature.words <= 16 ? 1.5 : 4;
}

/** What it costs that one more piece goes on in the same cell. */
export function goOnCost({ field, told }: AlignedColumn, nature: Nature): number {
  if (told === true) return nature.item ? 0.1 : 0.3;
  switch (field) {
    case 'progress':
    case 'next-steps':
      return nature.item ? 0.1 : 0.3;
    case 'action':
      return nature.item ? 0.1 : 0.8;
    case 'other':
    case 'owners':
    case 'links':
      return 1;
    case 'recommendation':
    case 'response':
      return nature.item ? 0.3 : 1.5;
    case 'id':
    case 'theme':
    case 'status':
    case 'status-or-due':
    case 'due':
      return 3;
  }
}

/** What it costs that a row has nothing in a column; an empty cell leaves no piece at all. */
export function emptyCost(column: AlignedColumn, firstRow: boolean): number {
  switch (column.field) {
    case 'action':
      return 8;
    case 'status':
    case 'status-or-due':
      return 2.5;
    case 'response':
    case 'id':
      return column.implied === true ? 0 : 1.5;
    case 'recommendation':
      return firstRow ? 1.5 : 0.3;
    case 'theme':
      return 0.3;
    case 'due':
    case 'owners':
    case 'links':
      return 0.7;
    case 'progress':
      return 0.8;
    case 'next-steps':
    case 'other':
      return 0.5;
  }
}
