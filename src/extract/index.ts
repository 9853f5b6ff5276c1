import { message, type Message } from '../core/message.js';
import type { Fit } from '../core/registry.js';
import { TapeBuilder } from '../core/tape.js';
import type { Capture } from '../model/capture.js';
import type { Document } from '../model/document.js';
import { decode } from './decode.js';
import { headLength, noFacts, type Extractor, type Head, type Reading } from './extractor.js';
import { extractors } from './forms.js';
import { defaultLimits, type Limits } from './limits.js';

export { printDocument } from './print.js';

export interface ExtractOptions {
  /** Index of the capture in the edition, written into every segment. */
  readonly index: number;
  /** Id of the format to read it as, instead of the one that fits best. */
  readonly from?: string;
  readonly limits?: Limits;
}

/**
 * Reads one capture into a document: blocks and tables with their places, before any meaning
 * is read into them. Never throws on content; a `from` that names no format is a usage fault.
 */
export async function extract(capture: Capture, options: ExtractOptions): Promise<Document> {
  const limits = options.limits ?? defaultLimits;
  const forced = options.from === undefined ? null : extractors.get(options.from);
  if (capture.body.length === 0)
    return unread(capture, options, [
      message('extract/empty', 'the input holds no bytes', { place: { source: capture.info.name } }),
    ]);
  const extractor = forced ?? choose(capture);
  const decoded = await decode({
    bytes: capture.body,
    charset: capture.charset,
    form: extractor.charset,
    index: options.index,
  });
  const reading = await extractor.extract({ index: options.index, info: capture.info, source: decoded.text, limits });
  const messages = [...decoded.messages, ...reading.messages];
  if (!/\S/u.test(decoded.text))
    messages.push(
      message('extract/empty', 'the input holds nothing but white space', { place: { source: capture.info.name } }),
    );
  return complete(capture, options, extractor.id, reading, messages, decoded.text);
}

function choose(capture: Capture): Extractor {
  const head = readHead(capture);
  let best: { extractor: Extractor; fit: Fit } | null = null;
  for (const extractor of extractors) {
    const fit = extractor.fit(head);
    if (best === null || fit.score > best.fit.score) best = { extractor, fit };
  }
  return (best as { extractor: Extractor }).extractor;
}

function readHead({ body, info }: Capture): Head {
  const text = new TextDecoder('utf-8').decode(body.subarray(0, headLength)).trimStart();
  return { text, name: info.name, mediaType: info.mediaType };
}

function unread(capture: Capture, options: ExtractOptions, messages: readonly Message[]): Document {
  const tape = new TapeBuilder(options.index, '').build();
  return complete(
    capture,
    options,
    'none',
    { title: null, facts: noFacts, tape, blocks: [], messages: [] },
    messages,
    null,
  );
}

function complete(
  capture: Capture,
  options: ExtractOptions,
  form: string,
  reading: Reading,
  messages: readonly Message[],
  source: string | null,
): Document {
  const { title, facts, tape, blocks } = reading;
  return { capture: options.index, info: capture.info, form, title, facts, tape, blocks, messages, source };
}
