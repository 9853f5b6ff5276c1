import type { Fit } from '../core/registry.js';
import type { Message } from '../core/message.js';
import type { Tape, TextSink } from '../core/tape.js';
import type { CaptureInfo } from '../model/capture.js';
import type { Block, Facts, Raised, Series } from '../model/document.js';
import type { PageLayers } from '../model/layers.js';
import type { Limits } from './limits.js';
import type { Note } from './note.js';
import type { PageReader } from './pdf/page-reader.js';

/** What an extractor is judged by: the first characters and what the transport and the caller say. */
export interface Head {
  /** At most {@link headLength} characters, decoded roughly; a byte order mark and white space at the start are cut. */
  readonly text: string;
  readonly name: string;
  readonly mediaType: string;
}

export const headLength = 4096;

/** A whole input, decoded. */
export interface Input {
  /** Index of the capture, for its segments. */
  readonly index: number;
  readonly info: CaptureInfo;
  readonly source: string;
  readonly limits: Limits;
}

/** What one extractor makes of an input; the dispatcher completes it to a `Document`. */
export interface Reading {
  readonly title: string | null;
  readonly facts: Facts;
  readonly tape: Tape;
  readonly blocks: readonly Block[];
  readonly series?: readonly Series[];
  readonly raised?: readonly Raised[];
  readonly messages: readonly Message[];
}

/** Reads one textual form. Never throws on content. */
export interface Extractor {
  readonly id: string;
  /** How the bytes are to be decoded: HTML may name its charset in a `meta` element. */
  readonly charset: 'html' | 'text';
  fit(head: Head): Fit;
  extract(input: Input): Promise<Reading>;
}

/** A whole input as bytes, for forms that are no text. */
export interface ByteInput {
  /** Index of the capture, for its segments. */
  readonly index: number;
  readonly info: CaptureInfo;
  readonly body: Uint8Array;
  readonly limits: Limits;
  /** Whether a table that goes on over pages is one table. */
  readonly join: boolean;
  /** Who reads the pages of a PDF; this thread where it is left out. */
  readonly pageReader?: PageReader | undefined;
}

/** Reads one form that is known by its first bytes (see `kind.ts`). Never throws on content. */
export interface ByteExtractor {
  readonly id: string;
  extract(input: ByteInput): Promise<Reading>;
  /** What was found on each page, to be drawn over it; only where the form has pages. */
  layers?(input: ByteInput): Promise<readonly PageLayers[]>;
}

export interface PageFacts {
  readonly title: string | null;
  readonly facts: Facts;
}

/** HTML to be read, on its own or packed into another form. */
export interface Markup {
  readonly source: string;
  readonly sink: TextSink;
  readonly limits: Limits;
  /** Where the page was fetched from, or null. */
  readonly address: string | null;
}

export interface MarkupReading {
  readonly page: PageFacts;
  readonly blocks: readonly Block[];
  /** Asked with the text of the finished tape. */
  readonly series: (text: string) => readonly Series[];
  readonly raised: readonly Raised[];
  /** Placed by whoever finishes the tape. */
  readonly notes: readonly Note[];
}

/** How a form that holds HTML reads it: given to its extractor, so that the forms stay strangers. */
export type ReadMarkup = (markup: Markup) => Promise<MarkupReading>;

export const noFacts: Facts = {
  series: null,
  published: null,
  language: null,
  publisher: null,
  licence: null,
  url: null,
  chapters: [],
};
