import type { EditionInfo } from '../../model/edition.js';

type Scope = EditionInfo['scope'];

const remaining = /[^.!?\n]*\b(?:remaining\s+(?:\p{L}+\s+|\p{N}+\s+)?(?:actions|recommendations|commitments)|(?:\p{N}+\s+)?(?:actions|recommendations|commitments)\s+(?:that\s+(?:were\s+|are\s+)?)?(?:still\s+pending|still\s+outstanding|left\s+from|not\s+yet\s+complete))[^.!?\n]*[.!?]?/iu;

/** What the edition says of its own extent: only the remaining actions, or nothing. */
export function readScope(narrative: readonly string[]): Scope {
  for (const text of narrative) {
    const match = remaining.exec(text);
    if (match) return { value: 'remaining', published: match[0].trim() };
  }
  return { value: 'unknown', published: null };
}
