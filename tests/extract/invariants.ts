import { expect } from 'vitest';
import { countVisible } from '../../src/core/tape.js';
import type { Document, TableBlock } from '../../src/model/document.js';

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
function tableRules(table: TableBlock, { tape, form }: Document): string[] {
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
  // Sheets may be vast and mostly empty: their empty places have no cell.
  if (slots.includes(0) && form !== 'xlsx' && form !== 'ods') broken.push(`${name} has slots without a cell`);
  if (visible !== countVisible(tape.text, table.start, table.end)) broken.push(`${name}: text in no cell`);
  return broken;
}

/** Every block and cell, read back from the source, gives its own words. */
export function expectReadBack(document: Document, decode: (slice: string) => string): void {
  for (const block of document.blocks) {
    const ranges = block.kind === 'table' ? [...block.cells, ...(block.caption ? [block.caption] : [])] : [block];
    for (const range of ranges) {
      const own = document.tape.text.slice(range.start, range.end);
      const read = readBack(document, range, decode);
      // Where hidden text stands inside a word, its two ends are two segments; links of a menu stand
      // apart on the tape, whether or not the source has a space between them.
      const spaced = block.kind === 'furniture' || document.tape.locate(range.start, range.end).length > 1;
      if (spaced) expect(visible(read)).toBe(visible(own));
      else expect(fold(read)).toBe(fold(own));
    }
  }
}

/** The words of a place, read from the source by `decode`. */
function readBack(
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

/** White space is of no account where texts are compared character by character. */
export function visible(text: string): string {
  return text.replace(/\s+/gu, '');
}

export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
