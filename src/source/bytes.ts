import { createHash } from 'node:crypto';
import { message, type Message } from '../core/message.js';
import type { Capture } from '../model/capture.js';

/** The body of a stream, or null when it has more bytes than `most`. Stops reading there. */
export async function readWhole(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.byteLength;
    if (length > most) return null;
    parts.push(part);
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, length);
}

/** What is known of a body beside its bytes. */
export interface Circumstances {
  readonly name: string;
  readonly url: string | null;
  readonly mediaType: string;
  readonly retrieved: string | null;
  readonly charset: string | null;
}

/** Names a body by its SHA-256. */
export function toCapture(body: Uint8Array, known: Circumstances): Capture {
  const { url, name, mediaType, retrieved, charset } = known;
  const sha256 = createHash('sha256').update(body).digest('hex');
  // In the order of the schema: records are the same bytes however they came about.
  return { info: { sha256, url, name, mediaType, retrieved, bytes: body.byteLength }, body, charset };
}

export function tooLarge(name: string, most: number, bytes?: number): Message {
  const actual = bytes === undefined ? `more than ${most} bytes` : `${bytes} bytes`;
  return message('source/too-large', 'the input is larger than the limit and was not read; --max-bytes raises it', {
    place: { source: name },
    actual,
    expected: `at most ${most} bytes`,
  });
}
