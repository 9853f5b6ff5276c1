import { foldCase } from '../core/text.js';
import type { Column } from './column.js';
import { profileColumns, profileOf, type Profile } from './column-profiles.js';
import { onlyCell, type GridCell } from './grid.js';
import { readHeader } from './headers.js';
import type { Words } from './lexicon/words.js';
import { namesOutcome } from './outcome.js';

type Row = readonly (GridCell | null)[];

/** A column that may hold statuses in words that nobody knows. */
export interface StatusCandidate {
  readonly column: number;
  /** The column of the rows' texts. */
  readonly text: number;
  /** Nothing else that a table of actions has is held like that. */
  readonly isClear: boolean;
  /** Its header tells of an outcome in words of its own: `How it went`. */
  readonly isOutcome: boolean;
  /** Its words, each once, as far as they are worth naming. */
  readonly values: readonly string[];
}

const fewestRows = 4;
const mostWords = 4;
const longestValue = 60;
const mostNamed = 4;

/**
 * Columns of few short words that come back from row to row, in a table without a known column
 * of statuses: neither names of owners, kinds and places nor degrees, dates, ids or answers.
 */
export function statusCandidates(
  columns: readonly Column[],
  body: readonly Row[],
  words: Words,
): readonly StatusCandidate[] {
  if (columns.some(({ field }) => field === 'status' || field === 'status-or-due')) return [];
  if (columns.every(({ field }) => field !== 'other') || body.length < fewestRows) return [];
  const profiles = profileColumns(body, columns.length, words);
  const rows = body.filter((row) => !onlyCell(row));
  const text = textColumn(columns, profiles);
  if (text < 0) return [];
  const hasOwners = columns.some(({ field }) => field === 'owners');
  const found = columns.flatMap((column, c): readonly StatusCandidate[] => {
    if (column.field !== 'other' || c === text || !isOpen(column, words)) return [];
    if (!couldBe(profileOf(profiles, c))) return [];
    const cells = rows.flatMap((row) =>
      row[c]?.origin === true && row[c].text !== '' ? [bareValue(row[c].text)] : [],
    );
    const values = [...new Set(cells)];
    if (!isVocabulary(cells, values, words)) return [];
    const areNames = values.filter(isName).length * 3 > values.length;
    // Each word in one block of rows: it divides them.
    const divides = cells.filter((cell, i) => i > 0 && cell !== cells[i - 1]).length < values.length;
    const isOutcome = namesOutcome(column.title ?? '', words);
    if (!isOutcome && ((areNames && !hasOwners) || (divides && c < text))) return [];
    const isTold = hasOwners || values.some(isPhrase);
    const isClear = c > text && (isOutcome || (!divides && !areNames && isTold));
    return [{ column: c, text, isClear, isOutcome, values: values.slice(0, mostNamed) }];
  });
  // `How it went` says more than what stands below it.
  const named = found.filter(({ isOutcome }) => isOutcome);
  return named.length === 1 ? named : found;
}

/** The column of the rows' texts: by its header, else the first long one, where every row is numbered. */
function textColumn(columns: readonly Column[], profiles: readonly Profile[]): number {
  for (const field of ['action', 'recommendation'] as const) {
    const at = columns.findIndex((column) => column.field === field);
    if (at >= 0) return at;
  }
  const id = columns.findIndex(({ field }) => field === 'id');
  const isCounted = profileOf(profiles, id).ids >= 0.8 && profileOf(profiles, id).distinct >= 0.9;
  return isCounted ? columns.findIndex((column, c) => column.field === 'other' && isText(profileOf(profiles, c))) : -1;
}

function isText({ words, distinct, filled, rows }: Profile): boolean {
  return words >= 5 && distinct >= 0.9 && filled >= rows * 0.9;
}

/** Without a header, or with one that is in no vocabulary and names nothing else. */
function isOpen({ title }: Column, words: Words): boolean {
  if (title === null || title === '') return true;
  if (readHeader(title, words) !== null) return false;
  const own = title.toLowerCase().split(/[^\p{L}]+/u);
  return !own.some((word) => words.lexicon.kinds.includes(word) || words.bodies.has(word));
}

function couldBe(shape: Profile): boolean {
  return (
    shape.filled >= Math.max(fewestRows, shape.rows * 0.7) &&
    shape.words <= mostWords &&
    shape.distinct <= 0.6 &&
    shape.dates < 0.3 &&
    shape.ids < 0.3 &&
    shape.bodies < 0.2 &&
    shape.signs < 0.3 &&
    shape.responses < 0.5 &&
    shape.shaped < 0.5
  );
}

/** Without marks of footnotes and stops. */
function bareValue(text: string): string {
  return text.replace(/\s*\[[^\]]{1,4}\]$/u, '').replace(/[\s.*†‡]+$/u, '');
}

/** Two words or more that come back, short, in letters, and none of them a degree or an answer. */
function isVocabulary(cells: readonly string[], values: readonly string[], words: Words): boolean {
  if (values.length < 2 || values.length > cells.length * 0.6) return false;
  const { answers, degrees } = words.lexicon;
  const said = new Set([...answers.yes, ...answers.no, ...degrees]);
  return values.every((value) => value.length <= longestValue && /\p{L}{3}/u.test(value) && !said.has(foldCase(value)));
}

/** `Harbour Crew`, `DfT`: capitals further on, and no small word but those of names. */
function isName(value: string): boolean {
  return /.\p{Lu}/u.test(value) && !isPhrase(value);
}

/** `Bedded in`: a small word behind the first that is none of those in names. */
function isPhrase(value: string): boolean {
  return /\s\p{Ll}/u.test(value.replace(/\s(?:and|of|the|for|&)(?=\s)/gu, ''));
}
