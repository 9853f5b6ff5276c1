import { faults, type FaultCode } from '../core/faults.js';
import { message, type Message } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Edition, Part } from '../model/edition.js';
import type { Manifest } from '../model/manifest.js';
import { isUrl } from '../source/source.js';
import type { Context } from './context.js';
import { readPages } from './inputs.js';
import type { LoadedPlan, PlanEdition } from './load-plan.js';

export type ManifestPage = Manifest['pages'][number];

/**
 * What an edition consists of now; the manifest before where nothing is different.
 *
 * It is another revision when a page that was had before holds other bytes, or when a
 * publication that was complete has other pages: then the publisher changed it. A page that
 * is had for the first time completes the revision.
 */
export function nextManifest(
  before: Manifest | null,
  now: Pick<Manifest, 'plan' | 'edition' | 'at' | 'pages' | 'messages'>,
  isPublication: boolean,
): Manifest {
  const { plan, edition, at, messages } = now;
  const pages = now.pages.map((page) => withFirstCircumstances(page, before));
  const isSame = before && JSON.stringify([before.pages, before.messages]) === JSON.stringify([pages, messages]);
  if (isSame) return before;
  const revision = before === null ? 1 : before.revision + (isRevised(before.pages, pages, isPublication) ? 1 : 0);
  return { format: 'planwatch/manifest@1', plan, edition, revision, at, pages, messages };
}

/**
 * A page that was fetched again and is the same bytes keeps the time at which it was first
 * fetched: otherwise every run would change every record.
 */
function withFirstCircumstances(page: ManifestPage, before: Manifest | null): ManifestPage {
  const first = before?.pages.find(
    ({ capture }) => capture && capture.sha256 === page.capture?.sha256 && capture.name === page.capture.name,
  );
  return first ? { ...page, capture: first.capture, charset: first.charset } : page;
}

function isRevised(before: readonly ManifestPage[], after: readonly ManifestPage[], isPublication: boolean): boolean {
  const hashes = new Map(before.flatMap(({ capture }) => (capture ? [[capture.name, capture.sha256] as const] : [])));
  const isRewritten = after.some(
    ({ capture }) => capture && (hashes.get(capture.name) ?? capture.sha256) !== capture.sha256,
  );
  const isWhole = (pages: readonly ManifestPage[]): boolean => pages.every(({ capture }) => capture !== null);
  const namesOf = (pages: readonly ManifestPage[]): string =>
    pages
      .map(({ page }) => page)
      .sort()
      .join('\n');
  return isRewritten || (isPublication && isWhole(before) && isWhole(after) && namesOf(before) !== namesOf(after));
}

/** The last manifest of each revision of an edition, the oldest first. */
export function revisionsOf(manifests: readonly Manifest[], edition: string): Manifest[] {
  const last = new Map(manifests.filter((each) => each.edition === edition).map((each) => [each.revision, each]));
  return [...last.values()].sort((a, b) => a.revision - b.revision);
}

/** The edition that a manifest describes, read from what the archive keeps: by nothing else. */
export async function readManifest(
  plan: LoadedPlan,
  listed: PlanEdition,
  { pages, messages }: Manifest,
  context: Context,
): Promise<Edition> {
  const captures: Capture[] = [];
  const parts: Part[] = [];
  const before: Message[] = [...(messages as Message[])];
  for (const page of pages) {
    const kept = page.capture && (await context.archive.get(page.capture.sha256));
    if (kept && page.capture) {
      captures.push({ info: page.capture, body: kept.body, charset: page.charset });
      continue;
    }
    const code = page.missing ?? (await whyGone(page, context));
    parts.push(partOf(page.page, code));
    before.push(messageOf(page.page, code));
  }
  const { edition } = await readPages(captures, before, { plan, planEdition: listed }, context);
  return parts.length === 0 ? edition : { ...edition, parts: [...edition.parts, ...parts] };
}

/** Why a page that was had is had no more. */
async function whyGone({ capture }: ManifestPage, { archive }: Context): Promise<string> {
  const withdrawal = capture && (await archive.withdrawn(capture.sha256));
  return withdrawal ? 'archive/withdrawn' : 'archive/not-captured';
}

/** What an edition says of a page that could not be had. */
export function partOf(page: string, code: string): Part {
  const state = code.startsWith('archive/') ? 'not-captured' : 'failed';
  return { title: null, url: isUrl(page) ? page : null, capture: null, state };
}

/** What an edition records of it: the same words on every machine, so without paths and ports. */
export function messageOf(page: string, code: string): Message {
  const why = code in faults ? faults[code as FaultCode].meaning : 'It could not be read.';
  return message('parse/part-missing', `a page that the plan file lists could not be had. ${why}`, {
    place: { source: page },
    actual: code,
  });
}
