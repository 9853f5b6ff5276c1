import type { RecordedMessage } from '../core/message.js';
import type { PastExchange } from '../model/exchange.js';
import { isUrl } from '../source/source.js';
import { isEmbedded } from './beside-plan.js';
import type { Context } from './context.js';
import type { LoadedPlan, PlanEdition } from './load-plan.js';
import { revisionsOf } from './manifest.js';
import { findPlans } from './plans.js';

/** One page, and what a run would do about it. */
export interface PlannedVisit {
  readonly plan: string;
  /** Null for a watched address. */
  readonly edition: string | null;
  readonly page: string;
  /**
   * `fetch`: it was never captured; `ask`: only whether it has changed; `again`: it was, and its
   * publisher gave no way to ask; `keep`: what is kept is still fresh; `file`: it is read from
   * the disk; `walk`: a publication, whose pages are found when it is visited.
   */
  readonly what: 'fetch' | 'ask' | 'again' | 'keep' | 'file' | 'walk';
  /** When these bytes were last known to be those of the page. */
  readonly since: string | null;
}

/** What a run would ask for now, from what is archived. Asks nobody, writes nothing, waits for no other run. */
export async function planVisits(
  names: readonly string[],
  context: Context,
): Promise<{ visits: readonly PlannedVisit[]; messages: readonly RecordedMessage[] }> {
  const found = await findPlans(names, context);
  const visits: PlannedVisit[] = [];
  for (const plan of found.value) visits.push(...(await visitsOf(plan, context)));
  return { visits, messages: found.messages };
}

async function visitsOf(plan: LoadedPlan, context: Context): Promise<PlannedVisit[]> {
  const { id, editions, watch } = plan.plan;
  const known = isEmbedded(plan) ? [] : await context.archive.manifests(id);
  const visits: PlannedVisit[] = [];
  for (const edition of editions) {
    const before =
      revisionsOf(known, edition.id)
        .at(-1)
        ?.pages.map(({ page }) => page) ?? [];
    for (const page of pagesOf(edition, before)) {
      const isUnknown = edition.publication !== null && before.length === 0;
      visits.push({ plan: id, edition: edition.id, ...(await visitOf(page, isUnknown, context)) });
    }
  }
  for (const { address } of watch)
    visits.push({ plan: id, edition: null, ...(await visitOf(address, false, context)) });
  return visits;
}

function pagesOf({ publication, pages }: PlanEdition, before: readonly string[]): string[] {
  if (publication === null) return [...pages];
  return [...new Set([publication, ...before])];
}

async function visitOf(
  page: string,
  isUnknown: boolean,
  context: Context,
): Promise<Pick<PlannedVisit, 'page' | 'what' | 'since'>> {
  if (!isUrl(page)) return { page, what: 'file', since: null };
  const past = await context.archive.past(new URL(page).href.replace(/#.*$/u, ''));
  if (!past) return { page, what: isUnknown ? 'walk' : 'fetch', since: null };
  return { page, what: await whatOf(past, context), since: past.started };
}

async function whatOf(past: PastExchange, { world }: Context): Promise<PlannedVisit['what']> {
  const { freshnessOf } = await import('../source/fetch/freshness.js');
  const { fresh, conditions } = freshnessOf(past, [], world.now());
  if (fresh) return 'keep';
  return conditions.length > 0 ? 'ask' : 'again';
}

/** One line for each visit, and one for each host. */
export function visitLines(visits: readonly PlannedVisit[]): string[] {
  const lines = visits.map(({ plan, edition, page, what, since }) => {
    const when = since === null ? '' : `  as of ${since.slice(0, 10)}`;
    return `${what.padEnd(5)}  ${`${plan}${edition === null ? '' : `@${edition}`}`.padEnd(24)}  ${page}${when}`;
  });
  const hosts = new Map<string, number>();
  for (const { page, what } of visits) {
    if (what === 'file' || what === 'keep') continue;
    const { host } = new URL(page);
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
  }
  return [
    ...lines,
    ...[...hosts].map(([host, count]) => `${host}: ${count} ${count === 1 ? 'page' : 'pages'} and robots.txt`),
  ];
}
