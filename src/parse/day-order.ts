import type { DateSettings } from '../core/dates.js';
import { message, type Message } from '../core/message.js';
import type { Plan } from '../model/plan.js';
import type { DraftAction } from './draft.js';
import type { Page } from './page.js';

/** How the dates of an edition are meant. */
export interface EditionDates extends DateSettings {
  readonly monthFirst: boolean;
  /** The plan file or a date with a number above 12 tells the order of day and month. */
  readonly isTold: boolean;
}

/** Two numbers and a year; of a year of two digits only with slashes, as `3-14-15` is as often a number of something. */
const numeric =
  /(?<![\p{L}\p{N}./-])(?:(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d|(\d{1,2})\/(\d{1,2})\/\d\d)(?![\p{L}\p{N}/-])/gu;
/** A date that can be meant both ways; 04/04/2025 is the same day in each. */
const either = /(?<![\p{L}\p{N}./-])(0?[1-9]|1[0-2])([/-])(0?[1-9]|1[0-2])\2(?:(?:19|20)\d\d|\d\d)(?![\p{L}\p{N}/-])/u;

/**
 * Whether 03/04/2025 is the third of April or the fourth of March. A publisher keeps to one order:
 * a 28 in one date tells how all others are meant. Where the pages have both, each date is read by
 * its own numbers, and the rest day first.
 */
export function readDateSettings(pages: readonly Page[], plan: Plan | null): EditionDates {
  const fiscalYearStart = plan?.fiscalYearStart ?? 4;
  if (plan?.dayOrder != null) return { fiscalYearStart, monthFirst: plan.dayOrder === 'month-first', isTold: true };
  let [dayFirst, monthFirst] = [0, 0];
  for (const { text } of pages)
    for (const match of text.matchAll(numeric)) {
      const [first, second] = [Number(match[1] ?? match[4]), Number(match[3] ?? match[5])];
      if (first > 12 && first <= 31 && second <= 12) dayFirst++;
      else if (second > 12 && second <= 31 && first <= 12) monthFirst++;
    }
  return { fiscalYearStart, monthFirst: monthFirst > 0 && dayFirst === 0, isTold: monthFirst > 0 !== dayFirst > 0 };
}

/** A word where due dates were read in an order that nothing tells. */
export function tellDayOrder({ isTold }: EditionDates, drafts: readonly DraftAction[]): readonly Message[] {
  if (isTold) return [];
  for (const { due } of drafts) {
    const date = due && either.exec(due.published);
    if (date && Number(date[1]) !== Number(date[3]))
      return [
        message('parse/day-order', 'day and month can be told apart nowhere; such due dates were read day first', {
          actual: date[0],
          expected: 'a date with a day above 12',
        }),
      ];
  }
  return [];
}
