import { foldCase } from '../../../core/text.js';
import { cellInitials, type Words } from '../../lexicon/words.js';
import type { TextLine } from './lines.js';

/** A word or two that may be a label, somewhere in a line. */
interface Token {
  readonly line: number;
  readonly start: number;
  /** After the label, its colon and the space behind it. */
  readonly end: number;
  readonly key: string;
  readonly isKnown: boolean;
  /** `Recommendation 2`: its number and its text belong to it. */
  readonly isTitle: boolean;
}

const fewestRounds = 3;
const fewestLabels = 4;
/** What opens rounds is among the first words that come back at the beginning of lines. */
const mostOpeners = 12;
/** All labels of a page stand in its first rounds. */
const mostLooked = 200;
/** A line this long holds sentences. */
const longest = 3000;

/**
 * Breaks lines where labels come round in one order, record after record, whatever sets them
 * off, each label and each value a line of its own:
 *
 *     Ref HS-1 Action Remove the cladding. Owner Asset Director Status Completed
 *     ID:NT-014 Suggestion:Establish a register. Maturity:Level 4
 *     Condition EXECUTED
 *
 * Each round opens a line; a round without values is the header of the rows.
 */
export function cutRounds(lines: readonly TextLine[], words: Words): readonly TextLine[] {
  const tokens = lines.flatMap((line, i) => [...tokensOf(line.text, i, words)]);
  const order = orderOf(tokens);
  if (!order) return lines;
  const rounds = roundsOf(tokens, order);
  const cuts = new Map<number, Token[]>();
  for (const token of rounds.flat()) cuts.set(token.line, [...(cuts.get(token.line) ?? []), token]);
  // Labels that stand where lines begin, each known, are found without this.
  const needed = rounds.filter((round) => round.some(({ start, isKnown }) => start > 0 || !isKnown)).length;
  if (rounds.length < fewestRounds || needed * 5 < rounds.length * 4) return lines;
  // Above the first round stand the header and the legend, with the same words.
  const first = rounds[0]?.[0]?.line ?? 0;
  return lines.slice(first).flatMap((line, i) => piecesOf(line, cuts.get(first + i) ?? []));
}

const colon = /(?<=^|\s)(\p{Lu}[\p{L}’']*(?:\s\p{Ll}[\p{L}’']*){0,3})\s?:\s*(?=\S)/gu;
const opening = /^(\p{Lu}\p{Ll}[\p{L}’']+)\s+(?=[\p{Lu}\p{Ll}\p{N}“"(])/u;

/** Known labels before a capital or a number, what a colon ends, and the word that opens a line. */
function* tokensOf(text: string, line: number, words: Words): Generator<Token> {
  const found = new Map<number, Token>();
  const add = (start: number, width: number, end: number, isKnown: boolean): void => {
    const key = foldCase(text.slice(start, start + width));
    const isTitle = words.lexicon.rowNouns.includes(key) && /^\p{N}/u.test(text.slice(end, end + 1));
    if (!found.has(start)) found.set(start, { line, start, end, key, isKnown, isTitle });
  };
  if (text.length > longest) return;
  let named = 0;
  for (const { start, end } of words.headers.find(text, 0, text.length, cellInitials)) {
    named += end - start + 1;
    const gap = /^\s*:?\s*(?=[\p{Lu}\p{N}“"(£$€])/u.exec(text.slice(end, end + 4))?.[0];
    if (gap !== undefined && gap !== '') add(start, end - start, end + gap.length, true);
  }
  for (const match of text.matchAll(colon))
    add(match.index, match[1]?.length ?? 0, match.index + match[0].length, false);
  const first = opening.exec(text);
  if (first && !words.lexicon.sentenceOpeners.includes(first[1]?.toLowerCase() ?? ''))
    add(0, first[1]?.length ?? 0, first[0].length, false);
  // `Ref Action Owner Status`: the header of the rows.
  if (found.size > 1 && named >= text.length) return;
  yield* [...found.values()].sort((a, b) => a.start - b.start);
}

/** The labels of a round in their order: the one that opens rounds at the beginning of lines, and those that come as often. */
function orderOf(tokens: readonly Token[]): readonly string[] | null {
  const counts = new Map<string, number>();
  for (const { key } of tokens) counts.set(key, (counts.get(key) ?? 0) + 1);
  const openers = new Map<string, number>();
  for (const { key, start } of tokens) if (start === 0) openers.set(key, (openers.get(key) ?? 0) + 1);
  const likely = [...openers].filter(
    ([key, rounds]) => rounds >= fewestRounds && (counts.get(key) ?? 0) <= rounds * 1.2 + 1,
  );
  for (const [opener, rounds] of likely.slice(0, mostOpeners)) {
    const often = (key: string): boolean => {
      const count = counts.get(key) ?? 0;
      return count >= rounds * 0.6 && count <= rounds * 1.3 + 1;
    };
    const order = averageOrder(tokens, opener, often);
    if (order.length >= fewestLabels) return order;
  }
  return null;
}

/** Labels by the place that they have in rounds, where nearly all of them keep it. */
function averageOrder(tokens: readonly Token[], opener: string, often: (key: string) => boolean): readonly string[] {
  const rounds: string[][] = [];
  for (const { key, start } of tokens) {
    if (key === opener && start === 0) rounds.push([]);
    const round = rounds.at(-1);
    if (round && often(key) && !round.includes(key)) round.push(key);
  }
  const keys = new Set(rounds.flat().slice(0, mostLooked));
  const before = (a: string, b: string): number =>
    rounds.filter((each) => each.includes(a) && each.includes(b) && each.indexOf(a) < each.indexOf(b)).length;
  const kept = [...keys].filter((key) => {
    const held = rounds.filter((each) => each.includes(key)).length;
    if (held < rounds.length * 0.6) return false;
    return [...keys].every((other) => {
      const [a, b] = [before(key, other), before(other, key)];
      return other === key || Math.min(a, b) * 5 <= a + b;
    });
  });
  return kept.sort((a, b) => before(b, a) - before(a, b));
}

/** The tokens of each round that stand in order; a round in which nothing stands between labels is a header. */
function roundsOf(tokens: readonly Token[], order: readonly string[]): readonly (readonly Token[])[] {
  const places = new Map(order.map((key, i) => [key, i]));
  const rounds: Token[][] = [];
  let last = -1;
  for (const token of tokens) {
    const place = places.get(token.key);
    if (place === 0 && token.start === 0) {
      rounds.push([token]);
      last = 0;
    } else if (place !== undefined && place > last && rounds.length > 0) {
      rounds.at(-1)?.push(token);
      last = place;
    }
  }
  return rounds.filter((round) => {
    const bare = round.filter((token, i) => round[i + 1]?.line === token.line && round[i + 1]?.start === token.end);
    return round.length > 1 && bare.length * 2 < round.length;
  });
}

function piecesOf(line: TextLine, tokens: readonly Token[]): readonly TextLine[] {
  if (tokens.length === 0) return [line];
  const pieces: TextLine[] = [];
  const add = (from: number, to: number, isLabel: boolean): void => {
    const words = line.text.slice(from, to).trim();
    const start = line.start + from + (line.text.slice(from, to).length - line.text.slice(from, to).trimStart().length);
    if (words === '') return;
    const emphasised = isLabel ? words.length : 0;
    pieces.push({
      ...line,
      start,
      end: start + words.length,
      text: words,
      opens: from > 0 || isLabel || line.opens,
      isItem: false,
      emphasised,
      of: line.start,
    });
  };
  let from = 0;
  for (const token of tokens) {
    add(from, token.start, false);
    if (!token.isTitle) add(token.start, token.end, true);
    from = token.isTitle ? token.start : token.end;
  }
  add(from, line.text.length, false);
  return pieces;
}
