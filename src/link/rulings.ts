import { message, type Message } from '../core/message.js';
import type { Edition } from '../model/edition.js';
import type { Ruling } from '../model/plan.js';
import type { Division } from './divisions.js';
import type { Matching } from './matching.js';
import type { Row } from './rows.js';

/** A ruling whose rows were found. */
interface Found {
  readonly ruling: Ruling;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export interface Ruled {
  readonly divisions: readonly Division[];
  readonly messages: readonly Message[];
}

/** The rulings about these two editions, turned to this direction where they were given in the other. */
export function rulingsBetween(rulings: readonly Ruling[], before: Edition, after: Edition): Ruling[] {
  const [from, to] = [before.edition.id, after.edition.id];
  return rulings.flatMap((ruling) => {
    if (ruling.from === from && ruling.to === to) return [ruling];
    return ruling.from === to && ruling.to === from ? [turned(ruling)] : [];
  });
}

const turnedVerdict = { same: 'same', different: 'different', split: 'merged', merged: 'split' } as const;

export function turned(ruling: Ruling): Ruling {
  const { from, to, before, after, verdict } = ruling;
  return { ...ruling, verdict: turnedVerdict[verdict], from: to, to: from, before: after, after: before };
}

/**
 * Puts a person's rulings in force before anything is weighed. Reports
 * `link/ruling-without-subject` for those that name a row which is not there, and
 * `link/ruling-contradiction` where two cannot both hold: then the later one is taken.
 */
export function applyRulings(matching: Matching, rulings: readonly Ruling[]): Ruled {
  const messages: Message[] = [];
  const found = rulings.flatMap((ruling) => findSubjects(matching, ruling, messages));
  const latestFirst = found
    .map((entry, order) => ({ entry, order }))
    .sort((a, b) => b.entry.ruling.when.localeCompare(a.entry.ruling.when) || b.order - a.order)
    .map(({ entry }) => entry);
  const kept: Found[] = [];
  for (const entry of latestFirst) {
    const later = kept.find((other) => contradict(entry, other));
    if (later === undefined) kept.push(entry);
    else messages.push(contradiction(entry.ruling, later.ruling));
  }
  return { divisions: kept.flatMap((entry) => putInForce(matching, entry)), messages };
}

function findSubjects(matching: Matching, ruling: Ruling, messages: Message[]): Found[] {
  const before = ruling.before.map((key) => indexOf(matching.before, key));
  const after = ruling.after.map((key) => indexOf(matching.after, key));
  const missing = [
    ...ruling.before.filter((_, at) => before[at] === -1).map((key) => ({ key, edition: ruling.from })),
    ...ruling.after.filter((_, at) => after[at] === -1).map((key) => ({ key, edition: ruling.to })),
  ];
  for (const { key, edition } of missing) {
    messages.push(
      message(
        'link/ruling-without-subject',
        `a ruling of ${ruling.when} by ${ruling.who} names ${key}, which is not in ${edition}`,
        {
          place: { key },
          actual: key,
          expected: `an action of ${edition}`,
        },
      ),
    );
  }
  return missing.length > 0 || before.length === 0 || after.length === 0 ? [] : [{ ruling, before, after }];
}

function indexOf(rows: readonly Row[], key: string): number {
  return rows.findIndex((row) => row.key === key);
}

/** Two rulings cannot both hold when they give one row two different partners, or join what the other parts. */
function contradict(one: Found, other: Found): boolean {
  const parts = [one, other].filter((entry) => entry.ruling.verdict === 'different').length;
  if (parts === 2 || isEqual(one, other)) return false;
  const sharesBefore = one.before.some((row) => other.before.includes(row));
  const sharesAfter = one.after.some((row) => other.after.includes(row));
  return parts === 1 ? sharesBefore && sharesAfter : sharesBefore || sharesAfter;
}

function isEqual(one: Found, other: Found): boolean {
  const facts = ({ ruling, before, after }: Found): string => JSON.stringify([ruling.verdict, before, after]);
  return facts(one) === facts(other);
}

function contradiction(earlier: Ruling, later: Ruling): Message {
  const name = (ruling: Ruling): string =>
    `${ruling.before.join(' + ')} ${ruling.verdict} ${ruling.after.join(' + ')} (${ruling.when}, ${ruling.who})`;
  const place = earlier.before[0] === undefined ? null : { key: earlier.before[0] };
  return message(
    'link/ruling-contradiction',
    `“${name(earlier)}” cannot hold beside “${name(later)}”; the later ruling was taken`,
    {
      place,
      actual: name(earlier),
      expected: name(later),
    },
  );
}

function putInForce(matching: Matching, { ruling, before, after }: Found): Division[] {
  if (ruling.verdict === 'different') {
    for (const row of before) for (const other of after) matching.forbid(row, other);
    return [];
  }
  const [first, second] = [before[0], after[0]];
  if (first === undefined || second === undefined) return [];
  if (ruling.verdict === 'same' && before.length === 1 && after.length === 1) {
    matching.pair(first, second, 'person');
    return [];
  }
  matching.reserve(before, after);
  return [
    {
      relation: after.length > before.length ? 'split' : 'merged',
      before,
      after,
      covered: 1,
      claimed: false,
      firm: true,
    },
  ];
}
