/** Pages as text archives keep them: the words in order, the grid gone. */
import type { Block, Flattening, Page, TableCell } from './blocks.js';

interface Heading {
  above: string[];
  title: string;
  leader: string;
}

/** One flattened page. Blank lines stand between blocks, but not on a "tight" page and not between rows. */
export function flattenPage(page: Page, heading: Heading): string {
  const parts = [
    ...heading.above,
    heading.title,
    heading.leader,
    ...page.blocks.map((block) => flattenBlock(block, page.flattening)),
  ];
  const between = page.flattening === 'tight' ? '\n' : '\n\n';
  return `\n${parts.map(plain).join(between)}\n\n\n\nBack to top\n`;
}

/** The same page as some copies hold it: one line, every break a space. */
export function oneLine(flattened: string): string {
  return `${flattened.replace(/\s+/g, ' ').trim()}\n`;
}

function plain(text: string): string {
  return text.replace(/\[\[([^|\]]+)\|[^\]]+\]\]/g, '$1').replaceAll('\u00a0', ' ');
}

function flattenBlock(block: Block, flattening: Flattening): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'items':
      return block.items.map((item) => `• ${item}`).join('\n');
    case 'table':
      return flattenTable(block.columns, block.rows, flattening);
  }
}

function flattenTable(columns: string[], rows: TableCell[][], flattening: Flattening): string {
  switch (flattening) {
    case 'pipes':
      return [columns, ...rows.map((row) => row.map(cellLine))]
        .flatMap((cells) => cells.map((text) => `${text} |`))
        .join('\n');
    case 'stacked':
      return [columns, ...rows.map(cellParagraphs)].flat().join('\n\n');
    case 'stacked-headless':
      return [columns.slice(1), ...rows.map(cellParagraphs)].flat().join('\n\n');
    default:
      return [columns, ...rows.map((row) => row.map(cellLine))]
        .map((cells) => cells.filter((text) => text !== '').join(' '))
        .join('\n');
  }
}

function cellLine(cell: TableCell): string {
  return cell.lines.join(' ');
}

function cellParagraphs(row: TableCell[]): string[] {
  return row.flatMap((cell) => cell.lines);
}
