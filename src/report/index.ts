/**
 * The last stage: a report as text a person, a spreadsheet or a program reads.
 *
 * Outputs are leaves, loaded when they are asked for, so that a command that prints JSON does
 * not pay for HTML. Adding one is a file in `reporters/` and a line in {@link reporters}.
 */
import { Fault } from '../core/message.js';
import { Registry } from '../core/registry.js';
import type { Edition } from '../model/edition.js';
import type { Report, ReportKind } from '../model/report.js';
import type { Feed } from './atom/feed.js';
import type { Reporter, RenderOptions, TableShape } from './reporter.js';
import type { TableFormat, WrittenTables } from './tables/index.js';
import type { TableRecords } from './tables/tables.js';
import type { ComparedEditions } from './terminal/summary.js';

export type { ComparedEditions } from './terminal/summary.js';
export type { Feed } from './atom/feed.js';
export type { TableFormat, WrittenTables } from './tables/index.js';
export type { TableRecords } from './tables/tables.js';
export type { FeedComparison } from './atom/entry.js';

export type { Reporter, RenderOptions, TableShape } from './reporter.js';

/** What is known of an output before it is loaded. */
export interface ReporterEntry {
  readonly id: string;
  readonly extension: string;
  readonly kinds: readonly ReportKind[];
  load(): Promise<Reporter>;
}

const told: readonly ReportKind[] = ['edition', 'changes', 'history'];

/** Every output, in the order in which help lists them. */
export const reporters: Registry<ReporterEntry> = new Registry<ReporterEntry>('output format', [
  { id: 'table', extension: 'txt', kinds: told, load: async () => (await import('./reporters/table.js')).table },
  {
    id: 'json',
    extension: 'json',
    kinds: ['document', ...told],
    load: async () => (await import('./reporters/json.js')).json,
  },
  {
    id: 'ndjson',
    extension: 'ndjson',
    kinds: ['document', ...told],
    load: async () => (await import('./reporters/ndjson.js')).ndjson,
  },
  { id: 'csv', extension: 'csv', kinds: told, load: async () => (await import('./reporters/csv.js')).csv },
  {
    id: 'markdown',
    extension: 'md',
    kinds: told,
    load: async () => (await import('./reporters/markdown.js')).markdown,
  },
  { id: 'html', extension: 'html', kinds: told, load: async () => (await import('./reporters/html.js')).html },
]);

/** Ids of the outputs that can show reports of a kind. */
export function formatsFor(kind: ReportKind): readonly string[] {
  return [...reporters].filter((entry) => entry.kinds.includes(kind)).map((entry) => entry.id);
}

/**
 * A report in one of the {@link reporters}' formats, ending with a newline.
 *
 * Throws a usage {@link Fault} (`cli/unknown-name`, `report/unsuited-format`) for a format that
 * does not exist or cannot show reports of this kind; never for what the report holds.
 */
export async function render(report: Report, format: string, options: RenderOptions = {}): Promise<string> {
  const entry = reporters.get(format);
  if (!entry.kinds.includes(report.kind)) {
    throw new Fault(
      'usage',
      'report/unsuited-format',
      `“${format}” cannot show ${report.kind === 'edition' ? 'an edition' : `a ${report.kind}`}`,
      `use one of: ${formatsFor(report.kind).join(', ')}`,
    );
  }
  const reporter = await entry.load();
  return reporter.render(report, options);
}

/**
 * The codebook of a CSV table as CSV: column, meaning, values, how derived. Of a wide
 * history, `{edition}` stands for each edition's id.
 */
export async function codebook(
  kind: Exclude<ReportKind, 'document'>,
  shape: TableShape = 'long',
  bom = false,
): Promise<string> {
  const leaf = await import('./codebook.js');
  return leaf.codebook(kind, shape, bom);
}

/**
 * What a run found, for the terminal: rows by status per edition, the changes that matter
 * most (the latest step first), match quality and balance. `editions` in order of
 * publication, `compared` likewise; `limit` is the number of actions told of the latest step.
 */
export async function renderSummary(
  editions: readonly Edition[],
  compared: readonly ComparedEditions[],
  options: RenderOptions = {},
): Promise<string> {
  const { drawSummary } = await import('./terminal/summary.js');
  return drawSummary(editions, compared, options);
}

/** What changed in a plan as a feed (Atom): what programs that follow news read. */
export async function renderFeed(feed: Feed): Promise<string> {
  const { drawFeed } = await import('./atom/feed.js');
  return drawFeed(feed);
}

/** A plan as tables (actions, changes, links and more, with a codebook), in files for other programs. */
export async function renderTables(format: TableFormat, records: TableRecords): Promise<WrittenTables> {
  const { writeTables } = await import('./tables/index.js');
  return writeTables(format, records);
}
