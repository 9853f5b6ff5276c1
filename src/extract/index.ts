import { message, type Message } from '../core/message.js';
import type { Fit } from '../core/registry.js';
import { TapeBuilder } from '../core/tape.js';
import type { Capture } from '../model/capture.js';
import type { Document } from '../model/document.js';
import { decode } from './decode.js';
import { headLength, noFacts, type Extractor, type Head, type Reading } from './extractor.js';
import { extractors, unsupportedForms } from './forms.js';
import { encodingByZeros, kindOf, type Kind } from './kind.js';
import { defaultLimits, type Limits } from './limits.js';

export { printDocument } from './print.js';

export interface ExtractOptions {
  /** Index of the capture in the edition, written into every segment. */
  readonly index: number;
  /** Id of the format to read it as (`html`, `text`, `csv`, `json`), instead of the one that fits best. */
  readonly from?: string;
  readonly limits?: Limits;
}

/**
 * Reads one capture into a document: blocks and tables with their places, before any meaning
 * is read into them. Never throws on content; a `from` that names no format is a usage fault.
 *
 * Every visible character of the source is in exactly one block. Where nothing can be read
 * the document is empty and a message says why: `extract/empty`, `extract/wrong-kind`,
 * `extract/unsupported`, `extract/damaged`.
 */
export async function extract(capture: Capture, options: ExtractOptions): Promise<Document> {
  const limits = options.limits ?? defaultLimits;
  const { from } = options;
  const forced = from === undefined || unsupportedForms.has(from) ? null : extractors.get(from);
  const refusal = refuse(capture, from, limits);
  if (refusal) return complete(capture, options, 'none', nothing(options), [refusal], null);
  const extractor = forced ?? bestFit(capture).extractor;
  const { index } = options;
  const decoded = await decode({ bytes: capture.body, charset: capture.charset, form: extractor.charset, index });
  const reading = await extractor.extract({ index, info: capture.info, source: decoded.text, limits });
  const messages = [...decoded.messages, ...reading.messages];
  if (reading.tape.text === '' && reading.messages.length === 0) messages.push(sayEmpty(capture, decoded.text));
  return complete(capture, options, extractor.id, reading, messages, decoded.text);
}

/** How well each format fits a capture, in the order they are tried: for `--explain`. */
export function explainFormats(capture: Capture): readonly { readonly id: string; readonly fit: Fit }[] {
  const head = readHead(capture);
  return [...extractors].map((extractor) => ({ id: extractor.id, fit: extractor.fit(head) }));
}

function bestFit(capture: Capture): { extractor: Extractor; fit: Fit } {
  const head = readHead(capture);
  const fits = [...extractors].map((extractor) => ({ extractor, fit: extractor.fit(head) }));
  return fits.reduce((best, next) => (next.fit.score > best.fit.score ? next : best));
}

/** Why a capture is not even decoded; null where it may be text. */
function refuse({ body, info }: Capture, from: string | undefined, limits: Limits): Message | null {
  const place = { source: info.name };
  if (body.length === 0) return message('extract/empty', 'the input holds no bytes', { place });
  const kind: Kind = kindOf(body);
  if (kind.is === 'wrong') return message('extract/wrong-kind', `the input is ${kind.name}`, { place });
  if (kind.is === 'unsupported')
    return message('extract/unsupported', `the input is ${kind.name}, which cannot be read yet`, { place });
  if (from !== undefined && unsupportedForms.has(from)) {
    return message('extract/unsupported', `input cannot be read as ${from} yet`, { place });
  }
  if (body.length > limits.bytes) {
    return message('extract/too-large', 'the input is larger than the limit', {
      place,
      actual: `${body.length} bytes`,
      expected: `at most ${limits.bytes} bytes`,
    });
  }
  return null;
}

function sayEmpty({ info }: Capture, source: string): Message {
  const reason = /\S/u.test(source)
    ? 'the page shows no text: it may be drawn by script, or be a picture'
    : 'the input holds nothing but white space';
  return message('extract/empty', reason, { place: { source: info.name } });
}

function readHead({ body, info }: Capture): Head {
  const first = body.subarray(0, headLength);
  const text = new TextDecoder(encodingByZeros(first) ?? 'utf-8').decode(first).trimStart();
  return { text, name: info.name, mediaType: info.mediaType };
}

function nothing({ index }: ExtractOptions): Reading {
  return { title: null, facts: noFacts, tape: new TapeBuilder(index, '').build(), blocks: [], messages: [] };
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
