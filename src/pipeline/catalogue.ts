import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fault } from '../core/faults.js';
import type { Message } from '../core/message.js';
import type { Manifest } from '../model/manifest.js';
import type { Archived, ListedEdition, ListedPlan, Plans } from '../model/plans.js';
import type { Context } from './context.js';
import { loadPlan, type LoadedPlan, type PlanEdition } from './load-plan.js';
import { isPlanFile, knownPlanFiles, type KnownPlanFile } from './plans.js';
import { readCandidates } from './watch-plan.js';

/** Every known plan, those that come with planwatch among them where that is asked, with what is archived of it. A file that cannot be used is listed with what is wrong with it. */
export async function listPlans(names: readonly string[], andCatalogue: boolean, context: Context): Promise<Plans> {
  const look = async ({ path, from }: KnownPlanFile): Promise<ListedPlan> => {
    const { value, messages } = await loadPlan(path, context);
    return value ? describe(value, from, messages, context) : broken(path, from, messages);
  };
  const ids = names.filter((name) => !isPlanFile(name));
  const plans: ListedPlan[] = [];
  for (const path of names.filter(isPlanFile)) plans.push(await look({ path, from: 'folder' }));
  if (ids.length === 0 && names.length > 0) return { format: 'planwatch/plans@1', plans };
  const known: ListedPlan[] = [];
  for (const file of await knownPlanFiles(context, andCatalogue)) known.push(await look(file));
  const missing = ids.filter((id) => known.every((each) => each.id !== id));
  // It may be the one whose file cannot be used.
  const isBroken = known.some(({ usable }) => !usable);
  if (missing.length > 0 && !isBroken) {
    const advice = `known: ${known.map(({ id }) => id).join(', ')}`;
    throw fault('pipeline/unknown-plan', `there is no plan named ${missing.join(', ')}`, { advice });
  }
  const isMeant = ({ id }: ListedPlan): boolean =>
    ids.length === 0 || (id === null ? missing.length > 0 : ids.includes(id));
  return { format: 'planwatch/plans@1', plans: [...plans, ...known.filter(isMeant)] };
}

function broken(path: string, from: ListedPlan['from'], messages: readonly Message[]): ListedPlan {
  const nothing = { id: null, title: null, publisher: null, licence: null };
  const file = fileName(path);
  return { ...nothing, file, from, usable: false, watched: 0, editions: [], candidates: [], messages: kept(messages) };
}

async function describe(
  loaded: LoadedPlan,
  from: ListedPlan['from'],
  messages: readonly Message[],
  context: Context,
): Promise<ListedPlan> {
  const { plan, path } = loaded;
  const manifests = await context.archive.manifests(plan.id);
  return {
    ...{ id: plan.id, title: plan.title, publisher: plan.publisher, licence: plan.licence },
    ...{ file: fileName(path), from, usable: true, watched: plan.watch.length },
    editions: plan.editions.map((edition) => describeEdition(edition, manifests)),
    candidates: (await readCandidates(loaded, context)).candidates,
    messages: kept(messages),
  };
}

function describeEdition(edition: PlanEdition, manifests: readonly Manifest[]): ListedEdition {
  const { id, title, published, publication, pages, chapters } = edition;
  return {
    ...{ id, title, published, publication, pages: publication === null ? pages.length : chapters },
    archived: archivedOf(manifests.filter((each) => each.edition === id)),
  };
}

function archivedOf(manifests: readonly Manifest[]): Archived | null {
  const pages = manifests.flatMap((manifest) => manifest.pages.filter(({ capture }) => capture !== null));
  if (pages.length === 0) return null;
  const times = pages.flatMap(({ capture }) => capture?.retrieved ?? []).sort();
  return {
    pages: new Set(pages.map(({ page, capture }) => `${page} ${capture?.name}`)).size,
    captures: new Set(pages.map(({ capture }) => capture?.sha256)).size,
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
  };
}

/** Without the folders of this machine: what is printed is the same everywhere. */
function fileName(path: string): string {
  return basename(path);
}

function kept(messages: readonly Message[]): ListedPlan['messages'] {
  return messages as ListedPlan['messages'];
}

/** The same for a person: one line for each plan and edition. */
export function plansTable({ plans }: Plans): string {
  const lines = plans.flatMap((plan) => {
    const head = plan.usable ? `${plan.id}  ${plan.title}` : `${plan.file}  cannot be used`;
    return [head, ...plan.editions.map(editionLine), ...plan.candidates.map(candidateLine)];
  });
  return `${lines.join('\n')}\n`;
}

function editionLine({ id, publication, pages, archived }: ListedEdition): string {
  const size = pages === null ? '' : pages === 1 ? '1 page' : `${pages} pages`;
  const kept = archived === null ? 'nothing archived' : `${archived.pages} archived`;
  return `  ${id.padEnd(8)} ${size.padEnd(9)} ${kept.padEnd(17)} ${publication ?? 'listed pages'}`;
}

function candidateLine({ address, trial }: ListedPlan['candidates'][number]): string {
  const size = trial === null ? '' : `${trial.actions} rows`;
  return `  ${'?'.padEnd(8)} ${size.padEnd(9)} ${'candidate'.padEnd(17)} ${address}`;
}

/** The text of a plan file, for one who changes it. */
export function planText({ path }: LoadedPlan): string {
  return readFileSync(path, 'utf8');
}
