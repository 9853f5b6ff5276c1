import { message, type Fault, type Message, type RecordedMessage } from '../core/message.js';
import type { Edition } from '../model/edition.js';
import type { RunEdition } from '../model/run.js';
import type { Put } from '../store/store.js';
import type { Context } from './context.js';
import { derivePlan } from './derive-plan.js';
import type { DerivedPlan } from './derived-plan.js';
import { gatherEdition, type GatheredEdition, type Visit } from './gather.js';
import type { LoadedPlan } from './load-plan.js';
import { checkShape } from './shape.js';

/** What one run made of one plan. */
export interface PlanRun extends DerivedPlan {
  readonly editionReports: readonly RunEdition[];
  /** Of pages that could not be had. */
  readonly faults: readonly Fault[];
}

/**
 * Visits every edition of a plan and archives what is there, then derives the records, compares
 * each edition with the one before, and traces every action through all.
 */
export async function runPlan(plan: LoadedPlan, offline: boolean, context: Context): Promise<PlanRun> {
  const known = await context.archive.manifests(plan.plan.id);
  const gathered: GatheredEdition[] = [];
  for (const listed of plan.plan.editions) {
    gathered.push(await gatherEdition(plan, listed, known, offline, context));
  }
  const derived = await derivePlan(plan, gathered, context);
  const visits = gathered.flatMap((each) => each.visits);
  const messages: RecordedMessage[] = [
    ...derived.messages,
    ...visits.flatMap(tellStanding),
    ...gathered.flatMap((each) => tellRevision(plan, each)),
    ...checkShape(gathered, derived),
  ];
  const byId = new Map(derived.editions.map((edition) => [edition.edition.id, edition]));
  const editionReports = gathered.flatMap((each) => {
    const edition = byId.get(each.listed.id);
    return edition ? [reportEdition(each, edition, derived.files)] : [];
  });
  return { ...derived, messages, editionReports, faults: visits.flatMap(({ fault }) => fault ?? []) };
}

/** What stands in the place of a page that could not be had now. */
function tellStanding({ page, outcome, fault, standing }: Visit): Message[] {
  if (!fault || standing === null) return [];
  const what =
    outcome === 'absent' ? 'the server says that there is no such page now' : 'the page could not be had now';
  return [
    message('source/standing', `${what}; what was captured before stands`, {
      place: { source: page },
      actual: fault.code,
      expected: `capture of ${standing}`,
    }),
  ];
}

/** A page that changed under the same edition and date is news of its own: nobody announced it. */
function tellRevision({ plan }: LoadedPlan, { listed, manifests, visits, isRevised }: GatheredEdition): Message[] {
  const revision = manifests.at(-1)?.revision ?? 1;
  if (!isRevised) return [];
  const pages = visits.filter(({ outcome }) => outcome === 'new').map(({ page }) => page);
  return [
    message(
      'pipeline/revised',
      `${plan.id}@${listed.id} was changed by its publisher: it is ${plan.id}@${listed.id}~${revision} now`,
      {
        place: { source: pages[0] ?? listed.id },
        actual: `${pages.length} ${pages.length === 1 ? 'page has' : 'pages have'} other bytes than before`,
      },
    ),
  ];
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
