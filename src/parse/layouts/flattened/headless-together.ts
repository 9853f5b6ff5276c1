import { message } from '../../../core/message.js';
import { cutTogether, type JointCut, type JointRow } from '../../joint/index.js';
import { rawRowOf } from '../../joint/raw-row.js';
import type { Mark, Proposal, RawCell, Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import type { Columns } from '../../joint/variants.js';
import type { Field } from '../../lexicon/lexicon.js';
import { cellInitials } from '../../lexicon/words.js';
import { linesInside, type Flow, type Line, type Page } from '../../page.js';
import { placeAt } from '../../place.js';
import { isWrapped } from './wrapped.js';
import type { Stretch } from './stretches.js';

/** Rows that are looked at: fewer have little in common, more or longer ones are no table. */
const fewest = 4;
const fewestLines = 6;
const most = 200;
const longest = 1500;
/** So many rows tell of what columns all are. */
const told = 12;
/** What a row may cost on the whole: more, and its words do not fill the columns. */
const mostCost = 2.2;

/** The columns that rows without a header are looked at with: what most publishers have, in their order. */
const numbered: readonly (readonly Field[])[] = [
  ['action', 'status', 'progress'],
  ['action', 'response', 'status', 'progress'],
  ['action', 'owners', 'status', 'progress'],
  ['action', 'owners', 'due', 'status', 'progress'],
];
/** Where no id tells where a row begins, the rows must show more of their own. */
const unnumbered: readonly (readonly Field[])[] = [
  ['action', 'owners', 'due', 'status', 'progress'],
  ['action', 'due', 'owners', 'status', 'progress'],
];

/**
 * Rows that no header stands over and whose statuses stand among other cells:
 *
 *     R-21-07 Fit a second lock. Accepted Closed - action completed Locks are fitted to all trains.
 *     R-21-08 Amend the rules. Accepted Open - acceptable progress They are with the printer.
 *
 * With ids, or a line each with a name, a date and a status in nearly every one; all rows are cut
 * at once, by the columns that cost least. Null where none fit.
 */
export function headlessTogether(
  page: Page,
  flow: Flow,
  rows: readonly Stretch[],
  layout: string,
  tools: Tools,
): Proposal | null {
  const withIds = rows.length >= fewest;
  const own = withIds ? rows : rowLines(page, flow.lines);
  if (own.length < (withIds ? fewest : fewestLines) || own.length > most) return null;
  if (own.some(({ words, end }) => end - words > longest) || !areStated(page, own, tools)) return null;
  // The first rows tell whether it is worth the while, and with which columns.
  const first = bestOf(page, own.slice(0, told), withIds ? numbered : unnumbered, tools);
  if (!first || !isTable(first, tools)) return null;
  const cut = own.length <= told ? first : cutAs(first.columns, page, own, tools);
  return cut && isTable(cut, tools) ? proposal(page, flow, own, cut, layout, tools) : null;
}

function isTable(cut: JointCut, tools: Tools): boolean {
  return costOf(cut) <= cut.rows.length * mostCost && areFilled(cut) && areStatuses(cut, tools);
}

/** What only comes again in every row may be any of its words: a quarter of the statuses must be known ones. */
function areStatuses({ rows }: JointCut, { words: { statuses } }: Tools): boolean {
  const isStatus = ({ words }: NonNullable<JointRow['status']>): boolean =>
    statuses.find(words, 0, words.length, cellInitials).length > 0;
  return rows.filter(({ status }) => status !== null && isStatus(status)).length * 4 >= rows.length;
}

function costOf({ rows }: JointCut): number {
  return rows.reduce((sum, row) => sum + row.cost, 0);
}

/** Lines that could each be a row: long, with the end of a sentence inside, between short titles. */
function rowLines({ text }: Page, lines: readonly Line[]): readonly Stretch[] {
  const isRow = ({ start, end, kind }: Line): boolean =>
    kind !== 'heading' && /^[\p{Lu}“‘"'].{20,}[.!?)]\s+\p{Lu}/u.test(text.slice(start, end));
  return lines.filter(isRow).map(({ start, end }) => ({
    start,
    words: start,
    end,
    id: null,
    group: null,
    reasons: ['a line that fills the same columns as the lines around it'],
  }));
}

/** Most rows hold words that are a status. */
function areStated({ text }: Page, rows: readonly Stretch[], { words }: Tools): boolean {
  const stated = rows.filter((row) => words.statuses.find(text, row.words, row.end, cellInitials).length > 0);
  return stated.length >= rows.length * 0.4;
}

function bestOf(
  page: Page,
  rows: readonly Stretch[],
  templates: readonly (readonly Field[])[],
  { words }: Tools,
): JointCut | null {
  let best: JointCut | null = null;
  for (const fields of templates) {
    const columns = fields.map((field) => ({ field, title: '' }));
    const cut = cutAs(columns, page, rows, { words });
    if (cut && (!best || costOf(cut) < costOf(best))) best = cut;
  }
  return best;
}

function cutAs(
  columns: Columns,
  { text }: Page,
  rows: readonly Stretch[],
  { words }: Pick<Tools, 'words'>,
): JointCut | null {
  const stretches = rows.map((row) => ({ start: row.words, end: row.end }));
  return cutTogether(stretches, { text, columns, words, kin: [], many: false });
}

/** Nearly every row has a status that is known or comes again, and something in each of the other short columns. */
function areFilled({ rows, columns }: JointCut): boolean {
  const known = rows.filter(({ status }) => status?.known === true).length;
  const has = (row: JointRow, field: Field): boolean => row.cells.some((cell) => cell.field === field);
  return (
    known >= rows.length * 0.8 &&
    columns
      .filter(({ field }) => field !== 'progress')
      .every(({ field }) => rows.filter((row) => has(row, field)).length >= rows.length * 0.8)
  );
}

function proposal(
  page: Page,
  flow: Flow,
  own: readonly Stretch[],
  { rows, columns }: JointCut,
  layout: string,
  tools: Tools,
): Proposal {
  const range = { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
  const inRows = (line: Line): boolean => own.some(({ start, end }) => line.start >= start && line.end <= end);
  const titles = linesInside(flow.lines, range).filter((line) => !inRows(line));
  const wrapped = isWrapped(page.text, own);
  return {
    layout,
    range,
    fit: {
      score: 0.4 + 0.1 * (rows.filter(({ status }) => status?.known === true).length / rows.length),
      reasons: [
        `no header: all rows cut at once into ${columns.map(({ field }) => field).join(', ')}, which costs least`,
        `${rows.length} rows`,
      ],
    },
    read: () => ({
      rows: own.map((row, i) => {
        const cut = rows[i] as JointRow;
        const raw = rawRowOf(page, row, cut, {
          cells: [...idOf(row), ...cut.cells],
          evidence: ['a row like the others'],
        });
        return wrapped ? { ...raw, keepsLines: false } : raw;
      }),
      marks: titles.map((title): Mark => {
        const known = readMark(page.text, title, title.level, tools.words);
        return known?.kind === 'theme' ? known : { kind: 'theme', at: title.start, id: null, title, level: 4 };
      }),
      claims: titles.map(({ start, end }) => ({ start, end, claim: 'heading' as const, why: 'a title between rows' })),
      messages: [
        message('parse/header-guessed', 'no header stands over these rows; columns by what they hold', {
          place: placeAt(page, range),
        }),
      ],
      evidence: [`rows without a header at ${range.start}-${range.end}: ${rows.length}`],
    }),
  };
}

function idOf(row: Stretch): readonly RawCell[] {
  return row.id === null ? [] : [{ field: 'id', title: null, ranges: [{ start: row.start, end: row.words }] }];
}
