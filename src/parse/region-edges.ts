import { rangeOver, type Range } from '../core/span.js';
import { findTotals } from './fields/totals.js';
import type { Mark, Reading } from './layout.js';
import type { Words } from './lexicon/words.js';
import { readMark } from './marks.js';
import { openingId } from './opening-id.js';
import type { Page } from './page.js';

/** Words that a region has inside its range and did not read. */
export interface Edges {
  /** Titles right above rows, as what they say of them. */
  readonly marks: readonly Mark[];
  /** What stands below the last row and is none: it is left to be read as the rest of the page is. */
  readonly tail: Range | null;
}

const longestTitle = 100;
const longestTail = 400;

/**
 * Of what a region left unread, the titles among its rows and the words of the page below them:
 *
 *     Recommendation Response
 *
 *     Wider access                                   ← a title
 *     1. Open the doors in the evening. Accept
 *
 *     Subscribe to our newsletter                    ← below the last row
 */
export function edgesOf(page: Page, { rows }: Reading, runs: readonly Range[], words: Words): Edges {
  if (runs.length === 0) return { marks: [], tail: null };
  const starts = new Set(rows.map(({ at }) => at));
  const first = rows[0]?.at ?? 0;
  const marks = runs.flatMap((run) => titleIn(page, run, { starts, isFirst: run.start < first }, words) ?? []);
  const last = rangeOver(rows.flatMap(({ cells }) => cells.flatMap(({ ranges }) => ranges))).end;
  const [rest, ...more] = runs.filter(({ start }) => start >= last);
  const tail = rest ? { start: rest.start, end: more.at(-1)?.end ?? rest.end } : null;
  return { marks, tail: tail && rows.length > 0 && isRest(page, tail, words) ? tail : null };
}

interface Place {
  readonly starts: ReadonlySet<number>;
  /** No row stands above it. */
  readonly isFirst: boolean;
}

/** A short line without a stop, right above a row: apart from the line above it, or right below the header. */
function titleIn(page: Page, run: Range, { starts, isFirst }: Place, words: Words): Mark | null {
  const { text } = page;
  const line = text.slice(run.start, run.end).trimEnd();
  if (line.length > longestTitle || line.includes('\n')) return null;
  if (!/^[\p{Lu}“‘"']/u.test(line) || /[.;,]$/u.test(line) || line.split(/\s+/u).length < 2) return null;
  const end = run.start + line.length;
  const next = end + (/^\s*/u.exec(text.slice(end, end + 20))?.[0].length ?? 0);
  if (!/\n/u.test(text.slice(end, next)) || !starts.has(next)) return null;
  if (!isApart(page, run) && !(isFirst && words.headers.find(line, 0, line.length).length === 0)) return null;
  if (openingId(line) || words.statuses.find(line, 0, line.length).length > 0) return null;
  const title = { start: run.start, end };
  const known = readMark(text, title, 4, words);
  return known ?? { kind: 'theme', at: run.start, id: null, title, level: 4 };
}

/** Whether a blank line stands before a place of a plain text; the tape has none of them. */
function isApart({ text, document }: Page, { start }: Range): boolean {
  const above = text.slice(Math.max(0, start - 20), start).trimEnd().length;
  const before = Math.max(0, start - 20) + above - 1;
  const [from, to] = [before, start].map((at) => document.tape.locate(at, at + 1)[0]);
  if (document.source === null || !from || !to || !('end' in from) || !('start' in to)) return false;
  return /\n[^\S\n]*\n/u.test(document.source.slice(from.end, to.start));
}

/** A few lines that begin with no number of a row and tell of no row how it stands; counts of them may. */
function isRest({ text }: Page, tail: Range, words: Words): boolean {
  if (tail.end - tail.start > longestTail) return false;
  return text
    .slice(tail.start, tail.end)
    .split('\n')
    .every((line) => {
      if (openingId(line.replace(/^[\s|[(*•–-]+/u, ''))) return false;
      const range = { start: 0, end: line.length };
      return words.statuses.find(line, 0, line.length).length === 0 || findTotals(line, range, words).length > 0;
    });
}
