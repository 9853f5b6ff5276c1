import type { Range } from '../../core/span.js';
import { isWholeStatus, readStatus } from '../fields/status.js';
import type { Words } from '../lexicon/words.js';
import { codeSign, colourSign, signKind, symbolSign, type LegendSign, type SignKind } from './signs.js';

/** One line of a legend: `G – Complete`. */
export interface LegendEntry extends LegendSign {
  readonly kind: SignKind;
  /** It says so in words: “means”, “indicates”. */
  readonly spoken: boolean;
}

/** `Key`, `Status key`, `Legend:`, `What the colours mean`. */
const heading =
  /^(?:(?:\p{L}+\s+){0,4}(?:key|legend)(?:\s+to\s+(?:\p{L}+\s*){1,4})?|(?:status|rag|rating|progress|completion)\s+(?:codes|ratings|definitions|symbols|colours)|what\s+(?:the|our|these)\s+(?:\p{L}+\s+){1,3}mean)\s*:?$/iu;
const headingBefore =
  /^(?:(?:\p{L}+\s+){0,3}(?:key|legend)(?:\s+to\s+(?:\p{L}+\s*){1,4})?|(?:status|rag|rating)\s+(?:codes|ratings|symbols|colours))\s*:\s*/iu;

/** The same after a sentence: `Replies by May. Key: C = complied; …`. */
const headingInside = /^.{1,400}?[.!?]\s+(?:(?:\p{L}+\s+){0,3}(?:key|legend))\s*:\s*/iu;

/** Whether a line heads a legend. */
export function isLegendHeading(line: string): boolean {
  return line.length <= 60 && heading.test(line.trim());
}

const spoken = '\\s+(?:means?|indicates?|denotes?|represents?|stands\\s+for|shows?)(?:\\s+that)?\\s+';
const drawn = '\\s*(?:=|:|→|\\s[-–—]|[–—])\\s*';
const word = '[“"‘\']?\\p{Lu}[\\p{L}-]*(?:\\s+[\\p{L}-]+){0,3}?[”"’\']?';
const marked = new RegExp(
  `^[“"(\\[]?(${symbolSign}|${codeSign}|[Cc]odes?\\s+${codeSign})[”")\\]]?(${spoken}|${drawn}|\\s+(?=\\p{L}))(\\S.*)$`,
  'u',
);
const coloured = new RegExp(`^[“"(\\[]?(${colourSign})[”")\\]]?(${spoken}|${drawn})(\\S.*)$`, 'iu');
const worded = new RegExp(`^(${word})(${spoken}|${drawn})(\\S.*)$`, 'u');

/** `green means on track` inside a sentence, up to the next clause. */
const sentence = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${colourSign}|${symbolSign}|${codeSign}|[“"‘']\\p{L}[\\p{L} -]{0,30}[”"’'])${spoken}[^,;.]+?(?=[,;.]|$|\\s+and\\s+\\S+${spoken})`,
  'giu',
);

/** Reads one piece of text as a legend's entry; null where it is none. */
export function readEntry(text: string, words: Words, headed: boolean): LegendEntry | null {
  const line = text.trim().replace(/^(?:[•·*-]|and|or)\s+/iu, '');
  if (line.length > 240) return null;
  const match = coloured.exec(line) ?? marked.exec(line) ?? worded.exec(line);
  const sign = match?.[1]?.replace(/^[Cc]odes?\s+/u, '').replace(/[“”"‘’']/gu, '');
  const meaning = match?.[3];
  if (sign === undefined || meaning === undefined) return null;
  const kind = signKind(sign);
  if (!kind) return null;
  const bySpeech = new RegExp(`^${spoken}$`, 'iu').test(match?.[2] ?? '');
  // A space alone parts an icon from its meaning, or a code from the status that it stands for.
  if (/^\s+$/u.test(match?.[2] ?? '') && kind !== 'symbol' && !abbreviates(sign, meaning, words)) return null;
  if (kind === 'word' && !bySpeech && !headed) return null;
  return { sign, meaning, kind, spoken: bySpeech, value: readMeaning(meaning, words) };
}

/** `NS Not started`, `L Limited`: the letters of a code are the first ones of a status. */
function abbreviates(sign: string, meaning: string, words: Words): boolean {
  if (signKind(sign) !== 'code' || words.statuses.get(meaning) === undefined) return false;
  const initials = meaning.split(/[^\p{L}]+/u).map((each) => each.slice(0, 1).toUpperCase());
  const letters = [...sign].filter((each) => /\p{L}/u.test(each));
  return letters[0] === initials[0] && letters.every((letter) => meaning.toUpperCase().includes(letter));
}

/** The status that a meaning gives: its first words if they are one, else a status word in its first sentence. */
export function readMeaning(meaning: string, words: Words): LegendSign['value'] {
  const first = meaning.split(/(?<=[.;])\s/u)[0] ?? meaning;
  // What somebody believes is not so yet.
  if (/^(?:we|they|the\s+\p{L}+)\s+(?:think|believe|consider)s?\b/iu.test(first)) return 'unknown';
  return (
    readStatus(
      first.replace(
        /^(?:the\s+|an?\s+|this\s+|that\s+)?(?:action|recommendation|commitment|milestone|work)s?\s+(?:has\s+been|have\s+been|is|are|was)\s+(?:now\s+)?/iu,
        '',
      ),
      words,
    )?.value ?? 'unknown'
  );
}

/**
 * What every entry has between its sign and its meaning, or a symbol or code at its front. Every line of
 * a page is asked, and these two are quick: `\b` before a word, with `iu`, is not.
 */
const sayingMark = /[=:→|–—]|\s-\s|^[^\p{L}\p{N}\s]|^\p{Lu}{1,5}\s\p{Lu}\p{Ll}/u;
const sayingWord = /(?<!\w)(?:means?|indicates?|denotes?|represents?|stands\s+for|shows?)\b/iu;

/** `Key: G – complete; A – on track; R – off track`: the entries of one line; empty where it holds none. */
export function entriesOfLine(
  line: string,
  words: Words,
  headed: boolean,
): { readonly entries: readonly LegendEntry[]; readonly heads: boolean } {
  if (!sayingMark.test(line) && !sayingWord.test(line)) return { entries: [], heads: false };
  // Markdown sets the head off: `**Key:** …`.
  const plain = line.replace(/\*\*|__/gu, '');
  const lead = headingBefore.exec(plain)?.[0] ?? headingInside.exec(plain)?.[0] ?? '';
  const known = headed || lead !== '';
  const rest = plain.slice(lead.length).replace(/^\|\s*|\s*\|$/gu, '');
  const whole = rest.split('|').length > 2 ? null : readEntry(rest.replace(/\s*\|\s*/u, ' = '), words, known);
  const parts = rest.split(
    /\s*[;|]\s*|\s+[•·]\s+|\.\s+(?=[^.;]{1,30}?\s*(?:=|:|\s[–—-]\s|[–—]))|,\s+(?:and\s+|or\s+)?(?=\S+\s*(?:=|:|[–—]|\s-\s|means?\b|indicates?\b|\S))|\s+and\s+(?=\S+\s+(?:means?|indicates?|denotes?|represents?)\b)/iu,
  );
  const several = parts.length > 1 ? parts.map((part) => readEntry(part, words, known)) : [];
  if (several.length > 1 && several.every((entry) => entry !== null)) return { entries: several, heads: lead !== '' };
  const told = [...rest.matchAll(sentence)].flatMap(([clause]) => readEntry(clause, words, false) ?? []);
  if (told.length > 1) return { entries: told, heads: lead !== '' };
  return { entries: whole ? [whole] : [], heads: lead !== '' };
}

/** `Closed means that …. With HMIC means that we …`: sentences of a paragraph. */
const spokenWord =
  /(?<=^|[.!?;]\s+)[“"‘']?((?!(?:This|That|These|It|Which|What|Here)\s)\p{Lu}[\p{L}-]*(?:\s+[\p{L}-]+){0,3}?)[”"’']?\s+means?\s+(?:that\s+)?([^.;]{4,200})/gu;

/** What a paragraph says of statuses that have names: two at least, and one that everybody knows. */
export function entriesInSentences(text: string, words: Words): readonly LegendEntry[] {
  if (!text.includes(' mean')) return [];
  const entries = [...text.matchAll(spokenWord)].map(([, sign = '', meaning = '']): LegendEntry => ({
    sign,
    meaning: meaning.trim(),
    kind: 'word',
    spoken: true,
    value: readMeaning(meaning, words),
  }));
  return entries.length > 1 && entries.some(({ sign }) => isWholeStatus(sign, words)) ? entries : [];
}

/** What a page says of its signs, and where. */
export interface LegendPlace extends Range {
  readonly entries: readonly LegendEntry[];
}
