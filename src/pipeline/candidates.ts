import { fault } from '../core/faults.js';
import type { Candidate } from '../model/plans.js';
import { addressKey, discover } from '../source/discover.js';
import type { Context } from './context.js';
import { planText } from './catalogue.js';
import type { LoadedPlan } from './load-plan.js';
import type { GetPage } from './publication.js';

/** Publications that the watched addresses of a plan announce and that are no editions of it yet, with reasons. */
export async function findCandidates({ plan }: LoadedPlan, get: GetPage, context: Context): Promise<Candidate[]> {
  const known = new Set(
    plan.editions.flatMap(({ publication, pages }) => [publication ?? '', ...pages]).map(addressKey),
  );
  const found = new Map<string, Candidate>();
  for (const { address, match } of plan.watch) {
    const { capture, url } = await get(address, 'plan');
    const pattern = new RegExp(match, 'iu');
    for (const each of discover(capture, url).editions) {
      const key = addressKey(each.url);
      const fits = [
        pattern.test(each.url) ? 'its address' : '',
        pattern.test(each.title ?? '') ? 'its title' : '',
      ].filter((part) => part !== '');
      if (known.has(key) || found.has(key) || fits.length === 0) continue;
      found.set(key, {
        ...{ address: each.url, title: each.title, published: each.date, foundOn: address },
        found: context.world.now(),
        reasons: fits.map((part) => `${part} matches “${match}”`),
        trial: null,
      });
    }
  }
  return [...found.values()];
}

/** The plan file with one more edition at its end, and every comment of it kept. */
export async function acceptEdition(
  plan: LoadedPlan,
  address: string,
  id: string,
  title: string | null,
): Promise<string> {
  const { parseDocument } = await import('yaml');
  if (plan.plan.editions.some((edition) => edition.id === id)) {
    throw fault('cli/usage', `there is an edition ${id} already`, { advice: 'name another with --as' });
  }
  const document = parseDocument(planText(plan));
  const edition = { id, ...(title === null ? {} : { title }), publication: address };
  if (document.has('editions')) document.addIn(['editions'], document.createNode(edition));
  else document.set('editions', document.createNode([edition]));
  return document.toString({ lineWidth: 0 });
}
