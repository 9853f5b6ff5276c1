import { message, type Message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import type { HeaderColumn } from '../../header-line.js';
import type { RawCell, RawRow, Tools } from '../../layout.js';
import { foldPhrase, type Words } from '../../lexicon/words.js';
import type { Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import type { Table } from './bodies.js';
import { findStatusCell, preferUsual, type StatusCandidate } from './boundary.js';
import { splitAfter, splitBefore, type Known } from './cells.js';
import { doubtsAbout } from './doubts.js';
import { sortStatuses } from './earlier.js';
import { withOpeningStatus } from './opening-status.js';
import { groupCell, textColumns, withId } from './row-parts.js';
import { rowsTogether } from './rows-together.js';
import type { Stretch } from './stretches.js';
import { isWrapped } from './wrapped.js';

/** One that is likelier than not, though only its capital sets it apart: taken, and said so. */
const perhaps = 0.4;

/** Reads the cells of every row, twice: the words that most rows have are evidence for the others. */
export function readRows(
  page: Page,
  published: Table,
  rows: readonly Stretch[],
  tools: Tools,
  kin: readonly Range[] = [],
): readonly RawRow[] {
  const table = withOpeningStatus(page, published, rows, tools);
  const pivot = table.header.columns.findIndex(
    (column) => column.field === 'status' || column.field === 'status-or-due' || column.field === 'response',
  );
  const shared = {
    words: tools.words,
    heading: table.heading,
    columnsAfter: pivot < 0 ? 0 : table.header.columns.length - pivot - 1,
    namesBefore: table.header.columns.slice(0, Math.max(0, pivot)).some((column) => column.field === 'owners'),
    datesToo: table.header.columns[pivot]?.field === 'status-or-due',
    opensNote: table.opensNote === true,
    unknownToo: tellsUnknown(table),
    dateFollows: table.header.columns[pivot + 1]?.field === 'due',
  };
  const first = rows.map((row) => findStatusCell(page.text, { start: row.words, end: row.end }, shared));
  const usual = tally(first);
  const weighed = first.map((candidates) => preferUsual(candidates, usual));
  const openers = new Set(tools.words.lexicon.sentenceOpeners);
  const read = (names: ReadonlySet<string>): readonly RawRow[] =>
    rows.map((row, i) => readRow(page, table, row, weighed[i] ?? [], pivot, { known: names, openers }, tools.words));
  const once = read(new Set());
  const known = ownersOf(page, once);
  const apart = known.size === 0 ? once : read(known);
  const settled = rowsTogether(page, table, rows, apart, tools.words, kin) ?? apart;
  return isWrapped(page.text, rows) ? settled.map((row) => ({ ...row, keepsLines: false })) : settled;
}

/** Whether the last column holds statuses, and no other responses. */
export function tellsUnknown({ header }: Table): boolean {
  return header.columns.at(-1)?.field === 'status' && !header.columns.some(({ field }) => field === 'response');
}

/** Owners that a sentence end or line break set apart in one row, or that stand in two, are known in the others. */
function ownersOf(page: Page, rows: readonly RawRow[]): ReadonlySet<string> {
  const known = new Set<string>();
  const seen = new Set<string>();
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.field !== 'owners') continue;
      for (const range of cell.ranges)
        for (const name of page.text.slice(range.start, range.end).split(/\s*;\s*|\s\/\s/u)) {
          if (row.certainty === 'sure' || seen.has(name)) known.add(name);
          seen.add(name);
        }
    }
  }
  return known;
}

function tally(readings: readonly (readonly StatusCandidate[])[]): ReadonlyMap<string, number> {
  const usual = new Map<string, number>();
  for (const [best] of readings) {
    if (!best || best.score < 3) continue;
    const phrase = foldPhrase(best.words);
    usual.set(phrase, (usual.get(phrase) ?? 0) + 1);
  }
  return usual;
}

function readRow(
  page: Page,
  table: Table,
  row: Stretch,
  candidates: readonly StatusCandidate[],
  pivot: number,
  known: Known,
  words: Words,
): RawRow {
  const { text } = page;
  const [best, second] = candidates;
  const columns = textColumns(table.header.columns, row);
  const at = columns.findIndex(
    (column) => column.field === 'status' || column.field === 'status-or-due' || column.field === 'response',
  );
  const taken = best && best.score >= perhaps && pivot >= 0 ? best : null;
  const evidence = [...row.reasons.map((reason) => `row start: ${reason}`)];
  const stop = taken ? pastStop(text, taken, table.opensNote === true) : 0;
  const split = splitRow(text, row, columns, { at, stop }, taken, known);
  const status = columns[at];
  const sorted = status?.earlier === undefined ? null : sortStatuses(text, split.after, status, words);
  if (taken) evidence.push(`status “${taken.words}” (${taken.score.toFixed(1)}): ${taken.reasons.join('; ')}`);
  const doubts = [...split.doubts, ...doubtsAbout(taken, sorted ? undefined : second)];
  if (status?.earlier && !sorted) doubts.push(`one status for the ${status.earlier.length + 1} status columns`);
  evidence.push(...doubts.map((doubt) => `doubt: ${doubt}`));
  const messages: Message[] = doubts.map((doubt) =>
    message('parse/uncertain-boundary', doubt, {
      place: placeAt(page, { start: row.start, end: row.end }),
      actual: quote(text, row),
    }),
  );
  return {
    at: row.start,
    cells: [...groupCell(table, row), ...withId(text, split.before, row, table), ...(sorted ?? split.after)],
    expectsStatus: table.header.columns.some(({ field }) => field === 'status' || field === 'status-or-due'),
    statusFrom: taken?.label == null ? 'cell' : 'label',
    headings:
      taken === null
        ? []
        : [
            { start: taken.label ?? taken.start, end: taken.start },
            { start: taken.end, end: stop },
          ],
    certainty: certaintyOf(taken, doubts),
    keepsLines: true,
    evidence,
    messages,
  };
}

function certaintyOf(status: StatusCandidate | null, doubts: readonly string[]): RawRow['certainty'] {
  if (!status) return 'doubtful';
  return doubts.length > 0 ? 'likely' : 'sure';
}

interface RowSplit {
  readonly before: readonly RawCell[];
  /** The status cell and what stands after it. */
  readonly after: readonly RawCell[];
  readonly doubts: readonly string[];
}

function splitRow(
  text: string,
  row: Stretch,
  columns: readonly HeaderColumn[],
  { at, stop }: { at: number; stop: number },
  status: StatusCandidate | null,
  known: Known,
): RowSplit {
  const before = splitBefore(
    text,
    { start: row.words, end: status ? (status.label ?? status.start) : row.end },
    columnsBefore(columns, at, status !== null),
    known,
  );
  if (!status || at < 0) return { before: before.cells, after: [], doubts: before.doubts };
  const after = splitAfter(text, { start: stop, end: row.end }, columns.slice(at + 1), known.known);
  const column = columns[at];
  const title = column?.title === '' ? null : (column?.title ?? null);
  const cell: RawCell = { field: column?.field ?? 'status', title, ranges: [status] };
  return { before: before.cells, after: [cell, ...after.cells], doubts: [...before.doubts, ...after.doubts] };
}

/** `Status: Implemented. The register …`, `Complete – the gate`: what ends the status begins no note. */
function pastStop(text: string, status: StatusCandidate, opensNote: boolean): number {
  if (opensNote) return status.end + (/^\s*[–—:;.-]/u.exec(text.slice(status.end, status.end + 4))?.[0].length ?? 0);
  return status.label !== null && /[.;,]/u.test(text.charAt(status.end)) ? status.end + 1 : status.end;
}

/** Without a status nothing tells where the text ends, but a date at the end of a cut-off row still is one. */
function columnsBefore(columns: readonly HeaderColumn[], at: number, hasStatusCell: boolean): readonly HeaderColumn[] {
  if (at < 0) return columns.slice(0, 1);
  return hasStatusCell
    ? columns.slice(0, at)
    : columns.slice(0, at).filter((column, i) => i === 0 || column.field === 'due');
}
