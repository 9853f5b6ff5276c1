import type { Range } from '../../../core/span.js';
import { insides, isEnd, nameEndCost, torn, type Sequence } from '../../joint/sequence.js';
import type { Words } from '../../lexicon/words.js';
import { findEdges } from './edges.js';

/** What it costs to part two cells where a name or a code could go on: `CareFlight`, `BBC|Radio`. */
const weakCut = 0.6;
/** What it costs that a cell goes on over a change that no word makes inside itself. */
const passed = 1.5;

/** A stretch of glued cells as pieces of words: cells end at edges and nowhere else. */
export function gluedSequence(text: string, range: Range, words: Words): Sequence {
  const strong = new Set(findEdges(text, range.start, range.end, words));
  const weak = weakEdges(text, range.start, range.end);
  const pieces = piecesOf(text, range, new Set([...strong, ...weak]));
  const n = pieces.length;
  const within = insides(text, range, pieces);
  const costs = (): Float64Array => new Float64Array(n + 1);
  const [opens, endsText, endsName, passes] = [costs(), costs(), costs(), costs()];
  pieces.forEach((piece, p) => {
    const before = pieces[p - 1];
    if (!before) return;
    const isStrong = strong.has(piece.start);
    const isEdge = isStrong || before.end === piece.start;
    const last = text.slice(before.start, before.end);
    opens[p] = isEdge ? (isStrong ? 0 : weakCut) : 2 * torn;
    endsText[p] = isEdge ? (isEnd(last) ? 0 : 0.3) + (within[p] ?? 0) : 2 * torn;
    endsName[p] = isEdge ? nameEndCost(last) + (within[p] ?? 0) : 2 * torn;
    passes[p] = isStrong ? passed : 0;
  });
  return {
    text,
    words: pieces,
    opens,
    opensText: new Float64Array(n + 1),
    endsText,
    endsName,
    passes,
    isDash: pieces.map(({ start, end }) => /^[-–—]$/u.test(text.slice(start, end))),
    opensLine: pieces.map((_, p) => p === 0),
    opensParagraph: pieces.map((_, p) => p === 0),
  };
}

/** Words, and the parts of words between edges. */
function piecesOf(text: string, range: Range, edges: ReadonlySet<number>): readonly Range[] {
  return [...text.slice(range.start, range.end).matchAll(/\S+/gu)].flatMap(({ index, 0: word }) => {
    const start = range.start + index;
    const end = start + word.length;
    const inside = Array.from({ length: word.length - 1 }, (_, i) => start + i + 1).filter((at) => edges.has(at));
    return [start, ...inside].map((from, i) => ({ start: from, end: inside[i] ?? end }));
  });
}

/**
 * Where cells may be parted, though words have such places, too: before the capital of a word
 * that follows a capital or a small letter, around a dash that stands for an empty cell, between
 * a year and a number.
 */
export function weakEdges(text: string, start: number, end: number): readonly number[] {
  const found: number[] = [];
  weak.lastIndex = start;
  for (let match = weak.exec(text); match && match.index < end; match = weak.exec(text)) {
    if (match.index > start) found.push(match.index);
    weak.lastIndex = match.index + 1;
  }
  return found;
}

const weak = new RegExp(
  [
    String.raw`(?<=[\p{L}\p{N}])(?=\p{Lu}\p{Ll})`,
    String.raw`(?<=[\p{L}\p{N}).])(?=[-–—][\p{Lu}\p{N}])`,
    String.raw`(?<=[\p{L}\p{N}).][-–—])(?=[\p{Lu}\p{N}])`,
    String.raw`(?<=(?<!\p{N})(?:19|20)\p{N}{2})(?=\p{N}{1,3}(?:\s?%|\s\p{Lu}|[/.]\p{N}))`,
    String.raw`(?<=\p{N}%)(?=\p{N})`,
  ].join('|'),
  'gu',
);
