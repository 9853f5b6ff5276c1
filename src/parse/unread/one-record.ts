import { readHeader } from '../headers.js';
import type { Words } from '../lexicon/words.js';
import { namesOutcome } from '../outcome.js';
import type { Line, Page } from '../page.js';
import { quote } from '../place.js';
import type { Repeat } from './repeat.js';

/** Labels of one record stand no further from each other. */
const mostLines = 10;
const shortestText = 40;
const longestOutcome = 60;
const labelled = /^(\p{Lu}[\p{L}’' ]{2,40}?)\s*:\s+(?=\S)/u;

/**
 * `Recommendation: …`, and near it `Compliance outcome: Satisfied` and two more labels, one of them
 * known: a page of one record.
 */
export function oneRecord(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const found = lines.map((line) => {
    const text = page.text.slice(line.start, line.end);
    const match = labelled.exec(text);
    return match && { line, title: match[1] ?? '', value: text.slice(match[0].length) };
  });
  for (const [i, each] of found.entries()) {
    if (!each || each.value.length < shortestText || !words.lexicon.rowNouns.includes(each.title.toLowerCase()))
      continue;
    const near = found
      .slice(Math.max(0, i - mostLines), i + mostLines)
      .filter((other) => other !== null && other !== each);
    const outcome = near.find(
      (other) => other && other.value.length <= longestOutcome && namesOutcome(other.title, words),
    );
    const known = near.some((other) => other && other !== outcome && readHeader(other.title, words) !== null);
    if (!outcome || !known || near.length < 3) continue;
    const reason = `“${each.title}” and “${outcome.title}” stand beside each other as in a record (“${quote(page.text, each.line, 60)}”)`;
    return [{ count: 1, reason, first: each.line }];
  }
  return [];
}
