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
};

/** A cell may hold several lines, divided by `\n`; lines that begin with `• ` are items. */
function cellsOf(page: GridPage, row: GridRow): readonly string[] {
  const older = page.older ? [page.older.status] : [];
  return [row.id, row.text, row.lead, ...older, row.status, row.note];
}

function headerOf(page: GridPage): readonly string[] {
  const { header, older } = page;
  return older ? [...header.slice(0, 3), older.header, ...header.slice(3)] : header;
}

function linesOf(page: GridPage): readonly (readonly string[])[] {
  return page.rows.flatMap((row, i) =>
    i === page.headerAgain ? [headerOf(page), cellsOf(page, row)] : [cellsOf(page, row)],
  );
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
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((each) => `<${tag}>${cell(each)}</${tag}>`).join('')}</tr>`;
  const lines = linesOf(page).map((cells) => row(cells, cells === headerOf(page) ? 'th' : 'td'));
  const around = (words: readonly string[]): string => words.map((each) => `<p>${escape(each)}</p>`).join('\n');
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>\n${around(page.before)}\n<table>\n${row(headerOf(page), 'th')}\n${lines.join('\n')}\n</table>\n${around(page.after)}</body></html>`;
}

function asPipes(page: GridPage): string {
  const cell = (text: string): string => text.replace(/\|/gu, '\\|').replace(/\n/gu, '<br>');
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  const rule = `|${headerOf(page)
    .map(() => '---')
    .join('|')}|`;
  return [title, ...page.before, [row(headerOf(page)), rule, ...linesOf(page).map(row)].join('\n'), ...page.after].join(
    '\n\n',
  );
}

function asCsv(page: GridPage): string {
  const row = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replace(/"/gu, '""')}"`).join(',');
  return [
    ...page.before.map((line) => row([line])),
    row(headerOf(page)),
    ...linesOf(page).map(row),
    ...page.after.map((line) => row([line])),
  ].join('\r\n');
}

/** The grids that a page is rendered to. */
export const grids = {
  'page.html': asHtml,
  'page.md': asPipes,
  'page.csv': asCsv,
} as const;

export type GridName = keyof typeof grids;
