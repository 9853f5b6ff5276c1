import type { Look } from '../pdf/draw.js';
import type { PlanOptions } from '../pdf/records.js';
import type { DocxLook } from './docx.js';
import type { Layout } from './lay.js';
import type { OdtLook } from './odt.js';
import type { PageLook } from './page.js';
import type { SheetLook } from './sheet.js';

/** A document that is made: from which records, by which tool, and how it looks. */
export interface Fixture {
  /** Begins with the form: `pdf-`, `docx-`. */
  readonly name: string;
  readonly about: string;
  readonly seed: number;
  readonly records?: Partial<PlanOptions>;
  readonly layout: Layout;
  readonly as:
    | { readonly tool: 'draw'; readonly look: Look }
    | { readonly tool: 'print'; readonly look: PageLook }
    | { readonly tool: 'docx'; readonly look: DocxLook }
    | { readonly tool: 'odt'; readonly look: OdtLook }
    | { readonly tool: 'sheet'; readonly look: SheetLook };
}

const plain: PageLook = {
  rules: 'grid',
  zebra: false,
  headFill: 'light',
  font: '"DejaVu Sans"',
  size: 9,
  lineHeight: 1.2,
  padding: 4,
  paragraphGap: 4,
  paper: 'A4',
  landscape: true,
  margin: 48,
  repeatHeader: true,
  breakRows: true,
  align: 'left',
  vertical: 'top',
  status: 'plain',
  furniture: false,
  lists: 'real',
  fixed: true,
  headerCase: 'as-is',
  hyphens: false,
  lead: [],
  footnote: false,
};

function draw(name: string, about: string, seed: number, look: Look, layout: Layout = {}): Fixture {
  return { name: `pdf-${name}`, about, seed, layout, as: { tool: 'draw', look } };
}

function print(name: string, about: string, seed: number, look: Partial<PageLook>, layout: Layout = {}): Fixture {
  return { name: `pdf-print-${name}`, about, seed, layout, as: { tool: 'print', look: { ...plain, ...look } } };
}

const drawn: readonly Fixture[] = [
  draw('ruled', 'a ruled table on one page', 3, { rules: 'grid' }),
  draw('thin-boxes', 'rules drawn as thin filled boxes', 4, { rules: 'thin-boxes' }),
  draw('zebra', 'bands of colour and no rules', 5, { rules: 'zebra', landscape: true }),
  draw('horizontal-rules', 'a rule below each row and none between columns', 6, {
    rules: 'horizontal',
    landscape: true,
  }),
  draw('landscape', 'landscape, the header repeated on each page', 43, {
    rules: 'grid',
    landscape: true,
    repeatHeader: true,
  }),
  draw('rotated', 'pages turned by /Rotate 90', 8, { rules: 'grid', rotate: 90 }),
  draw('rows-over-pages', 'low pages: rows run over two pages and three, the header is repeated', 9, {
    rules: 'grid',
    height: 260,
    repeatHeader: true,
    pageNumbers: true,
  }),
  draw('unrepeated-header', 'rows run over pages, the header stands on the first only', 23, {
    rules: 'thin-boxes',
    height: 330,
  }),
  draw(
    'row-spans',
    'a recommendation spans its rows, over pages too',
    54,
    { rules: 'grid', height: 380, repeatHeader: true },
    { spanned: true },
  ),
  draw(
    'bullets',
    'progress notes are lists inside cells',
    13,
    { rules: 'grid', landscape: true },
    { notes: 'bullets' },
  ),
  draw('two-tables', 'two tables on a page, each under its heading', 15, { rules: 'grid', landscape: true, size: 7 }),
  draw('furniture', 'a running head, page numbers and a footnote around a table over pages', 48, {
    rules: 'grid',
    height: 420,
    repeatHeader: true,
    pageNumbers: true,
    runningHead: 'Skerrow Islands Council - coastal services review',
    footnote: '1 Figures are as reported by partners at the end of the year.',
  }),
];

const printed: readonly Fixture[] = [
  print(
    'grid',
    'printed by a browser: spanned recommendations, running heads, coloured status cells',
    61,
    { furniture: true, status: 'coloured', landscape: false, size: 8 },
    { spanned: true },
  ),
  print(
    'paragraphs',
    'notes of several paragraphs, rows broken over pages, text set to both sides',
    62,
    { align: 'justify', furniture: true, size: 10 },
    { notes: 'paragraphs' },
  ),
  print(
    'lines',
    'a rule below each row, a dark header, bold statuses, words hyphenated at line ends',
    64,
    {
      rules: 'lines',
      headFill: 'dark',
      status: 'bold',
      hyphens: true,
      size: 10,
      lead: ['Dates are those of partners.'],
    },
    { spanned: true },
  ),
  print('columns', 'rules between columns only, the header on the first page only', 65, {
    rules: 'columns',
    headFill: 'none',
    repeatHeader: false,
    size: 10,
  }),
  print(
    'head',
    'rules around the header only, lists in cells',
    66,
    { rules: 'head', headFill: 'none', lists: 'typed', font: '"DejaVu Serif"', size: 8, margin: 36 },
    { notes: 'bullets', idColumn: true },
  ),
  print('zebra', 'bands of colour, no rules, a footnote', 68, {
    rules: 'none',
    zebra: true,
    footnote: true,
    headFill: 'dark',
    size: 9,
  }),
];

const others: readonly Fixture[] = [
  {
    name: 'docx-merged',
    about: 'Word: merged recommendations, lists in cells, header rows',
    seed: 71,
    layout: { spanned: true, notes: 'bullets' },
    as: { tool: 'docx', look: { landscape: true } },
  },
  {
    name: 'docx-tracked',
    about: 'Word: statuses changed under tracking, a footnote, notes of several paragraphs',
    seed: 72,
    layout: { notes: 'paragraphs', mark: '[1]' },
    as: {
      tool: 'docx',
      look: { trackedStatus: 'Draft', footnote: 'Figures are as reported by partners at the end of the year.' },
    },
  },
  {
    name: 'odt-merged',
    about: 'OpenDocument: merged recommendations, lists in cells, a deleted paragraph, a footnote',
    seed: 73,
    layout: { spanned: true, notes: 'bullets', mark: '[1]' },
    as: {
      tool: 'odt',
      look: { deleted: 'An earlier draft.', footnote: 'Figures are as reported by partners at the end of the year.' },
    },
  },
  {
    name: 'xlsx-sheets',
    about: 'Excel: several sheets, titles above the header, merged cells, dates as dates, a hidden row and column',
    seed: 95,
    layout: { spanned: true, dates: true },
    as: { tool: 'sheet', look: { type: 'xlsx', titleRows: true, otherSheets: true, dates: true, hidden: true } },
  },
  {
    name: 'xlsx-plain',
    about: 'Excel: one table from the first cell on, ids in a column of their own',
    seed: 76,
    records: { owners: true },
    layout: { idColumn: true },
    as: { tool: 'sheet', look: { type: 'xlsx' } },
  },
  {
    name: 'ods-sheets',
    about: 'OpenDocument sheets: titles above the header, merged cells, dates as dates',
    seed: 88,
    layout: { spanned: true, dates: true, notes: 'paragraphs' },
    as: { tool: 'sheet', look: { type: 'ods', titleRows: true, dates: true } },
  },
];

export const fixtures: readonly Fixture[] = [...drawn, ...printed, ...others];
