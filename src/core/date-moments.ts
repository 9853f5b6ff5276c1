/**
 * The moments that plans promise, each form once: its pattern, and the days that it means. Day
 * before month, as in Britain, unless the numbers allow only the other order. Seasons are March
 * to May and so on; "winter 2024" runs into February 2025.
 */

export interface DateSettings {
  /** Month (1-12) in which "2024/25" begins. */
  readonly fiscalYearStart: number;
  /** `03/04/2025` is the fourth of March; else the third of April. A number above 12 is a day wherever it stands. */
  readonly monthFirst?: boolean;
}

/** Days since 1970, both inclusive. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Form {
  /** Source of a regular expression (flags `iu`); its groups are named. */
  readonly pattern: string;
  readonly read: (groups: Groups, settings: DateSettings) => Period | null;
  /** Too short a form to be told from other words in running text: only where it is the whole of a cell. */
  readonly wholeOnly?: true;
}

const monthNames = [
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
const monthWord =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const seasonWord = '(?:spring|summer|autumn|fall|winter)';
const dayNo = '(?:0?[1-9]|[12]\\d|3[01])';
const fullYear = '(?:19|20)\\d{2}';
const dash = '[\\u2010-\\u2014-]';
const twoYears = `${fullYear}\\s?(?:[/\\u2010-\\u2013-])\\s?(?:20)?\\d{2}(?!\\d|[-/]\\d)`;
const anyYear = `(?:${twoYears}|${fullYear})`;
const shortYear = "['\\u2018\\u2019]?\\d{2}(?!\\d)";
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?';
const nth = '(?:st|nd|rd|th)?';
const to = `\\s*(?:[/&]|${dash}|\\bto\\b|\\band\\b|\\buntil\\b)\\s*`;
const fiscal = '(?:(?:the\\s+)?(?:financial|fiscal|academic|school|calendar)\\s+year|FY)';
const quarterWord =
  '(?:Q\\s?(?<q>[1-4])|quarter\\s+(?<qWord>[1-4])|(?<qName>first|second|third|fourth|1st|2nd|3rd|4th)\\s+quarter)';
const quarterYear = `(?<fy>FY\\s?|${fiscal}\\s+)?(?<y>${anyYear}|(?<=FY\\s?)\\d{2}(?:/\\d{2})?(?!\\d))`;

/** Longer forms first: the first that fits the whole of a text is the one that is meant. */
const forms: readonly Form[] = [
  {
    pattern: `${weekday}(?<d>${dayNo})${nth}\\s*(?:${dash}|\\bto\\b)\\s*(?<d2>${dayNo})${nth}\\s+(?<m>${monthWord}),?\\s+(?<y>${fullYear})`,
    read: (g) =>
      span(oneDay(numberOf(g.y), monthOf(g.m), numberOf(g.d)), oneDay(numberOf(g.y), monthOf(g.m), numberOf(g.d2))),
  },
  {
    pattern: `${weekday}(?<d>${dayNo})${nth}[\\s-]+(?:of\\s+)?(?<m>${monthWord}),?[\\s-]+(?<y>${fullYear})`,
    read: (g) => oneDay(numberOf(g.y), monthOf(g.m), numberOf(g.d)),
  },
  {
    pattern: `(?<d>${dayNo})${nth}[\\s-](?<m>${monthWord})[\\s-](?<y>${shortYear})`,
    read: (g) => oneDay(yearOf(g.y), monthOf(g.m), numberOf(g.d)),
    wholeOnly: true,
  },
  {
    pattern: `${weekday}(?<m>${monthWord})\\s+(?<d>${dayNo})${nth},?\\s+(?<y>${fullYear})`,
    read: (g) => oneDay(numberOf(g.y), monthOf(g.m), numberOf(g.d)),
  },
  {
    pattern: `(?<m>${monthWord})${to}(?<m2>${monthWord}),?\\s+(?<y>${fullYear})`,
    read: (g) => monthsBetween(numberOf(g.y), monthOf(g.m), monthOf(g.m2)),
  },
  {
    pattern: `(?<m>${monthWord}),?(?:\\s+of)?\\s+(?<y>${fullYear})`,
    read: (g) => monthsFrom(numberOf(g.y), monthOf(g.m), 1),
  },
  {
    pattern: `(?<m>${monthWord})(?:\\s?[/-]\\s?|\\s)(?<y>${fullYear}|${shortYear})`,
    read: (g) => monthsFrom(yearOf(g.y), monthOf(g.m), 1),
    wholeOnly: true,
  },
  {
    pattern: `(?:the\\s+)?(?<s>spring|summer|autumn)\\s+term(?:\\s+of)?\\s+(?<y>${fullYear})`,
    read: (g) => monthsFrom(numberOf(g.y), termStart[lower(g.s)] ?? 0, 4),
  },
  {
    pattern: `(?:the\\s+)?(?<s>${seasonWord})${to}(?:the\\s+)?(?<s2>${seasonWord})(?:\\s+of)?\\s+(?<y>${fullYear})`,
    read: (g) => seasons(numberOf(g.y), lower(g.s), lower(g.s2)),
  },
  {
    pattern: `(?:the\\s+)?(?<s>${seasonWord})(?:\\s+of)?\\s+(?<y>${anyYear})`,
    read: (g) => seasons(numberOf((g.y ?? '').slice(0, 4)), lower(g.s), lower(g.s)),
  },
  {
    pattern: `(?:the\\s+)?(?<s>${seasonWord})\\s+(?<y>${shortYear})`,
    read: (g) => seasons(yearOf(g.y), lower(g.s), lower(g.s)),
    wholeOnly: true,
  },
  {
    pattern: `Q(?<q>[1-4])(?:\\s*(?:[/&]|${dash}|\\bto\\b|\\band\\b)\\s*)Q(?<q2>[1-4])[\\s,]+${quarterYear}`,
    read: (g, settings) => quarters(g, settings, numberOf(g.q), numberOf(g.q2)),
  },
  {
    pattern: `(?:the\\s+)?${quarterWord}(?:[\\s,/(]+|${dash})(?:of\\s+)?(?:the\\s+)?${quarterYear}\\)?`,
    read: (g, settings) => quarters(g, settings, quarterOf(g), quarterOf(g)),
  },
  {
    pattern: `${quarterYear}[\\s,(]+${quarterWord}\\)?`,
    read: (g, settings) => quarters(g, settings, quarterOf(g), quarterOf(g)),
  },
  {
    pattern: `(?:H(?<h>[12])|(?:the\\s+)?(?<hWord>first|second)\\s+half\\s+of)[\\s,]+(?:of\\s+)?${quarterYear}`,
    read: (g, settings) => {
      const second = g.h === '2' || lower(g.hWord) === 'second';
      return quarters(g, settings, second ? 3 : 1, second ? 4 : 2);
    },
  },
  {
    pattern: `(?<y>${fullYear})(?<sep>[-/])(?<m>${dayNo})\\k<sep>(?<d>${dayNo})`,
    read: (g) => oneDay(numberOf(g.y), numberOf(g.m) - 1, numberOf(g.d)),
  },
  {
    pattern: `(?<d>${dayNo})(?<sep>[./-])(?<m>${dayNo})\\k<sep>(?<y>(?:19|20)?\\d{2})(?!\\d)`,
    read: (g, { monthFirst = false }) => {
      const [y, first, second] = [yearOf(g.y), numberOf(g.d), numberOf(g.m)];
      const isMonthFirst = second > 12 || (monthFirst && g.sep !== '.' && first <= 12);
      return isMonthFirst ? oneDay(y, first - 1, second) : oneDay(y, second - 1, first);
    },
  },
  {
    pattern: `(?<m>0?[1-9]|1[0-2])/(?<y>${fullYear})`,
    read: (g) => monthsFrom(numberOf(g.y), numberOf(g.m) - 1, 1),
    wholeOnly: true,
  },
  {
    pattern: `(?:the\\s+)?(?<kind>${fiscal}\\s+)?(?<y>${twoYears})(?:\\s+(?<kindAfter>(?:financial|fiscal|academic|school)\\s+year))?`,
    read: (g, settings) => readYears(g.y ?? '', lower(g.kind ?? g.kindAfter), settings),
  },
  {
    pattern: `FY\\s?(?<y>${fullYear}|\\d{2}(?![\\d/-]))`,
    read: (g, settings) => fiscalYear(yearOf(g.y) - 1, settings.fiscalYearStart),
  },
  {
    pattern: 'FY\\s?(?<y>\\d{2})[/-](?<y2>\\d{2})(?!\\d)',
    read: (g, settings) =>
      yearOf(g.y2) === yearOf(g.y) + 1 ? fiscalYear(yearOf(g.y), settings.fiscalYearStart) : null,
  },
  {
    pattern: `(?:the\\s+)?(?<kind>(?:financial|fiscal|academic|school)\\s+year)\\s+(?<y>${fullYear})`,
    read: (g, settings) => {
      // Some name such a year by its first calendar year, some by its last.
      const start = yearStart(lower(g.kind), settings);
      return span(fiscalYear(numberOf(g.y) - 1, start), fiscalYear(numberOf(g.y), start));
    },
  },
  {
    // `2024/12` is December where it is no pair of years.
    pattern: `(?<y>${fullYear})[-/](?<m>0[1-9]|1[0-2])`,
    read: (g) => monthsFrom(numberOf(g.y), numberOf(g.m) - 1, 1),
    wholeOnly: true,
  },
  {
    pattern: `(?:the\\s+)?(?:(?:calendar\\s+)?year\\s+)?(?<y>${fullYear})(?!\\s?[/\\u2010-\\u2013-]\\s?\\d)`,
    read: (g) => monthsFrom(numberOf(g.y), 0, 12),
  },
];

const compiled = forms.map((form) => ({ ...form, test: new RegExp(`^(?:${form.pattern})$`, 'iu') }));

/** Source of a regular expression (flags `iu`, no groups) for a moment within running text. */
export const momentInText = union(forms.filter((form) => form.wholeOnly === undefined));

/** The same for a moment that fills a cell, where shorter forms can be trusted: `31 Mar 25`, `Mar-25`. */
export const momentInCell = union(forms);

/** The days of one moment without prepositions; null when it has none of these forms. */
export function readPeriod(text: string, settings: DateSettings): Period | null {
  for (const form of compiled) {
    const match = form.test.exec(text);
    const period = match && form.read(match.groups ?? {}, settings);
    if (period) return period;
  }
  return null;
}

/** Named groups become plain ones: a name can be used once in a pattern, and the forms share theirs. */
function union(some: readonly Form[]): string {
  return some.map((form) => form.pattern.replace(/\(\?<[a-z]\w*>/giu, '(?:').replace(/\\k<sep>/gu, '[./-]')).join('|');
}

function span(first: Period | null, last: Period | null): Period | null {
  return first && last && first.from <= last.to ? { from: first.from, to: last.to } : null;
}

function oneDay(y: number, m: number, d: number): Period | null {
  if (m < 0 || m > 11 || d < 1) return null;
  const at = dayNumber(y, m, d);
  return new Date(at * 86_400_000).getUTCMonth() === m ? { from: at, to: at } : null;
}

/** "November to February 2025" began the year before. */
function monthsBetween(y: number, first: number, last: number): Period {
  return span(monthsFrom(first > last ? y - 1 : y, first, 1), monthsFrom(y, last, 1)) ?? monthsFrom(y, last, 1);
}

const seasonStart: Readonly<Record<string, number>> = { spring: 2, summer: 5, autumn: 8, fall: 8, winter: 11 };
const termStart: Readonly<Record<string, number>> = { spring: 0, summer: 3, autumn: 8 };

function seasons(y: number, first: string, last: string): Period | null {
  const [start, end] = [seasonStart[first], seasonStart[last]];
  return start === undefined || end === undefined ? null : span(monthsFrom(y, start, 3), monthsFrom(y, end, 3));
}

function quarters(groups: Groups, settings: DateSettings, first: number, last: number): Period | null {
  const digits = (groups.y ?? '').replace(/\s/gu, '');
  const named = groups.fy !== undefined;
  const pair = /^(\d{2,4})[^\d](\d{2,4})$/u.exec(digits);
  if (pair && yearOf(pair[2]) !== yearOf(pair[1]) + 1) return null;
  const y = yearOf(pair ? pair[1] : digits) - (named && !pair ? 1 : 0);
  const start = pair !== null || named ? settings.fiscalYearStart - 1 : 0;
  return last < first ? null : monthsFrom(y, start + (first - 1) * 3, (last - first + 1) * 3);
}

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
};

function quarterOf(groups: Groups): number {
  return ordinals[lower(groups.qName)] ?? numberOf(groups.q ?? groups.qWord);
}

function readYears(years: string, kind: string, settings: DateSettings): Period | null {
  const [first = '', second = ''] = years.split(/[^\d]+/u);
  const [y, last] = [yearOf(first), yearOf(second)];
  if (last === y + 1) return fiscalYear(y, yearStart(kind, settings));
  return last > y ? { from: dayNumber(y, 0, 1), to: dayNumber(last, 11, 31) } : null;
}

function yearStart(kind: string, settings: DateSettings): number {
  return /academic|school/u.test(kind) ? 8 : settings.fiscalYearStart;
}

function fiscalYear(y: number, startMonth: number): Period {
  return monthsFrom(y, startMonth - 1, 12);
}

function monthOf(name: string | undefined): number {
  const plain = lower(name).replace('.', '');
  return plain.length < 3 ? -1 : monthNames.findIndex((m) => m.startsWith(plain === 'sept' ? 'sep' : plain));
}

function numberOf(digits: string | undefined): number {
  return Number(digits ?? NaN);
}

function yearOf(digits: string | undefined): number {
  const plain = (digits ?? '').replace(/\D/gu, '');
  return plain.length === 2 ? 2000 + Number(plain) : Number(plain);
}

function lower(word: string | undefined): string {
  return (word ?? '').toLowerCase();
}

function monthsFrom(y: number, m: number, length: number): Period {
  return { from: dayNumber(y, m, 1), to: dayNumber(y, m + length, 1) - 1 };
}

/** Days since 1970 of a day; months and days may overflow, as in `Date.UTC`. */
export function dayNumber(y: number, m: number, d: number): number {
  return Date.UTC(y, m, d) / 86_400_000;
}
