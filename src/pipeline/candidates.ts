import { Fault, message, type Message } from '../core/message.js';
import type { Plan } from '../model/plan.js';
import { addressKey, announcements } from '../source/discover.js';
import type { LoadedPlan } from './load-plan.js';
import type { VisitPage } from './visit-page.js';

/** A publication that a watched address announces, and that fits the plan. */
export interface Announced {
  readonly address: string;
  readonly title: string | null;
  /** Day, where the announcement gives one. */
  readonly date: string | null;
  readonly foundOn: string;
  readonly reasons: readonly string[];
}

export interface Watched {
  readonly announced: readonly Announced[];
  readonly messages: readonly Message[];
  /** Watched addresses that could not be had. */
  readonly failed: readonly { readonly address: string; readonly fault: Fault }[];
}

/** Sitemaps that one index leads to and that are read; for more, a plan names the one that it means. */
const mostLists = 20;

/** Looks at every watched address of a plan for publications that it does not have and nobody has turned down. */
export async function watch({ plan }: LoadedPlan, visit: VisitPage): Promise<Watched> {
  const announced = new Map<string, Announced>();
  const messages: Message[] = [];
  const failed: Watched['failed'][number][] = [];
  for (const each of plan.watch) {
    try {
      const { found, messages: told } = await lookAt(each, visit);
      messages.push(...told);
      for (const one of found) {
        const key = addressKey(one.address);
        if (!isKnown(one.address, plan) && !announced.has(key)) announced.set(key, one);
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      failed.push({ address: each.address, fault: error });
    }
  }
  return { announced: [...announced.values()], messages, failed };
}

/** Whether a publication is an edition already, or was turned down. */
export function isKnown(address: string, { editions, ignored }: Plan): boolean {
  const key = addressKey(address);
  const listed = editions.flatMap(({ publication, pages }) => [publication ?? '', ...pages]);
  return [...listed, ...ignored].some((each) => addressKey(each) === key);
}

/** Why a publication may belong to the plan; nothing where it does not. */
export function reasonsFor(address: string, title: string | null, { match }: Plan['watch'][number]): string[] {
  const pattern = new RegExp(match, 'iu');
  const fits = [
    pattern.test(address) ? 'its address' : '',
    title !== null && pattern.test(title) ? 'its title' : '',
  ].filter((part) => part !== '');
  if (match === '') return ['everything that is announced there is meant'];
  return fits.map((part) => `${part} matches “${match}”`);
}

async function lookAt(
  watched: Plan['watch'][number],
  visit: VisitPage,
): Promise<{ found: Announced[]; messages: Message[] }> {
  const messages: Message[] = [];
  const waiting = [watched.address];
  const found: Announced[] = [];
  let listed = 0;
  for (let lists = 0; waiting.length > 0; lists++) {
    if (lists > mostLists) {
      const text = `it leads to more than ${mostLists} lists; name the one that is meant`;
      messages.push(message('source/too-many-pages', text, { place: { source: watched.address } }));
      break;
    }
    const address = waiting.shift() ?? '';
    const { captures } = await visit(address);
    const [capture] = captures;
    if (!capture) continue;
    const { isList, editions, lists: more } = announcements(capture, capture.info.url ?? address);
    // Of a page that is no list every link would be meant.
    const meant = isList || watched.match !== '' ? editions : [];
    listed += meant.length;
    if (lists === 0) waiting.push(...more);
    for (const { url, title, date } of meant) {
      const reasons = reasonsFor(url, title, watched);
      if (reasons.length > 0) found.push({ address: url, title, date, foundOn: watched.address, reasons });
    }
  }
  if (listed === 0) {
    const text = 'it announces no publications, so no new edition could be found there';
    messages.push(message('source/nothing-announced', text, { place: { source: watched.address } }));
  }
  return { found, messages };
}
