import type { Column } from './columns.js';
import { idFamilies, isBelow, leadingId } from './fields/ids.js';
import { readStatus } from './fields/status.js';
import { onlyCell, type GridCell } from './grid.js';
import type { GridLine, Shape } from './grid-shape.js';
import { readHeader } from './headers.js';
import type { RawRow, Tools } from './layout.js';
import type { Message } from '../core/message.js';
import type { Field } from './lexicon/lexicon.js';

/** A row of a grid, told apart. */
export interface GridRow {
  /**
   * `banner`: a title above the header; `group`: a recommendation over the rows below it;
   * `summary`: it sums up other rows, and is none itself.
   */
  readonly kind: 'header' | 'banner' | 'title' | 'group' | 'summary' | 'row';
  readonly cells: GridLine;
  readonly certainty?: RawRow['certainty'];
  /** How the cells came to stand in their columns, where that had to be found out. */
  readonly evidence?: readonly string[];
  readonly messages?: readonly Message[];
}

/**
 * Rows of a rectangle told apart: the header and what is above it, its repeats, titles, sums,
 * and actions. A row that only goes on with the row above it is joined to that.
 */
export function classifyRows(rows: readonly GridLine[], width: number, shape: Shape, tools: Tools): readonly GridRow[] {
  const places = placesOf(shape.columns, rows.slice(shape.first));
  const found: GridRow[] = [];
  // The header comes again, whether or not it stood under a title that was read into it.
  const headers = shape.header ? [shape.header, ...rows.slice(0, shape.first)] : [];
  rows.forEach((cells, r) => {
    if (r < shape.first) {
      found.push({ kind: r < shape.first - 1 && width > 1 && onlyCell(cells) ? 'banner' : 'header', cells });
      return;
    }
    if ((headers.some((header) => saysTheSame(header, cells)) || isFilter(cells)) && !onlyCell(cells)) {
      found.push({ kind: 'header', cells });
      return;
    }
    const last = found.at(-1);
    if (last?.kind === 'row' && goesOn(last.cells, cells, places, tools)) {
      found[found.length - 1] = { ...last, cells: joinRows(last.cells, cells) };
      return;
    }
    found.push({ kind: kindOf(cells, rows[r + 1], width, places, tools), cells });
  });
  return found;
}

/** Where the columns are that tell rows apart; -1 where there is none. */
interface Places {
  readonly id: number;
  readonly text: number;
  readonly status: number;
  /** The recommendation over the actions of rows; -1 where it is the text itself. */
  readonly group: number;
  /** Most rows have an id of their own: in a column, or at the front of the text. */
  readonly hasIds: boolean;
  /** Parts of the rows' ids: 3 of `6.1.2`. */
  readonly depth: number;
}

function placesOf(columns: readonly Column[], body: readonly GridLine[]): Places {
  const at = (...fields: readonly Field[]): number => columns.findIndex((column) => fields.includes(column.field));
  const id = at('id');
  const text = at('action') >= 0 ? at('action') : at('recommendation');
  const from = id >= 0 ? id : text;
  const texts = body.flatMap((row) => {
    const cell = row[from];
    return cell?.origin && cell.text !== '' && !onlyCell(row) ? [cell.text] : [];
  });
  const depths = texts.flatMap((words) => {
    const opening = idOf(words);
    return opening === null ? [] : [depthOf(opening)];
  });
  return {
    id,
    text,
    status: at('status', 'status-or-due'),
    group: at('action') >= 0 ? at('recommendation') : -1,
    hasIds: texts.length > 0 && depths.length >= texts.length * 0.7,
    depth: Math.max(0, ...depths),
  };
}

function idOf(text: string): string | null {
  return leadingId(`${text} `, 0, Math.min(text.length + 1, 80), idFamilies)?.id ?? null;
}

function depthOf(id: string): number {
  return id.split('.').length;
}

/** The same words in the same columns, whatever their case; of four or more one may be another: the name of a table. */
function saysTheSame(one: GridLine, other: GridLine): boolean {
  if (one.length !== other.length) return false;
  let [same, unlike] = [0, 0];
  for (const [c, cell] of one.entries()) {
    const [words, others] = [cell?.text ?? '', other[c]?.text ?? ''];
    const isSame = words.length === others.length && words.toLowerCase() === others.toLowerCase();
    if (!isSame && ++unlike > 1) return false;
    if (isSame && words !== '') same++;
  }
  return unlike === 0 || same >= 3;
}

/** `All | All | All`: what a list is filtered by, and dashes that hold a place; every cell says the same. */
function isFilter(cells: GridLine): boolean {
  const own = cells.filter((cell): cell is GridCell => cell?.origin === true && cell.text !== '');
  const [first] = own;
  return own.length >= 3 && first !== undefined && own.every(({ text }) => text === first.text && text.length <= 20);
}

function kindOf(
  cells: GridLine,
  next: GridLine | undefined,
  width: number,
  places: Places,
  tools: Tools,
): GridRow['kind'] {
  const only = onlyCell(cells);
  if (isSummary(cells, places, tools)) return 'summary';
  if (isGroup(cells, next, places)) return 'group';
  if (isLabelAcross(cells, places, tools)) return 'banner';
  if (only && width > 1) return isRowByItsId(only, next, places) ? 'row' : 'title';
  return isTitleWithMore(cells, places) ? 'title' : 'row';
}

/** A lone cell with the id of a row is a row whose other cells are empty, not a title of rows below it. */
function isRowByItsId(cell: GridCell, next: GridLine | undefined, places: Places): boolean {
  if (!places.hasIds) return false;
  const id = idOf(cell.text);
  if (id === null || depthOf(id) < places.depth) return false;
  const below = next?.[places.id >= 0 ? places.id : places.text];
  const following = below ? idOf(below.text) : null;
  return /\p{N}/u.test(id) && (following === null || !isBelow(id, following));
}

/** A numbered text that spans the column of statuses, with a row of its own below it. */
function isGroup(cells: GridLine, next: GridLine | undefined, places: Places): boolean {
  const [text, status] = [cells[places.text], cells[places.status]];
  if (!text?.origin || text.columnSpan < 2 || text.range.start !== status?.range.start || text.text === '')
    return false;
  const below = next?.[places.text];
  const hasId = places.id >= 0 && cells[places.id]?.range.start !== text.range.start && cells[places.id]?.text !== '';
  return hasId && below?.origin === true && below.text !== '' && below.columnSpan < text.columnSpan;
}

/** `Lead agency | Harbour Office` over all other columns: said of the rows around it, and no row. */
function isLabelAcross(cells: GridLine, places: Places, { words }: Tools): boolean {
  const [label, value] = [cells[0], cells[1]];
  if (!label?.origin || !value?.origin || label.text === '' || cells.length < 3 || places.text > 0) return false;
  const isAcross = label.columnSpan === 1 && value.columnSpan === cells.length - 1;
  return isAcross && label.text.length <= 60 && (readHeader(label.text, words)?.score ?? 0) >= 0.8;
}

/** `Subtotal | | | 4`: it opens with a word for sums and has no status. */
function isSummary(cells: GridLine, places: Places, tools: Tools): boolean {
  const first = cells.find((cell) => cell !== null && cell.text !== '');
  if (!first || first.text.length > 120) return false;
  const opening = first.text
    .toLowerCase()
    .replace(/[^\p{L}\s]+/gu, ' ')
    .trim();
  const { summaries } = tools.words.lexicon;
  if (isCount(first, cells, tools)) return true;
  if (!summaries.some((word) => opening === word || opening.startsWith(`${word} `))) return false;
  const status = places.status < 0 ? null : cells[places.status];
  const isWordless = !status || status.text === '' || readStatus(status.text, tools.words) === null;
  const numbers = cells.filter((cell) => cell?.origin === true && /^[£$€]?\p{N}[\p{N},.]*%?$/u.test(cell.text)).length;
  return isWordless && (numbers > 0 || summaries.includes(opening));
}

/** `Complete | 2 | | `: a status and how many rows have it. */
function isCount(first: GridCell, cells: GridLine, { words }: Tools): boolean {
  if (words.statuses.get(first.text) === undefined) return false;
  const others = cells.filter((cell) => cell?.origin === true && cell.text !== '' && cell !== first);
  return others.length === 1 && /^\p{N}{1,4}(?:\s*\(?\p{N}{1,3}(?:\.\p{N})?\s*%\)?)?$/u.test(others[0]?.text ?? '');
}

/** A cell over the columns of id and text, where rows have ids: a title with something beside it. */
function isTitleWithMore(cells: GridLine, places: Places): boolean {
  if (!places.hasIds || places.text < 0) return false;
  const own = cells[places.text];
  if (!own || own.columnSpan < 2 || own.text.length > 160) return false;
  const id = idOf(own.text);
  const covers = places.id < 0 || cells[places.id]?.range.start === own.range.start;
  return covers && (id === null || depthOf(id) < places.depth);
}

/** Whether a row has neither id, text nor status of its own: then its cells belong to the row above. */
function goesOn(above: GridLine, row: GridLine, places: Places, tools: Tools): boolean {
  const own = row.filter((cell): cell is GridCell => cell?.origin === true && cell.text !== '');
  if (above.every((cell) => (cell?.text ?? '') === '')) return false;
  if (own.length === 0 || own.some((cell) => cell.columnSpan > 1) || places.text < 0) return false;
  if (own.length === 1 && own[0] === row[0]) return false;
  if (isOwn(row, places.status) || isOwn(row, places.id)) return false;
  if (isOwn(row, places.group) && row[places.group]?.text !== above[places.group]?.text) return false;
  if (isOwn(row, places.text)) return goesOnWithText(row, own.length, places, tools);
  // Where the text reaches down and the status does not, an empty status is this row's own.
  return (
    places.status < 0 || reaches(row, places.status) || !reaches(row, places.text) || above[places.status]?.text === ''
  );
}

function isOwn(row: GridLine, c: number): boolean {
  return row[c]?.origin === true && row[c].text !== '';
}

/** A cell above reaches down into this row. */
function reaches(row: GridLine, c: number): boolean {
  return row[c]?.origin === false && row[c].text !== '';
}

/** `| | and the fence. | |` where all other rows have an id and a status. */
function goesOnWithText(row: GridLine, filled: number, places: Places, tools: Tools): boolean {
  const words = row[places.text]?.text ?? '';
  const isOpen = places.id >= 0 && places.status >= 0 && !reaches(row, places.id) && !reaches(row, places.status);
  const isTitle = filled === 1 && /^\p{Lu}/u.test(words) && !/[.;:]$/u.test(words);
  return isOpen && places.hasIds && !isTitle && idOf(words) === null && readStatus(words, tools.words) === null;
}

function joinRows(above: GridLine, row: GridLine): GridLine {
  return above.map((cell, c) => {
    const more = row[c];
    if (!more?.origin || more.text === '') return cell;
    if (!cell || cell.text === '') return more;
    return {
      ...cell,
      range: { start: cell.range.start, end: more.range.end },
      ranges: [...cell.ranges, ...more.ranges],
      items: [...cell.items, ...more.items],
      text: `${cell.text}\n${more.text}`,
    };
  });
}
