import { Fault, type Outcome } from '../core/message.js';
import { fault } from '../core/faults.js';
import type { Capture } from '../model/capture.js';
import { tooLarge } from './bytes.js';
import type { Fetcher, GetOptions } from './fetch/fetcher.js';
import { readPath } from './files.js';
import { readStandardInput } from './standard-input.js';

/** How much is read; the same for every kind of input. */
export interface SourceSettings {
  /** An input with more bytes is not read: message `source/too-large`. */
  readonly maxBytes: number;
}

/** What a source needs of the world around it. */
export interface SourceWorld {
  readonly standardInput: AsyncIterable<Uint8Array>;
  /** What pages are fetched with; asked for when there is one to fetch. */
  readonly fetcher: () => Promise<Fetcher>;
}

export const defaultMaxBytes = 100_000_000;
export const defaultTimeoutInSeconds = 30;

/**
 * Reads one input: a file, a folder (its files are the pages of one edition, in natural
 * order), an http(s) URL, or `-` for standard input. Gives its captures in order.
 *
 * Reports `source/too-large`, `source/skipped`, `source/empty-folder`, `source/other-host`.
 * A path that does not exist, a server that does not answer and the like are faults.
 */
export async function collect(
  input: string,
  settings: SourceSettings,
  world: SourceWorld,
  by: GetOptions['by'] = 'input',
): Promise<Outcome<readonly Capture[]>> {
  if (input === '-') return readStandardInput(world.standardInput, settings.maxBytes);
  if (isUrl(input)) return fetchPage(await world.fetcher(), input, by, settings.maxBytes);
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(input)) {
    throw fault('source/bad-address', `${input} is neither an http nor an https address`);
  }
  return readPath(input, settings.maxBytes);
}

/** A body over the limit is odd data, as it is for a file; everything else is the network's failure. */
async function fetchPage(
  fetcher: Fetcher,
  address: string,
  by: GetOptions['by'],
  maxBytes: number,
): Promise<Outcome<readonly Capture[]>> {
  try {
    const { capture, messages } = await fetcher.get(address, by === undefined ? {} : { by });
    return { value: capture ? [capture] : [], messages };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'source/over-limit') throw error;
    return { value: [], messages: [tooLarge(address, maxBytes)] };
  }
}

/** Whether an input is an address that {@link collect} would fetch. */
export function isUrl(input: string): boolean {
  return /^https?:\/\//iu.test(input);
}
