import { fault } from '../core/faults.js';
import type { Plan } from '../model/plan.js';
import { isUrl } from '../source/source.js';
import type { Context } from './context.js';
import type { LoadedPlan } from './load-plan.js';

/** Every address on the web that a run of a plan asks for by its plan file. */
export function addressesOf({ editions, watch }: Plan): string[] {
  const pages = editions.flatMap(({ publication, pages: listed }) => (publication === null ? listed : [publication]));
  return [...pages, ...watch.map(({ address }) => address)].filter(isUrl);
}

/** A job that nobody watches says whom to write to before it asks anything of a publisher. Nobody minds it at home. */
export async function expectContact(plans: readonly LoadedPlan[], { hasContact }: Context): Promise<void> {
  const addresses = plans.flatMap(({ plan }) => addressesOf(plan));
  if (hasContact || addresses.length === 0) return;
  // Loaded on demand: it brings the network along.
  const { isPrivateHost } = await import('../source/http.js');
  const asked = addresses.find((address) => URL.canParse(address) && !isPrivateHost(new URL(address).hostname));
  if (asked === undefined) return;
  throw fault(
    'source/no-contact',
    `${new URL(asked).host} was not asked for anything: it would not know whom to write to`,
  );
}
