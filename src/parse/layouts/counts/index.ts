import type { Range } from '../../../core/span.js';
import type { TableBlock } from '../../../model/document.js';
import { expandGrid } from '../../grid.js';
import type { CountedTotal, Layout, Proposal, Tools } from '../../layout.js';
import type { Line, Page } from '../../page.js';
import { readCounts, type CountCell } from './cells.js';
import { lineForms } from './lines.js';

/**
 * Counts only: numbers under the names of statuses. They are no rows; they say how many rows
 * there should be.
 *
 *     Theme     Complete   Ongoing
 *     Doors            3         8
 *     Total           12        29
 */
export const counts: Layout = {
  id: 'counts',
  propose(page, tools) {
    return [
      ...page.tables.flatMap((table) => ofTable(page, table, tools) ?? []),
      ...page.flows.flatMap((flow) => ofLines(page.text, flow.lines, tools)),
    ];
  },
};

/** Dearer than any layout of rows, which could see rows in a label and a number. */
const score = 0.97;

function ofTable(page: Page, table: TableBlock, tools: Tools): Proposal | null {
  if (table.rows > 60 || table.columns > 20) return null;
  const rows = expandGrid(page.text, table).rows.map((row) =>
    row.map((cell): CountCell => ({
      start: cell?.range.start ?? table.start,
      end: cell?.range.end ?? table.start,
      text: cell?.text ?? '',
    })),
  );
  const totals = readCounts(rows, tools.words);
  return totals && proposal({ start: table.start, end: table.end }, totals);
}

/** A table of counts is not longer. */
const mostLines = 200;

function ofLines(text: string, lines: readonly Line[], tools: Tools): readonly Proposal[] {
  const found: Proposal[] = [];
  let piped = 0;
  for (let i = 0; i < lines.length;) {
    // Where lines with pipes end is looked up once for all of them, however many there are.
    if (i >= piped) piped = endOfPipes(text, lines, i);
    if (piped - i > mostLines) {
      i = piped - mostLines;
      continue;
    }
    const read = readAt(text, lines, i, tools);
    if (read) found.push(proposal(read.range, read.totals));
    i = read?.past ?? i + 1;
  }
  return found;
}

function endOfPipes(text: string, lines: readonly Line[], from: number): number {
  let past = from;
  for (let line = lines[past]; line && text.slice(line.start, line.end).includes('|'); line = lines[++past]);
  return past;
}

/** A table of counts begins with a short line that names a status, a total, or has pipes. */
function readAt(
  text: string,
  lines: readonly Line[],
  from: number,
  tools: Tools,
): { range: Range; totals: readonly CountedTotal[]; past: number } | null {
  const line = lines[from];
  if (!line || line.end - line.start > 200) return null;
  for (const form of lineForms) {
    const read = form(text, lines, from, tools.words);
    const totals = read && readCounts(read.rows, tools.words);
    if (read && totals) return { range: { start: read.start, end: read.end }, totals, past: read.past };
  }
  return null;
}

function proposal(range: Range, totals: readonly CountedTotal[]): Proposal {
  return {
    layout: counts.id,
    range,
    fit: { score, reasons: [`numbers under the names of statuses: ${totals.length} counts for the edition`] },
    read: () => ({
      rows: [],
      marks: [],
      totals,
      claims: [{ ...range, claim: 'narrative', why: 'counts' }],
      messages: [],
      evidence: [`counts at ${range.start}-${range.end}`],
    }),
  };
}
