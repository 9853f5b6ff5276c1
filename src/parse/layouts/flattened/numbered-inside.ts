import type { Range } from '../../../core/span.js';
import { findIds, type IdFamily } from '../../fields/ids.js';
import type { HeaderColumn } from '../../header-line.js';
import { isLikeId } from '../../joint/costs.js';
import { cutTogether, type JointRow } from '../../joint/index.js';
import { rawRowOf } from '../../joint/raw-row.js';
import type { Proposal, Tools } from '../../layout.js';
import type { Words } from '../../lexicon/words.js';
import { linesInside, type Flow, type Page } from '../../page.js';
import type { Table } from './bodies.js';

/** Fewer rows have little in common; more take long. */
const fewest = 3;
const most = 500;
/** A line that is no row is shorter: a title, a foot. */
const longestOther = 80;

/**
 * Rows of one line each whose number has other cells before it:
 *
 *     Status Ref Finding Update
 *     Closed AFI 1 The force should review all cases. A sample of 60 was reviewed in time.
 *     Stuck AFI 2 The force should record what was found. Nobody does.
 *
 * Null where the header has its number in front, or where the lines do not fill its columns.
 */
export function numberedInside(page: Page, flow: Flow, table: Table, layout: string, tools: Tools): Proposal | null {
  const columns = columnsBefore(table.header.columns, tools.words);
  if (columns === null) return null;
  const lines = linesInside(flow.lines, table.body);
  const own = numberedLines(page.text, lines, tools.words.families);
  if (own.length < fewest || own.length > most) return null;
  const cut = cutTogether(own, { text: page.text, columns, words: tools.words, kin: [], many: false });
  const id = columns.findIndex(({ field }) => field === 'id');
  if (!cut || cut.columns.length !== columns.length) return null;
  // What stands below the last row has no id.
  const rows = cut.rows.slice(0, cut.rows.findLastIndex((row) => hasId(page.text, row)) + 1);
  const known = rows.filter(({ status }) => status?.known === true).length;
  if (rows.length < fewest || known < rows.length * 0.6 || !rows.every((row) => hasId(page.text, row))) return null;
  const last = rows.at(-1)?.end ?? table.header.end;
  const starts = new Set(rows.map(({ start }) => start));
  const titles = lines.filter((line) => line.end < last && !starts.has(line.start));
  const share = known / rows.length;
  return {
    layout,
    range: { start: table.header.start, end: last },
    fit: {
      score: 0.5 + 0.35 * share,
      reasons: [
        `a header line with “${columns[id]?.title ?? ''}” behind ${columns[id - 1]?.title ?? ''}, over rows of a line each`,
        `${rows.length} rows, ${known} with a status that is known or comes again`,
      ],
    },
    read: () => ({
      rows: rows.map((row) =>
        rawRowOf(page, row, row, {
          cells: row.cells,
          evidence: ['a line with an id in the place that the header says'],
        }),
      ),
      marks: titles.map((title) => ({ kind: 'theme' as const, at: title.start, id: null, title, level: 4 })),
      claims: [
        { ...table.header, claim: 'heading', why: 'header line' },
        ...titles.map(({ start, end }) => ({ start, end, claim: 'heading' as const, why: 'a title between rows' })),
      ],
      messages: [],
      evidence: [`rows of a line each, numbered inside: ${rows.length}`],
    }),
  };
}

/** The columns where the number is not the first: `Status | Ref`, `Report Recommendation ID`; else null. */
function columnsBefore(columns: readonly HeaderColumn[], words: Words): readonly HeaderColumn[] | null {
  const at = columns.findIndex(({ field }) => field === 'id');
  const number = columns[at];
  if (!number || columns.some(({ earlier }) => earlier)) return null;
  if (at > 0) return columns;
  for (const { index } of number.title.matchAll(/(?<=\s)\p{Lu}/gu)) {
    const title = number.title.slice(0, index).trim();
    if (words.headers.get(number.title.slice(index)) !== 'id' || words.headers.get(title) !== undefined) continue;
    const before = { start: number.start, end: number.start + title.length, field: 'other' as const, title };
    return [before, { ...number, start: number.start + index, title: number.title.slice(index) }, ...columns.slice(1)];
  }
  return null;
}

/** The long lines up to the last with an id inside, where nearly all have one; else none. */
function numberedLines(text: string, lines: readonly Range[], families: readonly IdFamily[]): readonly Range[] {
  const inside = families.filter(({ lineStartOnly }) => !lineStartOnly);
  const isNumbered = ({ start, end }: Range): boolean =>
    inside.some((family) => findIds(family, text, start + 1, end).length > 0) || lettered.test(text.slice(start, end));
  const last = lines.findLastIndex(isNumbered);
  const own = lines.slice(0, last + 1).filter(({ start, end }) => end - start > longestOther);
  return own.filter(isNumbered).length >= own.length * 0.9 ? own : [];
}

/** `CoC 1`: a few letters and a number, inside a line. */
const lettered = /\s\p{Lu}\p{L}{0,5}[ -]?\p{N}{1,4}\s/u;

function hasId(text: string, { cells }: JointRow): boolean {
  const range = cells.find(({ field }) => field === 'id')?.ranges[0];
  return range !== undefined && isLikeId(text.slice(range.start, range.end));
}
