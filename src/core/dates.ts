/**
 * Dates as plans promise them: "Spring 2024", "Q3 2023/24", "by end March 2025", read as the
 * first and last day that the words can mean.
 */
import { dayNumber, momentInCell, momentInText, readPeriod, type DateSettings, type Period } from './date-moments.js';
import { matchesIn } from './search.js';

export type { DateSettings } from './date-moments.js';

/** First and last day (`yyyy-mm-dd`) that a phrase can mean; null = unbounded on that side. */
export interface DateBounds {
  readonly earliest: string | null;
  readonly latest: string | null;
}

const unbounded: DateBounds = { earliest: null, latest: null };

const partOf =
  '(?:early|mid|late|(?:the\\s+)?(?:very\\s+)?(?:end|start|beginning|middle)(?:\\s+of)?|year[\\s-]end)[\\s-]+(?:of\\s+)?(?:the\\s+)?';
const purpose =
  '(?:to\\s+be\\s+)?(?:completed?|completion|deliver(?:ed|y)|due|expected|planned|target(?:ed)?|anticipated|estimated|forecast|scheduled|implement(?:ed|ation)|in\\s+place|revised|original|deadline)';
const by =
  '(?:by|before|on\\s+or\\s+before|no\\s+later\\s+than|not\\s+later\\s+than|until|up\\s+to|at\\s+the\\s+latest\\s+by)';
const from = '(?:from|after|since|start(?:s|ing|ed)?|beginning|commenc(?:es|ing|ed))';
const within = '(?:in|during|within|on|around|approximately|circa|c\\.)';
const lead =
  '(?:(?:to\\s+be\\s+)?(?:completed?|delivered|due|expected|planned|target)(?:\\s+date)?:?\\s+)?(?:(?:by|before|no\\s+later\\s+than|not\\s+later\\s+than|until|up\\s+to|from|after|since|starting|beginning|in|during|within)\\s+)?(?:the\\s+)?';
const endless = '(?:ongoing|on-going|onwards?|continuing|present)';
const open =
  '(?:to\\s+be\\s+confirmed|to\\s+be\\s+determined|to\\s+be\\s+agreed|tb[cda]|in\\s+due\\s+course|not\\s+set|not\\s+yet\\s+(?:set|known|agreed|confirmed)|no\\s+date(?:\\s+set)?|no\\s+deadline(?:\\s+established)?|when\\s+(?:funds|resources)\\s+allow|within\\s+(?:\\d{1,3}|one|two|three|six|nine|twelve)\\s+(?:days|weeks|months|years?)|(?:short|medium|long)(?:[\\s-]+to[\\s-]+(?:medium|long))?[\\s-]+term|immediate(?:ly)?|annually|each\\s+year|every\\s+year|quarterly|monthly|n/a)';
const range = (moment: string): string =>
  `(?:${moment})(?:\\s*(?:\\u2010|\\u2011|\\u2012|\\u2013|\\u2014|-|\\bto\\b|\\buntil\\b|\\band\\b)\\s*(?:${moment}|${endless})|\\s+onwards?)?`;

/** Source of a regular expression (flags `iu`) for a phrase of this kind within running text. */
export const datePhrase = `(?:${lead}${range(`(?:${partOf})?(?:${momentInText})`)}|${open})`;

const whole = new RegExp(`^(?:${lead}${range(`(?:${partOf})?(?:${momentInCell})`)}|${open})[.*]?$`, 'iu');
const openWhole = new RegExp(`^${open}[.*]?$`, 'iu');
const leads = {
  purpose: new RegExp(`^${purpose}(?:\\s+(?:date|for))?\\s*:?\\s+(?=\\S)`, 'iu'),
  ongoing: /^(?:ongoing|on-going),?\s+(?:-\s+)?(?=until|up\s+to|to\s|through)(?:through\s+)?/iu,
  by: new RegExp(`^(?:${by}|to)\\s+`, 'iu'),
  from: new RegExp(`^${from}\\s+`, 'iu'),
  within: new RegExp(`^${within}\\s+`, 'iu'),
  part: new RegExp(`^(${partOf})(.+)$`, 'iu'),
};
const joints = /\s*(?:-|\bto\b|\buntil\b|\band\b)\s*/giu;
const endlessWhole = new RegExp(`^${endless}$`, 'iu');
const endlessAfter = new RegExp(`(?:\\s+and|\\s*-|,)?\\s+${endless}$`, 'iu');

/** Whether a whole text is one date phrase. */
export function isDatePhrase(text: string): boolean {
  const phrase = text.trim();
  // Every moment has a year or a day of two digits. Most cells have none, and the longer pattern is dear to compile.
  return phrase.length <= longest && (/\d\d/u.test(phrase) ? whole : openWhole).test(phrase);
}

/**
 * The days that the words of a date cell can mean; null when it names none. Where a cell names
 * several moments, all of them count but those it says are past: "March 2024, now June 2025"
 * is June 2025, and two phases run from the first day of one to the last of the other.
 */
export function readDateBounds(text: string, settings: DateSettings): DateBounds | null {
  const plain = text
    .trim()
    .slice(0, longest)
    .replace(/\s+/gu, ' ')
    .replace(/[\u2010-\u2014]/gu, '-')
    .replace(/[.*]$/u, '');
  return readPhrase(plain, settings) ?? readWithin(plain, settings);
}

/** Characters of a cell that are looked at for its date. */
const longest = 300;

function readPhrase(phrase: string, settings: DateSettings): DateBounds | null {
  if (openWhole.test(phrase)) return unbounded;
  let rest = phrase;
  for (let i = 0; i < 3 && leads.purpose.test(rest); i += 1) rest = rest.replace(leads.purpose, '');
  rest = rest.replace(leads.ongoing, '');
  if (leads.by.test(rest)) {
    const bounds = readMoment(rest.replace(leads.by, ''), settings);
    return bounds && { earliest: null, latest: bounds.latest };
  }
  if (leads.from.test(rest)) {
    const bounds = readRange(rest.replace(leads.from, ''), settings);
    return bounds?.closed === false ? { earliest: bounds.earliest, latest: null } : bounds && shut(bounds);
  }
  const bounds = readRange(rest.replace(leads.within, ''), settings);
  return bounds && shut(bounds);
}

interface RangeBounds extends DateBounds {
  /** Whether both ends were written. */
  readonly closed: boolean;
}

function shut({ earliest, latest }: RangeBounds): DateBounds {
  return { earliest, latest };
}

function readRange(text: string, settings: DateSettings): RangeBounds | null {
  const single = readMoment(text, settings);
  if (single) return { ...single, closed: false };
  const started = endlessAfter.test(text) ? readMoment(text.replace(endlessAfter, ''), settings) : null;
  if (started) return { earliest: started.earliest, latest: null, closed: false };
  for (const joint of text.matchAll(joints)) {
    const head = readMoment(text.slice(0, joint.index), settings);
    const tail = text.slice(joint.index + joint[0].length);
    if (!head) continue;
    if (endlessWhole.test(tail)) return { earliest: head.earliest, latest: null, closed: false };
    const end = readMoment(tail, settings);
    if (end) return { earliest: head.earliest, latest: end.latest, closed: true };
  }
  return null;
}

/** One moment without a preposition: a day, month, season, quarter, half, fiscal or calendar year, or a part of one. */
function readMoment(text: string, settings: DateSettings): DateBounds | null {
  const period = readPeriod(text.trim(), settings);
  if (period) return { earliest: day(period.from), latest: day(period.to) };
  const part = leads.part.exec(text.trim());
  const inner = part && readPeriod(part[2] ?? '', settings);
  return inner && third(inner, (part[1] ?? '').toLowerCase());
}

function third(period: Period, which: string): DateBounds {
  const length = period.to - period.from + 1;
  if (length <= 31) return { earliest: day(period.from), latest: day(period.to) };
  const monthsIn = Math.max(1, Math.round(length / 30.44 / 3));
  const start = new Date(period.from * 86_400_000);
  const cut = (n: number): number => dayNumber(start.getUTCFullYear(), start.getUTCMonth() + n, 1);
  if (/early|start|beginning/u.test(which)) return { earliest: day(period.from), latest: day(cut(monthsIn) - 1) };
  if (/mid/u.test(which)) return { earliest: day(cut(monthsIn)), latest: day(cut(monthsIn * 2) - 1) };
  return { earliest: day(cut(monthsIn * 2)), latest: day(period.to) };
}

const phrases = new RegExp(`(?<![\\p{L}\\p{N}]|\\p{N}[./-](?=\\p{N}))${datePhrase}(?![\\p{L}\\p{N}])`, 'giu');
/** Before a moment: it is no longer the promise. */
const pastBefore = /(?:\bwas|\bwere|previously|formerly|originally|original(?:\s+\w+)?|initial(?:ly)?)[\s:(]*$/iu;
const movedBefore = /(?:revised|extended|moved|changed|slipped|delayed|postponed)\s*$/iu;
/** Before a moment: it replaces the others. */
const newBefore =
  /(?:\bnow|\bnew(?:\s+\w+)?|revised(?:\s+\w+)?|current(?:ly)?|(?:extended|moved|revised|changed|slipped|delayed)\s+(?:to|until))[\s:(]*$/iu;

/** The moments named within other words; no bounds where every one of them is past. */
function readWithin(text: string, settings: DateSettings): DateBounds | null {
  const found: { readonly bounds: DateBounds; readonly isNew: boolean }[] = [];
  let past = false;
  for (const match of matchesIn(phrases, text, 0, text.length)) {
    const words = text.slice(match.start, match.end);
    if (!/\d/u.test(words)) continue;
    const before = text.slice(0, match.start);
    const isPast = pastBefore.test(before) || (/^from /iu.test(words) && movedBefore.test(before));
    past ||= isPast;
    const bounds = isPast ? null : readPhrase(words, settings);
    if (bounds) found.push({ bounds, isNew: newBefore.test(before) || /^revised/iu.test(words) });
  }
  const newest = found.filter((moment) => moment.isNew);
  const all = (newest.length > 0 ? newest : found).map((moment) => moment.bounds);
  const [first, ...others] = all;
  if (!first) return past ? unbounded : null;
  return others.reduce(
    (sum, bounds) => ({
      earliest:
        sum.earliest === null || bounds.earliest === null
          ? null
          : sum.earliest < bounds.earliest
            ? sum.earliest
            : bounds.earliest,
      latest:
        sum.latest === null || bounds.latest === null ? null : sum.latest > bounds.latest ? sum.latest : bounds.latest,
    }),
    first,
  );
}

function day(n: number): string {
  return new Date(n * 86_400_000).toISOString().slice(0, 10);
}
