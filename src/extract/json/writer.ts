import type { TapeBuilder } from '../../core/tape.js';
import type { Block } from '../../model/document.js';
import type { MarkupReading, ReadMarkup } from '../extractor.js';
import type { Limits } from '../limits.js';
import type { JsonScalar } from './nodes.js';
import type { Lines, TextOf } from './shape.js';
import { readStringSource } from './string-source.js';

/** Where values are written to. */
export interface WriterInput {
  readonly source: string;
  readonly builder: TapeBuilder;
  readonly limits: Limits;
  readonly readMarkup: ReadMarkup;
  /** Where the page was fetched from, or null. */
  readonly address: string | null;
}

type LineKind = { readonly kind: 'paragraph' | 'item' | 'furniture' } | { readonly kind: 'heading'; level: number };

const markup = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|&(?:[a-z]+|#x?[0-9a-f]+);/iu;
/** What makes a string a page, and no value with a link or an emphasis in it. */
const pageMarkup = /<(?:table|h[1-6]|p|ul|ol|dl|section|div)\b/iu;

/** Puts the values of a JSON document on its tape. */
export class Writer {
  readonly input: WriterInput;
  readonly textOf: TextOf;

  constructor(input: WriterInput) {
    this.input = input;
    this.textOf = ({ kind, start, end }) =>
      kind === 'string' ? readStringSource(input.source, start).text : input.source.slice(start, end);
  }

  /** Some values on one line, as a block of their own. */
  async line(scalars: readonly JsonScalar[], block: LineKind, into: Block[]): Promise<void> {
    const range = await this.lines([scalars]);
    if (range.end > range.start) into.push({ ...block, ...range });
  }

  /** What a cell says, line by line. */
  async lines(lines: Lines): Promise<{ start: number; end: number }> {
    const { builder } = this.input;
    builder.newline();
    const [start, before] = [builder.position, builder.end];
    for (const line of lines) {
      builder.newline();
      for (const scalar of line) {
        builder.space();
        await this.#value(scalar);
      }
    }
    return builder.end === before ? { start: before, end: before } : { start, end: builder.end };
  }

  /** Whether a string is HTML with blocks in it: a page, or a part of one. */
  isPage(scalar: JsonScalar): boolean {
    if (scalar.kind !== 'string') return false;
    const written = this.input.source.slice(scalar.start, scalar.end);
    return /<|\\u003c/iu.test(written) && pageMarkup.test(this.textOf(scalar));
  }

  /** Reads a string as a page, or as paragraphs where it is plain text. */
  async page(scalar: JsonScalar, into: Block[]): Promise<MarkupReading | null> {
    const { source, builder, limits, readMarkup, address } = this.input;
    const value = readStringSource(source, scalar.start);
    builder.newline();
    if (markup.test(value.text)) {
      const reading = await readMarkup({ source: value.text, sink: value.sinkInto(builder), limits, address });
      into.push(...reading.blocks);
      builder.newline();
      return reading;
    }
    const sink = value.sinkInto(builder);
    for (const { index, 0: line } of value.text.matchAll(/[^\r\n]+/gu)) {
      builder.newline();
      const start = builder.position;
      sink.add(index, index + line.length);
      if (builder.end > start) into.push({ kind: 'paragraph', start, end: builder.end });
    }
    builder.newline();
    return null;
  }

  /** A value may be HTML, as editors of websites keep it. */
  async #value({ kind, start, end }: JsonScalar): Promise<void> {
    const { source, builder, limits, readMarkup } = this.input;
    if (kind === 'literal') {
      if (source.slice(start, end) !== 'null') builder.add(start, end);
      return;
    }
    const value = readStringSource(source, start);
    const sink = value.sinkInto(builder);
    if (markup.test(value.text)) {
      await readMarkup({ source: value.text, sink, limits, address: null });
      return;
    }
    for (const { index, 0: line } of value.text.matchAll(/[^\r\n]+/gu)) {
      if (index > 0) builder.newline();
      sink.add(index, index + line.length);
    }
  }
}
