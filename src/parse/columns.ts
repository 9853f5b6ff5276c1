import type { Column } from './column.js';
import { guessColumns } from './column-guesses.js';
import { profileColumns, type Profile } from './column-profiles.js';
import { resolveTwins } from './column-twins.js';
import type { GridCell } from './grid.js';
import { isStatusHeading, readHeader, type HeaderReading } from './headers.js';
import { settleReports } from './reporting-column.js';
import { settleSharedNumbers } from './shared-numbers.js';
import type { Field } from './lexicon/lexicon.js';
import type { Words } from './lexicon/words.js';

export type { Column } from './column.js';

type Row = readonly (GridCell | null)[];

/** Maps headers to fields; columns without a known header are told from what they hold. */
export function mapColumns(header: Row | null, body: readonly Row[], width: number, words: Words): readonly Column[] {
  const profiles = profileColumns(body, width, words);
  const columns = profiles.map((shape, c): Column => {
    const title = header?.[c]?.text ?? '';
    const known = title === '' ? null : (readHeader(title, words) ?? readStatedHeader(title, words));
    if (known && !contradicts(known.field, shape))
      return { field: known.field, title, score: known.score, reason: known.reason };
    if (known?.field === 'status' && shape.responses < 0.8)
      return { field: 'progress', title, score: known.score, reason: `${known.reason}, but its cells hold notes` };
    const other = { field: 'other' as const, title: title === '' ? null : title, score: 0 };
    if (!known) return { ...other, reason: 'no known header' };
    return holdsIds(shape)
      ? { ...other, reason: `${known.reason}, but its cells hold ids`, named: known.field }
      : { ...other, reason: `${known.reason}, but its cells hold something else` };
  });
  const told = settleReports(guessColumns(columns, profiles, words), body, profiles, words);
  return settleSharedNumbers(resolveTwins(told, profiles, words), body, profiles);
}

/** `Completed actions` over a column names what stands below it; the status is for another column or heading to say. */
function readStatedHeader(title: string, words: Words): HeaderReading | null {
  return isStatusHeading(title, words)
    ? { field: 'action', score: 0.8, reason: `“${title}” names rows and their status` }
    : null;
}

/** A `Status` column of prose without statuses is a progress note; an `Action` column of single words is none. */
function contradicts(field: Field, shape: Profile): boolean {
  if (shape.filled === 0) return false;
  if (field === 'status')
    return (
      (shape.responses >= 0.8 && shape.statuses < 0.3) ||
      (shape.words > 10 && shape.statuses < 0.2) ||
      (shape.words > 6 && shape.distinct > 0.6 && shape.statuses < 0.5)
    );
  if (field === 'id') return shape.words > 8;
  if (field === 'theme') return shape.statuses >= 0.8 && shape.words < 6;
  return (field === 'action' || field === 'recommendation') && holdsIds(shape);
}

function holdsIds(shape: Profile): boolean {
  return shape.ids >= 0.8 && shape.words <= 3;
}
