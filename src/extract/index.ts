import { message, type Message } from '../core/message.js';
import type { Fit } from '../core/registry.js';
import { TapeBuilder } from '../core/tape.js';
import type { Capture } from '../model/capture.js';
import type { Document } from '../model/document.js';
import type { PageLayers } from '../model/layers.js';
import { sayMislabelled } from './claims.js';
import { decode } from './decode.js';
import { headLength, noFacts, type ByteExtractor, type Extractor, type Head, type Reading } from './extractor.js';
import { byteExtractors, extractors, unsupportedForms } from './forms.js';
import { encodingByZeros, kindOf, type Kind } from './kind.js';
import { defaultLimits, type Limits } from './limits.js';
import type { PageReader } from './pdf/page-reader.js';

export { printDocument } from './print.js';

export interface ExtractOptions {
  /** Index of the capture in the edition, written into every segment. */
  readonly index: number;
  /** Id of the format to read it as (`html`, `text`, `csv`, `json`), instead of the one that fits best. */
  readonly from?: string;
  readonly limits?: Limits;
  /** False: one table a page, where the form has pages. */
  readonly join?: boolean;
  /** Who reads the pages of a PDF, in other threads perhaps; this thread where it is left out. */
  readonly pageReader?: PageReader | undefined;
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
  const { from, index } = options;
  const forced = from === undefined || isNoText(from) ? null : extractors.get(from);
  const kind = kindOf(capture.body);
  const refusal = refuse(capture, kind, from, limits);
  if (refusal) return complete(capture, options, 'none', nothing(options), [refusal], null);
  const reader = kind.is === 'document' ? readerOf(kind) : null;
  if (reader) {
    const { info, body } = capture;
    const reading = await reader.extract({
      index,
      info,
      body,
      limits,
      join: options.join ?? true,
      pageReader: options.pageReader,
    });
    const messages = [...(from === undefined ? sayMislabelled(capture.info, reader.id) : []), ...reading.messages];
    if (reading.tape.text === '' && reading.messages.length === 0) messages.push(sayEmpty(capture, ''));
    return complete(capture, options, reader.id, reading, messages, null);
  }
  const extractor = forced ?? bestFit(capture).extractor;
  const decoded = await decode({ bytes: capture.body, charset: capture.charset, form: extractor.charset, index });
  const reading = await extractor.extract({ index, info: capture.info, source: decoded.text, limits });
  const messages = [
    ...(from === undefined ? sayMislabelled(capture.info, extractor.id) : []),
    ...decoded.messages,
    ...reading.messages,
  ];
  if (reading.tape.text === '' && reading.messages.length === 0) messages.push(sayEmpty(capture, decoded.text));
  return complete(capture, options, extractor.id, reading, messages, decoded.text);
}

/** What was found on each page of a capture, to be drawn over it; none where its form has no pages. */
export async function readLayers(
  { info, body }: Capture,
  limits: Limits = defaultLimits,
): Promise<readonly PageLayers[]> {
  const kind = kindOf(body);
  const reader = kind.is === 'document' && body.length <= limits.bytes ? readerOf(kind) : null;
  return (await reader?.layers?.({ index: 0, info, body, limits, join: true })) ?? [];
}

/** How well each format fits a capture, in the order they are tried: for `--explain`. */
export function explainFormats(capture: Capture): readonly { readonly id: string; readonly fit: Fit }[] {
  const head = readHead(capture);
  return [...extractors].map((extractor) => ({ id: extractor.id, fit: extractor.fit(head) }));
}

/** Whether an id names a format whose bytes are no text. */
function isNoText(form: string): boolean {
  return unsupportedForms.has(form) || byteExtractors.ids.includes(form);
}

function readerOf({ form }: Extract<Kind, { is: 'document' }>): ByteExtractor | null {
  return form !== null && byteExtractors.ids.includes(form) ? byteExtractors.get(form) : null;
}

function bestFit(capture: Capture): { extractor: Extractor; fit: Fit } {
  const head = readHead(capture);
  const fits = [...extractors].map((extractor) => ({ extractor, fit: extractor.fit(head) }));
  return fits.reduce((best, next) => (next.fit.score > best.fit.score ? next : best));
}

/** Why a capture is not even decoded; null where it may be text. */
function refuse({ body, info }: Capture, kind: Kind, from: string | undefined, limits: Limits): Message | null {
  const place = { source: info.name };
  if (body.length === 0) return message('extract/empty', 'the input holds no bytes', { place });
  if (kind.is === 'wrong') return message('extract/wrong-kind', `the input is ${kind.name}`, { place });
  if (kind.is === 'document' && kind.locked)
    return message('extract/encrypted', 'the document can only be opened with a password', { place });
  if (kind.is === 'document' && !readerOf(kind))
    return message('extract/unsupported', `the input is ${kind.name}, which cannot be read yet`, { place });
  if (from !== undefined && unsupportedForms.has(from)) {
    return message('extract/unsupported', `input cannot be read as ${from} yet`, { place });
  }
  const is = kind.is === 'document' ? kind.form : null;
  if (from !== undefined && (is === null ? isNoText(from) : is !== from)) {
    const actual = kind.is === 'document' ? kind.name : 'text';
    return message('extract/wrong-kind', `the input cannot be read as ${from}`, { place, actual });
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
  const { title, facts, tape, blocks, series = [], raised = [] } = reading;
  const { info } = capture;
  return { capture: options.index, info, form, title, facts, tape, blocks, series, raised, messages, source };
}
