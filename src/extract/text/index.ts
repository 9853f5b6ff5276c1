import type { Fit } from '../../core/registry.js';
import type { Range } from '../../core/span.js';
import { TapeBuilder } from '../../core/tape.js';
import type { Block } from '../../model/document.js';
import { noFacts, type Extractor, type Head, type Input, type Reading } from '../extractor.js';
import { beginsWithBullet } from '../bullet.js';
import { publishedInLines } from '../published-dates.js';
import { furnitureReason, openingLines } from './furniture.js';
import { addTabbedTable, findTabbedTables } from './tabbed.js';
import { readTitle } from './title.js';

/** Plain text, and Markdown as plain text: one block a line, and one for each table whose cells are parted by tabs. */
export const text: Extractor = {
  id: 'text',
  charset: 'text',
  fit,
  extract,
};

function fit(head: Head): Fit {
  if (/^text\/(?:plain|markdown)\b/u.test(head.mediaType))
    return { score: 0.6, reasons: [`is said to be ${head.mediaType}`] };
  if (/\.(?:txt|text|md|markdown)$/iu.test(head.name))
    return { score: 0.6, reasons: ['its name ends as texts’ names do'] };
  return { score: 0.3, reasons: ['can be read as lines of text'] };
}

function extract(input: Input): Promise<Reading> {
  const { index, source, limits } = input;
  const tape = new TapeBuilder(index, source);
  const blocks: Block[] = [];
  const tables = source.includes('\t') ? findTabbedTables(source, linesOf(source), limits) : [];
  const lineEnd = lineEnds(source);
  let placed = 0;
  for (let at = 0; at < source.length;) {
    const table = tables[placed];
    if (table?.start === at) {
      const block = addTabbedTable(tape, table);
      if (block) blocks.push(block);
      placed++;
      at = table.end + 1;
      continue;
    }
    const end = lineEnd(at);
    const before = tape.end;
    tape.newline();
    const start = tape.position;
    tape.add(at, end);
    if (tape.end > before) blocks.push({ kind: kindOf(source, at, end, blocks.length), start, end: tape.end });
    at = end + 1;
  }
  const built = tape.build();
  const lines = blocks.filter(({ kind }) => kind !== 'table').map((block) => built.text.slice(block.start, block.end));
  const facts = { ...noFacts, published: publishedInLines(lines) };
  return Promise.resolve({ title: readTitle(built.text, blocks), facts, tape: built, blocks, messages: [] });
}

function linesOf(source: string): Range[] {
  const lines: Range[] = [];
  const lineEnd = lineEnds(source);
  for (let at = 0; at < source.length;) {
    const end = lineEnd(at);
    lines.push({ start: at, end });
    at = end + 1;
  }
  return lines;
}

/**
 * Where the line ends that begins at an offset. Line feeds end lines, alone or after a carriage return; so do carriage
 * returns alone and form feeds. Most texts have line feeds only, and these the machine itself finds quickest.
 */
function lineEnds(source: string): (from: number) => number {
  const isPlain = !/[\r\f\u2028\u2029]/u.test(source);
  const ends = /[\n\r\f\u2028\u2029]/gu;
  return (from) => {
    if (isPlain) {
      const end = source.indexOf('\n', from);
      return end < 0 ? source.length : end;
    }
    ends.lastIndex = from;
    return ends.test(source) ? ends.lastIndex - 1 : source.length;
  };
}

/** Longer lines are text, whatever they begin with. */
const longestFurniture = 200;

/** `before`: how many lines were read before. */
function kindOf(source: string, start: number, end: number, before: number): 'paragraph' | 'item' | 'furniture' {
  const line = source.slice(start, Math.min(end, start + longestFurniture + 100)).trim();
  if (line.length <= longestFurniture && furnitureReason(line, before < openingLines) !== null) return 'furniture';
  return beginsWithBullet(line) ? 'item' : 'paragraph';
}
