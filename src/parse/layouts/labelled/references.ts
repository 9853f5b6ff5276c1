import { isWholeId } from '../../fields/ids.js';
import type { TextLine } from './lines.js';
import { numberOf } from './numbers.js';
import type { Start } from './starts.js';
import type { Vocabulary } from './vocabulary.js';

/** A number stands no further above the label that refers elsewhere. */
const nearby = 3;

/**
 * The labels without the ids of other texts: `Ref: Regulation 14 (2)` and `Ref: Standard 12` below
 * `Area for improvement 1` and `Area for improvement 2` name what the records are about. Their own
 * numbers rise, and what the label holds is no id by itself.
 */
export function withoutReferences(
  vocabulary: Vocabulary,
  lines: readonly TextLine[],
  starts: readonly (Start | null)[],
): Vocabulary {
  const refer = [...vocabulary.labels.values()].filter(
    ({ key, field }) => field === 'id' && refersElsewhere(key, vocabulary, lines, starts),
  );
  if (refer.length === 0) return vocabulary;
  const labels = new Map(vocabulary.labels);
  for (const label of refer)
    labels.set(label.key, { ...label, field: 'other', reason: 'holds no ids, below the numbers of records' });
  const hits = vocabulary.hits.map((hit) => hit && { ...hit, label: labels.get(hit.label.key) ?? hit.label });
  return { ...vocabulary, labels, hits };
}

function refersElsewhere(
  key: string,
  { hits }: Vocabulary,
  lines: readonly TextLine[],
  starts: readonly (Start | null)[],
): boolean {
  const found = hits.flatMap((hit, i) => (hit?.label.key === key ? [i] : []));
  const named = found.filter((i) => {
    const { value } = hits[i] ?? {};
    const own = lines[i];
    const text = own && value ? own.text.slice(value.start - own.start) : (lines[i + 1]?.text ?? '');
    return !isWholeId(text) && !/^[\p{N}\p{Lu}./()-]+$/u.test(text);
  });
  if (found.length < 2 || named.length * 2 < found.length) return false;
  const above = found.flatMap((i) => {
    const near = starts.slice(Math.max(0, i - nearby), i).filter((start) => start !== null && start.rest === null);
    return near.at(-1) ?? [];
  });
  const numbers = above.map(({ words }) => Number(numberOf(words)));
  const families = new Set(above.map(({ family }) => family));
  const rises = numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
  return above.length === found.length && families.size === 1 && rises;
}
