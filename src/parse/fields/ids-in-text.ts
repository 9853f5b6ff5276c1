import type { Reference } from '../../model/edition.js';
import { findNumbers } from '../../core/search.js';
import { findIds, idsAtNumbers, looksLikeDate, type IdFamily } from './ids.js';

/** Words that say that the number after them names an action. */
const pointing =
  /(?:(?<!\w)(?:actions?|recommendations?|recs?|commitments?|milestones?|points?|see|also)\s+(?:[\p{L}\p{N}.]+\s*(?:,|and|to|&|or)\s*)*|(?<!\w)(?:at|under|see)\s+)$/iu;

const none: readonly never[] = [];

/**
 * Ids of this plan that a text names: ids that are known in the edition, and ids of its kind
 * after a word that points to one ("See action 3.2.2", "Recommendation 5.5").
 */
export function findReferences(
  text: string,
  field: string,
  own: string | null,
  families: readonly IdFamily[],
  known: ReadonlySet<string>,
): readonly Reference[] {
  const numbers = findNumbers(text, 0, text.length);
  let found = null as Set<string> | null;
  for (const family of families) {
    // Most texts name no id at all.
    if (numbers.length === 0 && family.begins !== null) continue;
    const tokens =
      family.begins === null
        ? findIds(family, text, 0, text.length)
        : idsAtNumbers(family, text, 0, text.length, numbers);
    for (const token of tokens) {
      if (token.id === own || found?.has(token.id) === true) continue;
      const pointed = pointing.test(text.slice(Math.max(0, token.start - 80), token.start));
      const distinct =
        known.has(token.id) && (/\.\p{N}+\./u.test(token.id) || /\p{L}/u.test(token.id)) && !looksLikeDate(token.id);
      if (pointed || distinct) (found ??= new Set()).add(token.id);
    }
  }
  return found === null ? none : [...found].map((id) => ({ id, field }));
}

/** The families of ids that an edition's rows have. */
export function familiesOf(ids: Iterable<string>, known: readonly IdFamily[]): readonly IdFamily[] {
  const all = [...ids];
  return known.filter((family) => {
    if (family.lineStartOnly) return false;
    const whole = new RegExp(`^(?:${family.pattern.source})$`, 'u');
    return all.some((id) => whole.test(id));
  });
}
