import type { TapeBuilder } from '../../core/tape.js';
import type { Block, Cell } from '../../model/document.js';
import type { ReadMarkup } from '../extractor.js';
import type { Limits } from '../limits.js';
import type { JsonArray, JsonNode, JsonObject, JsonScalar } from './nodes.js';
import { fieldsOf, isGroup, isRecords, type Field } from './shape.js';
import { readStringSource } from './string-source.js';

/** Where the records are written to. */
export interface RecordsInput {
  readonly source: string;
  readonly builder: TapeBuilder;
  readonly limits: Limits;
  readonly readMarkup: ReadMarkup;
}

/** What was read, the tape aside. */
export interface Records {
  readonly title: string | null;
  readonly blocks: readonly Block[];
  /** What stands beside the records, each with its key: `published: 14 November 2024`. */
  readonly facts: readonly string[];
  /** Whether a table was larger than the limit. */
  readonly isCut: boolean;
}

/**
 * Arrays of objects as tables: the keys are the header, each object is a row.
 *
 *     [{ "ref": "1.1", "action": "Mend the roof", "status": "Complete" }, …]
 *
 * An object that holds such an array, and little more, is a heading over it. Null where there is no such array.
 */
export async function readRecords(root: JsonNode, input: RecordsInput): Promise<Records | null> {
  const reader = new RecordReader(input);
  await reader.read(root, 1);
  return reader.blocks.some(({ kind }) => kind === 'table') ? reader : null;
}

const titleKey = /^(?:title|name|label|heading|theme|section)$/iu;
const numberKey = /^(?:id|no|number|ref|reference|code)$/iu;
/** `_id`, `@odata.id`: for programs, and no words of the publisher. */
const internalKey = /^[_@$]/u;
const internalPath = /\/[_@$]/u;
const isScalar = ({ kind }: JsonNode): boolean => kind === 'string' || kind === 'literal';
const markup = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|&(?:[a-z]+|#x?[0-9a-f]+);/iu;

class RecordReader implements Records {
  title: string | null = null;
  isCut = false;
  readonly blocks: Block[] = [];
  readonly facts: string[] = [];
  readonly #input: RecordsInput;

  constructor(input: RecordsInput) {
    this.#input = input;
  }

  async read(node: JsonNode, level: number): Promise<void> {
    if (node.kind === 'object') await this.#group(node, level);
    else if (isRecords(node) && node.items.every((item) => isGroup(item)))
      for (const item of node.items) await this.read(item, level + 1);
    else if (isRecords(node)) await this.#table(node);
  }

  /** Its title and number are a heading, its other words lines, and what it holds follows. */
  async #group(group: JsonObject, level: number): Promise<void> {
    const members = group.members.filter(({ key }) => !internalKey.test(this.#text(key)));
    const words = members.filter(({ value }) => value.kind === 'string' && value.end - value.start > 2);
    const find = (pattern: RegExp, from: JsonObject['members'] = words): JsonScalar | undefined =>
      from.find(({ key, value }) => isScalar(value) && pattern.test(this.#text(key)))?.value as JsonScalar | undefined;
    const title = find(titleKey);
    const number = title && level > 1 ? find(numberKey, members) : undefined;
    if (title) {
      await this.#line([...(number ? [number] : []), title], { kind: 'heading', level });
      if (level === 1) this.title = this.#text(title);
    }
    for (const { key, value } of words) {
      if (value === title || value === number) continue;
      await this.#line([key, value as JsonScalar], { kind: 'paragraph' });
      if (level === 1) this.facts.push(`${this.#text(key)}: ${this.#text(value as JsonScalar)}`);
    }
    const inner = members.filter(({ value }) => value.kind === 'object' || isRecords(value));
    const shapes = inner.map(({ value }) => this.#shapeOf(value));
    for (const [i, { key, value }] of inner.entries()) {
      // `completed` and `ongoing` hold records alike, `fields` and `records` do not.
      if (shapes[i] !== null && shapes.indexOf(shapes[i] ?? null) !== shapes.lastIndexOf(shapes[i] ?? null))
        await this.#line([key], { kind: 'heading', level: level + 1 });
      if (level < mostLevels) await this.read(value, level + 1);
    }
  }

  async #line(scalars: readonly JsonScalar[], block: { kind: 'paragraph' } | { kind: 'heading'; level: number }) {
    const { builder } = this.#input;
    builder.newline();
    const start = builder.position;
    for (const scalar of scalars) {
      builder.space();
      await this.#write(scalar);
    }
    if (builder.end > start) this.blocks.push({ ...block, start, end: builder.end });
  }

  async #table({ items }: JsonArray): Promise<void> {
    const { limits, builder } = this.#input;
    const columns = new Map<string, Field>();
    const records = items.map((item) =>
      fieldsOf(item, (key) => this.#text(key)).filter(({ path }) => !internalPath.test(path)),
    );
    for (const fields of records)
      for (const field of fields) if (!columns.has(field.path)) columns.set(field.path, field);
    const kept = [...columns.values()].slice(0, limits.columns);
    if (kept.length < 2) return;
    const rows = records.slice(0, Math.max(0, Math.floor(limits.slots / kept.length) - 1));
    if (kept.length < columns.size || rows.length < records.length) this.isCut = true;
    builder.newline();
    const start = builder.position;
    const cells: Cell[] = [];
    const add = async (row: number, column: number, lines: readonly (readonly JsonScalar[])[]): Promise<void> => {
      const range = await this.#lines(lines);
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, header: row === 0, items: [], ...range });
    };
    for (const [column, { keys }] of kept.entries()) await add(0, column, [keys]);
    for (const [row, fields] of rows.entries()) {
      const byPath = new Map(fields.map((field) => [field.path, field]));
      for (const [column, { path }] of kept.entries()) await add(row + 1, column, byPath.get(path)?.lines ?? []);
    }
    const size = { rows: rows.length + 1, columns: kept.length };
    this.blocks.push({ kind: 'table', start, end: builder.end, ...size, page: null, caption: null, cells });
  }

  async #lines(lines: readonly (readonly JsonScalar[])[]): Promise<{ start: number; end: number }> {
    const { builder } = this.#input;
    builder.newline();
    const [start, before] = [builder.position, builder.end];
    for (const line of lines) {
      builder.newline();
      for (const scalar of line) {
        builder.space();
        await this.#write(scalar);
      }
    }
    return builder.end === before ? { start: before, end: before } : { start, end: builder.end };
  }

  /** A value may be HTML, as editors of websites keep it. */
  async #write({ kind, start, end }: JsonScalar): Promise<void> {
    const { source, builder, limits, readMarkup } = this.#input;
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

  /** The keys of the first of some records; null where they are none. */
  #shapeOf(node: JsonNode): string | null {
    const [first] = isRecords(node) ? node.items : [];
    if (first?.kind !== 'object') return null;
    return first.members.map(({ key }) => this.#text(key)).join('\n');
  }

  #text({ start }: JsonScalar): string {
    return readStringSource(this.#input.source, start).text;
  }
}

const mostLevels = 6;
