import type { Block, Cell } from '../../model/document.js';
import { gridOf, type Grid } from './grids.js';
import type { JsonNode, JsonObject, JsonScalar } from './nodes.js';
import { findSchemas, type Schema } from './schema.js';
import { Sections } from './sections.js';
import { holdsRows, isGroup, isInternal, isRecords, isScalar, mostLevels } from './shape.js';
import { Writer, type WriterInput } from './writer.js';

/** What was read, the tape aside. */
export interface Records {
  readonly title: string | null;
  readonly blocks: readonly Block[];
  /** What stands beside the records, each with its key: `published: 14 November 2024`. */
  readonly facts: readonly string[];
  /** Pages among the values. */
  readonly sections: Sections;
  /** Whether a table was larger than the limit. */
  readonly isCut: boolean;
}

/**
 * Arrays of objects as tables: the keys are the header, each object is a row. Arrays of rows, objects of columns and
 * objects of records are tables too.
 *
 *     [{ "ref": "1.1", "action": "Mend the roof", "status": "Complete" }, …]
 *
 * An object that holds such an array, and little more, is a heading over it; one whose value is HTML is a page. Null
 * where there is neither.
 */
export async function readRecords(root: JsonNode, input: WriterInput): Promise<Records | null> {
  const reader = new RecordReader(root, new Writer(input));
  await reader.read(root, 1);
  return reader.holdsSomething ? reader : null;
}

const titleKey = /^(?:title|name|label|heading|theme|section)$/iu;
const numberKey = /^(?:id|no|number|ref|reference|code)$/iu;

class RecordReader implements Records {
  title: string | null = null;
  isCut = false;
  holdsSomething = false;
  readonly blocks: Block[] = [];
  readonly facts: string[] = [];
  readonly sections: Sections;
  readonly #writer: Writer;
  readonly #schemas: readonly Schema[];
  readonly #descriptions: ReadonlySet<JsonNode>;

  constructor(root: JsonNode, writer: Writer) {
    this.#writer = writer;
    this.sections = new Sections(writer, this.blocks);
    const { schemas, used } = findSchemas(root, writer.textOf);
    this.#schemas = schemas;
    this.#descriptions = used;
  }

  async read(node: JsonNode, level: number): Promise<void> {
    const { textOf } = this.#writer;
    if (this.#descriptions.has(node)) return;
    if (this.#isPages(node)) {
      this.holdsSomething = true;
      await this.sections.read(node, level);
      return;
    }
    if (isRecords(node) && node.items.every((item) => isGroup(item))) {
      for (const item of node.items) await this.read(item, level + 1);
      return;
    }
    const grid = gridOf(node, this.#schemas, textOf);
    if (grid) await this.#table(grid);
    else if (node.kind === 'object') await this.#group(node, level);
    else if (node.kind === 'array') for (const item of node.items) await this.#item(item, level);
  }

  /** What stands in an array of unlike things. */
  async #item(node: JsonNode, level: number): Promise<void> {
    if (node.kind === 'string') await this.#writer.line([node], { kind: 'item' }, this.blocks);
    else if (!isScalar(node) && level < mostLevels) await this.read(node, level + 1);
  }

  /** Objects whose values have tables or headings are parts of a page, and no rows. */
  #isPages(node: JsonNode): boolean {
    if (node.kind === 'object') return !holdsRows(node, this.#writer.textOf) && this.sections.isIn(node);
    if (!isRecords(node)) return false;
    const laidOut = node.items.filter((item) => this.sections.hasLayout(item)).length;
    return laidOut * 2 >= node.items.length && laidOut > 0;
  }

  /** Its title and number are a heading, its other words lines, and what it holds follows. */
  async #group(group: JsonObject, level: number): Promise<void> {
    const { textOf } = this.#writer;
    const members = group.members.filter(({ key }) => !isInternal(textOf(key)));
    const words = members.filter(({ value }) => value.kind === 'string' && value.end - value.start > 2);
    const find = (pattern: RegExp, from: JsonObject['members'] = words): JsonScalar | undefined =>
      from.find(({ key, value }) => isScalar(value) && pattern.test(textOf(key)))?.value as JsonScalar | undefined;
    // What holds no rows is about the file, and its name is no heading over the rows beside it.
    const title = holdsRows(group, textOf) ? find(titleKey) : undefined;
    const number = title && level > 1 ? find(numberKey, members) : undefined;
    if (title) {
      await this.#writer.line([...(number ? [number] : []), title], { kind: 'heading', level }, this.blocks);
      if (level === 1) this.title = textOf(title);
    }
    for (const { key, value } of words) {
      if (value === title || value === number || !isScalar(value)) continue;
      await this.#writer.line([key, value], { kind: 'paragraph' }, this.blocks);
      if (level === 1) this.facts.push(`${textOf(key)}: ${textOf(value)}`);
    }
    const inner = members.filter(({ value }) => !isScalar(value) && !this.#descriptions.has(value));
    const shapes = inner.map(({ value }) => this.#shapeOf(value));
    for (const [i, { key, value }] of inner.entries()) {
      // `completed` and `ongoing` hold records alike, `fields` and `records` do not.
      if (shapes[i] !== null && shapes.indexOf(shapes[i] ?? null) !== shapes.lastIndexOf(shapes[i] ?? null))
        await this.#writer.line([key], { kind: 'heading', level: level + 1 }, this.blocks);
      if (level < mostLevels) await this.read(value, level + 1);
    }
  }

  async #table({ header, rows }: Grid): Promise<void> {
    const { limits, builder } = this.#writer.input;
    const width = Math.min(header.length, limits.columns);
    if (width < 2) return;
    const kept = rows.slice(0, Math.max(0, Math.floor(limits.slots / width) - 1));
    if (width < header.length || kept.length < rows.length) this.isCut = true;
    this.holdsSomething = true;
    builder.newline();
    const start = builder.position;
    const cells: Cell[] = [];
    const slot = { rowSpan: 1, columnSpan: 1, items: [] };
    for (const [column, keys] of header.slice(0, width).entries())
      cells.push({ row: 0, column, header: true, ...slot, ...(await this.#writer.lines([keys])) });
    for (const [row, values] of kept.entries())
      for (const [column, lines] of values.slice(0, width).entries())
        cells.push({ row: row + 1, column, header: false, ...slot, ...(await this.#writer.lines(lines)) });
    const size = { rows: kept.length + 1, columns: width };
    this.blocks.push({ kind: 'table', start, end: builder.end, ...size, page: null, caption: null, cells });
  }

  /** The keys of the first of some records; null where they are none. */
  #shapeOf(node: JsonNode): string | null {
    const [first] = isRecords(node) ? node.items : [];
    if (first?.kind !== 'object') return null;
    return first.members.map(({ key }) => this.#writer.textOf(key)).join('\n');
  }
}
