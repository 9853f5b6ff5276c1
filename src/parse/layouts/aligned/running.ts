import { foldCase } from '../../../core/text.js';
import { openingId } from '../../opening-id.js';
import type { Page } from '../../page.js';
import { chunksOf, type PrintedLine } from './lines.js';

/** Lines at the top or foot of pages that are the same on several, numbers apart, and numbers alone. */
export function runningLines(page: Page, lines: readonly PrintedLine[]): ReadonlySet<PrintedLine> {
  const edge = lines.filter((line, i) => [-2, -1, 1, 2].some((step) => lines[i + step]?.page !== line.page));
  const words = (line: PrintedLine): string =>
    foldCase(page.text.slice(line.start, Math.min(line.end, line.start + 200))).replace(/\p{N}+/gu, '#');
  const pages = new Map<string, Set<number>>();
  for (const line of edge) {
    const own = pages.get(words(line)) ?? new Set();
    pages.set(words(line), own.add(line.page));
  }
  const numbers = lines.filter(
    (line, i) =>
      line.words.length === 1 &&
      /^[-–]?\p{N}{1,4}[-–]?$/u.test(page.text.slice(line.start, line.end)) &&
      isApart(lines, i),
  );
  return new Set([
    ...numbers,
    ...edge.filter(
      (line) =>
        chunksOf(line).length <= 2 &&
        openingId(page.text.slice(line.start, line.end)) === null &&
        ((pages.get(words(line))?.size ?? 0) > 1 || /^(?:page )?#(?: (?:of|\/) ?#)?$/u.test(words(line))),
    ),
  ]);
}

/** Empty lines, or the ends of a page, stand above and below. */
function isApart(lines: readonly PrintedLine[], i: number): boolean {
  const line = lines[i];
  const far = (other: PrintedLine | undefined): boolean =>
    !line || !other || other.page !== line.page || Math.abs(other.y - line.y) > 1;
  return far(lines[i - 1]) && far(lines[i + 1]);
}
