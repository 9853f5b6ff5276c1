import { message, type Message } from '../../core/message.js';
import type { Block } from '../../model/document.js';
import type { Fit } from '../../core/registry.js';
import { TapeBuilder } from '../../core/tape.js';
import { noFacts, type Extractor, type Head, type Input, type ReadMarkup, type Reading } from '../extractor.js';
import { placeNotes } from '../note.js';
import { readContentItem, type ContentItem } from './content-item.js';
import { publishedInLines } from '../published-dates.js';
import { readDetails } from './details.js';
import { readNodes, type JsonNode } from './nodes.js';
import { readRecords } from './records.js';
import { Sections } from './sections.js';
import { Writer } from './writer.js';

/**
 * Items of the GOV.UK content API: the page is HTML in the strings of `details`: its body, and the parts of a guide.
 * Places are offsets of the JSON, escapes included. Any other JSON is read for its records, tables of any form, and for
 * pages that a content system keeps in it. Records may stand one on a line, too.
 *
 * Messages: those of HTML, `extract/damaged`, `extract/edition`, `extract/gone`, `extract/too-large`,
 * `extract/unsupported`, `extract/withdrawn`.
 */
export function jsonExtractor(readMarkup: ReadMarkup): Extractor {
  return { id: 'json', charset: 'text', fit, extract: (input) => extract(input, readMarkup) };
}

function fit(head: Head): Fit {
  const looksSo = /^(?:\{\s*(?:"|\})|\[\s*[[{"\]])/u.test(head.text);
  const said = /^application\/(?:[a-z.+-]+\+)?json\b/u.test(head.mediaType)
    ? `is said to be ${head.mediaType}`
    : /\.(?:json|ndjson|jsonl|geojson)$/iu.test(head.name)
      ? 'its name ends as those of JSON do'
      : null;
  // A page or a text that is called so is none; JSON that is damaged still begins as JSON does.
  if (said !== null) return { score: /^[[{]/u.test(head.text) ? 0.95 : 0.2, reasons: [said] };
  if (looksSo) return { score: 0.9, reasons: ['begins as JSON does'] };
  return { score: 0, reasons: [] };
}

async function extract(input: Input, readMarkup: ReadMarkup): Promise<Reading> {
  const value = readValue(input.source);
  if (value === undefined) {
    return nothing(input, [
      message('extract/damaged', 'the JSON breaks the rules of JSON, or is cut off', {
        place: { source: input.info.name },
      }),
    ]);
  }
  const { format } = Object(value) as { format?: unknown };
  if (typeof format === 'string' && format.startsWith('planwatch/edition@')) {
    return nothing(input, [
      message('extract/edition', 'an edition that planwatch wrote; it has no document', {
        place: { source: input.info.name },
      }),
    ]);
  }
  const root = readNodes(input.source, input.limits.elements);
  if (!root) {
    return nothing(input, [
      message('extract/too-large', 'the JSON holds more values than the limit; nothing of it was read', {
        place: { source: input.info.name },
        expected: `at most ${input.limits.elements}`,
      }),
    ]);
  }
  const item = readContentItem(value);
  return item ? readItem(input, item, root, readMarkup) : readOther(input, root, readMarkup);
}

/** A JSON document, or one on each line; undefined where it is neither. */
function readValue(source: string): unknown {
  const text = source.replace(/^\ufeff/u, ' ');
  try {
    return JSON.parse(text);
  } catch {
    // `{ … }` line by line, as programs export records.
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  try {
    const values = lines.map((line) => JSON.parse(line) as unknown);
    return values.length > 1 && values.every((value) => typeof value === 'object') ? values : undefined;
  } catch {
    return undefined;
  }
}

/** Records of a data portal, or pages of a content system or a program. */
async function readOther(input: Input, root: JsonNode, readMarkup: ReadMarkup): Promise<Reading> {
  const { index, source, limits, info } = input;
  const builder = new TapeBuilder(index, source);
  const records = await readRecords(root, { source, builder, limits, readMarkup, address: info.url });
  const place = { source: info.name };
  if (!records) {
    const why = 'JSON that is no item of the GOV.UK content API, no edition, and has no records (objects in an array)';
    return nothing(input, [message('extract/unsupported', why, { place })]);
  }
  const tape = builder.build();
  const { sections } = records;
  const messages = records.isCut
    ? [
        message('extract/too-large', 'the records are more than the limit; the last ones were not read', {
          place,
          expected: `at most ${limits.columns} columns and ${limits.slots} slots`,
        }),
      ]
    : [];
  return {
    title: records.title,
    facts: { ...noFacts, url: info.url, licence: sections.licence, published: publishedInLines(records.facts) },
    tape,
    blocks: records.blocks,
    series: sections.series(tape.text),
    raised: sections.raised,
    messages: [...messages, ...placeNotes(sections.notes, tape)],
  };
}

async function readItem(input: Input, item: ContentItem, root: JsonNode, readMarkup: ReadMarkup): Promise<Reading> {
  const { index, source, limits, info } = input;
  const messages: Message[] = reportState(item, input);
  const facts = { ...item.facts, url: item.facts.url ?? info.url };
  const title = facts.series ?? item.title;
  const builder = new TapeBuilder(index, source);
  const blocks: Block[] = [];
  const writer = new Writer({ source, builder, limits, readMarkup, address: facts.url });
  const sections = new Sections(writer, blocks);
  if (item.gone === null) {
    await readDetails(root, writer.textOf, sections);
    if (blocks.length === 0)
      messages.push(message('extract/empty', 'the item has no body', { place: { source: info.name } }));
  }
  const tape = builder.build();
  return {
    title,
    facts: { ...facts, licence: facts.licence ?? sections.licence },
    tape,
    blocks,
    series: sections.series(tape.text),
    raised: sections.raised,
    messages: [...messages, ...placeNotes(sections.notes, tape)],
  };
}

function reportState({ gone, withdrawn }: ContentItem, { info }: Input): Message[] {
  const place = { source: info.name };
  const messages: Message[] = [];
  if (gone !== null)
    messages.push(message('extract/gone', 'the publisher has taken the document away', { place, actual: gone }));
  if (withdrawn !== null)
    messages.push(
      message('extract/withdrawn', 'the publisher has withdrawn the document', { place, actual: withdrawn }),
    );
  return messages;
}

function nothing(input: Input, messages: readonly Message[]): Reading {
  return {
    title: null,
    facts: noFacts,
    tape: new TapeBuilder(input.index, input.source).build(),
    blocks: [],
    messages,
  };
}
