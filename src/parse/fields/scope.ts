import type { EditionInfo } from '../../model/edition.js';

type Scope = EditionInfo['scope'];

const hint = /remaining|pending|outstanding|left from|not yet complete/iu;
const remaining =
  /(?<!\w)(?:remaining\s+(?:\p{L}+\s+|\p{N}+\s+)?(?:actions|recommendations|commitments)|(?:\p{N}+\s+)?(?:actions|recommendations|commitments)\s+(?:that\s+(?:were\s+|are\s+)?)?(?:still\s+pending|still\s+outstanding|left\s+from|not\s+yet\s+complete))/iu;

/** What the edition says of its own extent: only the remaining actions, or nothing. */
export function readScope(narrative: readonly string[]): Scope {
  for (const text of narrative) {
    if (!hint.test(text)) continue;
    const sentence = text.split(/(?<=[.!?])\s+|\n/u).find((each) => remaining.test(each));
    if (sentence !== undefined) return { value: 'remaining', published: sentence.trim() };
  }
  return { value: 'unknown', published: null };
}
