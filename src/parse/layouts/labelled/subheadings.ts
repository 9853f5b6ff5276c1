import type { Words } from '../../lexicon/words.js';
import { labelKey } from './forms.js';
import type { TextLine } from './lines.js';
import type { Hit } from './vocabulary.js';

/**
 * A heading inside a record: `Addressed to: All bridge owners` is a known label with its value,
 * one of the level that labels have is a label of this record only, a deeper one part of the words.
 */
export function labelOfHeading(line: TextLine, isLabel: boolean, words: Words): Hit | null {
  const [all = '', title = ''] = /^(\p{L}[^:]{1,40}?)\s*:\s+(?=\S)/u.exec(line.text) ?? [];
  const field = title === '' ? undefined : words.headers.get(title);
  if (field !== undefined) {
    const from = line.start + all.length;
    const label = { key: labelKey(title), title, field, count: 1, reason: 'a known label in a heading' };
    return { label, form: 'colon', title: { start: line.start, end: from }, value: { start: from, end: line.end } };
  }
  if (!isLabel) return null;
  const label = {
    key: labelKey(line.text),
    title: line.text,
    field: 'other' as const,
    count: 1,
    reason: 'a heading among labels',
  };
  return { label, form: 'alone', title: line, value: null };
}
