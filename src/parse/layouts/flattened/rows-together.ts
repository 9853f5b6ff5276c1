import type { Range } from '../../../core/span.js';
import { tell } from '../../evidence.js';
import type { RawRow } from '../../layout.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import type { Table } from './bodies.js';
import { cutTogether, type JointRow } from '../../joint/index.js';
import { rawRowOf } from '../../joint/raw-row.js';
import { asStatuses, splitTitles } from '../../joint/variants.js';
import { groupCell, textColumns, withId } from './row-parts.js';
import type { Stretch } from './stretches.js';

/** Rows that were not surely read one by one, from this share on, are read together. */
const unsure = 0.1;
const many = 500;
/** Rows of other tables with this header, from which is learnt. */
const mostKin = 60;
/** Fewer rows than this have little in common. */
const fewest = 3;

/**
 * Reads the rows of a table together where read one by one they leave doubts: what all rows
 * have in one place tells a status that no vocabulary knows. Null where that says no more.
 */
export function rowsTogether(
  page: Page,
  table: Table,
  rows: readonly Stretch[],
  apart: readonly RawRow[],
  words: Words,
  kin: readonly Range[],
): readonly RawRow[] | null {
  // Without a header the columns are a guess, and a second guess on it would make it look sure.
  if (table.header.end === table.header.start) return null;
  const status = table.header.columns.find(({ field }) => field === 'status' || field === 'status-or-due');
  if (rows.length + kin.length < fewest || status?.earlier !== undefined) return null;
  const [first] = rows;
  const columns = first ? textColumns(table.header.columns, first) : [];
  const missing = [...missingFields(apart, columns)];
  const isWeak = apart.map((row) => row.certainty === 'doubtful' || missing.some((field) => !hasField(row, field)));
  const weak = isWeak.filter((each) => each).length;
  // A header that may have a column more is looked at though every row seems sure.
  const [other] = [...asStatuses(columns), ...splitTitles(columns, words)];
  if ((status ? weak === 0 : true) && !other) return null;
  if (weak < rows.length * unsure && rows.length > many) return null;
  const cut = cutTogether(
    rows.map((row) => ({ start: row.words, end: row.end })),
    { text: page.text, columns, words, kin: kin.slice(0, mostKin), many: false },
  );
  if (!cut || !saysMore(cut.rows, apart)) return null;
  const isOther = cut.columns !== columns;
  // The last row of a file may be cut off: where the others are sure, its status is not guessed.
  const all = weak >= rows.length * 0.3;
  return rows.map((row, i) => {
    const own = cut.rows[i] as JointRow;
    if (isOther && (status || own.status)) return jointRow(page, table, row, own, !status);
    const better = isWeak[i] === true && (all || own.status?.known === true || i < rows.length - 1);
    return better ? jointRow(page, table, row, own, false) : (apart[i] as RawRow);
  });
}

/** Names, dates and answers that the columns promise and that most rows are without. */
function missingFields(rows: readonly RawRow[], columns: readonly { readonly field: Field }[]): ReadonlySet<Field> {
  const promised = columns.flatMap(({ field }) => (promises.has(field) ? [field] : []));
  const lacking = (field: Field): number => rows.filter((row) => !hasField(row, field)).length;
  return new Set(promised.filter((field) => lacking(field) * 2 > rows.length));
}

const promises: ReadonlySet<Field> = new Set<Field>(['owners', 'due', 'response', 'status', 'status-or-due']);

function hasField(row: RawRow, field: Field): boolean {
  return row.cells.some((cell) => cell.field === field);
}

/** More rows have a status, or as many and with less doubt. */
function saysMore(cut: readonly JointRow[], apart: readonly RawRow[]): boolean {
  const stated = cut.filter(({ status }) => status !== null).length;
  const known = cut.filter(({ status }) => status?.known === true).length;
  const before = apart.filter((row) => hasField(row, 'status') || hasField(row, 'status-or-due')).length;
  return known >= cut.length * 0.3 && stated >= before && stated >= cut.length * 0.6;
}

/** `guessed`: the header names no column of statuses. */
function jointRow(page: Page, table: Table, row: Stretch, cut: JointRow, guessed: boolean): RawRow {
  return rawRowOf(page, row, cut, {
    cells: [...groupCell(table, row), ...withId(page.text, cut.cells, row, table)],
    evidence: tell(row.reasons).map((reason) => `row start: ${reason}`),
    doubts: guessed && cut.status ? [`“${cut.status.words}” stands where no header says that statuses do`] : [],
  });
}

/** Lines that are rows where their words fill the columns of the header, with statuses that come again; else null. */
export function linesTogether(
  text: string,
  table: Table,
  lines: readonly Range[],
  words: Words,
): readonly Stretch[] | null {
  const { columns } = table.header;
  if (lines.length < fewest || lines.length > many || columns.some(({ field, earlier }) => field === 'id' || earlier))
    return null;
  const cut = cutTogether(lines, { text, columns, words, kin: [], many: false });
  const known = cut?.rows.filter(({ status }) => status?.known === true).length ?? 0;
  return cut && known >= lines.length * 0.8 ? cut.rows.map(stretchOf) : null;
}

function stretchOf({ start, end }: Range): Stretch {
  const reasons = ['begins a line, and its words fill the columns of the header'];
  return { start, words: start, end, id: null, group: null, reasons };
}

/** Longer tables without ids are not looked through line by line: every line could begin a row. */
const longestBody = 16_000;

/**
 * The rows of a table without ids, where they are lines or, wrapped, several: found by what
 * the columns promise. Null where too few would have a status that is known or comes again.
 */
export function findRowsTogether(
  text: string,
  table: Table,
  kin: readonly Range[],
  words: Words,
): readonly Stretch[] | null {
  const { columns } = table.header;
  if (
    table.body.end - table.body.start > longestBody ||
    columns.some(({ field, earlier }) => field === 'id' || earlier)
  )
    return null;
  const cut = cutTogether([table.body], {
    text,
    columns: columns.filter(({ field }) => field !== 'theme'),
    words,
    kin: kin.filter((each) => each.end - each.start <= longestBody).slice(0, 3),
    many: true,
  });
  if (!cut) return null;
  const { rows } = cut;
  const stated = rows.filter(({ status }) => status !== null).length;
  const known = rows.filter(({ status }) => status?.known === true).length;
  if (rows.length + kin.length < fewest || stated < rows.length * 0.8 || known < rows.length * 0.5) return null;
  return rows.map(stretchOf);
}
