import { isDatePhrase } from '../../../core/dates.js';
import { isCapitalLetter } from '../../../core/letters.js';
import { idFamilies, leadingId } from '../../fields/ids.js';
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
  const capitals: number[] = [];
  const range = text.slice(start, end);
  // Most characters are small letters, spaces, or begin a word: passing over them is what keeps long texts quick.
  opening.lastIndex = 1;
  while (opening.test(range)) {
    const at = start + opening.lastIndex - 1;
    if (isEdge(text, at) && !isInsideName(text, start, at)) edges.push(at);
    if (couldBeCapital(text.charCodeAt(at - 1)) && isCapitalPair(text, at)) capitals.push(at);
  }
  return capitals.length === 0 ? edges : withStatusAfterCapital(text, start, end, edges, capitals, words);
}

/** A capital, a number, or a character that only the pattern of edges knows, by its first half; not behind a space. Halves are what offsets count, so not `u`. */
const opening = /(?<=\S)[A-Z0-9\u0080-\udbff\ue000-\uffff]/g;

function couldBeCapital(code: number): boolean {
  return isCapitalLetter(code) || code >= 128;
}

function isEdge(text: string, at: number): boolean {
  candidate.lastIndex = at;
  return candidate.test(text);
}

const candidate = new RegExp(
  [
    // A small letter, a number, a closing mark; then a capital or an opening mark.
    String.raw`(?<=[\p{Ll}\p{N}%)\]”!?…*†‡#]|[\p{Ll}\p{N})\]”%][.;:]|\p{Ll}’)(?=[\p{Lu}“‘•£✔✘\u{1F300}-\u{1FAFF}])`,
    // A letter or the end of a sentence; then a number.
    String.raw`(?<=\p{Ll}|[\p{L})\]”][.;:!?…]|[)\]”*†‡])(?=\p{N})`,
    // An acronym, then an id of several levels.
    String.raw`(?<=\p{Lu}\p{Lu})(?=\p{N}{1,2}\.\p{N})`,
    // A year, then an id.
    String.raw`(?<=(?<!\p{N})(?:19|20)\p{N}{2}\.?)(?=\p{N}{1,2}\.\p{N})`,
  ].join('|'),
  'uy',
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
  // `C.13`: a letter, a stop and a number are an id.
  if (/(?<![\p{L}\p{N}])\p{Lu}\.$/u.test(before) && /^\p{N}/u.test(after)) return true;
  return /\p{N}$/u.test(before) && /^\p{Lu}(?![\p{L} ])/u.test(after) && !/^\p{Lu}\p{N}/u.test(after);
}

/** Between a capital and what begins a word: `BBC|Ongoing`, `COMPLETE|A`, `14/2018/P|NHS`, `ONGOING|77`. */
const capitalPair = /(?<=\p{Lu})(?=[\p{Lu}\p{N}])/uy;

function isCapitalPair(text: string, at: number): boolean {
  capitalPair.lastIndex = at;
  return capitalPair.test(text);
}

/**
 * `…run by the BBCOngoing`: after capitals there is no change of case, but a status that reaches
 * to the next edge; `COMPLETEMore`, `14/2018/PThe`: one that reaches back to the last, or an id.
 */
function withStatusAfterCapital(
  text: string,
  start: number,
  end: number,
  edges: readonly number[],
  capitals: readonly number[],
  words: Words,
): readonly number[] {
  const found: number[] = [];
  let from = start;
  let next = 0;
  for (const edge of [...edges, end]) {
    for (; (capitals[next] ?? end) < edge; next++) {
      const at = capitals[next] ?? end;
      if (at <= from || at + 1 >= edge) continue;
      if (isStatusFrom(text, at, edge, words) || isCellUpTo(text, from, at, words)) {
        found.push(at);
        from = at;
      }
    }
    if (edge < end) found.push(edge);
    from = edge;
  }
  return found;
}

function isStatusFrom(text: string, at: number, edge: number, words: Words): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text.slice(at, at + 2)) && words.statuses.get(text.slice(at, edge)) !== undefined;
}

/** A status in capitals that no further letter makes a longer one, or an id of several parts. */
function isCellUpTo(text: string, from: number, at: number, words: Words): boolean {
  if (at - from > 40) return false;
  const cell = text.slice(from, at);
  // `N/ADevelop`, `TBCMinisters`: what stands where a date would.
  if (/^\p{Lu}[\p{Lu}/]+$/u.test(cell) && isDatePhrase(cell)) return true;
  if (words.statuses.get(cell) !== undefined) return words.statuses.get(text.slice(from, at + 1)) === undefined;
  return cell.includes('/') && leadingId(`${cell} `, 0, cell.length + 1, idFamilies)?.end === cell.length;
}
