import type { Field } from '../../lexicon/lexicon.js';
import type { TextLine } from './lines.js';
import type { Start } from './starts.js';
import type { Hit } from './vocabulary.js';

/** Fields of labels that can name what a number counts. */
const nouns: ReadonlySet<Field> = new Set(['id', 'action', 'recommendation', 'other']);

/** `Key action | KA 1` in the table of a record: the label right before a number says what that numbers. */
export function isNounOf(
  start: Start,
  last: { readonly line: TextLine; readonly hit: Hit | null } | undefined,
  lines: readonly TextLine[],
): boolean {
  if (!last?.hit || last.hit.value !== null || last.line !== lines[start.line - 1]) return false;
  return last.line.place === 'label' && lines[start.line]?.place === 'value' && nouns.has(last.hit.label.field);
}
