import { matchesIn } from '../../../core/search.js';
import type { Words } from '../../lexicon/words.js';

/**
 * Where two cells were run together: no space, but a change that no word makes inside itself.
 *
 *     …lent by libraries.OngoingSee action 3.2.2   → …lent by libraries.|Ongoing|See action 3.2.2
 *     2.1.2The council must                        → 2.1.2|The council must
 *     by the end of 20242.1.3 Every                → by the end of 2024|2.1.3 Every
 *
 * An edge is a place to look at, not a verdict: which edges part cells is for the alignment.
 */
export function findEdges(text: string, start: number, end: number, words: Words): readonly number[] {
  const edges: number[] = [];
  for (const { start: at } of matchesIn(candidates, text, start + 1, end)) {
    if (!isInsideName(text, start, at)) edges.push(at);
  }
  return withStatusAfterCapital(text, start, end, edges, words);
}

const candidates = new RegExp(
  [
    // A small letter, a number, a closing mark; then a capital or an opening mark.
    String.raw`(?<=[\p{Ll}\p{N}%)\]”!?…]|[\p{Ll}\p{N})\]”%][.;:]|\p{Ll}’)(?=[\p{Lu}“‘•£✔✘\u{1F300}-\u{1FAFF}])`,
    // A letter or the end of a sentence; then a number.
    String.raw`(?<=\p{Ll}|[\p{L})\]”][.;:!?…]|[)\]”])(?=\p{N})`,
    // An acronym, then an id of several levels.
    String.raw`(?<=\p{Lu}\p{Lu})(?=\p{N}{1,2}\.\p{N})`,
    // A year, then an id.
    String.raw`(?<=(?<!\p{N})(?:19|20)\p{N}{2}\.?)(?=\p{N}{1,2}\.\p{N})`,
  ].join('|'),
  'gu',
);

/** `McLeod`, `iPad`, `O’Neill`, `GOV.UK`, `CO2`, `v1`: what looks like an edge and is a name or a version. */
function isInsideName(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - 8), at);
  const after = text.slice(at, at + 6);
  const word = /[\p{L}’]+$/u.exec(before)?.[0] ?? '';
  if (/^(?:Mc|Mac|O’|D’|d’|l’)$/u.test(word)) return true;
  // `iPad`, `eBook`, `v2`: one small letter that begins a word.
  if (/^\p{Ll}$/u.test(word) && /(?:^|[\s(“])\p{Ll}$/u.test(before)) return true;
  // `PhD`, `MSPs2`: one capital and the word is over.
  if (
    /^\p{Lu}(?![\p{L}])/u.test(after) &&
    /^\p{Lu}/u.test(word) &&
    word.length <= 3 &&
    !/^\p{Lu}{1,6} ?\p{N}/u.test(after)
  )
    return true;
  // `3D`, `2A`, `12B`: a number and its letter.
  return /\p{N}$/u.test(before) && /^\p{Lu}(?![\p{L} ])/u.test(after) && !/^\p{Lu}\p{N}/u.test(after);
}

/** `…run by the BBCOngoing`: after capitals there is no change of case, but a status that reaches to the next edge. */
function withStatusAfterCapital(
  text: string,
  start: number,
  end: number,
  edges: readonly number[],
  words: Words,
): readonly number[] {
  const found: number[] = [];
  let from = start;
  for (const edge of [...edges, end]) {
    for (const match of text.slice(from, edge).matchAll(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu)) {
      if (words.statuses.get(text.slice(from + match.index, edge)) !== undefined) found.push(from + match.index);
    }
    if (edge < end) found.push(edge);
    from = edge;
  }
  return found;
}
