import { leadingId } from '../fields/ids.js';
import { isWholeStatus } from '../fields/status.js';
import { foldSign } from '../legend/signs.js';
import { cellInitials, type Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';

/**
 * Whether a line looks like a row that was flattened: it opens with an id, or is an item of a
 * list, and ends in a status; opens with an id and has a status alone on the next line, or is
 * divided into cells; or says its status behind a label.
 */
export function looksLikeRow(page: Page, line: Line, next: Line | undefined, words: Words): boolean {
  const text = page.text.slice(line.start, Math.min(line.end, line.start + longestLine));
  if (saysStatus(text, words)) return true;
  const opens = leadingId(text, 0, text.length, words.families) !== null;
  if (line.kind === 'item' || opens) {
    if (endsInStatus(text, words)) return true;
  }
  if (!opens) return false;
  const below = next && next.end - next.start <= longestStatus ? page.text.slice(next.start, next.end) : '';
  return (text.match(/\s\|\s/gu)?.length ?? 0) >= 2 || words.statuses.get(below.replace(/[.\s]+$/u, '')) !== undefined;
}

/** `… Owner: Depot. Status: Complete`: a known label of a status, and a status behind it. */
function saysStatus(text: string, words: Words): boolean {
  for (const { index, 1: label } of text.matchAll(/(?<=^|[.;,|]\s*)(\p{Lu}[\p{L} ]{2,24})\s*[:,–-]\s*/gu)) {
    if (label === undefined || words.headers.get(label) !== 'status') continue;
    const from = index + (/^[^:,–-]+[:,–-]\s*/u.exec(text.slice(index))?.[0].length ?? 0);
    if (words.statuses.at(text, from)) return true;
  }
  return false;
}

const longestLine = 2000;
const longestStatus = 60;

/** A status where a cell would begin, and nothing behind it. */
function endsInStatus(text: string, words: Words): boolean {
  for (const found of words.statuses.find(text, 3, text.length, cellInitials))
    if (/^[\s.)\]*_]*$/u.test(text.slice(found.end))) return true;
  return false;
}

/**
 * Lines that are a status, or a sign that the legend explains, and nothing else. Several one
 * below the other are a filter or a key of the page.
 */
export function statusLines(page: Page, lines: readonly Line[], words: Words): readonly Line[] {
  const isStatus = ({ start, end }: Line | undefined = nowhere): boolean => {
    if (end - start > longestStatus || end <= start) return false;
    const text = page.text.slice(start, end);
    return /^[^\p{Ll}]/u.test(text) && (isWholeStatus(text, words) || words.legend.has(foldSign(text)));
  };
  return lines.filter((line, i) => isStatus(line) && !isStatus(lines[i - 1]) && !isStatus(lines[i + 1]));
}

const nowhere: Line = { start: 0, end: 0, kind: 'paragraph', level: null };
