import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../core/canonical.js';
import { message, type Fault, type Message } from '../core/message.js';
import { whereMissing } from '../core/missing.js';
import type { Edition } from '../model/edition.js';
import { candidatesSchema, type Candidate, type Candidates } from '../model/plans.js';
import type { Put } from '../store/store.js';
import { addressKey } from '../source/discover.js';
import { noBackOff, type BackOff } from './back-off.js';
import { isKnown, reasonsFor, watch, type Announced, type Watched } from './candidates.js';
import type { Context } from './context.js';
import { hashOf } from './derived-keys.js';
import type { LoadedPlan } from './load-plan.js';
import { neighbour, tryCandidate } from './trial.js';
import { visitOnce, type VisitPage } from './visit-page.js';
import { writeWhole } from './write-file.js';

/** What the watched addresses of a plan announce that waits for somebody to decide. */
export interface WaitingCandidates {
  readonly candidates: readonly Candidate[];
  readonly messages: readonly Message[];
  readonly failed: Watched['failed'];
}

/** Publications that are read on trial in one run; more at once are a rule that is too wide. */
const mostTrials = 10;

/**
 * Looks at the watched addresses of a plan. What they announce, and what they announced before,
 * is a candidate until it is accepted or turned down: feeds forget. Each is read once on trial,
 * and again when it would follow another edition.
 */
export async function watchPlan(
  plan: LoadedPlan,
  editions: readonly Edition[],
  visit: VisitPage,
  backOff: BackOff,
  context: Context,
): Promise<WaitingCandidates> {
  const { announced, messages, failed } = await watch(plan, visit);
  const waiting = merge((await readCandidates(plan, context)).candidates, announced, plan);
  const candidates: Candidate[] = [];
  const chapters = new Set<string>();
  let trials = 0;
  // The landing page of a publication before its chapters, which may be announced as well.
  for (const each of waiting.sort((a, b) => a.address.length - b.address.length)) {
    if (chapters.has(addressKey(each.address))) continue;
    // What could not be had is asked for less and less often.
    const isTooEarly = each.trial === null && each.found !== '' && backOff.isTooEarly(each.address);
    if (isTooEarly || isTried(each, editions)) {
      candidates.push(each);
      continue;
    }
    if (++trials > mostTrials) {
      const why = `${mostTrials} others were tried in this run; where so much fits, make the rule narrower`;
      candidates.push({ ...each, why });
      continue;
    }
    const { pages, title, published, ...found } = await tryCandidate(each.address, plan, editions, visit, context);
    backOff.note(each.address, found.trial !== null);
    for (const page of pages) chapters.add(addressKey(page));
    const first = await firstSeen(each, context);
    candidates.push({
      ...each,
      ...found,
      title: title ?? each.title,
      published: published ?? each.published,
      found: first,
    });
  }
  candidates.sort((a, b) => (a.found < b.found ? -1 : a.found > b.found ? 1 : a.address < b.address ? -1 : 1));
  return { candidates, messages, failed };
}

/** The same for a person who asks: what waits and what is announced now, with the stored editions. Keeps nothing. */
export async function lookForCandidates(
  plan: LoadedPlan,
  context: Context,
): Promise<{ record: Candidates; messages: readonly Message[]; faults: readonly Fault[] }> {
  const editions: Edition[] = [];
  for (const { id } of plan.plan.editions) {
    const stored = await context.store.getEdition({ plan: plan.plan.id, edition: id });
    if (stored) editions.push(stored.value as Edition);
  }
  const { candidates, messages, failed } = await watchPlan(plan, editions, visitOnce(context), noBackOff, context);
  const record: Candidates = { format: 'planwatch/candidates@1', plan: plan.plan.id, candidates: [...candidates] };
  return { record, messages, faults: failed.map(({ fault }) => fault) };
}

/** Those that wait, as the last run left them. */
export async function readCandidates({ plan }: LoadedPlan, context: Context): Promise<Candidates> {
  const path = candidatesPath(plan.id, context);
  const text = await readFile(path, 'utf8').catch(whereMissing('', path));
  const none: Candidates = { format: 'planwatch/candidates@1', plan: plan.id, candidates: [] };
  if (text === '') return none;
  try {
    return candidatesSchema.parse(JSON.parse(text));
  } catch {
    // It is found again from what is announced.
    return none;
  }
}

/** Keeps them beside the records of the plan; no file where there never were any. */
export async function keepCandidates(
  { plan }: LoadedPlan,
  candidates: readonly Candidate[],
  context: Context,
): Promise<Put | null> {
  const path = candidatesPath(plan.id, context);
  const isThere = (await readFile(path).catch(whereMissing(null, path))) !== null;
  if (candidates.length === 0 && !isThere) return null;
  // The schema puts everything in one order, however it came about.
  const record = candidatesSchema.parse({ format: 'planwatch/candidates@1', plan: plan.id, candidates });
  const text = canonicalJson(record);
  return { path, written: await writeWhole(path, text), sha256: hashOf(text) };
}

function candidatesPath(plan: string, { folders }: Context): string {
  return join(folders.store, plan, 'candidates.json');
}

function merge(before: readonly Candidate[], announced: readonly Announced[], { plan }: LoadedPlan): Candidate[] {
  const still = before.filter(
    ({ address, title }) =>
      !isKnown(address, plan) && plan.watch.some((each) => reasonsFor(address, title, each).length > 0),
  );
  const known = new Set(still.map(({ address }) => addressKey(address)));
  const news = announced.filter(({ address }) => !known.has(addressKey(address)));
  return [
    ...still,
    ...news.map(({ date: _, ...each }): Candidate => {
      return { ...each, reasons: [...each.reasons], published: null, found: '', trial: null, why: null };
    }),
  ];
}

function isTried({ trial, why, published }: Candidate, editions: readonly Edition[]): boolean {
  return trial !== null && why === null && trial.against === (neighbour(editions, published)?.edition.id ?? null);
}

/** When it was first asked for, as the archive has it: the same however often it is worked out. */
async function firstSeen({ address, found }: Candidate, { archive, world }: Context): Promise<string> {
  if (found !== '') return found;
  const times = (await archive.list()).flatMap(({ url, retrieved }) => (url === address ? (retrieved ?? []) : []));
  return times.sort()[0] ?? world.now();
}

export function tellAdmitted({ address, title, foundOn }: Candidate, { plan }: LoadedPlan): Message {
  const text = `“${title ?? address}” is an edition of ${plan.id} now, by its own rule for ${foundOn}`;
  return message('pipeline/admitted', text, { place: { source: address } });
}

export function tellCandidate({ address, title, reasons, trial, why }: Candidate, { plan }: LoadedPlan): Message {
  const what = title === null ? 'a publication' : `“${title}”`;
  const brings =
    trial === null
      ? 'it was not tried'
      : trial.against === null
        ? `${trial.actions} rows`
        : `${trial.actions} rows, ${trial.same} of them known from ${trial.against}, ${trial.changes} changes`;
  const stands = why === null ? '' : `; ${why}`;
  const ask = `planwatch plans accept (or ignore) ${plan.id} ${address}`;
  const text = `${what} may be an edition of ${plan.id}: ${reasons.join(', ')}; ${brings}${stands}; ${ask}`;
  return message('pipeline/candidate', text, { place: { source: address } });
}
