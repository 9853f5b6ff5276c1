import { z } from 'zod';
import type { Message } from '../core/message.js';
import type { Range } from '../core/span.js';
import type { Tape } from '../core/tape.js';
import { captureInfoSchema, type CaptureInfo } from './capture.js';
import { messageSchema, spanSchema } from './segment.js';

/**
 * One capture, before any meaning is read into it: blocks in order, each a range of the
 * tape. Blocks do not overlap, and everything visible is in exactly one.
 */
export interface Document {
  /** Index of the capture in the edition. */
  readonly capture: number;
  readonly info: CaptureInfo;
  /** Id of the extractor that made it. */
  readonly form: string;
  readonly title: string | null;
  readonly facts: Facts;
  readonly tape: Tape;
  readonly blocks: readonly Block[];
  /** What the structure of the page itself sets apart as alike; absent where the form has no such structure. */
  readonly series?: readonly Series[];
  /** Small raised text, in order: the marks of notes among it. Absent where the form does not tell. */
  readonly raised?: readonly Raised[];
  readonly messages: readonly Message[];
  /** The decoded source, for places as line and column; null where there is none (PDF). */
  readonly source: string | null;
}

/** What a page says about itself and its publication, outside its text. */
export interface Facts {
  /** Title of the whole publication, where the page names it apart from its own. */
  readonly series: string | null;
  /** `yyyy-mm-dd` */
  readonly published: string | null;
  readonly language: string | null;
  readonly publisher: string | null;
  readonly licence: string | null;
  readonly url: string | null;
  /** The chapters the publication lists for itself, in order. */
  readonly chapters: readonly Chapter[];
}

export interface Chapter {
  readonly title: string;
  readonly url: string;
  /** Whether this document is that chapter. */
  readonly current: boolean;
}

export type Block = HeadingBlock | TextBlock | TableBlock;

/** Parts of a page that are built alike: the cards of a list, sections with the same headings. */
export interface Series {
  readonly items: readonly SeriesItem[];
}

/** One of them, with its texts in order. */
export interface SeriesItem extends Range {
  readonly parts: readonly SeriesPart[];
}

/** One text of an item: at most a line. */
export interface SeriesPart extends Range {
  /** Where in the item it stands: the same in every item that is built alike. */
  readonly slot: string;
  /** The page says that it names what follows. */
  readonly isTerm: boolean;
  readonly isHeading: boolean;
  readonly isItem: boolean;
}

/** Raised text, as in `<sup>`: the mark of a note, or a power or the end of a number. */
export interface Raised extends Range {
  /** The page says that it points to a note. */
  readonly isLinked: boolean;
}

export interface HeadingBlock extends Range {
  readonly kind: 'heading';
  /** 1 (the page's) to 6. */
  readonly level: number;
}

export interface TextBlock extends Range {
  readonly kind: 'paragraph' | 'item' | 'furniture';
}

/** A table, rectangular once spans are expanded; cells in reading order, none overlapping another. */
export interface TableBlock extends Range {
  readonly kind: 'table';
  readonly rows: number;
  readonly columns: number;
  /** First page, from 1, where the form has pages. */
  readonly page: number | null;
  readonly caption: Range | null;
  readonly cells: readonly Cell[];
}

export interface Cell extends Range {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly header: boolean;
  /** Tape offsets at which a list item begins inside the cell. */
  readonly items: readonly number[];
}

const cellSchema = z.object({
  row: z.int().nonnegative(),
  column: z.int().nonnegative(),
  rowSpan: z.int().positive(),
  columnSpan: z.int().positive(),
  header: z.boolean(),
  text: z.string(),
  span: spanSchema,
});

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.int().min(1).max(6), text: z.string(), span: spanSchema }),
  z.object({ kind: z.enum(['paragraph', 'item', 'furniture']), text: z.string(), span: spanSchema }),
  z.object({
    kind: z.literal('table'),
    text: z.string(),
    span: spanSchema,
    rows: z.int().nonnegative(),
    columns: z.int().nonnegative(),
    page: z.int().positive().nullable(),
    caption: z.string().nullable(),
    cells: z.array(cellSchema).describe('rows and columns count from 0; no two cells overlap'),
  }),
]);

/** What `extract --format json` prints. */
export const printedDocumentSchema = z
  .object({
    format: z.literal('planwatch/document@1'),
    captures: z.array(captureInfoSchema),
    title: z.string().nullable(),
    blocks: z.array(blockSchema),
    messages: z.array(messageSchema),
  })
  .describe('a document before any meaning is read into it: blocks and tables with their places');

export type PrintedDocument = z.infer<typeof printedDocumentSchema>;
export type PrintedBlock = PrintedDocument['blocks'][number];
