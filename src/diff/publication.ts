import { wordingKey } from '../core/words.js';
import type { Change } from '../model/changes.js';
import type { Action, Edition } from '../model/edition.js';
import { datesStatement } from './dates-moved.js';
import type { Pair } from './pair.js';
import { fewest, publication, type Publication, type Statement } from './statement.js';

/**
 * Says once what was done to the whole edition (a field introduced or withdrawn, every status
 * renamed, a new numbering, all dates moved by a year) and marks the rows' own changes that follow from it as wide.
 */
export function foldWide(
  before: Edition,
  after: Edition,
  pairs: readonly Pair[],
  changes: readonly Change[],
): { publications: Publication[]; changes: Change[] } {
  const statements = [
    ...fieldStatements(before, after),
    ...vocabularyStatement(after, pairs, changes),
    ...schemeStatement(pairs, changes),
    ...datesStatement(pairs, changes),
  ];
  const counts = new Map<Statement, number>();
  const marked = changes.map((change) => {
    const statement = statements.find(({ explains }) => explains(change));
    if (statement === undefined) return change;
    counts.set(statement, (counts.get(statement) ?? 0) + 1);
    return { ...change, wide: true as const };
  });
  const publications = statements.map((statement) => ({ ...statement.publication, count: counts.get(statement) ?? 0 }));
  return { publications, changes: marked };
}

interface Field {
  readonly name: string;
  readonly isIn: (action: Action) => boolean;
  readonly cameIn: (change: Change) => boolean;
  readonly wentOut: (change: Change) => boolean;
}

const isNone = (value: readonly string[] | string | null | undefined): boolean => value == null || value.length === 0;

/** The fields that a publisher may add or drop as a column. */
const fields: readonly Field[] = [
  {
    name: 'status',
    isIn: ({ status }) => status !== null,
    cameIn: (change) => change.kind === 'status' && change.direction === 'first-reported',
    wentOut: (change) => change.kind === 'status' && change.direction === 'no-longer-reported',
  },
  {
    name: 'progress',
    isIn: ({ progress }) => progress !== null,
    cameIn: (change) => change.kind === 'progress' && change.change === 'added',
    wentOut: (change) => change.kind === 'progress' && change.change === 'removed',
  },
  {
    name: 'due',
    isIn: ({ due }) => due !== null,
    cameIn: (change) => change.kind === 'due' && change.direction === 'first-given',
    wentOut: (change) => change.kind === 'due' && change.direction === 'removed',
  },
  {
    name: 'response',
    isIn: ({ response }) => response !== null,
    cameIn: (change) => change.kind === 'response' && change.from === null,
    wentOut: (change) => change.kind === 'response' && change.to === null,
  },
  {
    name: 'owners',
    isIn: ({ owners }) => owners.length > 0,
    cameIn: (change) => change.kind === 'owners' && isNone(change.from),
    wentOut: (change) => change.kind === 'owners' && isNone(change.to),
  },
  {
    name: 'links',
    isIn: ({ links }) => links.length > 0,
    cameIn: (change) => change.kind === 'links' && isNone(change.from),
    wentOut: (change) => change.kind === 'links' && isNone(change.to),
  },
  {
    name: 'recommendation',
    isIn: ({ recommendation }) => (recommendation?.title ?? recommendation?.text ?? null) !== null,
    cameIn: (change) => change.kind === 'recommendation' && isNone(change.from),
    wentOut: (change) => change.kind === 'recommendation' && isNone(change.to),
  },
  {
    name: 'id',
    isIn: ({ id }) => id !== null,
    cameIn: (change) => change.kind === 'renumbered' && isNone(change.from),
    wentOut: (change) => change.kind === 'renumbered' && isNone(change.to),
  },
];

function fieldStatements(before: Edition, after: Edition): Statement[] {
  const [countsBefore, countsAfter] = [countFields(before.actions), countFields(after.actions)];
  return fields.flatMap((field, at) => {
    const [had, has] = [countsBefore[at] ?? 0, countsAfter[at] ?? 0];
    if (isNewColumn(had, before.actions.length, has, after.actions.length)) {
      const exceptions = after.actions.filter((action) => !field.isIn(action)).map(({ key }) => key);
      return [{ publication: publication('field-introduced', field.name, exceptions), explains: field.cameIn }];
    }
    if (isNewColumn(has, after.actions.length, had, before.actions.length)) {
      const exceptions = before.actions.filter((action) => !field.isIn(action)).map(({ key }) => key);
      return [{ publication: publication('field-withdrawn', field.name, exceptions), explains: field.wentOut }];
    }
    return [];
  });
}

/** In how many rows each of the fields is. */
function countFields(actions: readonly Action[]): Int32Array {
  const counts = new Int32Array(fields.length);
  for (const action of actions) {
    for (let at = 0; at < fields.length; at++)
      if (fields[at]?.isIn(action) === true) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** Whether a field that `without` rows (nearly) never had is now in so many that the publisher must have meant all. */
function isNewColumn(had: number, rowsWithout: number, has: number, rowsWith: number): boolean {
  if (rowsWithout === 0 || rowsWith === 0) return false;
  if (had === 0 && has === rowsWith && rowsWith >= 2) return true;
  if (has < fewest) return false;
  const share = has / rowsWith;
  return (had === 0 && share >= 0.25) || (had <= 0.05 * rowsWithout && share >= 0.5);
}

/** Statuses renamed: words that are in no row any more, where the new words mean the same. */
function vocabularyStatement(after: Edition, pairs: readonly Pair[], changes: readonly Change[]): Statement[] {
  const keys = new Map<string, string>();
  const keyOf = (words: string): string => {
    const known = keys.get(words) ?? wordingKey(words);
    keys.set(words, known);
    return known;
  };
  const restated = changes.some((change) => change.kind === 'status' && change.direction === 'restated');
  if (!restated) return [];
  const published = new Set(after.actions.flatMap(({ status }) => status?.published ?? []));
  const wordsAfter = new Set([...published].map(keyOf));
  const isRenaming = (change: Change): boolean =>
    change.kind === 'status' &&
    change.direction === 'restated' &&
    change.from !== null &&
    !wordsAfter.has(keyOf(change.from.published));
  const renamed = changes.filter(isRenaming).flatMap((change) => (change.kind === 'status' ? [change] : []));
  const compared = pairs.filter((pair) => pair.before.status !== null && pair.after.status !== null);
  const all = renamed.length === compared.length && compared.length >= 2;
  if (!all && (renamed.length < fewest || renamed.length < 0.15 * compared.length)) return [];
  const touched = new Set(renamed.map(pairName));
  const exceptions = compared
    .filter((pair) => !touched.has(`${pair.before.key}\n${pair.after.key}`))
    .map((pair) => pair.after.key);
  const from = listOf(renamed.map((change) => change.from?.published ?? ''));
  const to = listOf(renamed.map((change) => change.to?.published ?? ''));
  return [
    { publication: { ...publication('vocabulary-changed', 'status', exceptions), from, to }, explains: isRenaming },
  ];
}

/** Nearly every row has another id, and the ids look different as a whole: `CYP 4` where `3.1.2` was, or three parts for all. */
function schemeStatement(pairs: readonly Pair[], changes: readonly Change[]): Statement[] {
  const renumbered = changes.flatMap((change) =>
    change.kind === 'renumbered' && change.from != null && change.to != null
      ? [{ ...change, from: change.from, to: change.to }]
      : [],
  );
  if (renumbered.length === 0) return [];
  const compared = pairs.filter((pair) => pair.before.id !== null && pair.after.id !== null);
  const all = renumbered.length === compared.length && compared.length >= 2;
  if (!all && (renumbered.length < fewest || renumbered.length < 0.8 * compared.length)) return [];
  const reshaped = shapesMoved(
    compared.map(({ before }) => before.id ?? ''),
    compared.map(({ after }) => after.id ?? ''),
  );
  if (reshaped < reshapedShare) return [];
  const touched = new Set(renumbered.map(pairName));
  const exceptions = compared
    .filter((pair) => !touched.has(`${pair.before.key}\n${pair.after.key}`))
    .map((pair) => pair.after.key);
  const from = commonest(renumbered.map((change) => change.from));
  const to = commonest(renumbered.map((change) => change.to));
  const explains = (change: Change): boolean =>
    change.kind === 'renumbered' && !isNone(change.from) && !isNone(change.to);
  return [{ publication: { ...publication('scheme-changed', 'id', exceptions), from, to }, explains }];
}

/** Share of ids whose shape must be another one: rows put in at the head of each section renumber all, in the same scheme. */
const reshapedShare = 0.2;

/** Share of rows by which the shapes of the ids differ as a whole, from 0 (as many of each) to 1. */
function shapesMoved(before: readonly string[], after: readonly string[]): number {
  const balance = new Map<string, number>();
  for (const id of before) balance.set(shapeOf(id), (balance.get(shapeOf(id)) ?? 0) + 1);
  for (const id of after) balance.set(shapeOf(id), (balance.get(shapeOf(id)) ?? 0) - 1);
  const moved = [...balance.values()].reduce((sum, difference) => sum + Math.abs(difference), 0) / 2;
  return before.length === 0 ? 0 : moved / before.length;
}

function pairName({ before, after }: { before: string; after: string }): string {
  return `${before}\n${after}`;
}

/** Letters as they are, any number as `n`. */
function shapeOf(id: string): string {
  return id.toLowerCase().replace(/\s+/gu, ' ').replace(/\d+/gu, 'n');
}

/** The different values in the order met, at most six: "Complete, Ongoing". */
function listOf(values: readonly string[]): string {
  const different = [...new Set(values)];
  return different.length > 6 ? `${different.slice(0, 6).join(', ')} …` : different.join(', ');
}

/** An example of the commonest shape. */
function commonest(ids: readonly string[]): string | null {
  const counts = new Map<string, { id: string; count: number }>();
  for (const id of ids) {
    const known = counts.get(shapeOf(id));
    if (known) known.count++;
    else counts.set(shapeOf(id), { id, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.id ?? null;
}
