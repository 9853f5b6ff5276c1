import { isDatePhrase } from '../../core/dates.js';
import { foldTypography } from '../../core/text.js';
import type { StatusValue } from '../../model/status.js';
import { tickedOptions } from '../boxes.js';
import { foldSign } from '../legend/signs.js';
import type { StatusReading } from '../lexicon/readings.js';
import type { Words } from '../lexicon/words.js';

export type { StatusReading } from '../lexicon/readings.js';

/**
 * What the words in a status cell mean. Words only: whether a cell is a status cell is for
 * the layout to say. Null when there is nothing known in it.
 */
export function readStatus(published: string, words: Words): StatusReading | null {
  return words.known.statuses.of(published, (each) => readMeaning(each, words));
}

function readMeaning(published: string, words: Words): StatusReading | null {
  const ticked = tickedOptions(published);
  if (ticked === null) return readWords(published, words);
  const [only] = ticked;
  if (only !== undefined && ticked.length === 1) return readWords(only, words);
  return { value: 'unknown', reason: `${ticked.length === 0 ? 'none' : 'several'} of the boxes are ticked` };
}

function readWords(published: string, words: Words): StatusReading | null {
  const sign = words.legend.size > 0 && published.length <= 40 ? words.legend.get(foldSign(published)) : undefined;
  if (sign)
    return { value: sign.value, reason: `the legend says that “${sign.sign}” is “${sign.meaning}”`, from: 'legend' };
  const exact = words.statuses.get(published);
  if (exact) return { value: exact, reason: `“${published}” is in the vocabulary` };
  const share = readShare(published);
  if (share) return share;
  const bare = stripDecoration(published);
  // `What was done` asks for it.
  if (bare === '' || /^(?:what|how|who|where|why|which)\b/iu.test(bare)) return null;
  const stripped = words.statuses.get(bare);
  if (stripped) return { value: stripped, reason: `“${bare}” is in the vocabulary` };
  if (isDatedLabel(bare, words)) return null;
  const parts = bare.split(/\s*(?:\/|;|\s[-–—]\s|(?<=\p{Ll})-(?=\p{Lu}))\s*/u).filter((part) => part !== '');
  if (parts.length > 1) return combine(parts, words);
  const either = bare.split(/\s+or\s+/iu).map((part) => words.statuses.get(part));
  if (either.length === 2 && either[0] && either[1] && either[0] !== either[1])
    return { value: 'unknown', reason: `“${bare}” may be either` };
  return longestPhrase(bare, words);
}

/** `20%` of the work is done: as far as a share goes, whatever the number. */
function readShare(published: string): StatusReading | null {
  const match = /^\s*(\p{N}{1,3}(?:[.,]\p{N}{1,2})?)\s?%\s*$/u.exec(published);
  const done = Number(match?.[1]?.replace(',', '.') ?? NaN);
  if (!(done <= 100)) return null;
  const value = done === 100 ? 'complete' : done > 0 ? 'in-progress' : 'not-started';
  return { value, reason: `“${published}” of it is done` };
}

/** `Target implementation date: Spring 2032` is a date and its name; `Completed: May 2024` is a status and its date. */
function isDatedLabel(text: string, words: Words): boolean {
  const [, label = '', date = ''] = /^([^:]{3,40}):\s+(.{3,40})$/u.exec(text) ?? [];
  return label !== '' && isDatePhrase(date) && words.statuses.at(label, 0) === null;
}

/**
 * Whether a text is a status and nothing else, marks and emoji apart: `✔ Complete`,
 * `On-going / on track`, which is two.
 */
export function isWholeStatus(published: string, words: Words): boolean {
  if (words.statuses.get(published) !== undefined) return true;
  const bare = withoutNoun(stripDecoration(published), words);
  return bare !== '' && bare.split(/\s*[/;]\s*|\s[–—-]\s/u).every((part) => words.statuses.get(part) !== undefined);
}

/** `Action delivered` says `delivered` of its row. */
function withoutNoun(text: string, words: Words): string {
  const noun = text.length <= 60 ? words.singularRow.exec(text)?.[0] : undefined;
  return noun === undefined ? text : text.slice(noun.length);
}

/** `Implemented?`, `Has it been completed? (Y/N)`: the status that a header asks for; null where it asks for none. */
export function askedStatus(title: string, words: Words): string | null {
  return words.known.asked.of(title, (each) => readQuestion(each, words));
}

function readQuestion(title: string, words: Words): string | null {
  const match = /^(.{3,60}?)\s*(?:\?|(?=\())\s*(?:\(?\s*y(?:es)?\s*\/\s*n(?:o)?[^)]*\)?)?\??$/iu.exec(
    foldTypography(title).trim(),
  );
  const asked = match?.[1] ?? '';
  const phrase = asked.split(' ').map((_, i, all) => all.slice(i).join(' '));
  return phrase.find((each) => words.statuses.get(each) === 'complete') ?? null;
}

/** What an answer says where the header is a question: `No` below `Implemented?` is `not implemented`. */
export function readAnswer(published: string, title: string, words: Words): StatusReading | null {
  const asked = askedStatus(title, words);
  if (asked === null) return null;
  const { yes, no, part } = words.lexicon.answers;
  const answer = stripDecoration(published).toLowerCase();
  const lead = yes.includes(answer) ? '' : no.includes(answer) ? 'not ' : part.includes(answer) ? 'partially ' : null;
  const value = lead === null ? undefined : words.statuses.get(`${lead}${asked}`);
  return value === undefined ? null : { value, reason: `“${published}” answers “${title}”` };
}

/** The mark of a footnote at the end: `[footnote 2]`, `Footnote 2` as screen readers hear it, or small figures. */
const noteMark =
  /\s*(?:\[\s*(?:foot|end)?note\s*\p{N}{1,3}\s*\]|(?:Foot|End)note\s*\p{N}{1,3}|[\u00b9\u00b2\u00b3\u2070-\u2079]+)$/u;

/** Emoji, ticks, asterisks, footnote marks, quotes and closing punctuation are no part of a status. */
export function stripDecoration(published: string): string {
  return foldTypography(published.replace(noteMark, ''))
    .replace(/\[(?:\p{N}+|[ivx]+)\]/gu, '')
    .replace(/[\p{Extended_Pictographic}\u2713-\u2718*†‡]/gu, '')
    .replace(/^['"\s:.-]+|['"\s:.,;-]+$/gu, '')
    .trim();
}

/** `Ongoing / partly delayed by the ferry strike`: a delay in either half is a delay. */
function combine(parts: readonly string[], words: Words): StatusReading | null {
  const readings = parts.flatMap((part) => longestPhrase(part, words) ?? []);
  const delayed = readings.find((reading) => reading.value === 'delayed');
  const [first, second] = readings;
  const refused = first?.value === 'complete' && parts.slice(1).find((part) => isRefusal(part, words));
  if (refused) return { value: 'withdrawn', reason: `${first.reason}, as it was “${refused}”` };
  // `Closed – not complete`: what is closed without being done is not done.
  const undone =
    first?.value === 'complete' && readings.find(({ value }) => value === 'not-achieved' || value === 'withdrawn');
  // `Open – Partially addressed`: how far it is says more than that it is open.
  const further = first?.value === 'open' && second;
  return delayed ?? (undone || further || first) ?? null;
}

/** `Closed, not accepted`, `Closed: declined`: what was refused is closed without being done. */
function isRefusal(text: string, words: Words): boolean {
  return words.responses.get(text) === 'rejected';
}

const isSaidOf = /^\s+(?:is|are|was|were|has been|have been|remains?)\s+(?:(?:now|still|currently|fully)\s+)?$/iu;

const colourBefore = /^(?:green|amber|red|blue|grey|gray|yellow|black|white)\b[\s:-]*/iu;
function longestPhrase(text: string, words: Words): StatusReading | null {
  const plain = text.replace(colourBefore, '').replace(/['"]/gu, ' ');
  let best: { length: number; value: StatusValue; phrase: string; start: number } | null = null;
  let delayed: string | null = null;
  for (const found of words.statuses.find(plain, 0, plain.length)) {
    const phrase = plain.slice(found.start, found.end);
    if (found.value === 'delayed') delayed ??= phrase;
    // `Implementation is complete`: what is said of it, and not its name.
    if (best && isSaidOf.test(plain.slice(best.start + best.length, found.start))) best = null;
    if (!best || (best.start > 0 && found.end - found.start > best.length)) {
      best = { length: found.end - found.start, value: found.value, phrase, start: found.start };
    }
  }
  if (!best) return null;
  if (delayed !== null && best.value === 'in-progress')
    return { value: 'delayed', reason: `“${delayed}” in “${text}”` };
  const { phrase, start } = best;
  const value = qualify(best.value, plain.slice(0, start), plain.slice(start + phrase.length), words);
  return { value, reason: `“${phrase}” in “${text}”${value === best.value ? '' : ', with what is said about it'}` };
}

/** What a phrase means among other words: `Nearly complete`, `Will not be delivered`, `90% complete`. */
function qualify(value: StatusValue, before: string, after: string, words: Words): StatusValue {
  const { denied, ahead, almost, partly, partlyAfter, unless } = words.qualifiers;
  if (denied.test(before)) {
    if (value === 'in-progress') return 'delayed';
    if (value !== 'complete' && value !== 'partly-complete') return 'unknown';
    if (!ahead.test(before)) return 'not-achieved';
    return unless.test(after) ? 'delayed' : 'withdrawn';
  }
  if (value !== 'complete') return value;
  // `Closed (not implemented)`: the same as with a dash between.
  const remark = /^\s*[,:(]\s*(.+?)\s*\)?$/u.exec(after)?.[1] ?? '';
  if (isRefusal(remark, words)) return 'withdrawn';
  const undone = words.statuses.get(remark);
  if (undone === 'not-achieved' || undone === 'withdrawn') return undone;
  const share = /(\p{N}{1,3})(?:\.\p{N}+)?\s*%(?:\s+of\s+\p{L}+)?\s*$/u.exec(before);
  if (share) return Number(share[1]) >= 100 ? value : Number(share[1]) > 0 ? 'in-progress' : 'not-started';
  if (ahead.test(before)) return 'open';
  if (almost.test(before)) return 'in-progress';
  return partly.test(before) || partlyAfter.test(after) ? 'partly-complete' : value;
}
