import type { Block, Cell, Document } from '../model/document.js';
import type { PrintedBlock, PrintedDocument } from '../model/document.js';
import type { Tape } from '../core/tape.js';

/** What `extract --format json` prints: the documents of one edition as one. */
export function printDocument(documents: readonly Document[]): PrintedDocument {
  return {
    format: 'planwatch/document@1',
    captures: documents.map((document) => document.info),
    title: documents.find((document) => document.title !== null)?.title ?? null,
    blocks: documents.flatMap((document) => document.blocks.map((block) => printBlock(block, document.tape))),
    messages: documents.flatMap((document) => document.messages as PrintedDocument['messages']),
  };
}

function printBlock(block: Block, tape: Tape): PrintedBlock {
  const text = tape.text.slice(block.start, block.end);
  const span = printSpan(tape, block.start, block.end);
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, text, span };
    case 'table': {
      const { rows, columns, page } = block;
      const caption = block.caption && tape.text.slice(block.caption.start, block.caption.end);
      return {
        kind: 'table',
        text,
        span,
        rows,
        columns,
        page,
        caption,
        cells: block.cells.map((cell) => printCell(cell, tape)),
      };
    }
    default:
      return { kind: block.kind, text, span };
  }
}

function printCell(cell: Cell, tape: Tape): Extract<PrintedBlock, { kind: 'table' }>['cells'][number] {
  const { row, column, rowSpan, columnSpan, header, start, end } = cell;
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    header,
    text: tape.text.slice(start, end),
    span: printSpan(tape, start, end),
  };
}

/** The tape's segments are read-only; what is printed is the caller's own. */
function printSpan(tape: Tape, start: number, end: number): PrintedBlock['span'] {
  return tape.locate(start, end) as PrintedBlock['span'];
}
