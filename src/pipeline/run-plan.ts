import { message, type Fault, type Message, type RecordedMessage } from '../core/message.js';
import type { Edition } from '../model/edition.js';
import type { Candidate } from '../model/plans.js';
import type { RunEdition, RunPlan } from '../model/run.js';
import type { Put } from '../store/store.js';
import { admit } from './admit.js';
import { noBackOff, openBackOff } from './back-off.js';
import { countNews } from './compare.js';
import type { Context } from './context.js';
import { derivePlan } from './derive-plan.js';
import type { DerivedPlan } from './derived-plan.js';
import { gatherEdition, type GatheredEdition, type Visit } from './gather.js';
import type { LoadedPlan } from './load-plan.js';
import type { Revised } from './relate.js';
import { checkShape } from './shape.js';
import { visitArchive, visitOnce, type VisitPage } from './visit-page.js';
import { keepCandidates, tellAdmitted, tellCandidate, watchPlan } from './watch-plan.js';

/** What one run made of one plan. */
export interface PlanRun extends DerivedPlan {
  readonly editionReports: readonly RunEdition[];
  /** Of pages that could not be had. */
  readonly faults: readonly Fault[];
  /** Publications that may be editions, and wait for somebody to say so. */
  readonly candidates: readonly Candidate[];
  /** Watched addresses that could not be had. */
  readonly unwatched: RunPlan['unwatched'];
}

/**
 * Visits every edition of a plan and archives what is there, then derives the records, compares
 * each edition with the one before, and traces every action through all.
 */
export async function runPlan(plan: LoadedPlan, offline: boolean, context: Context): Promise<PlanRun> {
  const visit: VisitPage | null = offline ? null : visitOnce(context);
  const first = await readPlan(plan, visit, context);
  const fetch: VisitPage = visit ?? ((page) => visitArchive(page, context));
  const backOff = offline ? noBackOff : await openBackOff(plan.plan.id, context);
  const watched = await watchPlan(plan, first.derived.editions, fetch, backOff, context);
  // Where nobody may be asked, nothing can be let in: its pages are not all there.
  const admission = offline
    ? { plan, admitted: [], waiting: watched.candidates }
    : await admit(plan, watched.candidates, context);
  const isNew = admission.admitted.length > 0;
  const { gathered, derived } = isNew ? await readPlan(admission.plan, visit, context) : first;
  const kept = await keepCandidates(plan, admission.waiting, context);
  const visits = gathered.flatMap((each) => each.visits);
  const messages: RecordedMessage[] = [
    ...derived.messages,
    ...gathered.flatMap((each) => tellStanding(plan, each)),
    ...gathered.flatMap((each) => tellRevision(plan, each, derived)),
    ...checkShape(gathered, derived),
    ...watched.messages,
    ...admission.admitted.map((each) => tellAdmitted(each, plan)),
    ...admission.waiting.map((each) => tellCandidate(each, plan)),
  ];
  const unwatched = offline ? [] : watched.failed;
  const byId = new Map(derived.editions.map((edition) => [edition.edition.id, edition]));
  const editionReports = gathered.flatMap((each) => {
    const edition = byId.get(each.listed.id);
    return edition ? [reportEdition(each, edition, derived.files)] : [];
  });
  return {
    ...derived,
    files: kept ? [...derived.files, kept] : derived.files,
    messages,
    editionReports,
    faults: [...visits.flatMap(({ fault }) => fault ?? []), ...unwatched.map(({ fault }) => fault)],
    candidates: admission.waiting,
    unwatched: unwatched.map(({ address, fault }) => ({ address, code: fault.code })),
  };
}

async function readPlan(
  plan: LoadedPlan,
  visit: VisitPage | null,
  context: Context,
): Promise<{ gathered: readonly GatheredEdition[]; derived: DerivedPlan }> {
  const known = await context.archive.manifests(plan.plan.id);
  const gathered: GatheredEdition[] = [];
  for (const listed of plan.plan.editions) {
    gathered.push(await gatherEdition(plan, listed, known, visit, context));
  }
  return { gathered, derived: await derivePlan(plan, gathered, context) };
}

/**
 * What stands in the place of pages that could not be had now. Once for all pages of an edition
 * of which the same is to be said: a server that is out is one piece of news. The report of the
 * run lists each page.
 */
function tellStanding({ plan }: LoadedPlan, { listed, visits }: GatheredEdition): Message[] {
  const groups = new Map<string, Visit[]>();
  for (const visit of visits) {
    if (!visit.fault || visit.standing === null) continue;
    const key = `${visit.outcome === 'absent' ? 'absent' : 'failed'} ${visit.fault.code}`;
    groups.set(key, [...(groups.get(key) ?? []), visit]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first?.fault || first.standing === null) return [];
    const isOne = group.length === 1;
    const which = isOne ? 'the page' : `${group.length} of ${visits.length} pages of ${plan.id}@${listed.id}`;
    const what =
      first.outcome === 'absent'
        ? `the server says that there is no such page now${isOne ? '' : ` of ${which}`}`
        : `${which} could not be had now`;
    return [
      message('source/standing', `${what}; what was captured before stands`, {
        place: { source: first.page },
        actual: first.fault.code,
        expected: `capture of ${first.standing}`,
      }),
    ];
  });
}

/** A page that changed under the same edition and date is news of its own: nobody announced it. */
function tellRevision(
  { plan }: LoadedPlan,
  { listed, manifests, visits, isRevised }: GatheredEdition,
  { revised }: DerivedPlan,
): Message[] {
  const revision = manifests.at(-1)?.revision ?? 1;
  if (!isRevised) return [];
  const pages = visits.filter(({ outcome }) => outcome === 'new').map(({ page }) => page);
  return [
    message(
      'pipeline/revised',
      `${plan.id}@${listed.id} was changed by its publisher: it is ${plan.id}@${listed.id}~${revision} now`,
      {
        place: { source: pages[0] ?? listed.id },
        actual: `${pages.length} ${pages.length === 1 ? 'page says' : 'pages say'} something else, ${countRevision(listed.id, revision, revised)}`,
      },
    ),
  ];
}

/** What the new revision changed in the records; where one has none, it cannot be said. */
function countRevision(edition: string, revision: number, revised: readonly Revised[]): string {
  const found = revised.find(({ changes, revisions }) => changes.to.edition === edition && revisions[1] === revision);
  if (!found) return 'and their rows could not be compared';
  const count = countNews(found.changes);
  if (count === 0) return 'no row among it';
  return `${count} ${count === 1 ? 'change' : 'changes'} in the rows`;
}

function reportEdition(
  { manifests, visits, isRevised }: GatheredEdition,
  edition: Edition,
  files: readonly Put[],
): RunEdition {
  const { id } = edition.edition;
  const json = files.find(({ path }) => path.replaceAll('\\', '/').endsWith(`/${id}/edition.json`));
  const unread = edition.parts
    .filter(({ state }) => state === 'unreadable')
    .map(({ capture, url, title }) => ({
      page: edition.captures[capture ?? -1]?.name ?? url ?? title ?? '',
      outcome: 'unreadable' as const,
      code: 'parse/part-missing',
      standing: null,
    }));
  return {
    edition: id,
    revision: manifests.at(-1)?.revision ?? 1,
    revised: isRevised,
    pages: edition.captures.length,
    fetched: visits.filter(({ outcome }) => outcome === 'new').length,
    failed: visits.filter(({ fault }) => fault !== null).length,
    troubles: [...visits.flatMap(troubleOf), ...unread],
    actions: edition.actions.length,
    unread: edition.coverage.unread,
    changed: json?.written ?? false,
  };
}

function troubleOf({ page, outcome, fault, standing }: Visit): RunEdition['troubles'] {
  if (!fault || outcome === 'new' || outcome === 'same') return [];
  return [{ page, outcome, code: fault.code, standing }];
}
