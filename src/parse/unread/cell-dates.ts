import { momentInText } from '../../core/date-moments.js';
import type { Line, Page } from '../page.js';
import type { Repeat } from './repeat.js';

const fewest = 3;
/** A row with a text, a date and something behind it is no shorter. */
const shortestRow = 60;

/** Any date among words; whether it stands as in a cell is asked of what is beside it. */
const dates = new RegExp(`(?<=\\s)(?:${momentInText})(?=\\s)`, 'giu');

/** `… Depot March 2024 Embedded The lamp …`: dates that stand in long lines as in cells, and not in sentences. */
export function datesBetween(page: Page, lines: readonly Line[]): readonly Repeat[] {
  const found = lines.flatMap((line) => {
    const date = line.end - line.start < shortestRow ? null : dateBetween(page.text.slice(line.start, line.end));
    return date === null ? [] : [{ line, date }];
  });
  const [first] = found;
  if (!first || found.length < fewest) return [];
  const reason = `${found.length} lines have a date between other words as cells do (${first.date})`;
  return [{ count: found.length, reason, first: first.line }];
}

/** A date in words that no small word leads to, and behind it a capital: where a cell begins. */
function dateBetween(line: string): string | null {
  for (const { index, 0: date } of line.slice(0, 2000).matchAll(dates))
    if (
      /\p{L}{3}/u.test(date) &&
      /(?:\p{Lu}[\p{L}&-]*|[.!?])\s$/u.test(line.slice(0, index)) &&
      /^\s\p{Lu}\p{Ll}/u.test(line.slice(index + date.length))
    )
      return date;
  return null;
}
