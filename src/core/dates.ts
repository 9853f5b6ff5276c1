/**
 * Dates as plans promise them: "Spring 2024", "Q3 2023/24", "by end March 2025", read as the
 * first and last day that the words can mean. Day before month, as in Britain; a fiscal year
 * begins where the plan says (April unless told otherwise).
 */

/** First and last day (`yyyy-mm-dd`) that a phrase can mean; null = unbounded on that side. */
export interface DateBounds {
  readonly earliest: string | null;
  readonly latest: string | null;
}

export interface DateSettings {
  /** Month (1-12) in which "2024/25" begins. */
  readonly fiscalYearStart: number;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const season = '(?:spring|summer|autumn|fall|winter)';
const year = '(?:19|20)\\d{2}';
const spanYear = `${year}\\s?[/\\u2010-\\u2013-]\\s?(?:20)?\\d{2}(?!\\d|[-/]\\d)`;
const part =
  '(?:early|mid|late|the\\s+end\\s+of|end\\s+of|end|the\\s+start\\s+of|start\\s+of|beginning\\s+of|the\\s+beginning\\s+of)[\\s-]+(?:of\\s+)?(?:the\\s+)?';
const moment = [
  `\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month},?\\s+${year}`,
  `(?:${part})?${month},?\\s+${year}`,
  `(?:${part})?(?:the\\s+)?${season}(?:\\s+of)?\\s+(?:${spanYear}|${year})`,
  `(?:${part})?(?:Q[1-4]|quarter\\s+[1-4])[\\s,]+(?:of\\s+)?(?:FY\\s?)?(?:${spanYear}|${year})`,
  `(?:H[12]|(?:the\\s+)?(?:first|second)\\s+half\\s+of)\\s+(?:${spanYear}|${year})`,
  `${year}-\\d{2}-\\d{2}`,
  `\\d{1,2}[./]\\d{1,2}[./](?:20)?\\d{2}(?!\\d)`,
  `(?:${part})?(?:(?:the\\s+)?(?:financial|fiscal|academic|school)\\s+year\\s+|FY\\s?)?${spanYear}`,
  `(?:${part})?(?:the\\s+)?(?:(?:calendar|end\\s+of\\s+calendar)\\s+year\\s+)?${year}(?!\\s?[/\\u2010-\\u2013-]\\s?\\d)`,
].join('|');
const lead =
  '(?:(?:to\\s+be\\s+)?(?:completed?|delivered|due|expected|planned|target)(?:\\s+date)?:?\\s+)?(?:(?:by|before|no\\s+later\\s+than|not\\s+later\\s+than|until|up\\s+to|from|after|since|starting|beginning|in|during|within)\\s+)?(?:the\\s+)?';
const open =
  '(?:to\\s+be\\s+confirmed|to\\s+be\\s+determined|to\\s+be\\s+agreed|tb[cda]|in\\s+due\\s+course|not\\s+set|not\\s+yet\\s+(?:set|known|agreed|confirmed)|no\\s+date(?:\\s+set)?|no\\s+deadline(?:\\s+established)?|when\\s+(?:funds|resources)\\s+allow|within\\s+(?:\\d{1,3}|one|two|three|six|nine|twelve)\\s+(?:days|weeks|months|years?)|(?:short|medium|long)(?:[\\s-]+to[\\s-]+(?:medium|long))?[\\s-]+term|immediate(?:ly)?|annually|each\\s+year|every\\s+year|quarterly|monthly|n/a)';

/** Source of a regular expression (flags `iu`) for a whole phrase of this kind. */
export const datePhrase = `(?:${lead}(?:${moment})(?:\\s*(?:\\u2010|\\u2011|\\u2012|\\u2013|\\u2014|-|to|until|and)\\s*(?:${moment}|ongoing|onwards?|present)|\\s+onwards?)?|${open})`;

const whole = new RegExp(`^${datePhrase}[.*]?$`, 'iu');
const prefixes = {
  by: /^(?:(?:to be )?(?:completed?|delivered|due|expected|planned|target)(?: date)?:? )?(?:by|before|no later than|not later than|until|up to) /u,
  from: /^(?:from|after|since|starting|beginning) /u,
};
const openWords = new RegExp(`^${open}$`, 'iu');

/** Whether a whole text is one date phrase. */
export function isDatePhrase(text: string): boolean {
  return whole.test(text.trim());
}

/** The days a phrase can mean; null when it is no phrase of this kind. */
export function readDateBounds(text: string, settings: DateSettings): DateBounds | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\u2010-\u2014]/gu, '-')
    .replace(/[.*]$/u, '');
  if (openWords.test(plain)) return { earliest: null, latest: null };
  if (!whole.test(plain)) return null;
  if (prefixes.by.test(plain)) {
    const bounds = readMoment(plain.replace(prefixes.by, ''), settings);
    return bounds && { earliest: null, latest: bounds.latest };
  }
  if (prefixes.from.test(plain) || /onwards?$/u.test(plain)) {
    const rest = plain.replace(prefixes.from, '').replace(/ onwards?$/u, '');
    const range = readRange(rest, settings);
    return range && (range.closed ? range.bounds : { earliest: range.bounds.earliest, latest: null });
  }
  const rest = plain.replace(
    /^(?:(?:to be )?(?:completed?|delivered|due|expected|planned|target)(?: date)?:? )?(?:(?:in|during|within) )?/u,
    '',
  );
  return readRange(rest, settings)?.bounds ?? null;
}

function readRange(text: string, settings: DateSettings): { bounds: DateBounds; closed: boolean } | null {
  const single = readMoment(text, settings);
  if (single) return { bounds: single, closed: false };
  const joint = /^(.+?) ?(?:-| to | until | and ) ?(.+)$/u;
  for (let at = text.search(/-| to | until | and /u); at >= 0; at = nextJoint(text, at)) {
    const head = readMoment(text.slice(0, at).trim(), settings);
    const tail = text.slice(at).replace(/^ ?(?:-|to|until|and) ?/u, '');
    if (!head || !joint.test(text)) continue;
    if (/^(?:ongoing|onwards?|present)$/u.test(tail))
      return { bounds: { earliest: head.earliest, latest: null }, closed: false };
    const end = readMoment(tail, settings);
    if (end) return { bounds: { earliest: head.earliest, latest: end.latest }, closed: true };
  }
  return null;
}

function nextJoint(text: string, at: number): number {
  const next = text.slice(at + 1).search(/-| to | until | and /u);
  return next < 0 ? -1 : at + 1 + next;
}

/** One moment without a preposition: a day, month, season, quarter, half, fiscal or calendar year. */
function readMoment(text: string, settings: DateSettings): DateBounds | null {
  const shape = /^(early|mid|late|(?:the )?(?:end|start|beginning)(?: of)?)[ -](?:of )?(?:the )?(.+)$/u.exec(text);
  if (shape) {
    const inner = readPeriod(shape[2] ?? '', settings);
    return inner && third(inner, shape[1] ?? '');
  }
  const period = readPeriod(text.replace(/^the /u, ''), settings);
  return period && { earliest: day(period.from), latest: day(period.to) };
}

/** Days since 1970, both inclusive. */
interface Period {
  readonly from: number;
  readonly to: number;
}

function third(period: Period, which: string): DateBounds {
  const length = period.to - period.from + 1;
  if (length <= 31) return { earliest: day(period.from), latest: day(period.to) };
  const monthsIn = Math.max(1, Math.round(length / 30.44 / 3));
  const start = new Date(period.from * 86_400_000);
  const cut = (n: number): number => dayNumber(start.getUTCFullYear(), start.getUTCMonth() + n, 1);
  if (/early|start|beginning/u.test(which)) return { earliest: day(period.from), latest: day(cut(monthsIn) - 1) };
  if (which === 'mid') return { earliest: day(cut(monthsIn)), latest: day(cut(monthsIn * 2) - 1) };
  return { earliest: day(cut(monthsIn * 2)), latest: day(period.to) };
}

function readPeriod(text: string, settings: DateSettings): Period | null {
  return (
    readDay(text) ?? readMonth(text) ?? readSeason(text) ?? readQuarter(text, settings) ?? readYear(text, settings)
  );
}

function readDay(text: string): Period | null {
  const named = /^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+)\.?,? (\d{4})$/u.exec(text);
  if (named) return oneDay(Number(named[3]), monthNumber(named[2] ?? ''), Number(named[1]));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (iso) return oneDay(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  const short = /^(\d{1,2})[./](\d{1,2})[./](\d{2,4})$/u.exec(text);
  if (short) return oneDay(fullYear(short[3] ?? ''), Number(short[2]) - 1, Number(short[1]));
  return null;
}

function oneDay(y: number, m: number, d: number): Period | null {
  if (m < 0 || m > 11 || d < 1) return null;
  const at = dayNumber(y, m, d);
  return new Date(at * 86_400_000).getUTCMonth() === m ? { from: at, to: at } : null;
}

function readMonth(text: string): Period | null {
  const match = /^([a-z]+)\.?,? (\d{4})$/u.exec(text);
  const m = match ? monthNumber(match[1] ?? '') : -1;
  if (!match || m < 0) return null;
  return monthsFrom(Number(match[2]), m, 1);
}

const seasonStart: Readonly<Record<string, number>> = { spring: 2, summer: 5, autumn: 8, fall: 8, winter: 11 };

function readSeason(text: string): Period | null {
  const match = /^(spring|summer|autumn|fall|winter)(?: of)? (\d{4})(?: ?[/-] ?(\d{2,4}))?$/u.exec(text);
  const start = match ? seasonStart[match[1] ?? ''] : undefined;
  if (!match || start === undefined) return null;
  return monthsFrom(Number(match[2]), start, 3);
}

function readQuarter(text: string, settings: DateSettings): Period | null {
  const quarter = /^(?:q|quarter )([1-4])[ ,]+(?:of )?(?:fy ?)?(.+)$/u.exec(text);
  const half = /^(?:h([12])|(first|second) half of) (.+)$/u.exec(text);
  const match = quarter ?? half;
  if (!match) return null;
  const index = quarter ? Number(quarter[1]) - 1 : half?.[1] === '2' || half?.[2] === 'second' ? 1 : 0;
  const years = /^(\d{4})( ?[/-] ?\d{2,4})?$/u.exec((quarter ? quarter[2] : half?.[3]) ?? '');
  if (!years) return null;
  const length = quarter ? 3 : 6;
  const start = years[2] === undefined ? 0 : settings.fiscalYearStart - 1;
  return monthsFrom(Number(years[1]), start + index * length, length);
}

function readYear(text: string, settings: DateSettings): Period | null {
  const match =
    /^(?:(?:the )?(?:financial|fiscal|academic|school|calendar) year |fy ?)?(\d{4})(?: ?[/-] ?(\d{2,4}))?$/u.exec(text);
  if (!match) return null;
  const y = Number(match[1]);
  if (match[2] === undefined) return monthsFrom(y, 0, 12);
  const last = fullYear(match[2]);
  const start = /academic|school/u.test(text) ? 7 : settings.fiscalYearStart - 1;
  if (last === y + 1) return monthsFrom(y, start, 12);
  return last > y ? { from: dayNumber(y, 0, 1), to: dayNumber(last, 11, 31) } : null;
}

function monthNumber(name: string): number {
  return name.length < 3 ? -1 : months.findIndex((m) => m.startsWith(name) || (name === 'sept' && m === 'september'));
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function monthsFrom(y: number, m: number, length: number): Period {
  return { from: dayNumber(y, m, 1), to: dayNumber(y, m + length, 1) - 1 };
}

function dayNumber(y: number, m: number, d: number): number {
  return Date.UTC(y, m, d) / 86_400_000;
}

function day(n: number): string {
  return new Date(n * 86_400_000).toISOString().slice(0, 10);
}
