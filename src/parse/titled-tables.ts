import { firstIndex } from '../core/search.js';
import type { Range } from '../core/span.js';
import type { TableBlock } from '../model/document.js';
import type { Column } from './column.js';
import type { GridCell } from './grid.js';
import type { GridLine, Shape } from './grid-shape.js';
import type { Field } from './lexicon/lexicon.js';
import { openingId } from './opening-id.js';
import type { Page } from './page.js';

/** What stands over a table and is a text of its rows. */
export interface Titled {
  readonly shape: Shape;
  readonly rows: readonly GridLine[];
  /** From what stands over the table. */
  readonly from: Range | null;
}

/** Lines between the number of a row and the table that follows it up. */
const mostLines = 6;

/**
 * A table whose rows have no text of their own has it above, behind a number: in its caption, or in the heading and the
 * lines between that and the table. Where it has one row, that is the row's text; a caption over actions is their
 * recommendation.
 *
 *     Recommendation 4: Mend the gate.
 *     | Lead | Status | Update |
 *     | Depot | Complete | It was hung in May. |
 */
export function titledTable(page: Page, block: TableBlock, shape: Shape, rows: readonly GridLine[]): Titled {
  const none: Titled = { shape, rows, from: null };
  const holds = (...fields: readonly Field[]): boolean => shape.columns.some(({ field }) => fields.includes(field));
  const body = rows.slice(shape.first).filter((row) => row.some((cell) => cell?.origin === true && cell.text !== ''));
  if (!shape.header || holds('recommendation', 'id') || body.length === 0) return none;
  const hasText = holds('action');
  if (!hasText && (body.length > 1 || !holds('status', 'status-or-due'))) return none;
  const over = captionOver(page, block) ?? (hasText ? null : linesOver(page, block));
  if (!over) return none;
  const field: Field = hasText ? 'recommendation' : 'action';
  const reason = hasText ? 'the caption over the table' : 'the numbered text over the table';
  const added: Column = { field, title: null, score: 0.8, reason };
  const cell = cellOf(page.text, over);
  return {
    shape: { ...shape, header: [...shape.header, null], columns: [...shape.columns, added] },
    rows: rows.map((row, r) => [...row, r < shape.first ? null : cell]),
    from: cell.range,
  };
}

function captionOver({ text }: Page, { caption }: TableBlock): readonly Range[] | null {
  if (!caption) return null;
  const words = text.slice(caption.start, caption.end);
  const id = openingId(words);
  // `Table 4: state of the recommendations` has no number of theirs.
  return id && id.family === 'worded' && words.slice(id.end).trim().length >= 10 ? [caption] : null;
}

function linesOver({ text, lines, tables }: Page, block: TableBlock): readonly Range[] | null {
  const past = firstIndex(lines, ({ start }) => start >= block.end);
  const before = lines.slice(Math.max(0, past - mostLines), past);
  const at = before.findLastIndex(
    ({ start, end }) => openingId(text.slice(start, Math.min(end, start + 80)))?.family === 'worded',
  );
  if (at < 0) return null;
  const over = before.slice(at);
  const start = over[0]?.start ?? 0;
  const isCut = tables[firstIndex(tables, (other) => other.start > start)] !== block;
  return isCut || over.some((line, i) => line.kind === 'furniture' || (i > 0 && line.kind === 'heading')) ? null : over;
}

function cellOf(text: string, over: readonly Range[]): GridCell {
  const range = { start: over[0]?.start ?? 0, end: over.at(-1)?.end ?? 0 };
  const ranges = over.map(({ start, end }) => ({ start, end }));
  return {
    range,
    ranges,
    items: [],
    header: false,
    text: ranges.map(({ start, end }) => text.slice(start, end)).join('\n'),
    origin: true,
    rowSpan: 1,
    columnSpan: 1,
  };
}
