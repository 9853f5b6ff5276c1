import { Fault, message, type Message } from '../core/message.js';
import { fault } from '../core/faults.js';
import type { Capture, CaptureInfo } from '../model/capture.js';
import type { Manifest } from '../model/manifest.js';
import { addressKey } from '../source/discover.js';
import type { Context } from './context.js';
import type { LoadedPlan, PlanEdition } from './load-plan.js';
import { revisionsOf, type ManifestPage } from './manifest.js';
import { otherPage } from './other-page.js';
import { walkPublication } from './publication.js';
import { saysTheSame } from './same-words.js';

/**
 * Archives come by a site's pages one after the other, over weeks. What they found within this
 * time is one state of the edition: half of one and half of another would be one that never was.
 */
const oneVisit = 31 * 24 * 3_600_000;

/** What an edition consisted of at some time. */
type State = Pick<Manifest, 'at' | 'pages'>;

export interface Revived {
  /** Editions that have another number of revisions now. */
  readonly changed: readonly { readonly edition: string; readonly revisions: number }[];
  readonly messages: readonly Message[];
}

/**
 * Makes revisions of the captures that a web archive had, between those that are known, in the
 * order of time: a page that said something else then is another revision. Gives the number of
 * revisions that each edition has now, where that is another than before.
 */
export async function reviveRevisions(plan: LoadedPlan, context: Context): Promise<Revived> {
  const known = await context.archive.manifests(plan.plan.id);
  const captures = await context.archive.list();
  const changed: { edition: string; revisions: number }[] = [];
  const messages: Message[] = [];
  for (const listed of plan.plan.editions) {
    const own = revisionsOf(known, listed.id);
    const states = await statesOf(listed, captures, context);
    const settle = (state: State, beside: readonly State[]): Promise<State> =>
      withoutOthers(state, beside, { plan, listed }, messages, context);
    const all = await merge(own, states, settle, context);
    if (all.length === own.length) continue;
    for (const [index, { at, pages }] of all.entries()) {
      const revision = index + 1;
      await context.archive.note({
        ...{ format: 'planwatch/manifest@1', plan: plan.plan.id, edition: listed.id, revision, at },
        ...{ pages: [...pages], messages: [] },
      });
    }
    changed.push({ edition: listed.id, revisions: all.length });
  }
  return { changed, messages };
}

/**
 * Archives keep notices and checks for humans as they keep pages. What is another page than
 * those before and after it stands for none: theirs stands instead, and it is said.
 */
async function withoutOthers(
  state: State,
  beside: readonly State[],
  of: Parameters<typeof otherPage>[3],
  messages: Message[],
  context: Context,
): Promise<State> {
  const pages: ManifestPage[] = [];
  for (const page of state.pages) {
    let stands = page;
    const came = await captureOf(page, context);
    for (const { pages: theirs } of came ? beside : []) {
      const match = theirs.find((each) => addressKey(each.page) === addressKey(page.page));
      const standing = match && (await captureOf(match, context));
      const other = came && standing && (await otherPage(page.page, standing, came, of, context));
      if (!match || !other) continue;
      messages.push(message('source/other-memento', other.message, { place: { source: page.page }, actual: state.at }));
      stands = match;
      break;
    }
    pages.push(stands);
  }
  return { ...state, pages };
}

/** The edition after each visit of an archive, the oldest first. */
async function statesOf(listed: PlanEdition, captures: readonly CaptureInfo[], context: Context): Promise<State[]> {
  const addresses = listed.publication === null ? listed.pages : [listed.publication];
  const keys = addresses.filter((page) => /^https?:/u.test(page)).map(addressKey);
  const ours = captures
    .filter(({ url }) => url !== null && keys.some((key) => isOrBelow(addressKey(url), key)))
    .flatMap(({ url, sha256, retrieved }) => (url === null || retrieved === null ? [] : [{ url, sha256, retrieved }]))
    .sort((a, b) => (a.retrieved < b.retrieved ? -1 : a.retrieved > b.retrieved ? 1 : 0));
  const ends = ours.filter((each, index) => {
    const next = ours[index + 1];
    return next === undefined || Date.parse(next.retrieved) - Date.parse(each.retrieved) > oneVisit;
  });
  const states: State[] = [];
  for (const { retrieved: at } of ends) {
    const pages = await pagesAt(listed, (page) => newestAt(addressKey(page), at, ours), context);
    if (pages) states.push({ at, pages });
  }
  return states;
}

interface Taken {
  readonly url: string;
  readonly sha256: string;
  readonly retrieved: string;
}

function isOrBelow(key: string, above: string): boolean {
  return key === above || key.startsWith(`${above}/`);
}

/** The page as it was at that time: what was taken last before it, else what was taken first. */
function newestAt(key: string, at: string, captures: readonly Taken[]): Taken | undefined {
  const own = captures.filter(({ url }) => addressKey(url) === key);
  return own.findLast(({ retrieved }) => retrieved <= at) ?? own[0];
}

/** The pages of the edition, walked as a reader would; null where its first page is not there. */
async function pagesAt(
  { publication, pages }: PlanEdition,
  find: (page: string) => Taken | undefined,
  context: Context,
): Promise<ManifestPage[] | null> {
  const get = async (page: string): Promise<{ url: string; capture: Capture; messages: [] }> => {
    const taken = find(page);
    const kept = taken && (await context.archive.get(taken.sha256));
    if (!taken || !kept) throw fault('archive/not-captured', `no archive had ${page}`);
    const info = { ...kept.info, url: taken.url, name: page, retrieved: taken.retrieved };
    return { url: page, capture: { ...kept, info }, messages: [] };
  };
  try {
    const walked =
      publication === null
        ? await Promise.all(pages.map(async (url) => ({ url, capture: (await get(url)).capture, fault: null })))
        : (await walkPublication(publication, get, { by: 'plan' })).pages;
    return walked.map(({ url, capture, fault: failed }) => {
      const page = capture?.info.name ?? url;
      const missing = capture ? null : (failed?.code ?? 'archive/not-captured');
      return {
        ...{ page, title: null, capture: capture?.info ?? null },
        ...{ charset: capture?.charset ?? null, latest: null, missing },
      };
    });
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** Our own revisions, all of them, and between them what said something else than the one before and the one after. */
async function merge(
  own: readonly Manifest[],
  states: readonly State[],
  settle: (state: State, beside: readonly State[]) => Promise<State>,
  context: Context,
): Promise<State[]> {
  const all: State[] = [];
  const waiting = [...own];
  const takeUntil = (at: string): void => {
    for (let next = waiting[0]; next && next.at <= at; next = waiting[0]) all.push(waiting.shift() ?? next);
  };
  for (const came of states) {
    takeUntil(came.at);
    const neighbours = [all.at(-1), waiting[0]].filter((each) => each !== undefined);
    const state = await settle(came, neighbours);
    let isNews = true;
    for (const each of neighbours) isNews &&= !(await isSameState(each, state, context));
    if (isNews) all.push(state);
  }
  return [...all, ...waiting];
}

/** Whether both had the same pages, and each said the same; of pages that were not had nothing is known. */
async function isSameState(one: State, other: State, context: Context): Promise<boolean> {
  const theirs = new Map(other.pages.map((page) => [addressKey(page.page), page]));
  if (one.pages.length !== other.pages.length) return false;
  for (const page of one.pages) {
    const match = theirs.get(addressKey(page.page));
    if (!match) return false;
    if (!page.capture || !match.capture || page.capture.sha256 === match.capture.sha256) continue;
    const [before, after] = [await captureOf(page, context), await captureOf(match, context)];
    if (!before || !after || !(await saysTheSame(before, after, context))) return false;
  }
  return true;
}

async function captureOf({ capture, charset }: ManifestPage, { archive }: Context): Promise<Capture | null> {
  const kept = capture && (await archive.get(capture.sha256));
  return kept && capture ? { info: capture, body: kept.body, charset } : null;
}
