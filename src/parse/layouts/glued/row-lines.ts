import type { Range } from '../../../core/span.js';
import { settleColumns } from '../../alignment/header-columns.js';
import type { AlignedColumn } from '../../alignment/costs.js';
import { readHeader } from '../../headers.js';
import type { Tools } from '../../layout.js';
import type { Line, Page } from '../../page.js';
import { leadingIds } from './leading-ids.js';

/** A table whose rows are one line each, before their cells are told apart. */
export interface LinedTable {
  /** Null where none stands over the rows. */
  readonly header: Range | null;
  readonly columns: readonly AlignedColumn[];
  readonly reasons: readonly string[];
  readonly rows: readonly LinedRow[];
  readonly titles: readonly Range[];
}

export interface LinedRow extends Range {
  readonly id: Range | null;
  /** Where the words after the id begin. */
  readonly words: number;
}

/** Fewer rows have little in common. */
const fewest = 3;
/** A line of more characters between rows is no title. */
const longestTitle = 120;

/** The tables of a flow in which every row is one line. */
export function* findLinedTables(
  page: Page,
  lines: readonly Line[],
  cuts: readonly (readonly number[])[],
  tools: Tools,
): Generator<LinedTable> {
  const headers = lines.flatMap((line, i) => {
    const settled = headerOf(page.text, line, cuts[i] ?? [], tools);
    return settled ? [{ ...settled, line, at: i }] : [];
  });
  if (headers.length === 0) {
    const body = bodyOf(page.text, lines, cuts, true);
    if (body) yield { header: null, columns: guessed, reasons: ['no header: text, status, note'], ...body };
  }
  for (const [h, { at, line, columns, reasons }] of headers.entries()) {
    // Rows of groups, which stand on the first row of each, are no lines of the same cells.
    if (['action', 'recommendation'].every((text) => columns.some(({ field }) => field === text))) continue;
    const past = headers[h + 1]?.at ?? lines.length;
    const body = bodyOf(page.text, lines.slice(at + 1, past), cuts.slice(at + 1, past), false);
    if (body)
      yield { header: { start: line.start, end: line.end }, columns: withIds(columns, body.rows), reasons, ...body };
  }
}

/** Ids that stand before the text under a header that nobody knows are that column's. */
function withIds(columns: readonly AlignedColumn[], rows: readonly LinedRow[]): readonly AlignedColumn[] {
  const [first, ...rest] = columns;
  return rows[0]?.id && first?.field === 'other' && rest.every(({ field }) => field !== 'id')
    ? [{ ...first, field: 'id' }, ...rest]
    : columns;
}

const guessed: readonly AlignedColumn[] = (['action', 'status', 'progress'] as const).map((field) => ({
  field,
  title: null,
}));

const longestHeader = 260;

/** A line whose every piece is short, and most of them known headers. */
function headerOf(
  text: string,
  line: Line,
  cuts: readonly number[],
  { words }: Tools,
): ReturnType<typeof settleColumns> {
  if (cuts.length < 2 || line.end - line.start > longestHeader) return null;
  const titles = [line.start, ...cuts].map((start, i) => text.slice(start, cuts[i] ?? line.end).trim());
  if (titles.some((title) => title.length > 60 || !/^[\p{Lu}#%][^.;]*\.?$/u.test(title))) return null;
  const own = titles.map((title) => {
    const {
      field = 'other',
      score = 0,
      reason = 'an unknown header beside known ones',
    } = readHeader(title, words) ?? {};
    return { title, field, score, reason };
  });
  const known = own.filter(({ score }) => score >= 0.6).length;
  if (known < 2 || known * 2 < own.length) return null;
  const settled = settleColumns(own, false, words);
  if (settled) return settled;
  // Which of the unknown columns holds statuses is for the rows to say.
  const main = own.findIndex(({ field }) => field === 'action' || field === 'recommendation');
  return main >= 0 && own.slice(main + 1).some(({ field }) => field === 'other')
    ? { columns: own, reasons: own.map(({ title, field, reason }) => `“${title}” → ${field}: ${reason}`) }
    : null;
}

/** Lines up to the last row: those that open with ids of one shape, or all that have edges. */
function bodyOf(
  text: string,
  lines: readonly Line[],
  cuts: readonly (readonly number[])[],
  needsIds: boolean,
): Pick<LinedTable, 'rows' | 'titles'> | null {
  const stop = lines.findIndex(({ kind }) => kind === 'heading');
  const own = stop < 0 ? lines : lines.slice(0, stop);
  const withEdges = own.filter((_, i) => (cuts[i]?.length ?? 0) > 0);
  const ids = leadingIds(text, withEdges);
  if (needsIds && !ids) return null;
  const rows = withEdges.flatMap((line): LinedRow[] => {
    const id = ids?.get(line.start) ?? null;
    return ids && !id ? [] : [{ start: line.start, end: line.end, id, words: id?.end ?? line.start }];
  });
  const [first, last] = [rows[0], rows.at(-1)];
  if (rows.length < fewest || !first || !last) return null;
  const starts = new Set(rows.map(({ start }) => start));
  const between = own.filter(
    ({ start, end }) => !starts.has(start) && (needsIds ? start > first.start : true) && end < last.start,
  );
  const isTitle = ({ start, end }: Range): boolean =>
    end - start <= longestTitle && !/[.;,:]$/u.test(text.slice(start, end).trim());
  const edged = new Set(withEdges.map(({ start }) => start));
  return between.every((line) => isTitle(line) && !edged.has(line.start)) ? { rows, titles: between } : null;
}
