import type { PlanTable } from '../pdf/draw.js';

/** How a plan is set as a page to be printed by a browser. Lengths are in points. */
export interface PageLook {
  /** `lines`: rules below rows; `head`: a rule above and below the header only; `columns`: rules between columns. */
  readonly rules: 'grid' | 'lines' | 'columns' | 'head' | 'none';
  readonly zebra: boolean;
  readonly headFill: 'none' | 'light' | 'dark';
  readonly font: string;
  readonly size: number;
  readonly lineHeight: number;
  readonly padding: number;
  readonly paragraphGap: number;
  readonly paper: 'A4' | 'Letter';
  readonly landscape: boolean;
  readonly margin: number;
  /** Whether the header is printed on each page. */
  readonly repeatHeader: boolean;
  /** Whether rows may break over pages. */
  readonly breakRows: boolean;
  readonly align: 'left' | 'justify';
  readonly vertical: 'top' | 'middle';
  readonly status: 'plain' | 'bold' | 'coloured' | 'badge';
  /** Running heads and feet. */
  readonly furniture: boolean;
  /** How lists are made: real ones, or bullets that were typed. */
  readonly lists: 'real' | 'typed';
  readonly fixed: boolean;
  readonly headerCase: 'as-is' | 'upper';
  /** Words that may break at soft hyphens. */
  readonly hyphens: boolean;
  /** Sentences before the tables. */
  readonly lead: readonly string[];
  readonly footnote: boolean;
}

/** A plan as an HTML page for printing; `null` cells are covered by the one above. */
export function writePage(title: string, theme: string, tables: readonly PlanTable[], look: PageLook): string {
  const body = tables.map((table) => tableOf(table, look)).join('\n');
  const lead = look.lead.map((sentence) => `<p>${escape(sentence)}</p>`).join('\n');
  const note = look.footnote
    ? '<p class="note"><sup>1</sup> Figures are as reported by partners at the end of the year.</p>'
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${styles(look)}</style></head><body>
<h1>${escape(title)}</h1>
<h2>${escape(theme)}</h2>
${lead}
${body}
${note}</body></html>`;
}

function tableOf({ heading, widths, header, rows }: PlanTable, look: PageLook): string {
  const sum = widths.reduce((a, b) => a + b, 0);
  const columns = look.fixed
    ? `<colgroup>${widths.map((width) => `<col style="width:${((100 * width) / sum).toFixed(2)}%">`).join('')}</colgroup>`
    : '';
  const head = `<tr class="head">${header.map((text) => `<th>${escape(text)}</th>`).join('')}</tr>`;
  const lines = rows.map((row, r) => {
    const cells = row.map((cell, c) => (cell === null ? '' : cellOf(cell, spanAt(rows, r, c), header[c] ?? '', look)));
    return `<tr class="${r % 2 === 0 ? 'odd' : 'even'}">${cells.join('')}</tr>`;
  });
  const title = heading === null ? '' : `<h3>${escape(heading)}</h3>`;
  const top = look.repeatHeader ? `<thead>${head}</thead><tbody>` : `<tbody>${head}`;
  return `${title}<table>${columns}${top}${lines.join('\n')}</tbody></table>`;
}

/** How many rows a cell covers: itself and the nulls below. */
export function spanAt(rows: PlanTable['rows'], row: number, column: number): number {
  let span = 1;
  while (row + span < rows.length && rows[row + span]?.[column] === null) span++;
  return span;
}

function cellOf(text: string, span: number, header: string, look: PageLook): string {
  const isStatus = /status/iu.test(header);
  const inner =
    isStatus && look.status === 'badge' ? `<span class="badge">${escape(text)}</span>` : paragraphs(text, look);
  const colour = isStatus && look.status === 'coloured' ? ` style="background:${colourOf(text)}"` : '';
  return `<td${span > 1 ? ` rowspan="${span}"` : ''}${isStatus ? ' class="status"' : ''}${colour}>${inner}</td>`;
}

function colourOf(status: string): string {
  return /complete|implemented|delivered|closed/iu.test(status) ? '#7ac07a' : '#f2c94c';
}

function paragraphs(text: string, { lists, hyphens }: PageLook): string {
  const parts: string[] = [];
  let items: string[] = [];
  const close = (): void => {
    if (items.length > 0) parts.push(`<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`);
    items = [];
  };
  for (const line of text.split('\n')) {
    const words = hyphens ? soften(escape(line)) : escape(line);
    if (line.startsWith('\u2022 ') && lists === 'real') items.push(words.slice(2));
    else {
      close();
      parts.push(`<p>${words}</p>`);
    }
  }
  close();
  return parts.join('');
}

/** Soft hyphens inside long words. */
function soften(text: string): string {
  return text.replace(/(\p{L}{4})(\p{L}{4,})/gu, '$1&shy;$2');
}

export function escape(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

function styles(look: PageLook): string {
  const { rules, padding, size } = look;
  const line = '0.6pt solid #333';
  const borders = {
    grid: `td,th{border:${line}}`,
    lines: `tr{border-bottom:${line}}`,
    columns: `td,th{border-left:${line};border-right:${line}} .head{border-top:${line};border-bottom:${line}}`,
    head: `.head{border-top:1pt solid #000;border-bottom:1pt solid #000}`,
    none: '',
  }[rules];
  const fills = { none: '', light: '.head{background:#e3e8ef}', dark: '.head{background:#1d3557;color:#fff}' };
  return `
@page{size:${look.paper} ${look.landscape ? 'landscape' : 'portrait'};margin:${look.margin}pt}
*{print-color-adjust:exact}
body{margin:0;font:${size}pt/${look.lineHeight} ${look.font}}
h1{font-size:${size * 1.8}pt}h2{font-size:${size * 1.4}pt}h3{font-size:${size * 1.2}pt;break-after:avoid}
table{border-collapse:collapse;width:100%;margin:0 0 ${size * 1.5}pt;${look.fixed ? 'table-layout:fixed;' : ''}}
td,th{padding:${padding}pt;vertical-align:${look.vertical};text-align:${look.align};overflow-wrap:break-word}
th{text-align:left;${look.headerCase === 'upper' ? 'text-transform:uppercase' : ''}}
td p{margin:0 0 ${look.paragraphGap}pt}td p:last-child{margin-bottom:0}
ul{margin:0;padding-left:${size * 1.3}pt}
tr{break-inside:${look.breakRows ? 'auto' : 'avoid'}}
${look.status === 'bold' ? '.status{font-weight:bold}' : ''}
${look.zebra ? '.even td{background:#eef1f5}' : ''}
.note{font-size:${size * 0.8}pt}
${borders}${fills[look.headFill]}`;
}
