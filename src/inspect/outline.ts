import { printMessage } from '../core/message.js';
import { printSegment } from '../core/span.js';
import type { Block, Cell, Document, Facts, TableBlock } from '../model/document.js';

/**
 * Documents as a person reads them, one block a line with its place in the source: what
 * `extract --format outline` prints, and the notation of the fixtures.
 *
 *     html “Harbour plan”
 *       published 2024-11-14
 *
 *     78-138     heading 1  Harbour plan
 *     139-148    furniture  Published
 *     table 2 × 2
 *       0,0      227-252    [Action]
 *       0,1      273-280    [Status]
 *       1,0 ↓2   364-409    Dredge the basin ⏎ • twice
 *
 * A line break on the tape is `⏎`, a list item inside a cell begins with `•`, a cell of a
 * header stands in brackets, `↓2` and `→2` are the rows and columns that a cell spans, and
 * `∅` is an empty cell. Segments of one place are joined by commas.
 */
export function outline(documents: readonly Document[]): string {
  return documents.map(outlineOf).join('\n');
}

function outlineOf(document: Document): string {
  const { form, title, facts, blocks, messages } = document;
  const lines = [title === null ? form : `${form} “${title}”`, ...factLines(facts), ''];
  for (const block of blocks) lines.push(...blockLines(block, document));
  if (messages.length > 0) lines.push('', ...messages.map(printMessage));
  return `${lines.join('\n')}\n`;
}

function factLines(facts: Facts): string[] {
  const lines: string[] = [];
  for (const name of ['series', 'published', 'language', 'publisher', 'licence', 'url'] as const) {
    const value = facts[name];
    if (value !== null) lines.push(`  ${name} ${value}`);
  }
  for (const { title, url, current } of facts.chapters)
    lines.push(`  ${current ? 'chapter *' : 'chapter'} “${title}” ${url}`);
  return lines;
}

function blockLines(block: Block, document: Document): string[] {
  if (block.kind === 'table') return tableLines(block, document);
  const kind = block.kind === 'heading' ? `heading ${block.level}` : block.kind;
  return [`${placeOf(block, document).padEnd(10)} ${kind.padEnd(9)}  ${textOf(block, document)}`];
}

function tableLines(table: TableBlock, document: Document): string[] {
  const page = table.page === null ? '' : `, page ${table.page}`;
  const lines = [`table ${table.rows} × ${table.columns}${page}`];
  if (table.caption)
    lines.push(`  caption  ${placeOf(table.caption, document).padEnd(10)} ${textOf(table.caption, document)}`);
  for (const cell of table.cells) {
    const where = `${cell.row},${cell.column}${spanMarks(cell)}`;
    lines.push(`  ${where.padEnd(8)} ${placeOf(cell, document).padEnd(10)} ${cellText(cell, document)}`);
  }
  return lines;
}

function spanMarks({ rowSpan, columnSpan }: Cell): string {
  return `${rowSpan > 1 ? ` ↓${rowSpan}` : ''}${columnSpan > 1 ? ` →${columnSpan}` : ''}`;
}

function cellText(cell: Cell, document: Document): string {
  if (cell.start === cell.end) return '∅';
  const text = textOf(cell, document, cell.items);
  return cell.header ? `[${text}]` : text;
}

function textOf(
  { start, end }: { start: number; end: number },
  document: Document,
  items: readonly number[] = [],
): string {
  const isItem = new Set(items);
  let at = start;
  const lines = document.tape.text.slice(start, end).split('\n');
  return lines
    .map((line) => {
      const marked = isItem.has(at) ? `• ${line}` : line;
      at += line.length + 1;
      return marked;
    })
    .join(' ⏎ ');
}

function placeOf({ start, end }: { start: number; end: number }, document: Document): string {
  return document.tape.locate(start, end).map(printSegment).join(',');
}
