import type { Field } from '../lexicon/lexicon.js';
import { cellInitials, type Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';
import { quote } from '../place.js';
import type { Repeat } from './repeat.js';

/**
 * The names of the columns of a table, in a line or on lines of their own, with text below
 * them: where they stand there are rows, whatever separates their cells.
 */
export function columnNames(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const found = lines.flatMap((line, i) => {
    if (namesColumns(page.text, line, words)) return [{ first: line, end: line.end }];
    const names = stackedNames(page.text, lines, i, words);
    return names > 0 ? [{ first: line, end: lines[i + names - 1]?.end ?? line.end }] : [];
  });
  const [header] = found;
  const below = lines.at(-1)?.end ?? 0;
  if (!header || below - header.end < (header.end - header.first.start) * 3) return [];
  const names = quote(page.text, { start: header.first.start, end: header.end });
  return [{ count: found.length, reason: `“${names}” names the columns of a table`, first: header.first }];
}

const longestHeader = 240;
const fewest = 3;

const ofText: ReadonlySet<Field> = new Set(['action', 'recommendation']);
/** What stands beside a text in a table. */
const beside: ReadonlySet<Field> = new Set(['status', 'status-or-due', 'progress', 'response', 'owners', 'due', 'id']);

function areColumns(fields: ReadonlySet<Field>): boolean {
  return (
    fields.size >= fewest &&
    [...fields].some((each) => ofText.has(each)) &&
    [...fields].some((each) => beside.has(each))
  );
}

/** `Rec. no. Recommendation Responsible Date`: the names of three columns or more, and no sentence. */
export function namesColumns(text: string, line: Line, words: Words): boolean {
  if (line.end - line.start > longestHeader) return false;
  if (/[.;!?]\s*$|,\s|\s(?:and|the|of)\s/u.test(text.slice(line.start, line.end))) return false;
  const fields = new Set<Field>();
  for (const found of words.headers.find(text, line.start, line.end, cellInitials)) fields.add(found.value);
  return areColumns(fields);
}

const longestName = 40;

/** How many lines from one on are names of columns and nothing else, each of another field; 0 where they name no table. */
function stackedNames(text: string, lines: readonly Line[], from: number, words: Words): number {
  const fields = new Set<Field>();
  let at = from;
  for (; at < lines.length; at++) {
    const { start, end } = lines[at] as Line;
    const field = end - start > longestName ? undefined : words.headers.get(text.slice(start, end));
    if (field === undefined || fields.has(field)) break;
    fields.add(field);
  }
  return areColumns(fields) ? at - from : 0;
}
