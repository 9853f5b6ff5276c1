import { isDatePhrase } from '../../../core/dates.js';
import { message, type Message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import { foldCase } from '../../../core/text.js';
import type { Layout, Mark, Proposal, RawRow, Reading, Tools } from '../../layout.js';
import { readMark } from '../../marks.js';
import { linesInside, type Flow, type Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import { findTables, headlessTable, type Table } from './bodies.js';
import { trimEnd } from '../../space.js';
import { hasStatus } from './has-status.js';
import { headlessTogether } from './headless-together.js';
import { numberedInside } from './numbered-inside.js';
import { readRows } from './rows.js';
import { rowsWithoutIds, type Found } from './rows-without-ids.js';
import { stretches } from './stretches.js';
import { findStarts, type RowStart } from '../../row-starts.js';
import { settleLines, type Settled } from './lined-starts.js';

/**
 * Flattened rows: cells joined by spaces, the header one undelimited line, the recommendation
 * only on the first row of its group, perhaps no line breaks at all.
 *
 *     Review Recommendation Actions Status of Action Progress Update
 *     2.1 Vans and boats 2.1.1 The council must keep the van. Ongoing See action 3.2.2
 *     2.1.2 Timetables must be kept. Complete
 */
export const flattened: Layout = {
  id: 'flattened-rows',
  edgeless: true,
  propose(page, tools) {
    return page.flows.flatMap((flow) => proposeFlow(page, flow, tools));
  },
};

function proposeFlow(page: Page, flow: Flow, tools: Tools): readonly Proposal[] {
  const tables = findTables(page, flow, tools.words);
  const headless = tables.length === 0;
  const { read, proposals } = readTables(
    page,
    flow,
    { tables: headless ? [headlessTable(page, flow, tools.words)] : tables, headless },
    tools,
  );
  for (const { table, found } of read) {
    const kin = read.filter((other) => other.table !== table && titlesOf(other.table) === titlesOf(table));
    const rows = kin.flatMap((other) => other.found.rows.map(({ words, end }) => ({ start: words, end })));
    const own = proposal(page, table, found, { headless, again: kin.length > 0, kin: rows }, tools);
    if (own) proposals.push(own);
  }
  if (!headless || proposals.length > 0) return proposals;
  const together = headlessTogether(page, flow, read[0]?.found.rows ?? [], flattened.id, tools);
  return together ? [together] : [];
}

interface ReadTables {
  readonly read: readonly { readonly table: Table; readonly found: Found }[];
  /** Tables that are read already. */
  readonly proposals: Proposal[];
}

/** The rows of each table, by their ids, by their lines, or by all of their words. */
function readTables(
  page: Page,
  flow: Flow,
  { tables, headless }: { readonly tables: readonly Table[]; readonly headless: boolean },
  tools: Tools,
): ReadTables {
  const read: { table: Table; found: Found }[] = [];
  const proposals: Proposal[] = [];
  const seen = new Set<string>();
  const lineStarts = new Set(flow.lines.map((line) => line.start));
  for (const table of tables) {
    const { starts, titles } = startsOf(page, flow, table, { lineStarts, seen }, tools);
    if (headless && starts.length < 2) continue;
    // A number alone at a line's front is no row's id: `12 June with 140 rowers`.
    const isNumbered = starts.length >= 2;
    const inside = isNumbered ? null : numberedInside(page, flow, table, flattened.id, tools);
    if (inside) {
      proposals.push(inside);
      continue;
    }
    const kin = tables.filter((other) => other !== table && titlesOf(other) === titlesOf(table));
    const apart = isNumbered ? null : rowsWithoutIds(page, flow, table, kin, tools);
    const found =
      apart && apart.rows.length > starts.length ? apart : rowsWithIds(page, flow, table, { starts, titles }, tools);
    if (found.rows.length === 0 && found.lost.length === 0) continue;
    for (const row of found.rows) if (row.id !== null) seen.add(row.id);
    read.push({ table, found });
  }
  return { read, proposals };
}

/** Where the rows of a table begin, and the titles between them. */
function startsOf(
  page: Page,
  flow: Flow,
  table: Table,
  { lineStarts, seen }: { readonly lineStarts: ReadonlySet<number>; readonly seen: ReadonlySet<string> },
  tools: Tools,
): Settled {
  const lined = linesInside(flow.lines, table.body).length > 0;
  const hasGroups =
    table.header.columns.some((column) => column.field === 'recommendation') &&
    table.header.columns.some((column) => column.field === 'action');
  const told = findStarts(page.text, { ...table.body, lineStarts, lined, hasGroups }, tools.words, seen);
  const settled = lined ? settleLines(page, flow, table, told, tools) : { starts: told, titles: [] };
  const titled = new Set([...table.themes, ...settled.titles].map(({ start }) => start));
  return {
    starts: settled.starts,
    titles: linesInside(flow.lines, table.body).filter(({ start }) => titled.has(start)),
  };
}

function rowsWithIds(page: Page, flow: Flow, table: Table, { starts, titles }: Settled, tools: Tools): Found {
  const end = endOfLastRow(page, flow, table, { starts, titles }, tools);
  const fragment = cutFragment(page, table, end, starts, tools);
  const stop = Math.min(fragment?.start ?? end, end);
  const { rows, lost } = stretches(page, table, { starts, titles }, stop, tools);
  const reasons = lost.map((range) => ({ ...range, reason: 'an id with no row after it' }));
  if (fragment && fragment.end > fragment.start)
    reasons.push({ ...fragment, reason: 'the text ends inside a word or an id' });
  return { rows, lost: reasons, end: Math.max(end, fragment?.end ?? end), titles };
}

/**
 * Where the last row ends. When every other row of the table is one line, so is the last;
 * when cells hold several lines, only known furniture and headings end it.
 */
function endOfLastRow(page: Page, flow: Flow, table: Table, { starts, titles }: Settled, tools: Tools): number {
  const { text } = page;
  const last = starts.at(-1);
  const whole = trimEnd(text, table.body.start, table.body.end);
  if (!last) return whole;
  const others = starts.slice(0, -1).map((start, i) => {
    const next = starts[i + 1]?.start ?? start.end;
    const title = titles.find((each) => each.start > start.start && each.end <= next);
    return text.slice(start.start, trimEnd(text, start.start, title?.start ?? next));
  });
  const ownLine = text.indexOf('\n', last.start);
  const oneLine =
    others.every((row) => !row.includes('\n')) && !/^\s*[•*–o-]\s/u.test(text.slice(ownLine + 1, ownLine + 4));
  const end = oneLine && ownLine >= 0 && ownLine < whole && flow.lines.length > 1 ? ownLine : whole;
  return beforeFurniture(text, last.end, trimEnd(text, table.body.start, end), tools);
}

/** Where line breaks are gone, words of the site ("Back to top") end the last row without a break. */
function beforeFurniture(text: string, from: number, end: number, tools: Tools): number {
  const tail = text.slice(Math.max(from, end - 80), end);
  for (const match of tail.matchAll(/(?<=\s)\p{Lu}/gu)) {
    const words = tail
      .slice(match.index)
      .toLowerCase()
      .replace(/[.:]+$/u, '');
    // A single word of the site ("Contact") could end a sentence's cell; a phrase, or one after a status, could not.
    const before = tail.slice(0, match.index);
    if (!words.includes(' ') && !/(?:[.!?…)”’"]\s+|\n)$/u.test(before) && !endsWithStatus(before, tools)) continue;
    const cut =
      end === text.length && words.length >= 4 && [...tools.words.furniture].some((phrase) => phrase.startsWith(words));
    if (cut || tools.words.furniture.has(words)) return trimEnd(text, from, end - tail.length + match.index);
  }
  return end;
}

function endsWithStatus(before: string, tools: Tools): boolean {
  const phrase = before.trim();
  return [...phrase.matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu)].some(
    ({ index }) => tools.words.statuses.get(phrase.slice(index)) !== undefined,
  );
}

/**
 * A cut-off file ends anywhere. The piece of a status word or of an id that it ends in is no
 * part of a cell: it is set aside and reported.
 */
function cutFragment(page: Page, table: Table, end: number, starts: readonly RowStart[], tools: Tools): Range | null {
  const { text } = page;
  const last = starts.at(-1);
  if (!last || last.end >= end) return null;
  const after = /^\s*(\p{N}{1,3}(?:\.\p{N}{0,3})*)\s*$/u.exec(text.slice(end, end + 20));
  if (after?.[1] !== undefined && end + after[0].length === text.length)
    return { start: text.lastIndexOf(after[1]), end: text.length };
  if (trimEnd(text, 0, text.length) !== end) return null;
  const piece = /(?:^|[\s])(\p{N}{1,3}(?:\.\p{N}{0,3})*)$/u.exec(text.slice(Math.max(last.end, end - 12), end))?.[1];
  if (
    piece !== undefined &&
    (text[end - piece.length - 1] === '\n' || (piece.includes('.') && last.id.startsWith(piece.replace(/\.$/u, ''))))
  )
    return { start: end - piece.length, end };
  const row = { start: last.end, end };
  if (hasStatus(page, row, table, tools, true)) return null;
  const tail = text.slice(Math.max(last.end, end - 60), end);
  const word = /[.!?…”’)]\s+([\p{Lu}\p{N}][^.!?…]{0,40})$/u.exec(tail)?.[1];
  if (word === undefined || isDatePhrase(word)) return null;
  return beginsStatus(word, tools) || hasColumnsBetween(table) ? { start: end - word.length, end } : null;
}

/** Between the text and the status stand other cells, so what follows the last sentence may be the start of one. */
function hasColumnsBetween(table: Table): boolean {
  const fields = table.header.columns.map((column) => column.field);
  const status = fields.findIndex((field) => field === 'status' || field === 'status-or-due');
  return fields.slice(0, Math.max(0, status)).some((field) => field === 'due' || field === 'owners');
}

function beginsStatus(piece: string, tools: Tools): boolean {
  const folded = piece.toLowerCase();
  return Object.values(tools.words.lexicon.statuses).some((phrases) =>
    phrases.some((phrase) => phrase.length > folded.length && phrase.startsWith(folded)),
  );
}

function titlesOf({ header }: Table): string {
  return header.columns.map(({ title }) => foldCase(title)).join('|');
}

/** What the header of a table says of it: a wide one that comes again over each group of rows is no chance. */
interface Standing {
  readonly headless: boolean;
  readonly again: boolean;
  /** Rows of other tables below the same header. */
  readonly kin: readonly Range[];
}

const wide = 4;

function proposal(
  page: Page,
  table: Table,
  found: Found,
  { headless, again, kin }: Standing,
  tools: Tools,
): Proposal | null {
  const range = { start: table.header.start, end: Math.max(found.end, table.header.end) };
  const raw = readRows(page, table, found.rows, tools, kin);
  const withStatus = raw.filter((row) => row.certainty !== 'doubtful').length;
  const share = raw.length === 0 ? 0 : withStatus / raw.length;
  // Without a header, only a status in nearly every row says that these are rows at all.
  if (headless && (raw.length < 2 || share < 0.6)) return null;
  if (hasLabels(page, raw, tools)) return null;
  const reasons = [
    headless
      ? 'no header: every row begins with an id and holds a status where a cell would end'
      : `a header line of ${table.header.columns.length} columns without delimiters: ${table.header.columns.map((column) => `${column.title} → ${column.field}`).join(' | ')}`,
    `${raw.length} row starts, ${withStatus} with a status cell`,
  ];
  const bonus = again && share >= 0.8 && table.header.columns.length >= wide ? 0.08 : 0;
  if (bonus > 0) reasons.push('the same header stands over other rows');
  if (table.headingWords !== null) reasons.push(`stands under “${table.headingWords}”`);
  return {
    layout: flattened.id,
    range,
    fit: { score: headless ? 0.3 + 0.2 * share : 0.5 + 0.35 * share + bonus, reasons },
    read: () => reading(page, table, found, raw, range, tools),
  };
}

/** `Status: Complete` in row after row: a label says what the value is, and no header above does. */
function hasLabels({ text }: Page, rows: readonly RawRow[], { words }: Tools): boolean {
  const labelled = rows.filter(({ cells }) => {
    const at = cells.find((cell) => cell.field === 'status')?.ranges[0]?.start;
    const label =
      at === undefined ? undefined : /(\p{Lu}[\p{L} ]{2,30}):\s*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[1];
    return label !== undefined && words.headers.get(label) === 'status';
  });
  return labelled.length * 2 > rows.length;
}

/** A title between rows, as a known heading or as it stands. */
function themeOf(page: Page, title: Range, tools: Tools): Mark {
  const known = readMark(page.text, title, 3, tools.words);
  return known?.kind === 'theme' || known?.kind === 'status'
    ? known
    : { kind: 'theme', at: title.start, id: null, title, level: 4 };
}

function reading(page: Page, table: Table, found: Found, raw: readonly RawRow[], range: Range, tools: Tools): Reading {
  const messages: Message[] = found.lost.map((lost) =>
    message('parse/unread', lost.reason, { place: placeAt(page, lost), actual: quote(page.text, lost) }),
  );
  return {
    rows: raw,
    marks: (found.titles ?? []).map((title) => themeOf(page, title, tools)),
    claims: [
      { ...table.header, claim: 'heading', why: 'header line' },
      ...(found.titles ?? []).map((title) => ({ ...title, claim: 'heading' as const, why: 'a title between rows' })),
      ...found.lost.map((lost) => ({ ...lost, claim: 'unread' as const, why: lost.reason })),
    ],
    messages,
    evidence: [`flattened rows at ${range.start}-${range.end}: ${raw.length} rows`],
  };
}
