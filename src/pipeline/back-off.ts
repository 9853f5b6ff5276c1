import { getTries, putTries } from '../store/tries.js';
import type { Context } from './context.js';

/** The first pause; each one after it is twice as long. A little less than a day: jobs are not punctual. */
const firstPause = 20 * 3_600_000;
const longestPause = 32 * 86_400_000;

/** Asks less and less often for what cannot be had. */
export interface BackOff {
  /** Whether it is too early to ask again. */
  isTooEarly(address: string): boolean;
  /** Told how it went. */
  note(address: string, wasHad: boolean): void;
}

/** Where nothing is kept, nobody waits. */
export const noBackOff: BackOff = { isTooEarly: () => false, note: () => undefined };

/** For the addresses of one plan. What was asked in vain is noted in the database: without it, it is asked again sooner. */
export async function openBackOff(plan: string, { database, world }: Context): Promise<BackOff> {
  const opened = await database();
  if (!opened) return noBackOff;
  const tries = getTries(opened, plan);
  return {
    isTooEarly: (address) => {
      const { count, last } = tries.get(address) ?? { count: 0, last: '' };
      const passed = Date.parse(world.now()) - Date.parse(last);
      // A clock that was put back says nothing of how much time has passed.
      return count > 0 && passed >= 0 && passed < Math.min(longestPause, firstPause * 2 ** (count - 1));
    },
    note: (address, wasHad) => {
      const count = tries.get(address)?.count ?? 0;
      if (wasHad && count === 0) return;
      putTries(opened, plan, address, wasHad ? null : { count: count + 1, last: world.now() });
    },
  };
}
