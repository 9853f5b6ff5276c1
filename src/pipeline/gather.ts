import { Fault, type Message } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { Manifest } from '../model/manifest.js';
import { isUrl } from '../source/source.js';
import type { Context } from './context.js';
import { isAbsent, type FetchedCapture } from './fetch-capture.js';
import { pageInput, type LoadedPlan, type PlanEdition } from './load-plan.js';
import { nextManifest, revisionsOf, type ManifestPage } from './manifest.js';
import { nameAsListed } from './plan-pages.js';
import { publicationPages } from './publication-pages.js';
import { saysTheSame, settlePage, type SettledPage } from './same-words.js';
import { readCaptures } from './stages.js';
import { pageVisitor, standingCapture, visitArchive, type VisitPage } from './visit-page.js';

/**
 * How a visit to a page ended. Three words for three things that are not the same: `failed`
 * (nobody knows what is there), `absent` (the server says that there is no such page), and,
 * of a page that was had, whether it was `new` or the `same` as before. `not-captured`: never
 * had, and nobody was asked.
 */
export type VisitOutcome = 'new' | 'same' | 'failed' | 'absent' | 'not-captured';

export interface Visit {
  readonly page: string;
  readonly outcome: VisitOutcome;
  readonly fault: Fault | null;
  /** When the capture that stands in its place was first seen; null where there is none. */
  readonly standing: string | null;
}

/** What was found of one edition, and what it consists of. */
export interface GatheredEdition {
  readonly listed: PlanEdition;
  /** The last of each revision, the oldest first; never empty. */
  readonly manifests: readonly Manifest[];
  readonly visits: readonly Visit[];
  /** Whether this run found that the publisher changed it. */
  readonly isRevised: boolean;
}

/**
 * Visits the pages of an edition, archives what is there, and notes what the edition consists
 * of. A page that cannot be had now and was had before stays as it was.
 *
 * @param fetch null where nobody may be asked
 */
export async function gatherEdition(
  plan: LoadedPlan,
  listed: PlanEdition,
  known: readonly Manifest[],
  fetch: VisitPage | null,
  context: Context,
): Promise<GatheredEdition> {
  const offline = fetch === null;
  const before = revisionsOf(known, listed.id);
  const last = before.at(-1) ?? null;
  const pages: ManifestPage[] = [];
  const messages: Message[] = [];
  const visits: Visit[] = [];
  const visitPage = pageVisitor({ plan, listed, last }, fetch ?? ((page) => visitArchive(page, context)), context);
  const isAsBefore = async (came: Capture, address: string): Promise<boolean> => {
    const standing = await standingCapture(address, last, context);
    return standing !== null && saysTheSame(standing, came, context);
  };
  const how = { visit: visitPage, isAsBefore };
  const publication = listed.publication === null ? null : await publicationPages(listed, before, offline, how);
  messages.push(...(publication?.messages ?? []));
  for (const page of publication?.pages ?? listed.pages) {
    const had = async (): Promise<FetchedCapture> => {
      const onTheWay = publication?.had(page) ?? null;
      if (onTheWay) return onTheWay;
      return isUrl(page) ? visitPage(page) : readFile(page, plan, context);
    };
    const visited = await visit(page, had, last, offline, context);
    pages.push(...visited.pages);
    messages.push(...visited.messages);
    visits.push(visited.visit);
  }
  const found = { plan: plan.plan.id, edition: listed.id, at: context.world.now(), pages, messages };
  const isPublication = listed.publication !== null;
  const manifest = nextManifest(last, found as Pick<Manifest, keyof typeof found>, isPublication);
  if (manifest !== last) await context.archive.note(manifest);
  const isRevised = last !== null && manifest.revision !== last.revision;
  return { listed, manifests: revisionsOf([...before, manifest], listed.id), visits, isRevised };
}

interface Visited {
  readonly pages: readonly ManifestPage[];
  readonly messages: readonly Message[];
  readonly visit: Visit;
}

async function visit(
  page: string,
  read: () => Promise<FetchedCapture>,
  last: Manifest | null,
  offline: boolean,
  context: Context,
): Promise<Visited> {
  const before = last?.pages.filter((each) => each.page === page && each.capture !== null) ?? [];
  try {
    const { captures, messages } = await read();
    const settled: SettledPage[] = [];
    for (const capture of nameAsListed(page, captures)) {
      const was = before.find((each) => each.capture?.name === capture.info.name);
      settled.push(await settlePage(capture, was, context));
    }
    const outcome = settled.some(({ isNew }) => isNew) ? 'new' : 'same';
    const pages = settled.map(({ capture: { info, charset }, latest }) => {
      return { page, title: null, capture: info, charset, latest, missing: null };
    });
    return { pages, messages, visit: { page, outcome, fault: null, standing: null } };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    // Offline nobody was asked: what was captured is what there is.
    if (offline && unasked.has(error.code) && before.length > 0) {
      return { pages: before, messages: [], visit: { page, outcome: 'same', fault: null, standing: null } };
    }
    const standing = before[0]?.capture?.retrieved ?? (before.length > 0 ? (last?.at ?? null) : null);
    const missing = { page, title: null, capture: null, charset: null, latest: null, missing: error.code };
    const visit = { page, outcome: outcomeOf(error), fault: error, standing };
    return { pages: before.length > 0 ? before : [missing], messages: [], visit };
  }
}

async function readFile(page: string, plan: LoadedPlan, context: Context): Promise<FetchedCapture> {
  const { value, messages } = await readCaptures([pageInput(page, plan)], context, 'plan', (captures) =>
    nameAsArchived(page, plan, captures),
  );
  return { captures: value, messages };
}

/** Files are archived under the plan's name and theirs: two plans may each have a page of that name. */
function nameAsArchived(page: string, { plan }: LoadedPlan, captures: readonly Capture[]): Capture[] {
  return nameAsListed(page, captures).map((capture) => {
    const { info } = capture;
    return { ...capture, info: { ...info, name: `${plan.id}/${info.name}` } };
  });
}

/** What an archive alone may answer, and is no news. */
const unasked: ReadonlySet<string> = new Set(['archive/not-captured', 'source/other-page']);

function outcomeOf(error: Fault): VisitOutcome {
  if (error.code === 'archive/not-captured') return 'not-captured';
  return isAbsent(error) ? 'absent' : 'failed';
}
