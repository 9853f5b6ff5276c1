/** A page of the story before it is written as HTML or as flattened text. */

export interface TableCell {
  lines: string[];
  rowSpan?: number;
}

export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string; strong?: boolean }
  | { kind: 'items'; items: string[] }
  | { kind: 'table'; columns: string[]; rows: TableCell[][] };

/** How an archive flattened the tables of the page, or the lines of a page without tables. */
export type Flattening = 'spaces' | 'pipes' | 'stacked' | 'stacked-headless' | 'spaced' | 'tight';

export interface Page {
  title: string;
  blocks: Block[];
  flattening: Flattening;
}

/** Paragraphs and list items in a row, as blocks; "## " opens a subheading. */
export function proseBlocks(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.startsWith('## ')) blocks.push({ kind: 'heading', level: 3, text: line.slice(3) });
    else if (!line.startsWith('• ')) blocks.push({ kind: 'paragraph', text: line });
    else if (last?.kind === 'items') last.items.push(line.slice(2));
    else blocks.push({ kind: 'items', items: [line.slice(2)] });
  }
  return blocks;
}

/** The last page, as gov.scot imports have it: the notes of the whole edition, numbered. */
export function footnotePage(footnotes: string[]): Page[] {
  if (footnotes.length === 0) return [];
  const notes = footnotes.map((note, index): Block => ({ kind: 'paragraph', text: `${index + 1}. ${note}` }));
  return [
    { title: 'Footnotes', blocks: [{ kind: 'heading', level: 2, text: 'Footnotes' }, ...notes], flattening: 'spaced' },
  ];
}

export function proseChapter(title: string, lines: string[]): Page {
  return { title, blocks: [{ kind: 'heading', level: 2, text: title }, ...proseBlocks(lines)], flattening: 'spaced' };
}
