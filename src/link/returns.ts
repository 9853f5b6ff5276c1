import type { Link } from '../model/changes.js';
import type { Ruling } from '../model/plan.js';
import { matchRows } from './match-rows.js';
import { facesOf, type Row } from './rows.js';
import { sharedWords, type Trace } from './trace.js';

/** A row of the edition before, with its thread. */
export interface Present {
  readonly row: Row;
  readonly trace: Trace | undefined;
}

/** What is known of a step before the threads are asked. */
export interface Step {
  readonly present: readonly Present[];
  /** Threads that the edition before does not have. */
  readonly absent: readonly Trace[];
  readonly after: readonly Row[];
  /** What the two editions alone say. */
  readonly pairwise: readonly Link[];
  readonly rulings: readonly Ruling[];
}

/**
 * Matches what two neighbouring editions alone leave open with the whole of every thread: rows
 * without a partner, doubtful pairs, and the smaller parts of splits, which may be actions that
 * had merged and come back. Gives the links of the step, and the threads that return, by key.
 */
export function findReturns({ present, absent, after, pairwise, rulings }: Step): {
  links: Link[];
  returns: [string, Trace][];
} {
  const firm = pairwise.filter((entry) => !isOpen(entry));
  const open = pairwise.filter(isOpen);
  const parts = new Set(firm.flatMap((entry) => smallerParts(entry, present, after)));
  const before = [
    ...present.map(({ row, trace }) => trace?.asRow(row.index, row.key) ?? row),
    ...absent.flatMap((trace, index) => trace.asRow(present.length + index, absentKey(index)) ?? []),
  ];
  const places = { before: placesOf(before), after: placesOf(after) };
  const given = firm.flatMap((entry): [number, number][] => {
    const [from, to] = [
      entry.before.map((key) => places.before.get(key) ?? -1),
      entry.after.filter((key) => !parts.has(key)).map((key) => places.after.get(key) ?? -1),
    ];
    return from[0] === undefined || to[0] === undefined ? [] : [[from[0], to[0]]];
  });
  const left = {
    before: firm.flatMap((entry) => entry.before.slice(1).map((key) => places.before.get(key) ?? -1)),
    after: [],
  };
  const found = matchRows(before, after, {
    given,
    left,
    rulings: rulings.filter(({ verdict }) => verdict === 'different'),
  }).links;
  return sortOut(found, firm, open, new Map(absent.map((trace, index) => [absentKey(index), trace])), parts);
}

/** Tells links of the step from threads that return. */
function sortOut(
  found: readonly Link[],
  firm: readonly Link[],
  open: readonly Link[],
  absent: ReadonlyMap<string, Trace>,
  parts: ReadonlySet<string>,
): { links: Link[]; returns: [string, Trace][] } {
  const returns: [string, Trace][] = [];
  const links = [...firm];
  const taken = new Set<string>();
  for (const entry of found) {
    const [trace] = entry.before.flatMap((key) => absent.get(key) ?? []);
    const [key] = entry.after;
    if (key === undefined) continue;
    if (trace !== undefined) {
      if (entry.relation !== 'same' || entry.certainty === 'doubtful') continue;
      returns.push([key, trace]);
    } else if (entry.after.some((part) => parts.has(part))) continue;
    else links.push(entry);
    for (const from of entry.before) taken.add(`before ${from}`);
    for (const to of entry.after) taken.add(`after ${to}`);
  }
  // A doubtful pair that the threads could not better stands.
  const isFree = ({ before, after }: Link): boolean =>
    !before.some((key) => taken.has(`before ${key}`)) && !after.some((key) => taken.has(`after ${key}`));
  return { links: [...links, ...open.filter(isFree)], returns };
}

function isOpen({ relation, certainty, decided }: Link): boolean {
  return relation === 'same' && certainty === 'doubtful' && decided === 'rule';
}

/** The parts of a split that do not keep the thread. */
function smallerParts({ relation, before, after }: Link, present: readonly Present[], rows: readonly Row[]): string[] {
  if (relation !== 'split') return [];
  const whole = present.find(({ row }) => row.key === before[0]);
  const shares = after.map((key) => {
    const part = rows.find((row) => row.key === key);
    return {
      key,
      share: part ? sharedWords(whole?.trace?.faces ?? (whole ? facesOf(whole.row) : []), facesOf(part)) : 0,
    };
  });
  const main = shares.reduce(
    (best, each) => (each.share > best.share ? each : best),
    shares[0] ?? { key: '', share: 0 },
  );
  return after.filter((key) => key !== main.key);
}

/** A key that no edition can have. */
function absentKey(index: number): string {
  return `\u0000${index}`;
}

function placesOf(rows: readonly Row[]): Map<string, number> {
  return new Map(rows.map((row, index) => [row.key, index]));
}
