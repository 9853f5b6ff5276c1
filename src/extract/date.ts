/** Dates as publishers print them in the margins of a page, where only whole days count. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

const patterns: readonly {
  readonly pattern: RegExp;
  readonly order: readonly [year: number, month: number, day: number];
}[] = [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})(?![\d])/u, order: [1, 2, 3] },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthNames})\\.?,? (\\d{4})\\b`, 'iu'),
    order: [3, 2, 1],
  },
  { pattern: new RegExp(`\\b(${monthNames})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'iu'), order: [3, 1, 2] },
  // Day first, as everywhere but in one country.
  { pattern: /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/u, order: [3, 2, 1] },
];

/**
 * The first whole day named in a short text, as `yyyy-mm-dd`; null where there is none. A
 * time or a zone after it is not looked at: the day is the one printed.
 */
export function readDay(text: string): string | null {
  const plain = text.slice(0, 300).replace(/\s+/gu, ' ');
  for (const { pattern, order } of patterns) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const [year, month, day] = order.map((group) => found[group] ?? '') as [string, string, string];
    const isoDay = toIso(Number(year), monthNumber(month), Number(day));
    if (isoDay !== null) return isoDay;
  }
  return null;
}

function monthNumber(text: string): number {
  const named = months.indexOf(text.slice(0, 3).toLowerCase());
  return named >= 0 ? named + 1 : Number(text);
}

function toIso(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
