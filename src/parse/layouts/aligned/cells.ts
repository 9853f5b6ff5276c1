import { message, type Message } from '../../../core/message.js';
import type { Range } from '../../../core/span.js';
import type { Column } from '../../columns.js';
import { isBelow } from '../../fields/ids.js';
import { isWholeStatus, readStatus } from '../../fields/status.js';
import type { GridCell } from '../../grid.js';
import type { GridRow } from '../../grid-kinds.js';
import type { Tools } from '../../layout.js';
import { openingId, opensSmall } from '../../opening-id.js';
import type { Page } from '../../page.js';
import { placeAt, quote } from '../../place.js';
import type { Anchors } from './anchors.js';
import type { RowLines } from './rows.js';
import type { BodyLine } from './sections.js';

/** A body with what was found out about it. */
export interface Frame {
  readonly body: readonly BodyLine[];
  readonly columns: readonly Column[];
  readonly spanning: ReadonlySet<number>;
  readonly lead: number;
  readonly anchors: Anchors;
}

/** A cell of several lines; null where it has none. */
export function cellOf(page: Page, parts: readonly Range[]): GridCell | null {
  const first = parts[0];
  if (!first) return null;
  const ranges = parts.map(({ start, end }) => ({ start, end }));
  const text = ranges.map((range) => page.text.slice(range.start, range.end)).join(' ');
  return {
    range: { start: first.start, end: ranges.reduce((most, range) => Math.max(most, range.end), 0) },
    ranges,
    items: [],
    header: false,
    text,
    origin: true,
    rowSpan: 1,
    columnSpan: 1,
  };
}

/** Rows of lines become rows of cells; those that could not be told for sure are left out, so that they are reported as unread. */
export function makeRows(
  page: Page,
  frame: Frame,
  found: readonly RowLines[],
  tools: Tools,
): { rows: readonly GridRow[]; lost: number } {
  const spans = [...frame.spanning].map((c) => ({ column: c, blocks: blocksOf(page, frame, c, found) }));
  const rows: GridRow[] = [];
  let lost = 0;
  for (const [k, row] of found.entries()) {
    const lines = frame.body.slice(row.from, row.to);
    const cells = frame.columns.map((_, c) =>
      frame.spanning.has(c)
        ? null
        : cellOf(
            page,
            lines.flatMap((line) => line.segments.filter((segment) => segment.column === c)),
          ),
    );
    const doubt = isSeveral(page, lines, cells, frame, tools)
      ? 'lost'
      : doubtOf(row, found[k - 1], cells, frame, tools);
    if (doubt === 'lost') {
      if (cells.some((cell) => cell !== null)) lost++;
      continue;
    }
    const evidence = evidenceOf(row, lines, frame);
    const id = idOf(row, frame);
    for (const span of spans) {
      const block = blockFor(row, id, span.blocks);
      if (!block) continue;
      cells[span.column] = block.cell;
      if (block.first < row.from || block.last >= row.to)
        evidence.push(`“${quote(page.text, block.cell.range, 40)}” spans this row`);
    }
    const whole = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
    const messages: Message[] =
      doubt === null
        ? []
        : [
            message('parse/uncertain-boundary', doubt, {
              place: placeAt(page, whole),
              actual: quote(page.text, whole),
            }),
          ];
    rows.push({ kind: 'row', cells, certainty: doubt === null ? 'sure' : 'likely', evidence, messages });
  }
  return { rows, lost };
}

/** Two statuses below each other that are not one over two lines: two rows that nothing parts. */
function isSeveral(
  page: Page,
  lines: readonly BodyLine[],
  cells: readonly (GridCell | null)[],
  frame: Frame,
  tools: Tools,
): boolean {
  const at = frame.columns.findIndex((column) => column.field === 'status');
  const whole = cells[at];
  if (!whole || whole.ranges.length < 2 || isWholeStatus(whole.text, tools.words)) return false;
  const segments = lines.flatMap((line) => line.segments.filter((segment) => segment.column === at));
  return segments.filter(({ start, end }) => isWholeStatus(page.text.slice(start, end), tools.words)).length > 1;
}

/** Why a row is not sure; `lost` where it is not to be told at all. */
function doubtOf(
  row: RowLines,
  before: RowLines | undefined,
  cells: readonly (GridCell | null)[],
  frame: Frame,
  tools: Tools,
): string | null {
  if (row.anchors !== 1 || cells[frame.lead] === null) return 'lost';
  const statusAt = frame.columns.findIndex((column) => column.field === 'status' || column.field === 'status-or-due');
  const status = cells[statusAt];
  if (status && status.text.split(' ').length > 8 && readStatus(status.text, tools.words) === null) return 'lost';
  for (const [c, column] of frame.columns.entries()) {
    const text = cells[c]?.text ?? '';
    if (
      (column.field === 'action' ||
        column.field === 'progress' ||
        (column.field === 'recommendation' && c === frame.lead)) &&
      opensSmall(text)
    )
      return `the cell in column ${c + 1} begins in the middle of a sentence`;
  }
  if (row.margin < close) return 'its last line could belong to the row below';
  return before !== undefined && before.margin < close ? 'its first line could belong to the row above' : null;
}

/** Two cuts closer than this are hard to tell apart. */
const close = 0.35;

function evidenceOf(row: RowLines, lines: readonly BodyLine[], frame: Frame): string[] {
  const pages = new Set(lines.map((line) => line.page));
  const found = [
    `${lines.length} lines${pages.size > 1 ? ` on ${pages.size} pages` : ''}; ${frame.anchors.by === 'id' ? 'begins with its id' : 'has one status'}; oddness ${row.cost.toFixed(1)}`,
  ];
  return found;
}

/** The lines of one cell in a column whose cells may reach over rows. */
interface Block {
  readonly first: number;
  readonly last: number;
  readonly cell: GridCell;
  readonly id: string | null;
}

function blocksOf(page: Page, frame: Frame, column: number, rows: readonly RowLines[]): readonly Block[] {
  const starts = new Set(rows.map((row) => row.from));
  const numbered = hasIds(page, frame, column);
  const groups: { first: number; last: number; parts: Range[] }[] = [];
  frame.body.forEach((line, i) => {
    const segment = line.segments.find((each) => each.column === column);
    if (!segment) return;
    const last = groups.at(-1);
    const before = last ? frame.body[last.last] : undefined;
    const words = page.text.slice(segment.start, segment.end);
    const apart = before !== undefined && before.page === line.page && line.y - before.y > 2;
    const opens = openingId(words) !== null || (!numbered && starts.has(i) && /^\p{Lu}/u.test(words));
    if (!last || apart || opens) groups.push({ first: i, last: i, parts: [segment] });
    else {
      last.last = i;
      last.parts.push(segment);
    }
  });
  return groups.flatMap((group) => {
    const cell = cellOf(page, group.parts);
    return cell ? [{ first: group.first, last: group.last, cell, id: openingId(cell.text)?.id ?? null }] : [];
  });
}

function hasIds(page: Page, frame: Frame, column: number): boolean {
  return frame.body.some((line) =>
    line.segments.some(
      (segment) =>
        segment.column === column && openingId(page.text.slice(segment.start, segment.end))?.family === 'dotted',
    ),
  );
}

function idOf(row: RowLines, frame: Frame): string | null {
  for (let line = row.from; line < row.to; line++) {
    const id = frame.anchors.ids.get(line);
    if (id) return id.id;
  }
  return null;
}

/** Cells further from a row than this are not looked at for its number. */
const nearby = 40;

/** The cell that stands beside a row: by its number, else the last that begins above the row's end. */
function blockFor(row: RowLines, id: string | null, blocks: readonly Block[]): Block | null {
  const past = firstBelow(row.to, blocks);
  const near = blocks.slice(Math.max(0, past - nearby), past + nearby);
  const distance = (block: Block): number => Math.max(0, block.first - row.to + 1, row.from - block.last);
  const byId =
    id === null
      ? []
      : near.filter((block) => block.id !== null && isBelow(block.id, id)).sort((a, b) => distance(a) - distance(b));
  if (byId[0]) return byId[0];
  const nearest = blocks[past - 1] ?? blocks[0] ?? null;
  return nearest?.id != null && id !== null && /^\p{N}+\./u.test(id) && /^\p{N}+(?:\.|$)/u.test(nearest.id)
    ? null
    : nearest;
}

/** Index of the first block that begins at a line or below it. */
function firstBelow(line: number, blocks: readonly Block[]): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.first ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
