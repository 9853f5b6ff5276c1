import { join } from 'node:path';
import { fault } from '../core/faults.js';
import type { Message } from '../core/message.js';
import type { Plan } from '../model/plan.js';
import { isUrl } from '../source/source.js';
import { planText } from './catalogue.js';
import type { Context } from './context.js';
import { pageGetter } from './get-page.js';
import type { LoadedPlan } from './load-plan.js';
import { findPlan } from './plans.js';
import { walkPublication } from './publication.js';
import { writeWhole } from './write-file.js';

/** An edition as it is written into a plan file. */
export interface NewEdition {
  readonly id: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly address: string;
}

/**
 * Makes a publication an edition of a plan, in its plan file. A plan that came with planwatch
 * is copied into the folder of one's own plans: what is installed stays as it was installed.
 */
export async function acceptCandidate(
  name: string | undefined,
  address: string | undefined,
  as: string | undefined,
  context: Context,
): Promise<{ path: string; id: string; messages: readonly Message[] }> {
  const { plan, path } = await planToChange('accept', name, address, context);
  const page = address ?? '';
  const { discovery, messages } = await walkPublication(page, pageGetter(context), { by: 'input' });
  const { title, published } = discovery;
  const id = as ?? newEditionId(published, plan.plan);
  if (id === null) {
    const why =
      published === null ? 'the page does not say when it was published' : `there is another edition of ${published}`;
    throw fault('cli/usage', `${why}: name the edition with --as`);
  }
  await writeWhole(path, await withEdition(plan, { id, title, published, address: page }));
  return { path, id, messages };
}

/** Notes in the plan file that a publication is no edition of the plan: it is not asked about again. */
export async function ignoreCandidate(
  name: string | undefined,
  address: string | undefined,
  context: Context,
): Promise<string> {
  const { plan, path } = await planToChange('ignore', name, address, context);
  const { parseDocument, isSeq } = await import('yaml');
  const document = parseDocument(planText(plan));
  if (isSeq(document.get('ignored'))) document.addIn(['ignored'], address);
  else document.set('ignored', document.createNode([address]));
  await writeWhole(path, document.toString({ lineWidth: 0 }));
  return path;
}

async function planToChange(
  verb: string,
  name: string | undefined,
  address: string | undefined,
  context: Context,
): Promise<{ plan: LoadedPlan; path: string }> {
  if (name === undefined || address === undefined || !isUrl(address)) {
    throw fault('cli/usage', `${verb} wants the id of a plan and the address of a publication`);
  }
  const folder = context.plansFolder;
  if (folder === null) throw fault('cli/usage', `${verb} changes a plan file: give --plans, the folder of your own`);
  const plan = await findPlan(name, context);
  if (!plan) throw fault('pipeline/unknown-plan', `there is no plan named ${name}`);
  return { plan, path: plan.path.startsWith(folder) ? plan.path : join(folder, `${name}.yaml`) };
}

/** The month of publication, else the day, whichever no other edition is called by; null for neither. */
export function newEditionId(published: string | null, { editions }: Plan): string | null {
  const taken = new Set(editions.map(({ id }) => id));
  const wanted = published === null ? [] : [published.slice(0, 7), published];
  return wanted.find((id) => !taken.has(id)) ?? null;
}

/** The text of a plan file with one more edition, in its place in time, and every comment kept. */
export async function withEdition(plan: LoadedPlan, { id, title, published, address }: NewEdition): Promise<string> {
  const { parseDocument, isSeq } = await import('yaml');
  const { editions } = plan.plan;
  if (editions.some((edition) => edition.id === id)) {
    throw fault('cli/usage', `there is an edition ${id} already`, { advice: 'name another with --as' });
  }
  const document = parseDocument(planText(plan));
  const node = document.createNode({
    id,
    ...(title === null ? {} : { title }),
    ...(published === null ? {} : { published }),
    publication: address,
  });
  const list = document.get('editions');
  // Ids mostly begin with the year; where days are given, they are better.
  const time = (edition: { readonly id: string; readonly published: string | null }): string =>
    edition.published ?? edition.id;
  const later = editions.findIndex((edition) => time(edition) > time({ id, published }));
  if (!isSeq(list)) document.set('editions', document.createNode([node]));
  else if (later < 0) list.items.push(node);
  else list.items.splice(later, 0, node);
  return document.toString({ lineWidth: 0 });
}
