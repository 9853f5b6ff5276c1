import { isDatePhrase } from '../../../core/dates.js';
import type { Range } from '../../../core/span.js';
import { leadingId, stepBetween } from '../../fields/ids.js';
import type { Tools } from '../../layout.js';
import { linesInside, type Flow, type Page } from '../../page.js';
import type { RowStart } from '../../row-starts.js';
import type { Table } from './bodies.js';
import { hasStatus } from './has-status.js';

/** Where rows begin, and the titles between them. */
export interface Settled {
  readonly starts: readonly RowStart[];
  readonly titles: readonly Range[];
}

/** Fewer rows than this say nothing about the others. */
const fewest = 3;

/**
 * Where every row is one line that opens with an id and holds a status, the lines tell better
 * than the sequence of the ids: a line with both is a row though its id has come before
 * (`C.13` on three rows), and one that goes back in the sequence and has no status is none
 * (`8 Conclusion`, `3 October 2019`).
 */
export function settleLines(page: Page, flow: Flow, table: Table, starts: readonly RowStart[], tools: Tools): Settled {
  const lines = linesInside(flow.lines, table.body);
  const byStart = new Map(starts.map((start) => [start.start, start]));
  const own = lines.filter((line) => byStart.has(line.start));
  // All of the rows, but for the odd one, are lines of their own.
  if (own.length < fewest || own.length < starts.length) return { starts, titles: [] };
  const first = own[0]?.start ?? 0;
  const shapes = new Set(starts.map(({ id }) => shapeOf(id)));
  const stated = lookup((line: Range) => hasStatus(page, line, table, tools, true));
  const sample = own.slice(0, sampled);
  if (sample.filter((line) => stated(line)).length < sample.length * 0.7) return { starts, titles: [] };
  const found: RowStart[] = [];
  for (const line of lines) {
    const start = byStart.get(line.start);
    const last = found.at(-1);
    if (start) {
      if (!isStray(page.text, line, start, last) || stated(line)) found.push(start);
    } else if (line.start > first) {
      const token = leadingId(page.text, line.start, line.end, tools.words.families);
      if (token && shapes.has(shapeOf(token.id)) && opensText(page.text, token.end, line.end) && stated(line))
        found.push({ ...token, score: 2, reasons: ['opens a line that holds a status of its own'], titleFrom: null });
    }
  }
  const settled = found.length < fewest ? starts : found;
  return { starts: settled, titles: titlesBetween(page, lines, settled, stated) };
}

/** Short lines right above a row, below the header or a line that is complete: `Volume 3 Violence`. */
function titlesBetween(
  { text }: Page,
  lines: readonly Range[],
  starts: readonly RowStart[],
  stated: (line: Range) => boolean,
): readonly Range[] {
  const rows = new Set(starts.map(({ start }) => start));
  return lines.filter((line, i) => {
    const [above, next] = [lines[i - 1], lines[i + 1]];
    if (rows.has(line.start) || !next || !rows.has(next.start) || line.end - line.start > longestTitle) return false;
    const words = text.slice(line.start, line.end).trim();
    if (!/^[\p{Lu}\p{N}“‘"']/u.test(words) || /[.;:,]$/u.test(words)) return false;
    if (!above) return true;
    const isComplete = /[.!?][”’"')\]]*\s*$/u.test(text.slice(above.end - 4, above.end)) || stated(above);
    return rows.has(above.start) && isComplete;
  });
}

const longestTitle = 100;

const sampled = 20;

function shapeOf(id: string): string {
  return id.replace(/\p{N}+/gu, '0');
}

function opensText(text: string, from: number, to: number): boolean {
  return /^\s+[\p{Lu}“‘"'(]/u.test(text.slice(from, Math.min(to, from + 6)));
}

/** It goes back in the sequence, or is the first day of a date. */
function isStray(text: string, line: Range, start: RowStart, last: RowStart | undefined): boolean {
  if (line.end - line.start <= 40 && isDatePhrase(text.slice(line.start, line.end))) return true;
  const step = last ? stepBetween(last.id, start.id) : null;
  return step !== null && step < 1;
}

function lookup(test: (line: Range) => boolean): (line: Range) => boolean {
  const known = new Map<Range, boolean>();
  return (line) => {
    const own = known.get(line) ?? test(line);
    known.set(line, own);
    return own;
  };
}
