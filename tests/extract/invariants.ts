import { countVisible } from '../../src/core/tape.js';
import type { Block, Document, TableBlock } from '../../src/model/document.js';

/** What is wrong with a document by the rules that hold for every one; empty if nothing is. */
export function findBrokenRules(document: Document): string[] {
  return [
    ...coverage(document),
    ...document.blocks.flatMap((block) => (block.kind === 'table' ? tableRules(block, document) : [])),
  ];
}

/** Blocks do not overlap, lie in order, and hold every visible character. */
function coverage({ blocks, tape }: Document): string[] {
  const broken: string[] = [];
  let last = 0;
  let visible = 0;
  for (const block of blocks) {
    const name = `${block.kind} ${block.start}-${block.end}`;
    if (block.start < last) broken.push(`${name} begins before the block before it ends`);
    if (block.end <= block.start) broken.push(`${name} is empty`);
    if (countVisible(tape.text, last, block.start) > 0) broken.push(`text before ${name} is in no block`);
    visible += countVisible(tape.text, block.start, block.end);
    last = block.end;
  }
  if (visible !== countVisible(tape.text))
    broken.push(`blocks hold ${visible} of ${countVisible(tape.text)} characters`);
  if (/^\s|\s$|\s\s/u.test(tape.text)) broken.push('white space on the tape is not folded');
  return broken;
}

/** Every slot of a table is covered once; every visible character of it is in one cell or the caption. */
function tableRules(table: TableBlock, { tape }: Document): string[] {
  const broken: string[] = [];
  const name = `table ${table.start}-${table.end}`;
  const slots = new Uint8Array(table.rows * table.columns);
  let visible = table.caption ? countVisible(tape.text, table.caption.start, table.caption.end) : 0;
  for (const cell of table.cells) {
    visible += countVisible(tape.text, cell.start, cell.end);
    if (cell.start < table.start || cell.end > table.end) broken.push(`${name}: a cell lies outside of it`);
    if (cell.row + cell.rowSpan > table.rows || cell.column + cell.columnSpan > table.columns)
      broken.push(`${name}: a span reaches out of it`);
    for (const item of cell.items)
      if (item < cell.start || item >= cell.end) broken.push(`${name}: a list item outside of its cell`);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        const slot = row * table.columns + column;
        if (slots[slot] === 1) broken.push(`${name}: two cells at ${row},${column}`);
        slots[slot] = 1;
      }
    }
  }
  if (slots.includes(0)) broken.push(`${name} has slots without a cell`);
  if (visible !== countVisible(tape.text, table.start, table.end)) broken.push(`${name}: text in no cell`);
  return broken;
}

/** The words of a place, read from the source by `decode`, as one line. */
export function readBack(
  document: Document,
  range: { start: number; end: number },
  decode: (slice: string) => string,
): string {
  const source = document.source ?? '';
  return document.tape
    .locate(range.start, range.end)
    .map((segment) => ('start' in segment ? decode(source.slice(segment.start, segment.end)) : ''))
    .join('\n');
}

export function kindsOf(blocks: readonly Block[]): string {
  return blocks.map((block) => block.kind).join(' ');
}
