import type { AlignedColumn } from './costs.js';
import { isPastDate } from '../headers.js';
import type { Field } from '../lexicon/lexicon.js';
import type { Words } from '../lexicon/words.js';

/** A line of a header as it was read, before the lines around it are looked at. */
export interface TitledColumn {
  readonly field: Field;
  readonly title: string;
  readonly score: number;
  readonly reason: string;
}

/**
 * The columns of a stacked header, each with its role among the others; null where they are no
 * header of rows. A header that comes again (`again`) is one whatever its words.
 */
export function settleColumns(
  found: readonly TitledColumn[],
  again: boolean,
  words: Words,
): { readonly columns: readonly AlignedColumn[]; readonly reasons: readonly string[] } | null {
  const own = withoutSubject(found, words);
  const reasons = own.map(({ title, field, reason }) => `“${title}” → ${field}: ${reason}`);
  const single = noteAfterStatus(resolveTwins(own), reasons);
  const has = (...fields: Field[]): boolean => single.some((column) => fields.includes(column.field));
  if (!has('status', 'status-or-due', 'progress', 'response')) return null;
  if (single.length === 1 && ((own[0]?.score ?? 0) < 0.95 || !has('status', 'status-or-due'))) return null;
  const complete = withText(single, again, words, reasons);
  // Notes without a status, and the text's own header missing too: any annual report has such headings.
  if (complete[0]?.title === null && !has('status', 'status-or-due', 'response')) return null;
  return { columns: complete, reasons };
}

/** `Subject` right before `Recommendation` says what that is about, and is no text of its own. */
function withoutSubject(columns: readonly TitledColumn[], { lexicon }: Words): readonly TitledColumn[] {
  return columns.map((column, c) => {
    const isVague = column.field === 'action' && lexicon.vagueHeaders.includes(column.title.toLowerCase());
    return isVague && columns[c + 1]?.field === 'recommendation' ? { ...column, field: 'other' } : column;
  });
}

/** Where no column is called action: the unknown one beside the number or at the front, else one whose header is lost. */
function withText(
  columns: readonly AlignedColumn[],
  again: boolean,
  { lexicon }: Words,
  reasons: string[],
): readonly AlignedColumn[] {
  const at = (...fields: Field[]): number => columns.findIndex((column) => fields.includes(column.field));
  if (at('action', 'recommendation') >= 0) return columns;
  const pivot = at('status', 'status-or-due', 'progress', 'response');
  const asked = columns.findIndex(({ title }, c) => c < pivot && lexicon.asks.includes(title?.toLowerCase() ?? ''));
  if (asked >= 0) {
    reasons.push(`“${columns[asked]?.title ?? ''}” → action: it names what was asked for, and no other holds the text`);
    return columns.map((column, c) => (c === asked ? { ...column, field: 'action' } : column));
  }
  const text = columns.findIndex(({ field, title }, c) => c < pivot && field === 'other' && !isPastDate(title ?? ''));
  if (text >= 0 && (text === at('id') + 1 || (again && text === 0))) {
    reasons.push(`“${columns[text]?.title ?? ''}” → action: the first unknown column, and no other holds the text`);
    return columns.map((column, c) => (c === text ? { ...column, field: 'action' } : column));
  }
  reasons.unshift('the first header is missing: rows begin with their text');
  return [{ field: 'action', title: null }, ...columns];
}

/** The one unknown column after the status is a note, where no column is called one. */
function noteAfterStatus(columns: readonly AlignedColumn[], reasons: string[]): readonly AlignedColumn[] {
  const status = columns.findIndex((column) => column.field === 'status' || column.field === 'status-or-due');
  const unknown = columns.filter(({ field, title }, c) => field === 'other' && c > status && !isPastDate(title ?? ''));
  if (status < 0 || unknown.length !== 1 || columns.some((column) => column.field === 'progress')) return columns;
  reasons.push(`“${unknown[0]?.title ?? ''}” → progress: the one unknown column after the status`);
  return columns.map((column) => (column === unknown[0] ? { ...column, field: 'progress' } : column));
}

/** Of two columns of one field the row's status is the later, else the better known or the first counts; the other keeps its words. */
function resolveTwins(own: readonly TitledColumn[]): readonly AlignedColumn[] {
  const columns = own.map(({ field, title }): AlignedColumn => ({ field, title }));
  const scores = own.map(({ score }) => score);
  const year = (title: string | null): number => Number(/(?:19|20)\p{N}{2}/u.exec(title ?? '')?.[0] ?? 9999);
  return columns.map((column, c) => {
    const rivals = columns.filter((other, o) => o !== c && other.field === column.field);
    if (column.field === 'other' || rivals.length === 0) return column;
    const best = Math.max(...columns.map((other, o) => (other.field === column.field ? (scores[o] ?? 0) : 0)));
    const first = columns.findIndex((other, o) => other.field === column.field && scores[o] === best) === c;
    const latest = rivals.every((other) => year(other.title) < year(column.title));
    const lastOfEqual =
      rivals.every((other) => year(other.title) === year(column.title)) &&
      columns.findLastIndex((other) => other.field === column.field) === c;
    // `Status` beside `Position`: the one that is called so, and the other tells of it.
    const called = [column, ...rivals].filter(({ title }) => /^status$/iu.test(title ?? ''));
    if (column.field === 'status' && called.length === 1)
      return column === called[0] ? column : { ...column, field: 'other' };
    const keeps = column.field === 'status' ? latest || lastOfEqual : first;
    return keeps ? column : { ...column, field: 'other' };
  });
}
