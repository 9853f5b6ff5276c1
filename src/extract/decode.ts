import { message, type Message } from '../core/message.js';
import { encodingByZeros } from './kind.js';

export interface Decoded {
  /** A byte order mark stays in it (it is white space), so that offsets are those of the whole file. */
  readonly text: string;
  /** Name of the encoding as the Encoding Standard has it, lower case. */
  readonly encoding: string;
  readonly messages: readonly Message[];
}

interface Request {
  readonly bytes: Uint8Array;
  /** Charset named by the transport, or null. */
  readonly charset: string | null;
  /** HTML may name its charset in a `meta` element, and without any is windows-1252. */
  readonly form: 'html' | 'text';
  /** Index of the capture, for places. */
  readonly index: number;
}

/**
 * Bytes to text: byte order mark, then the transport's charset, then (HTML) the `meta`
 * element, else UTF-8 where the bytes are valid UTF-8 and windows-1252 where they are not.
 *
 * Messages: `extract/undecodable`. Method: WHATWG Encoding Standard and HTML's encoding
 * sniffing algorithm, save for the last step: a page that names no charset and is valid
 * UTF-8 is UTF-8.
 */
export async function decode(request: Request): Promise<Decoded> {
  const { bytes, index } = request;
  const marked = encodingOfMark(bytes);
  const strict = marked === null || marked === 'utf-8' ? decodeStrictly(bytes) : null;
  if (strict !== null && isPlain(strict, bytes)) return { text: strict, encoding: 'utf-8', messages: [] };
  const encoding = marked ?? (await chooseEncoding(request, strict !== null));
  if (encoding === 'utf-8') {
    if (strict !== null) return { text: strict, encoding, messages: [] };
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, encoding, messages: reportReplaced(text, bytes, index) };
  }
  // Node's own decoder reads windows-1252 as Latin-1 in some versions; iconv-lite does not.
  const { default: iconv } = await import('iconv-lite');
  const name = iconv.encodingExists(encoding) ? encoding : 'windows-1252';
  const text = iconv.decode(bytes, name, { stripBOM: false });
  return { text, encoding: name, messages: reportReplaced(text, bytes, index) };
}

/** The text, if the bytes are valid UTF-8 throughout. */
function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether it is ASCII without escapes: nearly every encoding reads that alike. */
function isPlain(text: string, bytes: Uint8Array): boolean {
  return text.length === bytes.length && !text.includes('\u001b');
}

async function chooseEncoding({ bytes, charset, form }: Request, isUtf8: boolean): Promise<string> {
  const named = charset?.toLowerCase() ?? null;
  const fallback = isUtf8 ? 'utf-8' : 'windows-1252';
  // Most input is UTF-8 and says so or says nothing; the sniffer is loaded for the rest.
  if (named === 'utf-8' || named === 'utf8') return 'utf-8';
  if (named === null && (form === 'text' || (isUtf8 && namesUtf8OrNothing(bytes)))) return fallback;
  const sniff = await loadSniffer();
  try {
    return sniff(form === 'html' ? bytes : new Uint8Array(0), {
      defaultEncoding: fallback,
      ...(named === null ? {} : { transportLayerEncodingLabel: named }),
    }).toLowerCase();
  } catch {
    // It reads past the end of some broken `meta` elements, which name nothing then.
    return fallback;
  }
}

/** How far the standard has a `meta` element looked for. */
const reachOfMeta = 1024;

function namesUtf8OrNothing(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, reachOfMeta));
  return [...head.matchAll(/charset\s*=\s*["']?\s*([\w-]*)/giu)].every(([, name]) => /^utf-?8$/iu.test(name ?? ''));
}

type Sniffer = (
  bytes: Uint8Array,
  options: { readonly transportLayerEncodingLabel?: string; readonly defaultEncoding: string },
) => string;

async function loadSniffer(): Promise<Sniffer> {
  // @ts-expect-error the package ships no types
  const { default: sniff } = (await import('html-encoding-sniffer')) as { default: Sniffer };
  return sniff;
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return encodingByZeros(bytes);
}

const mostPlaces = 20;

/** One message for each of the first places where bytes had to be replaced, and one for the rest. */
function reportReplaced(text: string, bytes: Uint8Array, index: number): Message[] {
  const messages: Message[] = [];
  let at = text.indexOf('\ufffd');
  if (at < 0 || holdsReplacement(bytes)) return messages;
  for (let count = 0; at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    if (++count > mostPlaces) {
      messages.push(message('extract/undecodable', `more bytes were replaced after the first ${mostPlaces} places`));
      break;
    }
    messages.push(
      message('extract/undecodable', 'bytes that are not valid in the encoding were replaced', {
        place: { segment: { capture: index, start: at, end: at + 1 } },
        actual: text.slice(Math.max(0, at - 20), at + 20),
      }),
    );
  }
  return messages;
}

/** Whether the replacement character itself stands in the source. */
function holdsReplacement(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(0xef); i >= 0; i = bytes.indexOf(0xef, i + 1))
    if (bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) return true;
  return false;
}
