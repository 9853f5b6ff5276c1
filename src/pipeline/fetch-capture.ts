import { fault } from '../core/faults.js';
import { Fault, type Message } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Exchange } from '../model/exchange.js';
import type { Context } from './context.js';

/** Redirects followed in the archive; publishers need 2. */
const mostRedirects = 10;

export interface FetchedCapture {
  readonly captures: readonly Capture[];
  readonly messages: readonly Message[];
}

/**
 * Asks for one page, unless what is kept of it is still fresh, and archives all that was
 * said, failures too; the page as it is now. Failures are faults.
 */
export async function fetchCapture(address: string, context: Context): Promise<FetchedCapture> {
  context.progress(`reading ${address}`);
  const fetcher = await context.world.fetcher();
  const known = (url: string): ReturnType<typeof context.archive.past> => context.archive.past(url);
  try {
    const { exchanges, capture, messages } = await fetcher.get(address, { known, by: 'plan' });
    await context.archive.keep(exchanges);
    const current = capture ?? (await captureAt(address, context));
    if (current) return { captures: [current], messages };
    throw fault('archive/damaged', `${address} is as it was, and what it was is not in the archive`);
  } catch (error) {
    await context.archive.keep(exchangesOf(error));
    throw error;
  }
}

/** Whether a server said that there is no such page: another thing than a page that could not be had. */
export function isAbsent(error: Fault): boolean {
  const status = exchangesOf(error).at(-1)?.response.status;
  return status === 404 || status === 410;
}

/** What was said before it failed. Told from its form: the fetcher itself is loaded when there is something to fetch. */
function exchangesOf(error: unknown): readonly Exchange[] {
  return error instanceof Fault && 'exchanges' in error ? (error.exchanges as readonly Exchange[]) : [];
}

/** What the archive keeps of an address, its redirects followed; null for nothing. */
export async function captureAt(address: string, { archive }: Context): Promise<Capture | null> {
  let url = new URL(address).href.replace(/#.*$/u, '');
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const past = await archive.past(url);
    if (!past) return null;
    const location = past.headers.find(([name]) => name === 'location')?.[1];
    if (past.status >= 300 && location !== undefined && URL.canParse(location, url)) {
      url = new URL(location, url).href.replace(/#.*$/u, '');
      continue;
    }
    const kept = await archive.get(past.sha256);
    return kept && { ...kept, info: { ...kept.info, url, name: address, retrieved: past.first } };
  }
  return null;
}
