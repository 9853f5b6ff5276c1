import { message, type Message } from '../../core/message.js';
import type { Fit } from '../../core/registry.js';
import { TapeBuilder } from '../../core/tape.js';
import { noFacts, type Extractor, type Head, type Input, type ReadMarkup, type Reading } from '../extractor.js';
import { placeNotes } from '../note.js';
import { readContentItem, type ContentItem } from './content-item.js';
import { publishedInLines } from '../published-dates.js';
import { findString } from './find-string.js';
import { readNodes } from './nodes.js';
import { readRecords } from './records.js';
import { readStringSource } from './string-source.js';

/**
 * Items of the GOV.UK content API: the page is HTML inside the string `details.body`. Places
 * are offsets of the JSON, escapes included. Any other JSON is read for its records: arrays of objects.
 *
 * Messages: those of HTML, `extract/damaged`, `extract/edition`, `extract/gone`, `extract/too-large`,
 * `extract/unsupported`, `extract/withdrawn`.
 */
export function jsonExtractor(readMarkup: ReadMarkup): Extractor {
  return { id: 'json', charset: 'text', fit, extract: (input) => extract(input, readMarkup) };
}

function fit(head: Head): Fit {
  const looksSo = /^(?:\{\s*(?:"|\})|\[\s*[[{"\]])/u.test(head.text);
  if (/^application\/(?:[a-z.+-]+\+)?json\b/u.test(head.mediaType))
    return { score: 0.95, reasons: [`is said to be ${head.mediaType}`] };
  if (looksSo) return { score: 0.9, reasons: ['begins as JSON does'] };
  if (/\.json$/iu.test(head.name)) return { score: 0.8, reasons: ['its name ends as those of JSON do'] };
  return { score: 0, reasons: [] };
}

async function extract(input: Input, readMarkup: ReadMarkup): Promise<Reading> {
  let value: unknown;
  try {
    value = JSON.parse(input.source.replace(/^\ufeff/u, ' '));
  } catch {
    return nothing(input, [
      message('extract/damaged', 'the JSON breaks the rules of JSON, or is cut off', {
        place: { source: input.info.name },
      }),
    ]);
  }
  const format = (value as { format?: unknown } | null)?.format;
  if (typeof format === 'string' && format.startsWith('planwatch/edition@')) {
    return nothing(input, [
      message('extract/edition', 'an edition that planwatch wrote; it has no document', {
        place: { source: input.info.name },
      }),
    ]);
  }
  const item = readContentItem(value);
  return item ? readItem(input, item, readMarkup) : readOther(input, readMarkup);
}

/** Records of a data portal, a content system or a program. */
async function readOther(input: Input, readMarkup: ReadMarkup): Promise<Reading> {
  const { index, source, limits, info } = input;
  const builder = new TapeBuilder(index, source);
  const root = readNodes(source, limits.elements);
  const records = root && (await readRecords(root, { source, builder, limits, readMarkup }));
  const place = { source: info.name };
  if (!records) {
    const why = 'JSON that is no item of the GOV.UK content API, no edition, and has no records (objects in an array)';
    return nothing(input, [
      root
        ? message('extract/unsupported', why, { place })
        : message('extract/too-large', 'the JSON holds more values than the limit; nothing of it was read', {
            place,
            expected: `at most ${limits.elements}`,
          }),
    ]);
  }
  const tape = builder.build();
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
    facts: { ...noFacts, url: info.url, published: publishedInLines(records.facts) },
    tape,
    blocks: records.blocks,
    messages,
  };
}

async function readItem(input: Input, item: ContentItem, readMarkup: ReadMarkup): Promise<Reading> {
  const { index, source, limits, info } = input;
  const messages: Message[] = reportState(item, input);
  const facts = { ...item.facts, url: item.facts.url ?? info.url };
  const title = facts.series ?? item.title;
  const quote = item.gone === null && item.hasBody ? findString(source, ['details', 'body']) : -1;
  const builder = new TapeBuilder(index, source);
  if (quote < 0) {
    if (item.gone === null)
      messages.push(message('extract/empty', 'the item has no body', { place: { source: info.name } }));
    return { title, facts, tape: builder.build(), blocks: [], messages };
  }
  const body = readStringSource(source, quote);
  const sink = body.sinkInto(builder);
  const { page, blocks, series, raised, notes } = await readMarkup({
    source: body.text,
    sink,
    limits,
    address: facts.url,
  });
  const tape = builder.build();
  const licence = facts.licence ?? page.facts.licence;
  return {
    title,
    facts: { ...facts, licence },
    tape,
    blocks,
    series: series(tape.text),
    raised,
    messages: [...messages, ...placeNotes(notes, tape)],
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
