import { message, type Outcome } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Edition } from '../model/edition.js';

/** JSON that planwatch wrote, found among the inputs. */
export interface FoundRecord {
  readonly name: string;
  /** As it stands in the file; null when it was read from the store. */
  readonly text: string | null;
  readonly value: unknown;
}

/** Says that a file is one of our records, wherever in it the words stand. */
const ourFormat = /"format"\s*:\s*"planwatch\//u;

/**
 * The record that a capture holds, or null when it is a page. A record that is broken JSON
 * has the value `undefined`.
 */
export function recordIn({ body, info }: Capture): FoundRecord | null {
  if (!looksLikeJson(body)) return null;
  const text = new TextDecoder().decode(body);
  if (!ourFormat.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    const { format } = value as { format?: unknown };
    return typeof format === 'string' && format.startsWith('planwatch/') ? { name: info.name, text, value } : null;
  } catch {
    // Only a file that opens as a record is a broken one; a page may quote our words.
    return /^\s*\{\s*"format"\s*:\s*"planwatch\//u.test(text) ? { name: info.name, text, value: undefined } : null;
  }
}

/** Reads a record as an edition, tolerantly; null and `model/invalid` for what is none. */
export async function readEditionRecord({ name, text, value }: FoundRecord): Promise<Outcome<Edition | null>> {
  const place = { source: name };
  if (value === undefined || value === null) {
    const reason = text === null ? 'the stored file is not JSON any more' : jsonError(text);
    return { value: null, messages: [message('model/invalid', reason, { place })] };
  }
  const { format } = value as { format?: unknown };
  if (format !== 'planwatch/edition@1') {
    const actual = String(format);
    const details = { place, actual, expected: 'planwatch/edition@1' };
    return { value: null, messages: [message('model/invalid', 'this is not an edition', details)] };
  }
  // Loaded on demand: pages need no schema.
  const { normaliseEdition } = await import('../model/read-edition.js');
  const read = normaliseEdition(value);
  const messages = read.messages.map((m) => ({ ...m, place: { ...place, ...m.place } }));
  return { value: read.value, messages };
}

function looksLikeJson(body: Uint8Array): boolean {
  for (const byte of body.subarray(0, 1024)) {
    const isBlank = byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
    const isMark = byte === 0xef || byte === 0xbb || byte === 0xbf;
    if (!isBlank && !isMark) return byte === 0x7b;
  }
  return false;
}

function jsonError(text: string): string {
  try {
    JSON.parse(text);
    return 'not an object';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
