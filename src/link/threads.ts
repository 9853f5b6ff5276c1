import type { Message, Outcome } from '../core/message.js';
import type { Lineage, Link } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import type { Kinship, Threading, TracedStep } from '../model/history.js';
import type { Ruling } from '../model/plan.js';
import { link } from './link.js';
import { lineageOf } from './lineage.js';
import { registerThreads } from './register.js';
import { findReturns } from './returns.js';
import { facesOf, rowsOf, type Row } from './rows.js';
import { rulingsBetween } from './rulings.js';
import { sharedWords, Trace } from './trace.js';

export interface TraceOptions {
  readonly rulings?: readonly Ruling[];
  /** The register of thread ids as it was left by the last run; empty at first. */
  readonly register?: string;
  /** What `link` said of two editions with these rulings, where it was asked before. */
  readonly linked?: (before: Edition, after: Edition) => Outcome<Lineage> | undefined;
}

/**
 * Follows every action through all editions of a plan, for the history and the panel. Each
 * edition is matched with the one before it, and what that leaves open with the whole of every
 * thread so far: all its wordings and ids, and the threads that had ended.
 *
 * Editions come in the order in which they were published. Where an action splits, the part
 * that keeps most of the text keeps the thread; where several merge, the one that gives most of
 * the text does. Reports what `link` reports.
 */
export function traceThreads(editions: readonly Edition[], options: TraceOptions = {}): Outcome<Threading> {
  const tracer = new Tracer(editions, options);
  for (const [index, edition] of editions.entries()) if (edition.actions.length > 0) tracer.add(edition, index);
  const { traces, steps, messages } = tracer;
  const members = traces.map((trace) => ({
    members: trace.keys.flatMap((keys, index) => keys.map((key) => [editions[index]?.edition.id ?? '', key] as const)),
  }));
  const plan = editions.find((edition) => edition.plan !== null)?.plan ?? 'plan';
  const { ids, register } = registerThreads(members, options.register ?? '', plan);
  const idOf = new Map(traces.map((trace, index) => [trace, ids[index] ?? '']));
  const threads = traces.map((trace) => ({
    thread: idOf.get(trace) ?? '',
    keys: trace.keys,
    kin: trace.kin.map(({ edition, kind, traces: others }): Kinship => ({
      edition,
      kind,
      threads: others.map((other) => idOf.get(other) ?? ''),
    })),
  }));
  threads.sort((a, b) => (a.thread < b.thread ? -1 : 1));
  return { value: { threads, steps, register }, messages };
}

class Tracer {
  readonly traces: Trace[] = [];
  readonly steps: TracedStep[] = [];
  readonly messages: Message[] = [];
  readonly #editions: readonly Edition[];
  readonly #rulings: readonly Ruling[];
  readonly #linked: TraceOptions['linked'];
  /** The latest edition that has records, and the thread of each of its rows. */
  #latest: { edition: Edition; threads: Map<string, Trace> } | null = null;

  constructor(editions: readonly Edition[], { rulings = [], linked }: TraceOptions) {
    this.#editions = editions;
    this.#rulings = rulings;
    this.#linked = linked;
  }

  add(edition: Edition, index: number): void {
    const rows = rowsOf(edition);
    const threads = this.#latest === null ? new Map<string, Trace>() : this.#follow(this.#latest, edition, rows);
    for (const row of rows) {
      let trace = threads.get(row.key);
      if (trace === undefined) {
        trace = this.#begin();
        threads.set(row.key, trace);
      }
      trace.add(index, row);
    }
    this.#latest = { edition, threads };
  }

  #begin(): Trace {
    const trace = new Trace(this.#editions.length);
    this.traces.push(trace);
    return trace;
  }

  /** The threads that go on in an edition, by key. */
  #follow(
    latest: { edition: Edition; threads: Map<string, Trace> },
    after: Edition,
    rows: readonly Row[],
  ): Map<string, Trace> {
    const before = latest.edition;
    const pairwise = this.#linked?.(before, after) ?? link(before, after, { rulings: this.#rulings });
    this.messages.push(...pairwise.messages);
    const present = rowsOf(before).map((row) => ({ row, trace: latest.threads.get(row.key) }));
    const here = new Set(latest.threads.values());
    const absent = this.traces.filter((trace) => !here.has(trace));
    const rulings = rulingsBetween(this.#rulings, before, after);
    const { links, returns } = findReturns({ present, absent, after: rows, pairwise: pairwise.value.links, rulings });
    const { value: alone } = pairwise;
    const lineage = isSame(links, alone.links) ? alone : lineageOf(before, after, links);
    this.steps.push({ from: before.edition.id, to: after.edition.id, lineage });
    const threads = new Map<string, Trace>(returns);
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const entry of links) this.#goOn(entry, latest.threads, threads, byKey, after.edition.id);
    return threads;
  }

  #goOn(
    entry: Link,
    was: ReadonlyMap<string, Trace>,
    now: Map<string, Trace>,
    rows: ReadonlyMap<string, Row>,
    edition: string,
  ): void {
    const olds = entry.before.flatMap((key) => was.get(key) ?? []);
    const news = entry.after.flatMap((key) => rows.get(key) ?? []);
    const [first] = news;
    const heir = mostText(olds, (trace) => Math.max(...news.map((row) => sharedWords(trace.faces, facesOf(row)))));
    if (first === undefined || heir === undefined) return;
    const main = mostText(news, (row) => sharedWords(heir.faces, facesOf(row))) ?? first;
    now.set(main.key, heir);
    if (entry.relation === 'same') return;
    const ended = olds.filter((trace) => trace !== heir);
    if (ended.length > 0) {
      heir.kin.push({ edition, kind: 'merged-from', traces: ended });
      for (const trace of ended) trace.kin.push({ edition, kind: 'merged-into', traces: [heir] });
    }
    const parts = news
      .filter((row) => row !== main)
      .map((row) => {
        const trace = now.get(row.key) ?? this.#begin();
        now.set(row.key, trace);
        trace.kin.push({ edition, kind: 'split-from', traces: [heir] });
        return trace;
      });
    if (parts.length > 0) heir.kin.push({ edition, kind: 'split-into', traces: parts });
  }
}

function isSame(links: readonly Link[], others: readonly Link[]): boolean {
  return links.length === others.length && links.every((entry, at) => entry === others[at]);
}

function mostText<T>(items: readonly T[], measure: (item: T) => number): T | undefined {
  if (items.length < 2) return items[0];
  let best: T | undefined;
  let most = -1;
  for (const item of items) {
    const share = measure(item);
    if (share > most) [best, most] = [item, share];
  }
  return best;
}
