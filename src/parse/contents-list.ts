import { foldCase } from '../core/text.js';
import type { Range } from '../core/span.js';

/** Titles of a page stand no longer. */
const longestTitle = 160;

const cue =
  /^(?:table of )?contents:?$|^(?:on|in) this (?:page|section|document|report|publication|chapter)s?:?$|^page contents:?$|^jump to(?: section)?:?$|^sections?:$/iu;

/**
 * The titles that a list of contents holds, by the offsets of their lines: they stand below a
 * line that says so, and come again as lines of the page.
 */
export function contentsList(text: string, lines: readonly Range[]): ReadonlySet<number> {
  const found = new Set<number>();
  // `2. Progress` in the list is `Progress` on the page.
  const wordsOf = ({ start, end }: Range): string =>
    foldCase(text.slice(start, Math.min(end, start + longestTitle)))
      .trim()
      .replace(/^(?:[•*-]\s+)?\p{N}{1,2}(?:\.\p{N}{1,2})*[.)]?\s+/u, '');
  for (const [i, line] of lines.entries()) {
    if (line.end - line.start > 40 || !cue.test(text.slice(line.start, line.end).trim())) continue;
    const later = new Map<string, number>();
    lines.forEach((each, j) => {
      if (j > i && each.end - each.start <= longestTitle) later.set(wordsOf(each), j);
    });
    const list: number[] = [];
    let again = 0;
    // The list ends where its first title comes again, or where something else than a title stands.
    for (let j = i + 1; j < lines.length; j++) {
      const title = lines[j];
      if (!title || (j > i + 1 && lines[i + 1] && wordsOf(title) === wordsOf(lines[i + 1] as Range))) break;
      const recurs = (later.get(wordsOf(title)) ?? -1) > j;
      if (!recurs && !isTitle(text.slice(title.start, title.end))) break;
      if (recurs) again++;
      list.push(title.start);
    }
    if (again >= 2 && again * 5 >= list.length * 3) for (const start of [line.start, ...list]) found.add(start);
  }
  return found;
}

function isTitle(line: string): boolean {
  return line.length <= 90 && !/[.;:!?]$/u.test(line);
}
