/**
 * What an author of the story writes: one JSON file per edition, in the shape of that edition's layout.
 *
 * A cell is one paragraph, or a list of paragraphs and list items (an item begins with "• ").
 * `[1]` is a footnote mark, `[[words|address]]` a link, U+00A0 a space that must not break.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const cell = z.union([z.string(), z.array(z.string())]);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const edition = z.strictObject({ id: z.string(), title: z.string(), published: day });
const site = z.strictObject({
  slug: z.string(),
  banner: z.string(),
  leader: z.string(),
  /** Lines that archives kept above the title: notices, banners. */
  above: z.array(z.string()).optional(),
});
const chapter = z.strictObject({ title: z.string(), blocks: z.array(z.string()) });

/** A count the publisher claims, in its own words. `found` and `agrees` are worked out from the rows. */
const total = z.strictObject({ published: z.string(), value: z.string().nullable(), claimed: z.number() });

/** "progress 4.1.2": the field, and the id that its text names. */
const references = z.array(z.string().regex(/^(text|progress|recommendation) .+$/)).optional();

const common = {
  edition,
  site,
  introduction: chapter,
  totals: z.array(total),
  /** Every date phrase of the edition with the days it is bounded by. */
  dues: z.record(z.string(), z.tuple([day.nullable(), day.nullable()])),
  abbreviations: z.record(z.string(), z.string()),
  footnotes: z.array(z.string()),
};

const tableRow = z.strictObject({
  id: z.string(),
  text: cell,
  due: z.string().nullable(),
  status: z.string(),
  progress: cell.nullable(),
  references,
});
const tableGroup = z.strictObject({ id: z.string(), title: z.string(), actions: z.array(tableRow) });
const tableShape = z.strictObject({ heading: z.string(), columns: z.array(z.string()) });
const tableTheme = z.strictObject({
  id: z.string(),
  title: z.string(),
  blocks: z.array(z.string()),
  completedSentence: z.string().optional(),
  completed: z.array(tableGroup),
  ongoing: z.array(tableGroup),
});

/** 2024 and 2026: two tables a page, recommendation cells that span rows. */
const tables = z.strictObject({
  layout: z.literal('tables'),
  ...common,
  tables: z.strictObject({ completed: tableShape, ongoing: tableShape }),
  themes: z.array(tableTheme),
});

const labelledRecord = z.strictObject({
  id: z.string(),
  recommendation: z.string(),
  response: z.string(),
  text: cell,
  due: z.string().nullable().optional(),
  status: z.string().nullable().optional(),
  progress: cell.nullable().optional(),
  references,
});
const labelledGroup = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** "tight": the flattened page has no blank lines. */
  flattened: z.enum(['spaced', 'tight']).optional(),
  /** The label of the timescale where this page spells it its own way. */
  dueLabel: z.string().optional(),
  records: z.array(labelledRecord),
});

/** 2020 and 2021: labelled blocks, inline on one page or on lines of their own, a page to a group. */
const labelled = z.strictObject({
  layout: z.literal('labelled'),
  ...common,
  labels: z.strictObject({
    recommendation: z.string(),
    response: z.string(),
    text: z.string(),
    due: z.string().nullable(),
    status: z.string().nullable(),
    progress: z.string().nullable(),
  }),
  themes: z.array(z.strictObject({ id: z.string(), title: z.string(), groups: z.array(labelledGroup) })),
});

const linkedRow = z.strictObject({
  id: z.string(),
  text: cell,
  status: z.string(),
  progress: cell.nullable(),
  links: z.array(z.string()),
  references,
});

/** 2022: one table a theme, a status column that also holds dates, links to the Review in the last column. */
const linked = z.strictObject({
  layout: z.literal('linked'),
  ...common,
  columns: z.array(z.string()),
  themes: z.array(
    z.strictObject({
      title: z.string(),
      blocks: z.array(z.string()),
      flattened: z.enum(['pipes', 'stacked', 'stacked-headless', 'spaces']),
      actions: z.array(linkedRow),
    }),
  ),
  annex: z.strictObject({
    title: z.string(),
    columns: z.array(z.string()),
    entries: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  }),
});

const anyEdition = z.discriminatedUnion('layout', [tables, labelled, linked]);

export type TablesEdition = z.infer<typeof tables>;
export type LabelledEdition = z.infer<typeof labelled>;
export type LinkedEdition = z.infer<typeof linked>;
export type EditionRecords = z.infer<typeof anyEdition>;
export type CellText = z.infer<typeof cell>;

/** Reads one authored edition; a slip of the pen is an error that names its place. */
export function loadEdition(path: string): EditionRecords {
  return anyEdition.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The paragraphs and list items of a cell. */
export function linesOf(text: CellText): string[] {
  return typeof text === 'string' ? [text] : text;
}
