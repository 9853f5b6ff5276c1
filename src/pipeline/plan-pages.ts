import { fault } from '../core/faults.js';
import { Fault, type Message } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import { isUrl } from '../source/source.js';
import type { Context } from './context.js';
import { pageInput, type LoadedPlan, type PlanEdition } from './load-plan.js';
import { readCaptures } from './stages.js';

/** A page that a plan file lists and that could not be had. */
export interface MissingPage {
  readonly page: string;
  readonly fault: Fault;
}

export interface ListedPages {
  readonly captures: readonly Capture[];
  readonly messages: readonly Message[];
  readonly missing: readonly MissingPage[];
}

/**
 * Reads the pages that a plan file lists for one edition, in order. A page that cannot be
 * had is set aside with its fault; the others are read all the same. Offline, a page on the
 * web is one that cannot be had.
 */
export async function readListedPages(
  plan: LoadedPlan,
  edition: PlanEdition,
  offline: boolean,
  context: Context,
): Promise<ListedPages> {
  const captures: Capture[] = [];
  const messages: Message[] = [];
  const missing: MissingPage[] = [];
  for (const page of edition.pages) {
    try {
      if (offline && isUrl(page))
        throw fault('archive/not-captured', `${page} was not captured, and this run is offline`);
      const read = await readCaptures([pageInput(page, plan)], context, 'plan');
      captures.push(...nameAsListed(page, read.value));
      messages.push(...read.messages);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      missing.push({ page, fault: error });
    }
  }
  return { captures, messages, missing };
}

/** A page is named as its plan file names it, so that records are the same on every machine. */
export function nameAsListed(page: string, captures: readonly Capture[]): Capture[] {
  return captures.map((capture) => {
    const { name, url } = capture.info;
    const isThePage = url !== null || page === name || page.endsWith(`/${name}`);
    const listed = isThePage ? page : `${page.replace(/\/$/u, '')}/${name}`;
    return { ...capture, info: { ...capture.info, name: listed } };
  });
}
