import type { Outcome } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import { readWhole, tooLarge, toCapture } from './bytes.js';

/** Everything on standard input, as one capture named `-`. */
export async function readStandardInput(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Outcome<readonly Capture[]>> {
  const body = await readWhole(stream, maxBytes);
  if (!body) return { value: [], messages: [tooLarge('-', maxBytes)] };
  const mediaType = 'application/octet-stream';
  return {
    value: [toCapture(body, { name: '-', url: null, mediaType, retrieved: null, charset: null })],
    messages: [],
  };
}
