import type { StatusValue } from '../model/status.js';
import type { Column } from './columns.js';
import { idFamilies, leadingId } from './fields/ids.js';
import { readStatus } from './fields/status.js';
import { onlyCell, type GridCell } from './grid.js';
import type { GridRow } from './grid-kinds.js';
import type { GridLine, Shape } from './grid-shape.js';
import type { Tools } from './layout.js';
import { namesTitle, readHeader } from './headers.js';
import { needsLegend } from './legend/signs.js';
import type { Field } from './lexicon/lexicon.js';
import { namesOutcome } from './outcome.js';

/**
 * An action table has a text column and, for most of its rows, a status that can be read; or the
 * heading over it gives one to all of them (`isStated`).
 */
export function judgeRows(shape: Shape, rows: readonly GridRow[], tools: Tools, isStated = false): Judgement {
  const body = rows
    .filter(
      (row) =>
        row.kind === 'row' && row.cells.some((cell) => cell !== null && cell.text !== '') && !onlyCell(row.cells),
    )
    .map((row) => row.cells);
  const reasons = shape.columns.map(
    (column, c) =>
      `column ${c + 1} ${column.title === null ? '(no header)' : `“${column.title}”`} → ${column.field}: ${column.reason}`,
  );
  const text = columnOf(shape, 'action', 'recommendation');
  if (text < 0 || body.length === 0)
    return { score: 0, reasons: [...reasons, 'no column holds the text of an action'] };
  if (
    !namesText(shape.columns[text], tools) &&
    !tellsOfActions(shape, body, text) &&
    !tellsOfWork(shape, body, text, tools)
  )
    return {
      score: 0,
      reasons: [
        ...reasons,
        `“${shape.columns[text]?.title ?? ''}” names no action, its cells read like names, and their states are not those of work`,
      ],
    };
  const figures = figureColumns(shape, body);
  if (figures >= 2 && columnOf(shape, 'owners', 'progress', 'response', 'next-steps') < 0)
    return { score: 0, reasons: [...reasons, `${figures} columns hold figures: a table of measures, not of actions`] };
  const status = columnOf(shape, 'status', 'status-or-due');
  const verdict =
    status >= 0
      ? judgeStatuses(shape, body, text, status, tools)
      : isStated && (shape.columns[text]?.score ?? 0) >= 0.8
        ? { score: 0.7, reasons: ['no status column: the heading over the table says it of all rows'] }
        : judgeNotes(shape, body, text, tools);
  return { score: verdict.score, reasons: [...reasons, ...verdict.reasons] };
}

/** How surely the rows of a grid are actions, from 0 to 1. */
export interface Judgement {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Index of the column of the first of the fields that the table has; -1 for none. */
function columnOf(shape: Shape, ...fields: readonly Field[]): number {
  for (const field of fields) {
    const at = shape.columns.findIndex((column) => column.field === field);
    if (at >= 0) return at;
  }
  return -1;
}

/**
 * What stands below `Site` or `Name` are actions where the rows are numbered or followed up,
 * and told in words; names of people, meetings and papers are short, or stand alone.
 */
function tellsOfActions(shape: Shape, body: readonly GridLine[], text: number): boolean {
  const texts = body.flatMap((row) => (row[text] && row[text].text !== '' ? [row[text].text] : []));
  const words = texts.reduce((sum, each) => sum + each.split(/\s+/u).length, 0) / Math.max(1, texts.length);
  const numbered = columnOf(shape, 'id') >= 0 || leadWithIds(body, text);
  const followed = columnOf(shape, 'owners', 'progress', 'response', 'next-steps') >= 0;
  const sentences = texts.filter((each) => /[.;]$/u.test(each)).length;
  return words >= 4 && ((numbered && followed) || sentences >= texts.length / 2 || (followed && words >= 6));
}

/** A known header for what is to be done, whole or in part; one that was guessed says nothing. */
function namesText(column: Column | undefined, tools: Tools): boolean {
  // What was told from the cells has a lower score.
  if (!column || column.title === null || column.score > 0.7) return true;
  const known = readHeader(column.title, tools.words)?.field;
  return known === 'action' || known === 'recommendation';
}

/**
 * Texts whose states are those of work: some are done and some are under way, late or not begun.
 * Meetings, papers and contracts are open or closed, in force or not, and figures are beside measures.
 */
function tellsOfWork(shape: Shape, body: readonly GridLine[], text: number, tools: Tools): boolean {
  const status = columnOf(shape, 'status', 'status-or-due');
  const followed = columnOf(shape, 'owners', 'progress', 'response', 'next-steps') >= 0;
  if (status < 0 || (figureColumns(shape, body) > 0 && !followed)) return false;
  const texts = body.flatMap((row) => (row[text] && row[text].text !== '' ? [row[text].text] : []));
  const words = texts.reduce((sum, each) => sum + each.split(/\s+/u).length, 0) / Math.max(1, texts.length);
  const values = new Set(body.map((row) => readStatus(row[status]?.text ?? '', tools.words)?.value ?? null));
  const title = shape.columns[text]?.title ?? '';
  const isTitled = namesTitle(title, tools.words) && columnOf(shape, 'id') >= 0;
  return words >= (isTitled ? 2 : 4) && [...ofWork].filter((value) => values.has(value)).length >= 2;
}

const ofWork: ReadonlySet<StatusValue> = new Set([
  'not-started',
  'in-progress',
  'delayed',
  'partly-complete',
  'complete',
  'not-achieved',
]);

/** Columns of no field that hold numbers, shares or money in nearly every row. */
function figureColumns(shape: Shape, body: readonly GridLine[]): number {
  const isFigure = (text: string): boolean => /^[£$€<>~+-]?\s?\p{N}[\p{N},.]*\s?(?:%|[kmb]n?|million)?$/iu.test(text);
  return shape.columns.filter(({ field }, c) => {
    if (field !== 'other' && field !== 'due') return false;
    const texts = body.flatMap((row) => (row[c] && row[c].text !== '' ? [row[c].text] : []));
    return texts.length > 0 && texts.filter(isFigure).length >= texts.length * 0.8;
  }).length;
}

/** A table with a status column is one of actions as far as its cells hold words that can be statuses. */
function judgeStatuses(shape: Shape, body: readonly GridLine[], text: number, status: number, tools: Tools): Judgement {
  const cells = body.flatMap((row) => (row[status] && row[status].text !== '' ? [row[status].text] : []));
  const dated = shape.columns[status]?.field === 'status-or-due';
  const known = cells.filter((cell) => dated || readStatus(cell, tools.words) !== null).length;
  const reasons = [`${known} of ${cells.length} status cells hold known words`];
  if (known < 2 && shape.columns.every((column) => column.title === null))
    return { score: 0, reasons: [...reasons, 'no header, and too few statuses to tell rows by'] };
  // A colour or a code is a status too, though only a legend can say which.
  const signs = cells.filter((cell) => needsLegend(cell) && readStatus(cell, tools.words) === null).length;
  const isSure = isNumbered(shape, text) && (shape.columns[status]?.score ?? 0) >= 0.6;
  if (known + signs < cells.length / 2 && !looksLikeVocabulary(cells, isSure)) {
    return {
      score: 0,
      reasons: [...reasons, 'the other cells of that column are no status words: numbers, or all different'],
    };
  }
  const isNamed = (shape.columns[text]?.score ?? 0) >= 0.6 || tellsOfActions(shape, body, text);
  // Words of nobody else, told for statuses because they come back.
  if (shape.candidates?.some(({ column }) => column === status))
    return {
      score: isNamed ? 0.5 : 0,
      reasons: [...reasons, 'its words come back from row to row, and are in no vocabulary'],
    };
  const isHeaded = isNamed && ((shape.columns[status]?.score ?? 0) >= 0.8 || isSure);
  return { score: scoreOf(known, cells.length, isHeaded), reasons };
}

function scoreOf(known: number, cells: number, isHeaded: boolean): number {
  if (cells === 0) return isHeaded ? 0.5 : 0;
  return isHeaded ? 0.6 + 0.4 * (known / cells) : 0.9 * (known / cells);
}

/** Fields whose headers name no outcome, whatever their words. */
const plain: ReadonlySet<Field> = new Set(['id', 'action', 'owners', 'due']);

/** Without statuses, notes or responses beside texts that are clearly actions will do. */
function judgeNotes(shape: Shape, body: readonly GridLine[], text: number, tools: Tools): Judgement {
  const column = shape.columns[text];
  const clearly = columnOf(shape, 'id') >= 0 || namesRows(column?.title ?? '', tools) || leadWithIds(body, text);
  const isNamed = (column?.score ?? 0) >= 0.8 && clearly;
  const noted = columnOf(shape, 'progress', 'response') >= 0 && isNamed;
  if (
    !noted &&
    isNamed &&
    (shape.candidates ?? []).length > 0 &&
    (columnOf(shape, 'id') >= 0 || leadWithIds(body, text))
  )
    return {
      score: 0.45,
      reasons: ['no column of known statuses, but one of words that come back beside numbered actions'],
    };
  if (!noted && isNamed && hasOnlyBegun(shape, tools))
    return { score: 0.5, reasons: ['no status column, but ids, actions, owners and dates under names of their own'] };
  return {
    score: noted ? 0.5 : 0,
    reasons: [noted ? 'no status column, but a column of progress or responses' : 'no column holds statuses'],
  };
}

/** A plan that has only begun has nothing to tell yet: ids, owners and dates, and no column whose name tells of an outcome. */
function hasOnlyBegun(shape: Shape, { words }: Tools): boolean {
  const asked = (['id', 'owners', 'due'] as const).every((field) => columnOf(shape, field) >= 0);
  return (
    asked &&
    !shape.columns.some(({ title, field }) => !plain.has(field) && title !== null && namesOutcome(title, words))
  );
}

/** Rows with a number or a text under a header that says so. */
function isNumbered({ columns }: Shape, text: number): boolean {
  return columns.some(({ field }) => field === 'id') || (columns[text]?.score ?? 0) >= 0.6;
}

/**
 * Words that a publisher could use as statuses: short, without numbers alone, and used again;
 * under a header that says so, of rows that are surely some (`isSure`), each may be another.
 */
function looksLikeVocabulary(cells: readonly string[], isSure: boolean): boolean {
  const wordy = cells.filter((cell) => cell.length <= 60 && /\p{L}{2}/u.test(cell));
  if (wordy.length < cells.length * 0.8) return false;
  if (isSure) return true;
  return new Set(wordy.map(stepOf)).size <= Math.max(3, wordy.length * 0.6);
}

/** `Phase 3 | Evaluate` and `Phase 5 | Close request` are steps of one path. */
function stepOf(cell: string): string {
  return cell.toLowerCase().replace(/^(\p{L}+) \p{N}+(?:\s*[|:(–-].*)?$/u, '$1');
}

/** A header that says outright that its cells are actions, recommendations, commitments. */
function namesRows(title: string, tools: Tools): boolean {
  return title.split(/[^\p{L}]+/u).some((word) => tools.words.lexicon.rowNouns.includes(word.toLowerCase()));
}

function leadWithIds(body: readonly (readonly (GridCell | null)[])[], column: number): boolean {
  const texts = body.flatMap((row) => (row[column] && row[column].text !== '' ? [row[column].text] : []));
  return (
    texts.filter((text) => leadingId(text, 0, text.length, idFamilies) !== null).length >= Math.max(1, texts.length / 2)
  );
}
