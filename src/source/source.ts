import type { Outcome } from '../core/message.js';
import { fault } from '../core/faults.js';
import type { Capture } from '../model/capture.js';
import { readPath } from './files.js';
import type { FetchSettings } from './http.js';
import { readStandardInput } from './standard-input.js';

/** How much is read and how long is waited; the same for every kind of input. */
export type SourceSettings = FetchSettings;

/** What a source needs of the world around it. */
export interface SourceWorld {
  /** ISO 8601, for `retrieved`. */
  readonly now: () => string;
  readonly standardInput: AsyncIterable<Uint8Array>;
}

export const defaultMaxBytes = 100_000_000;
export const defaultTimeoutInSeconds = 30;

/**
 * Reads one input: a file, a folder (its files are the pages of one edition, in natural
 * order), an http(s) URL, or `-` for standard input. Gives its captures in order.
 *
 * Reports `source/too-large`, `source/skipped`, `source/empty-folder`. A path that does not
 * exist, a server that does not answer and the like are faults.
 */
export async function collect(
  input: string,
  settings: SourceSettings,
  world: SourceWorld,
): Promise<Outcome<readonly Capture[]>> {
  if (input === '-') return readStandardInput(world.standardInput, settings.maxBytes);
  if (isUrl(input)) {
    // Loaded on demand: most inputs are files, and they should not wait for it.
    const { fetchPage } = await import('./http.js');
    return fetchPage(input, settings, world.now);
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(input)) {
    throw fault('source/bad-address', `${input} is neither an http nor an https address`);
  }
  return readPath(input, settings.maxBytes);
}

/** Whether an input is an address that {@link collect} would fetch. */
export function isUrl(input: string): boolean {
  return /^https?:\/\//iu.test(input);
}
