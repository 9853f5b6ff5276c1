import { message } from '../core/message.js';
import type { Fetched } from '../model/fetched.js';
import { asOriginal, rawAddress, readArchivedAddress, type ArchivedAddress } from '../source/memento.js';
import type { Context } from './context.js';
import type { GetPage, GotPage } from './publication.js';

/**
 * Gets pages over the network and keeps what was said in the archive. The address of a page
 * in a web archive is the page as the publisher had it. Where a publisher has moved a
 * publication to a web archive, its other pages are had from there too.
 */
export function pageGetter(context: Context): GetPage {
  let movedTo: ArchivedAddress | null = null;
  return async (address, by) => {
    context.progress(`reading ${address}`);
    const own = readArchivedAddress(address);
    if (own) return fetchPage(own.raw, own, by, context);
    if (movedTo && by === 'link') {
      const { archive, timestamp } = movedTo;
      return fetchPage(rawAddress(archive, timestamp, address), { ...movedTo, original: address }, by, context);
    }
    const got = await fetchPage(address, null, by, context);
    const moved = readArchivedAddress(got.url);
    if (!moved) return got;
    // The redirect leads to the archive's own view; the page as it was is beside it.
    movedTo = moved;
    const original = await fetchPage(moved.raw, moved, 'link', context);
    const note = message('source/moved-to-archive', `the publisher moved it to ${moved.archive}`, {
      place: { source: address },
      actual: got.url,
    });
    return { ...original, messages: [...original.messages, note] };
  };
}

async function fetchPage(
  address: string,
  archived: ArchivedAddress | null,
  by: Parameters<GetPage>[1],
  context: Context,
): Promise<GotPage> {
  const fetcher = await context.world.fetcher();
  const came = await fetcher.get(address, { by });
  const fetched: Fetched = archived ? asOriginal(came, archived) : came;
  const { capture, url, messages, exchanges } = fetched;
  if (!capture) throw new Error(`${address} was asked for without conditions, and gave no body`);
  await context.archive.keep(exchanges);
  return { url, capture, messages };
}
