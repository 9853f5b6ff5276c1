import type { Capture, CaptureInfo } from '../model/capture.js';

/**
 * Keeps captures for ever, under the SHA-256 of their bytes. What is in it is never changed:
 * putting the same bytes again adds at most another circumstance (address, name, time) of
 * the same capture.
 */
export interface Archive {
  put(capture: Capture): Promise<CaptureInfo>;
  /** The capture with these bytes, as first put; null when it is not here. */
  get(sha256: string): Promise<Capture | null>;
  /** Every circumstance under which a capture was put, in the order of arrival. */
  list(): Promise<readonly CaptureInfo[]>;
}
