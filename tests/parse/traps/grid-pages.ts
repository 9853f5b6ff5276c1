/** A row of a page with five columns, in the publisher's words. */
export interface GridRow {
  readonly id: string;
  readonly text: string;
  readonly lead: string;
  readonly status: string;
  readonly note: string;
}

/** A page of rows, and what stands around and inside its table. */
export interface GridPage {
  readonly header: readonly string[];
  readonly rows: readonly GridRow[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The header is printed again above the row with this index. */
  readonly headerAgain: number | null;
  /** A column before the status: its header, and the same words in every row. */
  readonly older: { readonly header: string; readonly status: string } | null;
  /** A first column with the group of the rows: one cell over its rows, or on each of them. */
  readonly group: 'spanned' | 'spanned, padded' | 'repeated' | null;
}

const texts = [
  'Mend the sea wall at Sallow.',
  'Count the boats that leave before dawn.',
  'Appoint a keeper for the north light',
  'Publish the tides of each harbour on one page.',
  'Teach two people to ring the fog bell.',
  'Paint the mooring posts white.',
  'Replace the rope that was lent to the chapel.',
  'Ask the ferry company for its timetable in writing.',
  'Move the ice house away from the school.',
  'Write down who may open the sluice.',
  'Buy a second lantern.',
  'Close the slipway when it freezes.',
];
const statuses = ['Complete', 'Ongoing', 'Not started', 'Delayed'];
const leads = ['Harbour Board', 'Education Office', 'Keeper of Lights'];

/** Twelve ordinary rows in two groups. */
export const ordinary: GridPage = {
  header: ['Ref', 'Action', 'Lead', 'Status', 'Progress update'],
  rows: texts.map((text, i) => ({
    id: `${i < 6 ? 1 : 2}.${(i % 6) + 1}`,
    text,
    lead: leads[i % 3] ?? '',
    status: statuses[(i * 3 + Math.floor(i / 4)) % 4] ?? '',
    note: i % 5 === 4 ? '' : `The work was looked at in ${['March', 'June', 'October'][i % 3] ?? ''} by the committee.`,
  })),
  before: [],
  after: [],
  headerAgain: null,
  older: null,
  group: null,
};

export const groupTitles = ['Walls and lights', 'Boats and bells'] as const;

/** A cell may hold several lines, divided by `\n`; lines that begin with `• ` are items. */
function cellsOf(page: GridPage, row: GridRow): readonly string[] {
  const older = page.older ? [page.older.status] : [];
  return [row.id, row.text, row.lead, ...older, row.status, row.note];
}

function headerOf(page: GridPage): readonly string[] {
  const { header, older, group } = page;
  const own = older ? [...header.slice(0, 3), older.header, ...header.slice(3)] : header;
  return group ? ['Recommendation', ...own] : own;
}

/** A line of the table: a header again, or the cells of a row, with that of its group where it has one. */
interface GridLine {
  readonly cells: readonly string[];
  /** Null: the cell of the group above reaches down. */
  readonly group: string | null | undefined;
  readonly isHeader: boolean;
}

function linesOf(page: GridPage): readonly GridLine[] {
  return page.rows.flatMap((row, i) => {
    const title = `${i < 6 ? 1 : 2} ${groupTitles[i < 6 ? 0 : 1]}`;
    const group = page.group === null ? undefined : i % 6 === 0 || page.group === 'repeated' ? title : null;
    const line = { cells: cellsOf(page, row), group, isHeader: false };
    return i === page.headerAgain ? [{ cells: headerOf(page), group: undefined, isHeader: true }, line] : [line];
  });
}

const title = 'Harbours of Skerrow: how the plan goes';

function asHtml(page: GridPage): string {
  const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
  const cell = (text: string): string =>
    text.includes('\n')
      ? text
          .split('\n')
          .map((line) =>
            line.startsWith('• ') ? `<ul><li>${escape(line.slice(2))}</li></ul>` : `<p>${escape(line)}</p>`,
          )
          .join('')
      : escape(text);
  const row = (cells: readonly string[], tag: string, before = ''): string =>
    `<tr>${before}${cells.map((each) => `<${tag}>${cell(each)}</${tag}>`).join('')}</tr>`;
  const reach = page.group === 'repeated' ? 1 : 6;
  const lines = linesOf(page).map(({ cells, group, isHeader }) =>
    row(cells, isHeader ? 'th' : 'td', group ? `<td rowspan="${reach}">${group}</td>` : ''),
  );
  const around = (words: readonly string[]): string => words.map((each) => `<p>${escape(each)}</p>`).join('\n');
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>\n${around(page.before)}\n<table>\n${row(headerOf(page), 'th')}\n${lines.join('\n')}\n</table>\n${around(page.after)}</body></html>`;
}

function asPipes(page: GridPage): string {
  const cell = (text: string): string => text.replace(/\|/gu, '\\|').replace(/\n/gu, '<br>');
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  const rule = `|${headerOf(page)
    .map(() => '---')
    .join('|')}|`;
  // The cell that reaches down is lost; some leave the row its width, with an empty cell at the end.
  const lines = linesOf(page).map(({ cells, group }) => {
    if (group === undefined) return row(cells);
    if (group !== null) return row([group, ...cells]);
    return row(page.group === 'spanned, padded' ? [...cells, ''] : cells);
  });
  return [title, ...page.before, [row(headerOf(page)), rule, ...lines].join('\n'), ...page.after].join('\n\n');
}

function asCsv(page: GridPage): string {
  const row = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replace(/"/gu, '""')}"`).join(',');
  return [
    ...page.before.map((line) => row([line])),
    row(headerOf(page)),
    ...linesOf(page).map(({ cells, group }) => row(group === undefined ? cells : [group ?? '', ...cells])),
    ...page.after.map((line) => row([line])),
  ].join('\r\n');
}

/** The grids that a page is rendered to. */
export const forms = {
  'page.html': asHtml,
  'page.md': asPipes,
  'page.csv': asCsv,
} as const;
