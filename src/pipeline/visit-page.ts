import { fault } from '../core/faults.js';
import { message, type Message } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Manifest } from '../model/manifest.js';
import { rawAddress, readArchivedAddress, type ArchivedAddress } from '../source/memento.js';
import type { Context } from './context.js';
import { captureAt, fetchCapture, type FetchedCapture } from './fetch-capture.js';
import { pageGetter } from './get-page.js';
import type { LoadedPlan, PlanEdition } from './load-plan.js';
import { otherPage } from './other-page.js';

/**
 * Gets a page of an edition; a page that cannot be had is a fault.
 *
 * @param standing the address under which it was had before, where that was another
 */
export type VisitPage = (page: string, standing?: string) => Promise<FetchedCapture>;

/** Asks for each address once, however many editions and lists lead to it. */
export function visitOnce(context: Context): VisitPage {
  const came = new Map<string, Promise<FetchedCapture>>();
  return (page) => {
    const visit = came.get(page) ?? fetchCapture(page, context);
    came.set(page, visit);
    return visit;
  };
}

/** What is archived of a page, where nobody may be asked. */
export async function visitArchive(page: string, context: Context): Promise<FetchedCapture> {
  const capture = await captureAt(page, context);
  if (capture) return { captures: [capture], messages: [] };
  throw fault('archive/not-captured', `${page} was not captured, and this run is offline`);
}

/**
 * Visits pages on the web for an edition. Where its publisher has moved it to a web archive,
 * all addresses lead there and say nothing new: what was captured before stands, and what was
 * never captured is had from that archive, as it was on the web. What is another page now is a fault.
 */
export function pageVisitor(
  of: { readonly plan: LoadedPlan; readonly listed: PlanEdition; readonly last: Manifest | null },
  fetch: VisitPage,
  context: Context,
): VisitPage {
  const { last } = of;
  let movedTo: ArchivedAddress | null = null;
  return async (page, before = page) => {
    const notes: Message[] = [];
    if (movedTo === null) {
      const fetched = await fetch(page);
      movedTo = leadsToArchive(page, fetched);
      if (movedTo === null) {
        await expectSamePage(before, fetched, of, context);
        return fetched;
      }
      const text = `the publisher moved it to ${movedTo.archive}`;
      notes.push(message('source/moved-to-archive', text, { place: { source: page } }));
    }
    const standing = await standingCapture(page, last, context);
    if (standing) return { captures: [standing], messages: notes };
    // The redirect often leads to the landing page, whichever page was asked for.
    const original = new URL(new URL(page).pathname + new URL(page).search, movedTo.original).href;
    const address = rawAddress(movedTo.archive, movedTo.timestamp, original);
    const { capture, messages } = await pageGetter(context)(address, 'link');
    return { captures: [capture], messages: [...messages, ...notes] };
  };
}

async function expectSamePage(
  page: string,
  { captures: [came] }: FetchedCapture,
  of: Parameters<typeof pageVisitor>[0],
  context: Context,
): Promise<void> {
  const standing = came && (await standingCapture(page, of.last, context));
  const other = standing && (await otherPage(page, standing, came, of, context));
  if (other) throw other;
}

function leadsToArchive(page: string, { captures }: FetchedCapture): ArchivedAddress | null {
  const answered = captures[0]?.info.url ?? page;
  return readArchivedAddress(page) ? null : readArchivedAddress(answered);
}

/** What an edition holds of a page; null where it was never had. */
export async function standingCapture(
  page: string,
  last: Manifest | null,
  { archive }: Context,
): Promise<Capture | null> {
  const was = last?.pages.find((each) => each.page === page && each.capture !== null);
  const kept = was?.capture && (await archive.get(was.capture.sha256));
  return kept && was.capture ? { info: was.capture, body: kept.body, charset: was.charset } : null;
}
