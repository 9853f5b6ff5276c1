import { matchesIn } from '../../../core/search.js';
import type { Range } from '../../../core/span.js';
import { datePhrase } from '../../../core/dates.js';
import type { StatusValue } from '../../../model/status.js';
import { Evidence, tell, type Told } from '../../evidence.js';
import { cellInitials, foldPhrase, type Words } from '../../lexicon/words.js';
import { dress } from './dress.js';

/** A phrase that could be the status cell of a row, with the evidence. */
export interface StatusCandidate extends Range {
  readonly words: string;
  /** Where a label before it begins (`Status: Implemented`); null without one. */
  readonly label: number | null;
  /** Null for a date in a column that holds statuses or dates. */
  readonly value: StatusValue | null;
  readonly score: number;
  readonly reasons: Told;
}

export interface BoundaryContext {
  readonly words: Words;
  /** What the heading above the table says of its rows. */
  readonly heading: StatusValue | null;
  /** A column before the status holds names, so a capital before the status is no surprise. */
  readonly namesBefore: boolean;
  /** Columns after the status. */
  readonly columnsAfter: number;
  /** So does the one before: `Ongoing Not started` is what stands for a date, and the status. */
  readonly dateBefore?: boolean;
  /** The next column holds dates, so that a day after the status is its own cell. */
  readonly dateFollows?: boolean;
  /** The status opens the note, as in `Complete – the gate was hung.`: a dash or full stop ends it. */
  readonly opensNote?: boolean;
  /** The status is the last column and no other holds responses: words that nobody knows may be one, and so may a response. */
  readonly unknownToo?: boolean;
  /** A date may stand in the status column. */
  readonly datesToo: boolean;
}

/**
 * The status cell of a row is the likeliest cell boundary, not the first status word: the end
 * of a sentence before it, a capital or the end of the row after it, the heading's word, and
 * the words that the other rows of the table have.
 */
export function findStatusCell(text: string, row: Range, context: BoundaryContext): readonly StatusCandidate[] {
  const candidates: StatusCandidate[] = [];
  for (const found of context.words.statuses.find(text, row.start, row.end, cellInitials)) {
    const cell = dress(text, row, found, context.dateFollows === true);
    candidates.push(weigh(text, row, { ...cell, value: found.value }, context, candidates.length));
  }
  const words = text.slice(row.start, row.end);
  const apart = [
    ...(/[:–]/u.test(words) ? findLabelled(text, row, context.words) : none),
    ...(/[-–]\p{Lu}/u.test(words) ? findJoined(text, row, context.words) : none),
  ];
  for (const found of apart) {
    if (!candidates.some((other) => other.start === found.start))
      candidates.push(weigh(text, row, found, context, candidates.length));
  }
  if (context.words.legend.size > 0) {
    for (const found of findSigns(text, row, context.words))
      candidates.push(weigh(text, row, found, context, candidates.length));
  }
  if (context.datesToo) {
    for (const found of findDates(text, row))
      candidates.push(weigh(text, row, { ...found, value: null }, context, candidates.length));
  }
  if (context.unknownToo === true) {
    for (const found of context.words.responses.find(text, row.start, row.end, cellInitials))
      candidates.push(weigh(text, row, { ...found, value: 'unknown' }, context, candidates.length));
    const last = candidates.length === 0 ? lastWords(text, row) : null;
    if (last) candidates.push(weigh(text, row, { ...last, value: 'unknown' }, context, 0));
  }
  if (candidates.length < 2) return candidates;
  if (context.dateBefore === true) preferSecond(text, candidates);
  return ranked(context.namesBefore ? candidates.map((each) => doubtName(text, each, candidates)) : candidates);
}

/** Of two right behind one another the first may stand for a date. */
function preferSecond(text: string, candidates: StatusCandidate[]): void {
  for (const [i, each] of candidates.entries()) {
    const before = candidates.find(({ end }) => end < each.start && text.slice(end, each.start).trim() === '');
    if (!before || !standsForDate.test(before.words)) continue;
    const told = (): readonly string[] => [...tell(each.reasons), `+3 “${before.words}” stands for a date before it`];
    candidates[i] = { ...each, score: each.score + 3, reasons: { told } };
  }
}

/** What many write where no date is set. */
export const standsForDate = /(?:^|\s)(?:On-?going|Continuous)$/u;

const none: readonly never[] = [];

/** A few words after the last full stop of a row: `… because of budget pressures. Mothballed`. */
function lastWords(text: string, row: Range): Range | null {
  const found = /(?<=[.!?…][)”’"\]]?\s)\p{Lu}[\p{L}-]*(?:[ /][\p{L}-]+){0,3}\s*$/u.exec(
    text.slice(Math.max(row.start, row.end - 80), row.end),
  );
  return found
    ? { start: row.end - found[0].length, end: row.end - found[0].length + found[0].trimEnd().length }
    : null;
}

/** `Planning Inspectorate Completed`: a phrase that goes on in capitals up to another phrase begins a name. */
function doubtName(text: string, each: StatusCandidate, all: readonly StatusCandidate[]): StatusCandidate {
  const next = all.find((other) => other.start > each.end);
  // Between the name and the status, a date may stand.
  const between = next
    ? text
        .slice(each.end, Math.min(next.start, each.end + 80))
        .trimEnd()
        .replace(endsWithDate, '')
    : '';
  if (!next || next.start - each.end > 80 || !nameGoesOn.test(`${between.trimEnd()} `)) return each;
  return {
    ...each,
    score: each.score - 4,
    reasons: { told: () => [...tell(each.reasons), `-4 a name, up to “${next.words}”`] },
  };
}

const nameGoesOn = /^\s+(?:(?:and|of|for|the|&)\s+)*(?:\p{Lu}[\p{L}’'&-]*;?\s+(?:(?:and|of|for|the|&)\s+)*)+$/u;

function ranked(candidates: readonly StatusCandidate[]): readonly StatusCandidate[] {
  return [...candidates].sort((a, b) => b.score - a.score || a.start - b.start);
}

/** The same candidates once the other rows are known: words that more than one row has (folded → how often) are likelier. */
export function preferUsual(
  candidates: readonly StatusCandidate[],
  usual: ReadonlyMap<string, number>,
): readonly StatusCandidate[] {
  if (candidates.length === 0) return candidates;
  return ranked(
    candidates.map((candidate) => {
      if ((usual.get(foldPhrase(candidate.words)) ?? 0) < 2) return candidate;
      return {
        ...candidate,
        score: candidate.score + 1.5,
        reasons: { told: () => [...tell(candidate.reasons), `+1.5 other rows have “${candidate.words}” too`] },
      };
    }),
  );
}

function weigh(
  text: string,
  row: Range,
  found: Range & { value: StatusValue | null },
  context: BoundaryContext,
  rank: number,
): StatusCandidate {
  const evidence = new Evidence();
  const phrase = text.slice(found.start, found.end);
  const before = text.slice(Math.max(row.start, found.start - 80), found.start);
  const label = labelBefore(before, context.words);
  if (label === null) weighBefore(before, context, evidence);
  else evidence.add(5, `“${before.slice(label).trim()}” stands before it`);
  if (label === null || !/^[.;,]/u.test(text.slice(found.end, found.end + 1)))
    weighAfter(text, row, found, context, evidence);
  if (context.heading && found.value) {
    if (sameFamily(found.value, context.heading)) evidence.add(2, 'agrees with the heading');
    else evidence.add(-0.5, 'differs from the heading');
  }
  if (rank > 0) evidence.add(-0.1 * Math.min(rank, 5), 'an earlier phrase is possible');
  return {
    start: found.start,
    end: found.end,
    words: phrase,
    label: label === null ? null : found.start - before.length + label,
    value: found.value,
    score: evidence.score,
    reasons: evidence,
  };
}

/** Where `Status:` or `Current status -` begins that ends right before a phrase. */
function labelBefore(before: string, words: Words): number | null {
  // The pattern tries every word: a look at the sign that it ends in spares most of them.
  if (!labelEnds.has(before.trimEnd().slice(-1))) return null;
  const label = /(?<=^|[\s.;])(\p{Lu}[\p{L} ]{2,30}?)\s*[:–-]\s*$/u.exec(before);
  if (label?.[1] === undefined) return null;
  return words.headers.get(label[1]) === 'status' ? label.index : null;
}

const labelEnds: ReadonlySet<string> = new Set([':', '–', '-']);

/** What a label calls a status, whatever the words: `Status: Not accepted.` */
function* findLabelled(text: string, row: Range, words: Words): Generator<Range & { value: StatusValue }> {
  for (const match of matchesIn(labelled, text, row.start, row.end)) {
    const [label, phrase] = match.groups;
    if (label === undefined || phrase === undefined || words.headers.get(label) !== 'status' || match.end > row.end)
      continue;
    yield { start: match.end - phrase.length, end: match.end, value: 'unknown' };
  }
}

const labelled = /(?<=^|[\s.;])(\p{Lu}[\p{L} ]{2,30}?)\s*[:–]\s*(\p{Lu}[^.;:\n]{1,50})(?=[.;\n]|$)/gu;

/** `Overdue-Initiated`: two words with a capital and a hyphen between, a status the first of them. */
function* findJoined(text: string, row: Range, words: Words): Generator<Range & { value: StatusValue }> {
  for (const match of matchesIn(joined, text, row.start, row.end)) {
    const value = words.statuses.get(match.groups[0] ?? '');
    if (value !== undefined && match.end <= row.end) yield { start: match.start, end: match.end, value };
  }
}

const joined = /(?<![\p{L}\p{N}-])(\p{Lu}\p{Ll}+)[-–]\p{Lu}\p{Ll}+(?![\p{L}\p{N}-])/gu;

/** The codes and icons that a legend of the edition explains. */
function* findSigns(text: string, row: Range, words: Words): Generator<Range & { value: StatusValue }> {
  for (const { sign, value } of words.legend.values()) {
    for (
      let at = text.indexOf(sign, row.start);
      at >= 0 && at + sign.length <= row.end;
      at = text.indexOf(sign, at + sign.length)
    ) {
      const apart =
        !/[\p{L}\p{N}-]$/u.test(text.slice(Math.max(row.start, at - 1), at)) &&
        !/^[\p{L}\p{N}-]/u.test(text.slice(at + sign.length, at + sign.length + 1));
      if (apart) yield { start: at, end: at + sign.length, value };
    }
  }
}

const endsWithDate = new RegExp(`${datePhrase}$`, 'iu');

function weighBefore(before: string, context: BoundaryContext, evidence: Evidence): void {
  const trimmed = before.trimEnd();
  if (trimmed === '') evidence.add(-2, 'nothing before it');
  else if (before.endsWith('\n')) evidence.add(3.5, 'begins a line');
  else if (/[.!?…][)”’"\]]?$/u.test(trimmed.slice(-2)) || /\[\p{N}+\]$/u.test(trimmed))
    evidence.add(3, 'a sentence ends before it');
  else if (/[:;,–—-]$/u.test(trimmed)) evidence.add(-1.5, 'a clause goes on before it');
  else if (/\p{N}$|(?:course|confirmed|agreed)$/iu.test(trimmed) && endsWithDate.test(trimmed.slice(-60)))
    evidence.add(2.5, 'a date stands before it');
  else if (context.namesBefore && /\p{Lu}[\p{L}’'&.-]*$/u.test(trimmed))
    evidence.add(2, 'a name stands before it, as the columns have it');
  else if (/\p{Lu}\p{L}*$/u.test(trimmed)) evidence.add(-0.5, 'a capitalised word stands before it');
  else evidence.add(0.5, 'a capital inside running text');
}

function weighAfter(text: string, row: Range, found: Range, context: BoundaryContext, evidence: Evidence): void {
  const after = text.slice(found.end, Math.min(row.end, found.end + 12));
  const rest = after.trimStart();
  if (context.opensNote === true && /^(?:[–—-]\s|[:;.](?:\s|$))/u.test(rest))
    evidence.add(2, 'the note begins after it');
  else if (rest === '') evidence.add(context.columnsAfter === 0 ? 4 : 2, 'the row ends after it');
  else if (after.startsWith('\n')) evidence.add(3, 'the line ends after it');
  else if (/^[\p{Lu}\p{N}•“‘"'([£$€]/u.test(rest))
    evidence.add(context.columnsAfter === 0 ? -1 : 1.5, 'a capital follows');
  else if (/^\p{Ll}/u.test(rest)) evidence.add(-4, 'a small letter follows');
  else if (/^[*†‡]/u.test(rest)) evidence.add(1, 'a mark follows');
  else evidence.add(-2, 'punctuation follows');
}

/** A heading says whether rows are finished, not in which of the unfinished states they are. */
export function sameFamily(a: StatusValue, b: StatusValue): boolean {
  const done = (value: StatusValue): boolean =>
    value === 'complete' || value === 'withdrawn' || value === 'not-achieved';
  return a === b || (!done(a) && !done(b));
}

const dates = new RegExp(`(?<![\\p{L}\\p{N}])${datePhrase}(?![\\p{L}\\p{N}])`, 'giu');

function* findDates(text: string, row: Range): Generator<Range> {
  for (const match of matchesIn(dates, text, row.start, row.end)) {
    if (match.end <= row.end && /^[\p{Lu}\p{N}]/u.test(text.slice(match.start, match.start + 2))) yield match;
  }
}
