import type { Range } from '../../../core/span.js';
import { afterId, leadingId, type IdFamily, type IdToken } from '../../fields/ids.js';
import type { Words } from '../../lexicon/words.js';
import type { Line, Page } from '../../page.js';

export const layoutId = 'listed-rows';

/** Marks of lists, headings and emphasis that may stand before an id or a text: `✅ **C1** …`, `### 1.1 …`. */
const decoration = /^(?:[\s*_#•\u25aa\u25cf\u2013-]|\p{Extended_Pictographic}|[\u2713-\u2718\ufe0f\u200d])+/u;

/** Where the words of a line begin. */
export function wordsFrom(page: Page, { start, end }: Range): number {
  return start + (decoration.exec(page.text.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0);
}

/** A heading of the page, or a line that Markdown marks as one. */
export function isHeading(page: Page, line: Line): boolean {
  return line.kind === 'heading' || /^#{1,6}\s/u.test(page.text.slice(line.start, line.start + 8));
}

/** The id that a line opens with: what follows it must look like the beginning of a text, or be nothing. */
export function openingOf(page: Page, line: Range, family: IdFamily): IdToken | null {
  const token = leadingId(page.text, wordsFrom(page, line), line.end, [family]);
  return token && /^[\s*_:–—-]*(?:$|[\p{Lu}\p{N}“‘"'(£$€])/u.test(page.text.slice(token.end, line.end)) ? token : null;
}

/** The family of ids that most of the lines open with; null where fewer than two open with one. */
export function commonFamily(page: Page, lines: readonly Line[], words: Words): IdFamily | null {
  let best: { family: IdFamily; count: number } | null = null;
  for (const family of words.families) {
    const count = lines.reduce((sum, line) => sum + (openingOf(page, line, family) ? 1 : 0), 0);
    if (count >= 2 && count > (best?.count ?? 0)) best = { family, count };
  }
  return best?.family ?? null;
}

/** Where the text behind an id begins: past colons, dashes and the end of an emphasis. */
export function pastMarks(page: Page, from: number, to: number): number {
  let at = from;
  for (let next = -1; next !== at;) {
    next = at;
    at = afterId(page.text, at, to);
    while (at < to && /[*_]/u.test(page.text.charAt(at))) at++;
  }
  return at;
}

/** A line that could name what stands below it: a capital, and no end of a sentence. */
export function isTitle(page: Page, line: Line): boolean {
  return line.kind === 'paragraph' && /^[^\p{Ll}].{2,118}[^.!?:;,]$/su.test(page.text.slice(line.start, line.end));
}
