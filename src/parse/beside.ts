import { isDatePhrase } from '../core/dates.js';
import type { Range } from '../core/span.js';
import { isWholeStatus } from './fields/status.js';
import type { Words } from './lexicon/words.js';

/**
 * Values side by side with a mark between, as offsets in the text: `Raised 1 May · Owner: Parks · On track`. What
 * stands behind the first that has a name has one, too, or is a status or date; else the mark may be part of a value
 * (`Phase: 4 | Build`). Null for other texts.
 */
export function besides(text: string, words: Words): readonly Range[] | null {
  if (text.length > longest || !/\s[·•|]\s/u.test(text)) return null;
  const found: Range[] = [];
  let labels = 0;
  let at = 0;
  for (const piece of text.split(/(\s+[·•|]\s+)/u)) {
    const start = at;
    at += piece.length;
    if (/^\s+[·•|]\s+$/u.test(piece) || piece.trim() === '') continue;
    found.push({ start, end: at });
    const bare = piece.replace(/^[\s*_]+|[\s*_]+$/gu, '');
    if (/^\p{L}[^:]{1,40}:\s/u.test(bare)) labels++;
    else if (labels > 0 && !isWholeStatus(bare, words) && !isDatePhrase(bare)) return null;
  }
  return labels > 0 && found.length > 1 ? found : null;
}

const longest = 300;
