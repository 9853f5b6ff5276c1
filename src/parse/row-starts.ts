import { isCapitalLetter, isSmallLetter } from '../core/letters.js';
import { findNumbers } from '../core/search.js';
import type { Range } from '../core/span.js';
import { isSpace } from '../core/tape.js';
import { Evidence, type Told } from './evidence.js';
import { idsAtNumbers, idTail, isBelow, leadingId, looksLikeDate, type IdFamily, type IdToken } from './fields/ids.js';
import { isWholeStatus } from './fields/status.js';
import { opensAsCell, type Words } from './lexicon/words.js';

/** An id at which a row or a group of rows begins, with the evidence for it. */
export interface RowStart extends IdToken {
  readonly score: number;
  readonly reasons: Told;
  /** The line's words before the id: the title of a recommendation that has no id of its own. */
  readonly titleFrom: number | null;
}

/** What is known of a body of rows before its ids are weighed. */
export interface Body extends Range {
  /** Offsets at which lines begin. */
  readonly lineStarts: { has(offset: number): boolean };
  /** The text has line breaks, so a row that begins inside a line is odd. */
  readonly lined: boolean;
  readonly hasGroups: boolean;
}

/** A body whose numbers are known: one look serves every family. */
export interface NumberedBody extends Body {
  readonly numbers: readonly number[];
}

export function withNumbers(text: string, body: Body): NumberedBody {
  return { ...body, numbers: findNumbers(text, body.start, body.end) };
}

/** A score of this much or more starts a row. Weights are points of evidence, tuned on no file. */
const threshold = 2;

/**
 * Where rows begin: ids that stand where a cell begins *and* go on with the sequence. An id
 * inside a sentence ("See action 3.2.2 progress update") stands after a word that points to
 * it, is followed by a small letter, and does not go on with the sequence.
 */
export function findStarts(text: string, body: Body, words: Words, seen: ReadonlySet<string>): readonly RowStart[] {
  let best: readonly RowStart[] = [];
  let most = 0;
  const numbered = withNumbers(text, body);
  for (const family of words.families) {
    const starts = weighFamily(text, numbered, family, words, seen);
    const sum = total(starts);
    if (sum > most + 1) [best, most] = [starts, sum];
  }
  return best;
}

function total(starts: readonly RowStart[]): number {
  return starts.reduce((sum, start) => sum + start.score, 0);
}

/** The starts whose ids are of one family: a layout that knows more of its cells chooses among families itself. */
export function weighFamily(
  text: string,
  body: NumberedBody,
  family: IdFamily,
  words: Words,
  seen: ReadonlySet<string>,
): readonly RowStart[] {
  const accepted: RowStart[] = [];
  const ids = new Set<string>();
  const latest = new Map<string, number>();
  const context = { words, accepted, ids, latest, seen };
  for (const token of family.begins === null
    ? atLineStarts(family, text, body)
    : idsAtNumbers(family, text, body.start, body.end, body.numbers)) {
    const start = weigh(text, body, withPart(text, body, token), context);
    if (!start) continue;
    accepted.push(start);
    ids.add(start.id);
    const tail = idTail(start.id);
    if (tail) latest.set(tail.stem, tail.last);
  }
  return accepted;
}

/** `IHW-04 (i)` where `IHW-04 (ii)` comes too: the part in brackets belongs to the id; `(i)` alone begins a list. */
function withPart(text: string, body: Body, token: IdToken): IdToken {
  const opens = text.charCodeAt(token.end);
  if (opens !== 40 && (opens !== 32 || text.charCodeAt(token.end + 1) !== 40)) return token;
  const part = /^ ?\((?:[ivx]{1,5}|\p{Ll})\)(?= )/u.exec(text.slice(token.end, token.end + 10))?.[0];
  if (part === undefined) return token;
  const words = text.slice(token.start, token.end);
  const stem = `${words}${part.slice(0, part.indexOf('(') + 1)}`;
  const twin = [text.indexOf(stem, token.end), text.lastIndexOf(stem, token.start - 1)].find(
    (at) => at >= body.start && at < body.end && !text.startsWith(words + part, at),
  );
  return twin === undefined ? token : { start: token.start, end: token.end + part.length, id: `${token.id}${part}` };
}

function* atLineStarts(family: IdFamily, text: string, body: Body): Generator<IdToken> {
  for (let at = body.start; at >= 0 && at < body.end; at = text.indexOf('\n', at) + 1 || -1) {
    const start = isSpace(text.charCodeAt(at)) ? at + 1 : at;
    const token = leadingId(text, start, body.end, [family]);
    if (token && (start === body.start || body.lineStarts.has(start))) yield token;
    if (at !== start) at = start;
  }
}

interface Context {
  readonly words: Words;
  readonly accepted: readonly RowStart[];
  readonly ids: ReadonlySet<string>;
  /** The last number accepted under each stem. */
  readonly latest: ReadonlyMap<string, number>;
  readonly seen: ReadonlySet<string>;
}

/** Null for an id that begins no row. */
function weigh(text: string, body: Body, token: IdToken, context: Context): RowStart | null {
  const evidence = new Evidence();
  const lineStart = token.start === body.start || body.lineStarts.has(token.start);
  const child = isChildOfLast(token, context);
  const titleFrom = child || lineStart ? null : titleBefore(text, body, token, context.words);
  weighBefore(text, body, token, lineStart, child || titleFrom !== null, context.words, evidence);
  weighAfter(text, body, token, evidence);
  if (context.ids.has(token.id) && standsOver(text, body, token)) evidence.add(1, 'stands over its next row again');
  else if (context.ids.has(token.id) && lineStart && ownIdBehind.test(text.slice(token.end, token.end + 30)))
    evidence.add(1, 'comes again before an id of the row itself');
  else weighSequence(token, child, context, evidence);
  const { score } = evidence;
  return score < threshold
    ? null
    : { start: token.start, end: token.end, id: token.id, score, reasons: evidence, titleFrom };
}

/** `SR 05/2021 Recommendation 2 The office must`: a report, and the number that the row has in it. */
const ownIdBehind = /^ \p{Lu}\p{Ll}+ \p{N}{1,3}(?:\.\p{N}{1,3})*(?:\p{Ll}| ?\([\p{Ll}\p{N}]{1,4}\))? \p{Lu}/u;

/** `2.1 Piers 2.1.3 The office must …`: the group is printed with each of its rows. */
function standsOver(text: string, body: Body, token: IdToken): boolean {
  const window = text.slice(token.end, Math.min(body.end, token.end + longestTitle));
  const stop = window.indexOf('\n');
  const title = stop < 0 ? window : window.slice(0, stop);
  const at = title.indexOf(`${token.id}.`);
  return at > 0 && /^\p{N}/u.test(title.slice(at + token.id.length + 1)) && !/[.!?]\s/u.test(title.slice(0, at));
}

const longestTitle = 160;

function weighBefore(
  text: string,
  body: Body,
  token: IdToken,
  lineStart: boolean,
  titled: boolean,
  words: Words,
  evidence: Evidence,
): void {
  const before = text.slice(Math.max(body.start, token.start - 60), token.start).trimEnd();
  const last = before.slice(-1);
  const lastWord = lastWordOf(before);
  const cued = last === '(' || last === ',' || (lastWord !== '' && words.cues.has(lastWord.toLowerCase()));
  if (last === '') evidence.add(3, 'the first thing after the header');
  else if (lineStart) evidence.add(body.lined ? 2.5 : 2, 'begins a line');
  else if (sentenceEnds.includes(last)) evidence.add(2, 'follows the end of a sentence');
  else if (endsWithStatus(before, words)) evidence.add(2, 'follows a status');
  if (cued && !titled) evidence.add(lineStart ? -1.5 : -4, `follows “${lastWord === '' ? last : lastWord}”`);
  if (body.lined && !lineStart && !titled && before !== '')
    evidence.add(-2, 'stands inside a line, where others begin one');
}

const sentenceEnds = '.!?…;:)]”’"';

/** The letters and hyphens at the end of a text: from its end, for a pattern would try every word before. */
function lastWordOf(text: string): string {
  let at = text.length;
  for (; at > 0; at--) {
    const code = text.charCodeAt(at - 1);
    if (code >= 128) return /[\p{L}-]+$/u.exec(text)?.[0] ?? '';
    if (!(isPlainLetter(code) || code === 45)) break;
  }
  return text.slice(at);
}

function isPlainLetter(code: number): boolean {
  return isSmallLetter(code) || isCapitalLetter(code);
}

function endsWithStatus(before: string, words: Words): boolean {
  // A look at the last word spares most of them; behind other signs than letters, decoration may stand.
  if (isPlainLetter(before.charCodeAt(before.length - 1)) && !words.statuses.endsIn(lastWordOf(before))) return false;
  const tail = before.slice(-40);
  for (const match of tail.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}/gu)) {
    if (isWholeStatus(tail.slice(match.index), words)) return true;
  }
  return false;
}

function weighAfter(text: string, body: Body, token: IdToken, evidence: Evidence): void {
  const rest = text.slice(token.end, Math.min(body.end, token.end + 7)).trimStart();
  if (rest === '') return;
  if (/^\p{L}/u.test(token.id) && /^(?:19|20)\p{N}{2}/u.test(rest))
    evidence.add(-4, 'is followed by a year, as a quarter is');
  if (opensAsCell(rest) || /^[“‘"'•[(£$€]/u.test(rest)) evidence.add(1, 'is followed by a capital');
  else if (/^[\p{Ll}]/u.test(rest)) evidence.add(-3, 'is followed by a small letter');
  else evidence.add(-4, 'is followed by punctuation');
}

function weighSequence(token: IdToken, child: boolean, context: Context, evidence: Evidence): void {
  const last = context.accepted.at(-1);
  if (context.ids.has(token.id)) evidence.add(-3, 'this id has begun a row of the table already');
  else if (context.seen.has(token.id) && !restarts(context))
    evidence.add(-1.5, 'this id has begun a row of the page already');
  if (looksLikeDate(token.id) && !child) evidence.add(-3, 'could be a date');
  if (!last) return;
  if (child) {
    evidence.add(2.5, `stands below ${last.id}`);
    return;
  }
  const tail = idTail(token.id);
  const before = tail ? context.latest.get(tail.stem) : undefined;
  const step = tail && before !== undefined ? tail.last - before : null;
  if (step === null) {
    if (!hasParent(token.id, context.ids)) evidence.add(-1, `neither goes on from ${last.id} nor stands below it`);
  } else if (step >= 1 && step <= 3) evidence.add(1, 'goes on with the sequence');
  else if (step > 3) evidence.add(0.3, 'later in the sequence');
  else evidence.add(-1, 'goes back in the sequence');
}

/** The numbering began anew in this table: all its ids have begun rows of the page before. */
function restarts({ accepted, seen }: Context): boolean {
  return accepted.length > 0 && accepted.every((start) => seen.has(start.id));
}

function isChildOfLast(token: IdToken, context: Context): boolean {
  const last = context.accepted.at(-1);
  return last !== undefined && isBelow(last.id, token.id);
}

function hasParent(id: string, ids: ReadonlySet<string>): boolean {
  for (let at = id.length - 1; at > 0; at--) if (ids.has(id.slice(0, at)) && isBelow(id.slice(0, at), id)) return true;
  return false;
}

/** `Vans and vessels 6.2.1 The council must`: a title without an id, from the start of the line. */
function titleBefore(text: string, body: Body, token: IdToken, words: Words): number | null {
  if (!body.hasGroups || !body.lined) return null;
  const lineStart = Math.max(body.start, text.lastIndexOf('\n', token.start) + 1);
  const title = text.slice(lineStart, token.start).trim();
  if (title.length < 3 || title.length > 120 || !/^\p{Lu}/u.test(title) || /[.!?;]/u.test(title)) return null;
  for (const found of words.statuses.find(title, 0, title.length)) if (found.end === title.length) return null;
  const last = /[\p{L}-]+$/u.exec(title)?.[0] ?? '';
  return /^(?:action|actions|recommendation|recommendations|see|at|in|under|section|point)$/iu.test(last)
    ? null
    : lineStart;
}
