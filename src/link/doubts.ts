import { message, type Message } from '../core/message.js';
import { wordingKey } from '../core/words.js';
import type { Link } from '../model/changes.js';
import type { Row } from './rows.js';

/** Matches in doubt that are told one by one; what is left is counted. */
const mostTold = 20;

/** One message for each match in doubt, up to a number, but only one for a whole set of rows that their words do not tell apart. */
export function doubts(links: readonly Link[], before: readonly Row[], after: readonly Row[]): Message[] {
  const doubtful = links.filter((entry) => entry.certainty === 'doubtful');
  if (doubtful.length === 0) return [];
  const wording = { before: wordings(before), after: wordings(after) };
  const groups = new Map<string, Link[]>();
  for (const entry of doubtful) {
    const words = [
      ...entry.before.map((key) => wording.before.get(key)),
      ...entry.after.map((key) => wording.after.get(key)),
    ];
    const name = isBoilerplate(entry) ? '' : JSON.stringify(words);
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  const boilerplate = groups.get('');
  groups.delete('');
  const singles = [...groups.values()].flatMap((group) => (group.length === 1 ? group : []));
  const sets = [...groups.values()].filter((group) => group.length > 1);
  return [
    ...singles.slice(0, mostTold).map(single),
    ...(singles.length > mostTold ? [others(singles.slice(mostTold))] : []),
    ...sets.map(alike),
    ...(boilerplate === undefined ? [] : [equal(boilerplate)]),
  ];
}

function wordings(rows: readonly Row[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ key, text }) => [key, wordingKey(text)]));
}

function single(entry: Link): Message {
  const next = entry.runnerUp ? `; next best ${nameOf(entry.runnerUp)}` : '';
  return doubt(entry, `${nameOf(entry)} is not sure (score ${entry.score})${next}`);
}

function others(group: readonly Link[]): Message {
  const [first] = group as readonly [Link];
  return doubt(first, `${group.length} more matches are not sure, ${nameOf(first)} first`);
}

function alike(group: readonly Link[]): Message {
  const [first] = group as readonly [Link];
  return doubt(
    first,
    `${group.length} rows that all had the same words before and have the same other words now were paired by their place alone, ${nameOf(first)} first`,
  );
}

function equal(group: readonly Link[]): Message {
  const [first] = group as readonly [Link];
  return doubt(
    first,
    `${group.length} rows with equal words were paired by their order alone, ${first.before.join()} first`,
  );
}

function nameOf({ before, after }: Pick<Link, 'before' | 'after'>): string {
  return `${before.join(' + ')} → ${after.join(' + ')}`;
}

function doubt(entry: Link, reason: string): Message {
  const [key] = entry.before;
  return message('link/doubtful', reason, { place: key === undefined ? null : { key } });
}

function isBoilerplate({ evidence }: Link): boolean {
  return evidence.some(({ note }) => note?.startsWith('the same words') === true);
}
