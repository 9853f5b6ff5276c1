import { message, type Message } from '../../core/message.js';
import type { Fit } from '../../core/registry.js';
import { TapeBuilder } from '../../core/tape.js';
import { noFacts, type Extractor, type Head, type Input, type ReadMarkup, type Reading } from '../extractor.js';
import { placeNotes } from '../note.js';
import { readContentItem, type ContentItem } from './content-item.js';
import { findString } from './find-string.js';
import { readStringSource } from './string-source.js';

/**
 * Items of the GOV.UK content API: the page is HTML inside the string `details.body`. Places
 * are offsets of the JSON, escapes included.
 *
 * Messages: those of HTML, `extract/damaged`, `extract/edition`, `extract/gone`,
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
  if (!item) {
    return nothing(input, [
      message('extract/unsupported', 'JSON that is neither an item of the GOV.UK content API nor an edition', {
        place: { source: input.info.name },
      }),
    ]);
  }
  return readItem(input, item, readMarkup);
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
