import type { Block, Raised, Series } from '../../model/document.js';
import type { MarkupReading } from '../extractor.js';
import type { Note } from '../note.js';
import type { JsonNode, JsonObject, JsonScalar } from './nodes.js';
import { isScalar, membersOf, mostLevels, type TextOf } from './shape.js';
import type { Writer } from './writer.js';

const titleKey = /^(?:title|heading|headline|name)$/iu;
const bodyKey = /^(?:body|content|html|text|introduction|intro|summary|description|explanation)$/iu;
/** `{ "rendered": "<p>…" }`: one text, kept with how it is formatted. */
const renderedKeys = ['rendered', 'processed', 'content', 'value'];

/**
 * A page that is kept in parts: objects with a title and a body of HTML, anywhere below. `details` of the GOV.UK content
 * API is one, and so are the items of a content system.
 *
 *     { "parts": [{ "title": "The shore", "body": "<table>…" }] }
 */
export class Sections {
  readonly notes: Note[] = [];
  readonly raised: Raised[] = [];
  readonly #writer: Writer;
  readonly #blocks: Block[];
  readonly #readings: MarkupReading[] = [];

  constructor(writer: Writer, blocks: Block[]) {
    this.#writer = writer;
    this.#blocks = blocks;
  }

  /** The licence that a body states, or null. */
  get licence(): string | null {
    return this.#readings.map(({ page }) => page.facts.licence).find((each) => each !== null) ?? null;
  }

  /** Asked with the text of the finished tape. */
  series(text: string): readonly Series[] {
    return this.#readings.flatMap((reading) => reading.series(text));
  }

  /** Whether page text stands anywhere below. */
  isIn(node: JsonNode, depth = mostLevels): boolean {
    if (isScalar(node)) return this.#writer.isPage(node);
    if (depth === 0) return false;
    const inside = node.kind === 'array' ? node.items : node.members.map(({ value }) => value);
    return inside.some((each) => this.isIn(each, depth - 1));
  }

  /** Whether one of the texts below has a table or a heading. */
  hasLayout(node: JsonNode, depth = mostLevels): boolean {
    if (isScalar(node)) return this.#writer.isPage(node) && /<(?:table|h[1-6])\b/iu.test(this.#writer.textOf(node));
    if (depth === 0) return false;
    const inside = node.kind === 'array' ? node.items : node.members.map(({ value }) => value);
    return inside.some((each) => this.hasLayout(each, depth - 1));
  }

  /** Reads what is page text below a node, titles as headings over it. */
  async read(node: JsonNode, level: number): Promise<void> {
    if (level > mostLevels) return;
    if (node.kind === 'object') await this.#section(node, level);
    else if (node.kind === 'array') for (const item of node.items) await this.read(item, level);
    else if (this.#writer.isPage(node)) await this.#body(node);
  }

  async #section(object: JsonObject, level: number): Promise<void> {
    const members = [...membersOf(object, this.#writer.textOf)].map(([name, { value }]) => ({ name, value }));
    const texts = members.map(({ name, value }) => this.#textIn(name, value));
    const title = members.find(({ name, value }) => value.kind === 'string' && titleKey.test(name))?.value;
    const says = members.some(({ value }, i) => value !== title && (texts[i] || this.isIn(value)));
    if (title && isScalar(title) && says) await this.#writer.line([title], { kind: 'heading', level }, this.#blocks);
    for (const [i, { value }] of members.entries()) {
      const text = texts[i];
      if (value === title) continue;
      if (text) await this.#body(text);
      else if (this.isIn(value)) await this.read(value, level + 1);
    }
  }

  /** The text that a member is, whichever way it is kept; null where it is none. */
  #textIn(name: string, value: JsonNode): JsonScalar | null {
    const text = value.kind === 'array' ? this.#ofFormats(value.items) : this.#rendered(value);
    return text && (bodyKey.test(name) || this.#writer.isPage(text)) ? text : null;
  }

  /** `[{ "content_type": "text/markdown", … }, { "content_type": "text/html", … }]`: one text, and each of its forms. */
  #ofFormats(items: readonly JsonNode[]): JsonScalar | null {
    const { textOf } = this.#writer;
    const kinds = items.map((item) => valueOf(item, ['content_type'], textOf));
    if (kinds.length === 0 || kinds.some((kind) => kind === null)) return null;
    const at = kinds.findIndex((kind) => kind !== null && /html/iu.test(textOf(kind)));
    return this.#rendered(items[Math.max(at, 0)] as JsonNode);
  }

  #rendered(node: JsonNode): JsonScalar | null {
    return node.kind === 'string' ? node : valueOf(node, renderedKeys, this.#writer.textOf);
  }

  async #body(scalar: JsonScalar): Promise<void> {
    const reading = await this.#writer.page(scalar, this.#blocks);
    if (!reading) return;
    this.#readings.push(reading);
    this.notes.push(...reading.notes);
    this.raised.push(...reading.raised);
  }
}

/** The string under the first of some keys that an object has. */
function valueOf(node: JsonNode, keys: readonly string[], textOf: TextOf): JsonScalar | null {
  if (node.kind !== 'object') return null;
  const members = membersOf(node, textOf);
  for (const key of keys) {
    const value = members.get(key)?.value;
    if (value?.kind === 'string') return value;
  }
  return null;
}
