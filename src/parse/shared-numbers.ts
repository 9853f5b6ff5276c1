import type { Column } from './column.js';
import { profileOf, type Profile } from './column-profiles.js';
import type { GridCell } from './grid.js';

/**
 * `No. | Must-do point | Trust action`, where number and point span several actions: both belong to the
 * recommendation, whatever the second is called, and the actions have no numbers of their own.
 */
export function settleSharedNumbers(
  columns: readonly Column[],
  body: readonly (readonly (GridCell | null)[])[],
  profiles: readonly Profile[],
): readonly Column[] {
  const at = (field: Column['field']): readonly number[] =>
    columns.flatMap((column, c) => (column.field === field ? [c] : []));
  const [number, ...others] = at('id');
  const [action, ...more] = at('action');
  if (number === undefined || action === undefined || others.length + more.length > 0) return columns;
  const spanned = body.filter((row) => isSpanned(row[number]) && !isSpanned(row[action]));
  if (spanned.length < fewestSpans) return columns;
  const known = at('recommendation')[0];
  const goesAlong = (c: number): boolean =>
    body.every((row) => row[c]?.origin === row[number]?.origin && row[c]?.rowSpan === row[number]?.rowSpan);
  // A note may be one only because nothing else was.
  const isOpen = ({ field, score }: Column): boolean => field === 'other' || (field === 'progress' && score <= 0.5);
  const isText = (c: number): boolean => profileOf(profiles, c).words >= 3;
  const asked = known ?? columns.findIndex((column, c) => isOpen(column) && isText(c) && goesAlong(c));
  if (asked < 0 || !goesAlong(asked)) return columns;
  return columns.map((column, c): Column => {
    const reason = `${column.reason}; it spans the actions of a recommendation`;
    if (c === number) return { ...column, field: 'other', reason, numbers: 'recommendation' };
    return c === asked && known === undefined ? { ...column, field: 'recommendation', score: 0.7, reason } : column;
  });
}

/** One cell over two rows may be a slip. */
const fewestSpans = 2;

function isSpanned(cell: GridCell | null | undefined): boolean {
  return cell?.origin === true && cell.rowSpan > 1;
}
