import { isDatePhrase } from '../core/dates.js';
import { idFamilies, leadingId } from './fields/ids.js';
import { readStatus } from './fields/status.js';
import type { GridCell } from './grid.js';
import { monthOf, readHeader } from './headers.js';
import type { Field } from './lexicon/lexicon.js';
import type { Words } from './lexicon/words.js';

/** What a column holds, and why we think so. */
export interface Column {
  readonly field: Field;
  readonly title: string | null;
  readonly score: number;
  readonly reason: string;
}

/** What the cells of a column are like, whatever its header says. */
interface Profile {
  readonly filled: number;
  readonly words: number;
  readonly statuses: number;
  readonly dates: number;
  readonly ids: number;
}

type Row = readonly (GridCell | null)[];

/** Maps headers to fields; columns without a known header are told from what they hold. */
export function mapColumns(header: Row | null, body: readonly Row[], width: number, words: Words): readonly Column[] {
  const profiles = Array.from({ length: width }, (_, c) => profile(body, c, words));
  const columns = Array.from({ length: width }, (_, c): Column => {
    const title = header?.[c]?.text ?? '';
    const known = title === '' ? null : readHeader(title, words);
    const shape = profiles[c];
    if (known && !contradicts(known.field, shape))
      return { field: known.field, title, score: known.score, reason: known.reason };
    return {
      field: 'other',
      title: title === '' ? null : title,
      score: 0,
      reason: known ? `${known.reason}, but its cells hold something else` : 'no known header',
    };
  });
  return resolveTwins(guessMissing(columns, profiles), profiles);
}

function profile(body: readonly Row[], column: number, words: Words): Profile {
  let filled = 0;
  let wordCount = 0;
  let statuses = 0;
  let dates = 0;
  let ids = 0;
  const numbers: number[] = [];
  for (const row of body) {
    const cell = row[column];
    if (!cell?.origin || cell.text === '') continue;
    filled++;
    wordCount += cell.text.split(/\s+/u).length;
    // A percentage is a status only where a header says so.
    if (cell.text.length <= 80 && /\p{L}/u.test(cell.text) && readStatus(cell.text, words)) statuses++;
    if (cell.text.length <= 60 && isDatePhrase(cell.text)) dates++;
    const id = leadingId(cell.text, 0, cell.text.length, idFamilies);
    if (id && id.end >= cell.text.length) ids++;
    else if (/^\p{N}{1,3}[.)]?$/u.test(cell.text)) numbers.push(Number.parseInt(cell.text, 10));
  }
  // Numbers alone are ids where they count the rows; otherwise they count something else.
  if (numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0))) ids += numbers.length;
  return {
    filled,
    words: filled === 0 ? 0 : wordCount / filled,
    statuses: share(statuses, filled),
    dates: share(dates, filled),
    ids: share(ids, filled),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** A `Status` column of long prose is a progress note; an `Action` column of single words is none. */
function contradicts(field: Field, shape: Profile | undefined): boolean {
  if (!shape || shape.filled === 0) return false;
  if (field === 'status') return shape.words > 25 && shape.statuses < 0.2;
  if (field === 'id') return shape.words > 8;
  if (field === 'action' || field === 'recommendation') return shape.ids >= 0.8 && shape.words <= 3;
  return false;
}

function guessMissing(columns: readonly Column[], profiles: readonly Profile[]): readonly Column[] {
  const found = [...columns];
  const has = (field: Field): boolean => found.some((column) => column.field === field);
  const guess = (field: Field, test: (shape: Profile) => number, reason: string): void => {
    if (has(field)) return;
    let best = -1;
    let bestScore = 0;
    found.forEach((column, c) => {
      const score = column.field === 'other' && profiles[c] ? test(profiles[c]) : 0;
      if (score > bestScore) [best, bestScore] = [c, score];
    });
    const column = found[best];
    if (column) found[best] = { ...column, field, score: Math.min(0.7, bestScore), reason };
  };
  guess(
    'status',
    (shape) => (shape.statuses >= 0.6 && shape.words < 8 ? shape.statuses : 0),
    'its cells hold status words',
  );
  if (!has('id')) guess('id', (shape) => (shape.ids >= 0.8 ? shape.ids : 0), 'its cells hold ids');
  if (has('status') && !has('action') && !has('recommendation'))
    guess('action', (shape) => (shape.words >= 4 ? 0.5 + Math.min(0.2, shape.words / 100) : 0), 'the longest text');
  if (has('status') && !has('progress'))
    guess('progress', (shape) => (shape.words >= 6 ? 0.5 : 0), 'a long text beside a status');
  return found;
}

/**
 * Two columns of one field: of statuses the latest is the row's, by the date in its header or
 * by order; of texts the longest. The other keeps its words under its own title.
 */
function resolveTwins(columns: readonly Column[], profiles: readonly Profile[]): readonly Column[] {
  const found = [...columns];
  for (const field of new Set(columns.map((column) => column.field))) {
    if (field === 'other') continue;
    const twins = found.flatMap((column, c) => (column.field === field ? [c] : []));
    if (twins.length < 2) continue;
    const keep =
      field === 'status'
        ? latest(twins, found)
        : [...twins].sort((a, b) => (profiles[b]?.words ?? 0) - (profiles[a]?.words ?? 0))[0];
    for (const c of twins) {
      const column = found[c];
      if (column && c !== keep)
        found[c] = { ...column, field: 'other', reason: `${column.reason}; another column is the row's ${field}` };
    }
  }
  return found;
}

function latest(twins: readonly number[], columns: readonly Column[]): number | undefined {
  const when = (c: number): number => monthOf(columns[c]?.title ?? '');
  return [...twins].sort(
    (a, b) => when(b) - when(a) || (columns[b]?.score ?? 0) - (columns[a]?.score ?? 0) || b - a,
  )[0];
}
