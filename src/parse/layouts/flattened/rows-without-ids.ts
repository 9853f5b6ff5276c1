import type { Range } from '../../../core/span.js';
import { isCounted } from '../../fields/id-shapes.js';
import { leadingId, type IdToken } from '../../fields/ids.js';
import type { Tools } from '../../layout.js';
import { linesInside, type Flow, type Page } from '../../page.js';
import type { Table } from './bodies.js';
import { findStatusCell } from './boundary.js';
import { findRowsTogether, linesTogether } from './rows-together.js';
import { tellsUnknown } from './rows.js';
import { skipSpace } from '../../space.js';
import type { Stretch } from './stretches.js';

/** The rows of a table, and what else stands among them. */
export interface Found {
  readonly rows: readonly Stretch[];
  /** Text that looks like rows and could not be read. */
  readonly lost: readonly (Range & { readonly reason: string })[];
  readonly end: number;
  readonly titles?: readonly Range[];
}

/** Without ids, every line that holds a status cell is a row; short lines without one are left for headings. */
export function rowsWithoutIds(page: Page, flow: Flow, table: Table, kin: readonly Table[], tools: Tools): Found {
  const rows: Stretch[] = [];
  let end = table.header.end;
  const pivot = table.header.columns.findIndex(
    (column) => column.field === 'status' || column.field === 'status-or-due',
  );
  if (pivot < 0) return { rows, lost: [], end };
  for (const line of linesInside(flow.lines, table.body)) {
    const columnsAfter = table.header.columns.length - pivot - 1;
    const [best] = findStatusCell(page.text, line, {
      words: tools.words,
      heading: table.heading,
      namesBefore: false,
      columnsAfter,
      datesToo: false,
      unknownToo: tellsUnknown(table),
    });
    if (!best || best.score < 3) continue;
    rows.push({
      start: line.start,
      words: line.start,
      end: line.end,
      id: null,
      group: null,
      reasons: ['a line with a status cell'],
    });
    end = line.end;
  }
  const whole = wholeLines(page, flow, table, rows, tools);
  if (whole) return { rows: whole, lost: [], end: whole.at(-1)?.end ?? end };
  const bodies = kin.map(({ body }) => body);
  const share = covered(rows) / Math.max(1, table.body.end - table.body.start);
  if (share >= mostOfIt) return { rows, lost: [], end };
  const lines = rows.length === 0 ? linesTogether(page.text, table, longLines(page, flow, table), tools.words) : null;
  if (lines) return { rows: lines, lost: [], end: lines.at(-1)?.end ?? end };
  const together = findRowsTogether(page.text, table, bodies, tools.words);
  if (!together || covered(together) <= covered(rows)) return { rows, lost: [], end };
  return { rows: together, lost: [], end: together.at(-1)?.end ?? end, titles: titlesAmong(flow, table, together) };
}

/** Lines that could each be a row: where most hold the end of a sentence, those that do. None where lines are broken. */
function longLines({ text }: Page, flow: Flow, table: Table): readonly Range[] {
  const lines = linesInside(flow.lines, table.body);
  const rows = lines.filter(({ start, end }) => /[.!?…]\s/u.test(text.slice(start, end)));
  const others = lines.length - rows.length;
  const begin = rows.every(({ start }) => /[\p{Lu}\p{N}“‘"'•]/u.test(text.charAt(start)));
  return begin && others <= rows.length * 0.5 ? rows : [];
}

/** From this share on, lines with a status tell that every line is a row: more of them where notes may go on below. */
const mostLines = 0.5;
const mostNoted = 0.8;

/**
 * Every line of a table of which half or more hold a status that is known: where each begins as
 * a text does, the others are rows too, with statuses of the
 * publisher's own. Null where the lines do not say so; titles and what stands below the last
 * row with a known status are none.
 */
function wholeLines(
  page: Page,
  flow: Flow,
  table: Table,
  stated: readonly Stretch[],
  tools: Tools,
): readonly Stretch[] | null {
  const last = stated.at(-1);
  if (!last) return null;
  const shortest = stated.reduce((least, { start, end }) => Math.min(least, end - start), Infinity);
  const lines = linesInside(flow.lines, { start: table.body.start, end: last.end });
  const known = new Map(stated.map((row) => [row.start, row]));
  const holdsEnd = ({ start, end }: Range): boolean => /[.!?…]\s/u.test(page.text.slice(start, end));
  // Where the texts of rows end as sentences do, a line without such an end is a title.
  const inSentences = stated.filter(holdsEnd).length >= stated.length * 0.8;
  const rows = lines.filter(
    (line) => known.has(line.start) || (line.end - line.start >= shortest * 0.8 && (!inSentences || holdsEnd(line))),
  );
  const isLast = table.header.columns.at(-1)?.field === 'status';
  if (stated.length < rows.length * (isLast ? mostLines : mostNoted)) return null;
  // Broken lines begin with small letters, many of them.
  if (lines.length - rows.length > rows.length * 0.3) return null;
  if (!rows.every(({ start }) => /[\p{Lu}\p{N}“‘"'•]/u.test(page.text.charAt(start)))) return null;
  const ids = idsOf(page.text, rows, tools);
  return rows.map(({ start, end }, i) => {
    const token = ids?.[i];
    return {
      start,
      words: token ? skipSpace(page.text, token.end, end) : start,
      end,
      id: token?.id ?? null,
      group: null,
      reasons: known.get(start)?.reasons ?? ['a line like those around it, which hold a status each'],
    };
  });
}

/** The ids that all the lines open with, each another, though what follows them (`R24-01 the department`) begins no text. */
function idsOf(text: string, lines: readonly Range[], { words }: Tools): readonly IdToken[] | null {
  for (const family of words.families) {
    const ids = lines.flatMap(({ start, end }) => leadingId(text, start, end, [family]) ?? []);
    const distinct = new Set(ids.map(({ id }) => id));
    if (ids.length === lines.length && distinct.size === ids.length && ids.every(({ id }) => isCounted.test(id)))
      return ids;
  }
  return null;
}

/** Rows that leave more of the table's text to no row than this may be lines of longer rows. */
const mostOfIt = 0.75;

function covered(rows: readonly Range[]): number {
  return rows.reduce((sum, row) => sum + row.end - row.start, 0);
}

/** Lines of a table that are no part of its rows. */
function titlesAmong(flow: Flow, { body }: Table, rows: readonly Stretch[]): readonly Range[] {
  const end = rows.at(-1)?.end ?? body.start;
  return linesInside(flow.lines, { start: body.start, end }).filter(
    (line) => !rows.some((row) => row.start <= line.start && line.end <= row.end),
  );
}
