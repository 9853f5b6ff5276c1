import { readDateBounds } from '../core/dates.js';
import { isDigit, isSmallLetter } from '../core/letters.js';
import { foldTypography } from '../core/text.js';
import { askedStatus } from './fields/status.js';
import type { HeaderReading } from './lexicon/readings.js';
import { foldPhrase, type Words } from './lexicon/words.js';

export type { HeaderReading } from './lexicon/readings.js';

const trailer =
  /\s*(?:[-–—:,(]\s*)?(?:(?:as at|at|to|in|since|for|until|update)\s+)?(?:(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?(?:19|20)\d{2}(?:\s*[/-]\s*\d{2,4})?\)?$/iu;

/** `Assessment at March 2022` without its date. */
export function withoutDate(title: string): string {
  return title.replace(trailer, '').trim();
}

/**
 * The field of a header cell or label: known whole, known after its date or footnote mark is
 * taken off (`Status Oct 2021`), or by its last words (`ASL Review Recommendation`), its first
 * (`Progress made since the review`) or a known phrase inside it.
 */
export function readHeader(text: string, words: Words): HeaderReading | null {
  const own = words.planHeaders.size === 0 ? undefined : words.planHeaders.get(foldPhrase(text));
  if (own) return { field: own, score: 1, reason: `“${text}” is named in the plan file` };
  // Most texts that are asked about are cells of rows, and too long: that is seen first.
  return isSentence(text) || isNumber(text) ? null : words.known.headers.of(text, (each) => readWords(each, words));
}

/** Words of the longest header. */
const mostWords = 12;

function isSentence(text: string): boolean {
  let letters = 0;
  for (let at = text.indexOf(' '); at >= 0 && letters <= mostWords; at = text.indexOf(' ', at + 1)) {
    const code = text.charCodeAt(at + 1) | 32;
    if (isSmallLetter(code)) letters++;
  }
  return letters > mostWords;
}

/** Digits, stops and the like in a row: ids, dates and counts come by the thousand, and name no column. */
function isNumber(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!(isDigit(code) || (code >= 44 && code <= 47) || code === 32)) return false;
  }
  return true;
}

function readWords(text: string, words: Words): HeaderReading | null {
  const plain = spaced(foldTypography(text))
    .replace(/\[(?:\p{N}+|[ivx]+)\]|[*†‡]/gu, '')
    .replace(/\((e?s)\)/giu, '$1')
    .replace(/[\s:.–—-]+$/u, '')
    .trim();
  if (plain === '' || plain.split(' ').length > mostWords || isPastDate(plain)) return null;
  const exact = words.headers.get(plain);
  if (!exact && isStatusHeading(plain, words)) return null;
  if (exact) return { field: exact, score: 1, reason: `“${text}” is a known header` };
  const undated = withoutDate(plain);
  const dated = undated === plain ? undefined : words.headers.get(undated);
  if (dated) return { field: dated, score: 0.95, reason: `“${undated}” with a date` };
  if (/^link(?:s|ed)?\b/iu.test(undated)) return { field: 'links', score: 0.9, reason: `“${text}” begins with “link”` };
  if (/^(?:next|future|further)\b.*\b(?:actions?|steps?|work)$/iu.test(undated))
    return { field: 'next-steps', score: 0.8, reason: `“${text}” says what comes next` };
  if (tellsOfDeeds(undated, words)) return { field: 'progress', score: 0.8, reason: `“${text}” names what was done` };
  const asksFor = fieldAskedFor(undated);
  if (asksFor) return { ...asksFor, score: 0.8, reason: `“${text}” ${asksFor.reason}` };
  // `In progress` ends in the name of a column, and is a status.
  if (words.statuses.get(plain) !== undefined) return null;
  const bare = undated.replace(/\s*\([^)]*\)\s*$/u, '');
  if (namesStatuses(plain, words)) return { field: 'status', score: 0.9, reason: `“${text}” names statuses` };
  const asked = askedStatus(plain, words);
  if (asked !== null) return { field: 'status', score: 0.9, reason: `“${text}” asks whether it is ${asked}` };
  // `For: All chief constables`; inside other words it says nothing.
  if (/^(?:for|to)$/iu.test(bare)) return { field: 'owners', score: 0.9, reason: `“${text}” names whom it is for` };
  return byPart(bare, words);
}

/** A known header at one end of other words. */
function byPart(text: string, words: Words): HeaderReading | null {
  const last = isGoverned(text, words) || saysNone(text) ? null : bySuffix(text, words);
  return last ?? byPrefix(text, words) ?? broken(text, words);
}

function fieldAskedFor(text: string): Pick<HeaderReading, 'field' | 'reason'> | null {
  if (asksWhatWasRecommended.test(text)) return { field: 'recommendation', reason: 'asks what was recommended' };
  return asksWhatWasPromised.test(text) ? { field: 'action', reason: 'asks what was promised' } : null;
}

/** `What the Royal Commission recommended`, `What the Board of Auditors said`; what we said is a promise. */
const asksWhatWasRecommended =
  /^what\s+(?:(?:\p{L}+\s+){1,6}(?:recommended|recommends|called\s+for|asked\s+for)|the\s+(?:\p{L}+\s+){1,6}said)$/iu;

/** `What we agreed`, `What the Council said it would do`, `What will be done`. */
const asksWhatWasPromised =
  /^what\s+(?:(?:we|they|you|the\s+\p{L}+(?:\s+\p{L}+)?)\s+(?:have\s+)?(?:agreed|promised|committed|pledged|undertook|planned|intend(?:ed)?|said\s+(?:we|they|it)\s+would)(?:\s+to)?(?:\s+do)?|will\s+be\s+done|was\s+(?:agreed|promised|planned))$/iu;

/** `Timescal e`, `Review Recommendati on`: a narrow column broke a word of a known header. */
function broken(text: string, words: Words): HeaderReading | null {
  const parts = text.split(' ');
  for (let i = 1; i < Math.min(parts.length, 5); i++) {
    const [head = '', tail = ''] = parts.slice(i - 1, i + 1);
    if (!/^\p{L}{4,}$/u.test(head) || !/^\p{Ll}{1,6}$/u.test(tail)) continue;
    const known = [head + tail, ...parts.slice(i + 1)].join(' ');
    const field = words.headers.get(known);
    if (field) return { field, score: 0.8, reason: `“${text}” ends in “${known}”, broken by the end of a line` };
  }
  return null;
}

/** `Timescale to meet action`, `Responsibility for taking action`: the first words say what it holds. */
function isGoverned(text: string, words: Words): boolean {
  const found = words.headers.at(text, 0);
  return found !== null && /^\s+(?:for|to|of|against)\s+\p{L}/iu.test(text.slice(found.end));
}

/** `Not accepted, no action`: a value, which says that there is none of what its last word names. */
function saysNone(text: string): boolean {
  return /[,;–—-]\s*no\s+(?:\p{L}+\s+)?\p{L}+$/iu.test(text);
}

/** `Measures taken`, `Steps undertaken so far`: done, and not to do. */
function tellsOfDeeds(text: string, words: Words): boolean {
  const match =
    /^(?:\p{L}+\s+){0,2}?(\p{L}+)\s+(?:(?:already|since)\s+)?(?:taken|undertaken|done|carried out|made|to date|so far)(?:\s+(?:to date|so far|since\b.*|by\b.*))?$/iu.exec(
      text,
    );
  const noun = match?.[1]?.toLowerCase() ?? '';
  return (words.lexicon.rowNouns.includes(noun) || words.lexicon.deeds.includes(noun)) && !/\bto be\b/iu.test(text);
}

/** `Met / not met`, `Complete or ongoing`: what can be told of a row; `On-going / on track` is told of one. */
function namesStatuses(text: string, words: Words): boolean {
  const named = text.split(/\s*\/\s*|\s+or\s+/u);
  if (named.length < 2) return false;
  const values = new Set(named.map((each) => words.statuses.get(each)));
  return !values.has(undefined) && values.has('complete') && values.size > 1;
}

/** `DUE_DATE` and `dueDate`, as programs name columns, are `due date`. */
function spaced(text: string): string {
  return /\s/u.test(text) ? text : text.replace(/_+/gu, ' ').replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ');
}

/** `Title`, `Short title`: what each row is called. */
export function namesTitle(header: string, words: Words): boolean {
  return words.lexicon.titles.includes(/\p{L}+$/u.exec(header.toLowerCase())?.[0] ?? '');
}

/** Whether a line is a known label with its value: `Status: Complete`, `• Lead – Depot`, `Status (June): Open`. */
export function carriesLabel(line: string, words: Words): boolean {
  const match = /^(?:[•◦▪●·‣⁃*–-]\s+)?(\p{L}[^:]{1,50}?)(?:\s*:\s*|\s+[–—-]\s+)[^\s:]/u.exec(line);
  const label = match?.[1]?.replace(/\s*\([^()]*\)$/u, '');
  return label !== undefined && words.headers.get(label) !== undefined;
}

/** The month that a header names, as a number to compare; 0 where it names none: `Status Oct 2021`, `RAG at 31/12/2023`. */
export function monthOf(header: string): number {
  const phrase = dateInHeader.exec(header)?.[0];
  const bounds = phrase === undefined ? null : readDateBounds(phrase, { fiscalYearStart: 4 });
  const day = bounds?.earliest ?? bounds?.latest ?? null;
  if (day === null) return 0;
  const [year = 0, month = 0] = day.split('-').map(Number);
  // A year alone is as late as its end.
  return year * 13 + (/^\p{N}{4}$/u.test(phrase ?? '') ? 12 : month);
}

const dateInHeader =
  /(?:(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+|(?:spring|summer|autumn|winter|q[1-4])\s+)?(?:19|20)\d{2}(?:\/\d{2})?|\d{1,2}[./]\d{1,2}[./](?:20)?\d{2}/iu;

/** `Date issued`, `Last updated`, `Date of the report`: a day in the past, and no promise. */
export function isPastDate(header: string): boolean {
  if (/(?<!\w)(?:target|due|planned|expected|deadline|since)\b/iu.test(header)) return false;
  // `Date agreed`, `Date first identified`; `Date required` is ahead.
  if (
    /^date\s+(?:(?:first|last|originally)\s+)?(?!requir|propos|estimat|anticipat|schedul|need|revis|promis|forecast|project)\p{L}+ed$/iu.test(
      header.trim(),
    )
  )
    return true;
  return (
    /(?<!\w)(?:issued|published|updated?|raised|opened|created|received|reviewed|reported|recorded|added|logged|started|commenced|completed on|date completed|closed|completed date|actual|date of (?:the )?(?:meeting|report|issue|publication|audit|review|inspection|update|response|recommendation|decision)|(?:meeting|report|issue|publication|start|audit|update|review|response|decision) date)\b/iu.test(
      header,
    ) && /(?<!\w)(?:date|last|when|on|completion|actual)\b/iu.test(header)
  );
}

function bySuffix(text: string, words: Words): HeaderReading | null {
  const parts = text.split(' ');
  // `6.1 Emergency response` is the title of a group.
  if (!words.headers.endsIn(parts.at(-1) ?? '') || /^\p{N}+(?:\.\p{N}+)+\.?$/u.test(parts[0] ?? '')) return null;
  for (let i = 1; i < parts.length; i++) {
    // `Rationale for the recommendation`, `Progress on actions`: what it is about, and not what it holds.
    if (
      /^(?:for|to|on|about|behind|against|towards?|from|with)$/iu.test(parts[i - 1] ?? '') ||
      isArticleAfter(parts, i) ||
      isDoneWith(parts, i)
    )
      continue;
    const tail = parts.slice(i).join(' ');
    const field = words.headers.get(tail);
    if (field) return { field, score: 0.8, reason: `“${text}” ends in “${tail}”` };
  }
  return null;
}

/** `Follow-up of recommendations`: what becomes of them. */
function isDoneWith(parts: readonly string[], i: number): boolean {
  return (
    /^of$/iu.test(parts[i - 1] ?? '') &&
    /^(?:follow-?up|implementation|review|monitoring|overview)$/iu.test(parts[i - 2] ?? '')
  );
}

function isArticleAfter(parts: readonly string[], i: number): boolean {
  return (
    /^(?:the|this|these|each|our|its)$/iu.test(parts[i - 1] ?? '') &&
    /^(?:for|to|on|of|about|behind|against|towards?|from|with)$/iu.test(parts[i - 2] ?? '')
  );
}

function byPrefix(text: string, words: Words): HeaderReading | null {
  const found = words.headers.at(text, 0);
  return found
    ? { field: found.value, score: 0.6, reason: `“${text}” begins with “${text.slice(0, found.end)}”` }
    : null;
}

/** `Actions in progress` is a heading over rows, not a header of two columns. */
export function isStatusHeading(line: string, words: Words): boolean {
  const match = words.statusLine.exec(line.trim());
  const phrase = match?.[1] ?? match?.[2];
  return phrase !== undefined && words.statuses.get(phrase) !== undefined;
}
