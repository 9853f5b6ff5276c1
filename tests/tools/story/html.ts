/** Blocks as HTML, in the manner of a government publication page. */
import type { Block, TableCell } from './blocks.js';

/** How this page spells the characters that may be written as entities; pages differ, as they do in life. */
export interface Spelling {
  typographicEntities: boolean;
  /** List items in cells typed with their marks and line breaks, as authors in a hurry do. */
  typedItems: boolean;
  abbreviations: Record<string, string>;
  /** Where footnote marks point to. */
  footnotes: string;
}

const TYPOGRAPHIC: Record<string, string> = {
  '’': '&rsquo;',
  '‘': '&lsquo;',
  '“': '&ldquo;',
  '”': '&rdquo;',
  '–': '&ndash;',
  '—': '&#8212;',
  '•': '&bull;',
};

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\u00a0', '&nbsp;');
}

/** One run of text: escaped, with links, footnote marks and abbreviations. */
export function inline(text: string, spelling: Spelling): string {
  let html = escapeHtml(text);
  if (spelling.typographicEntities) {
    html = html.replace(/[’‘“”–—•]/g, (mark) => TYPOGRAPHIC[mark] ?? mark).replaceAll('£', '&pound;');
  }
  for (const [short, long] of Object.entries(spelling.abbreviations)) {
    html = html.replace(new RegExp(`\\b${short}\\b`), `<abbr title="${escapeHtml(long)}">${short}</abbr>`);
  }
  return html
    .replace(/\[\[([^|\]]+)\|([^\]]+)\]\]/g, '<a href="$2">$1</a>')
    .replace(/\[(\d+)\]/g, `<a href="${spelling.footnotes}#fn$1"><sup>[$1]</sup></a>`);
}

export function blockHtml(block: Block, spelling: Spelling): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.text, spelling)}</h${block.level}>`;
    case 'paragraph': {
      const text = inline(block.text, spelling);
      return `<p>${block.strong === true ? `<strong>${text}</strong>` : text}</p>`;
    }
    case 'items':
      return listHtml(block.items, spelling);
    case 'table':
      return tableHtml(block.columns, block.rows, spelling);
  }
}

function listHtml(items: string[], spelling: Spelling): string {
  return `<ul>\n${items.map((item) => `<li>${inline(item, spelling)}</li>`).join('\n')}\n</ul>`;
}

function typedItems(items: string[], spelling: Spelling): string {
  return `<p>${items.map((item) => inline(`• ${item}`, spelling)).join('<br>\n')}</p>`;
}

function tableHtml(columns: string[], rows: TableCell[][], spelling: Spelling): string {
  const head = columns.map((column) => `<th scope="col">${inline(column, spelling)}</th>`).join('');
  const body = rows.map((row) => `<tr>\n${row.map((cell) => cellHtml(cell, spelling)).join('\n')}\n</tr>`).join('\n');
  return `<table class="ds_table">\n<thead>\n<tr>${head}</tr>\n</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function cellHtml(cell: TableCell, spelling: Spelling): string {
  const span = cell.rowSpan !== undefined && cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '';
  return `<td${span}>${cellContent(cell.lines, spelling)}</td>`;
}

/** One paragraph stands bare in its cell; several, and lists, get elements of their own. */
function cellContent(lines: string[], spelling: Spelling): string {
  if (lines.length === 0) return '';
  if (lines.length === 1) return inline(lines[0] ?? '', spelling);
  const parts: string[] = [];
  let items: string[] = [];
  const flush = (): void => {
    if (items.length > 0) parts.push(spelling.typedItems ? typedItems(items, spelling) : listHtml(items, spelling));
    items = [];
  };
  for (const line of lines) {
    if (line.startsWith('• ')) {
      items.push(line.slice(2));
      continue;
    }
    flush();
    parts.push(`<p>${inline(line, spelling)}</p>`);
  }
  flush();
  return `\n${parts.join('\n')}\n`;
}
