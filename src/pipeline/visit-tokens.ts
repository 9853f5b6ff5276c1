import { Fault } from '../core/message.js';
import type { Capture } from '../model/capture.js';
import type { FetchedCapture } from './fetch-capture.js';
import { differsInValues } from './publication.js';
import type { VisitPage } from './visit-page.js';

export interface Visits {
  readonly visit: VisitPage;
  /** Whether a capture says what the page of that address said before. */
  readonly isAsBefore: (came: Capture, address: string) => Promise<boolean>;
}

/**
 * Pages that hold a token of the visit in their addresses have other addresses at each. One that
 * says what it said before, or cannot be had, keeps the address that it had; else it is another page.
 *
 * @param came what was had, by address; what keeps its address is filed under that too
 */
export async function namedAsBefore(
  now: readonly string[],
  before: readonly string[],
  came: Map<string, FetchedCapture | Fault>,
  { visit, isAsBefore }: Visits,
): Promise<readonly string[]> {
  const names = new Map<string, string>();
  for (const [page, old] of likelyNames(now, before)) {
    const found = came.get(page);
    if (found === undefined) continue;
    const checked = found instanceof Fault ? found : await visit(page, old).catch(faultOf);
    const [capture] = checked instanceof Fault ? [] : checked.captures;
    if (capture && !(await isAsBefore(capture, old))) continue;
    came.set(old, checked);
    names.set(page, old);
  }
  return now.map((page) => names.get(page) ?? page);
}

/** Addresses that differ in the values of their parameters only, where there is one of them now and was one before. */
function likelyNames(now: readonly string[], before: readonly string[]): (readonly [string, string])[] {
  const fresh = now.filter((page) => !before.includes(page));
  const gone = before.filter((page) => !now.includes(page));
  return fresh.flatMap((page) => {
    const likely = gone.filter((old) => differsInValues(page, old));
    const [old] = likely;
    const rivals = fresh.filter((other) => differsInValues(page, other));
    return old !== undefined && likely.length === 1 && rivals.length === 0 ? [[page, old] as const] : [];
  });
}

function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  throw error;
}
