import { message, type Message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import { tell } from '../../evidence.js';
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
    dateBefore: table.header.columns[pivot - 1]?.field === 'due',
  };
  const first = rows.map((row) => findStatusCell(page.text, { start: row.words, end: row.end }, shared));
  const usual = tally(first);
  const weighed = first.map((candidates) => preferUsual(candidates, usual));
  const openers = new Set(tools.words.lexicon.sentenceOpeners);
  const frames = framesOf(table, pivot);
  const read = (names: ReadonlySet<string>): readonly RawRow[] => {
    const known = { known: names, openers };
    return rows.map((row, i) => readRow(page, frames(row), row, weighed[i] ?? [], known, tools.words));
  };
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

/** What the columns of a table say of each of its rows. */
interface Frame {
  readonly table: Table;
  /** Columns of the words after the id. */
  readonly columns: readonly HeaderColumn[];
  /** Where the status stands among them; -1 where none does. */
  readonly at: number;
  readonly hasPivot: boolean;
  readonly expectsStatus: boolean;
}

/** The frame of a row depends on whether it has an id and a group, and on nothing else of it. */
function framesOf(table: Table, pivot: number): (row: Stretch) => Frame {
  const { columns: all } = table.header;
  const expectsStatus = all.some(({ field }) => field === 'status' || field === 'status-or-due');
  const frames: (Frame | undefined)[] = [];
  return (row) => {
    const kind = (row.id === null ? 0 : 1) + (row.group === null ? 0 : 2);
    const known = frames[kind];
    if (known) return known;
    const columns = textColumns(all, row);
    const at = columns.findIndex(
      ({ field }) => field === 'status' || field === 'status-or-due' || field === 'response',
    );
    return (frames[kind] = { table, columns, at, hasPivot: pivot >= 0, expectsStatus });
  };
}

function readRow(
  page: Page,
  { table, columns, at, hasPivot, expectsStatus }: Frame,
  row: Stretch,
  candidates: readonly StatusCandidate[],
  known: Known,
  words: Words,
): RawRow {
  const { text } = page;
  const best = candidates[0];
  const taken = best && best.score >= perhaps && hasPivot ? best : null;
  const stop = taken ? pastStop(text, taken, table.opensNote === true) : 0;
  const split = splitRow(text, row, columns, { at, stop }, taken, known);
  const status = columns[at];
  const sorted = status?.earlier === undefined ? null : sortStatuses(text, split.after, status, words);
  const doubts = [...split.doubts, ...doubtsAbout(taken, sorted ? undefined : candidates[1])];
  if (status?.earlier && !sorted) doubts.push(`one status for the ${status.earlier.length + 1} status columns`);
  const messages: Message[] = doubts.map((doubt) =>
    message('parse/uncertain-boundary', doubt, {
      place: placeAt(page, { start: row.start, end: row.end }),
      actual: quote(text, row),
    }),
  );
  return {
    at: row.start,
    cells: [...groupCell(table, row), ...withId(text, split.before, row, table), ...(sorted ?? split.after)],
    expectsStatus,
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
    evidence: { told: () => evidenceOf(row, taken, doubts) },
    messages,
  };
}

function evidenceOf(row: Stretch, status: StatusCandidate | null, doubts: readonly string[]): readonly string[] {
  return [
    ...tell(row.reasons).map((reason) => `row start: ${reason}`),
    ...(status ? [`status “${status.words}” (${status.score.toFixed(1)}): ${tell(status.reasons).join('; ')}`] : []),
    ...doubts.map((doubt) => `doubt: ${doubt}`),
  ];
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
