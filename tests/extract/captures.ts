import { createHash } from 'node:crypto';
import type { Capture } from '../../src/model/capture.js';

export interface CaptureFacts {
  readonly name?: string;
  readonly url?: string | null;
  readonly mediaType?: string;
  readonly charset?: string | null;
}

/** A capture of bytes at hand, as a file gives it. */
export function captureOf(body: Uint8Array | string, facts: CaptureFacts = {}): Capture {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const { name = '-', url = null, mediaType = 'application/octet-stream', charset = null } = facts;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { body: bytes, charset, info: { sha256, url, name, mediaType, retrieved: null, bytes: bytes.length } };
}
