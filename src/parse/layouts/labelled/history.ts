import { isDatePhrase } from '../../../core/dates.js';
import { monthOf } from '../../headers.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Entry } from './segments.js';
import type { Label } from './vocabulary.js';

/** What an update says of a record: never its words, its owners or its promise, which make a row of their own. */
const told: ReadonlySet<Field> = new Set(['progress', 'status', 'response', 'other', 'next-steps']);

/**
 * The entries of one record that was updated several times, as those of its latest update;
 * what earlier ones said keeps their dates in its labels. Null where the labels that come
 * round are no dated updates.
 *
 *     Recommendation 7
 *     Update June 2023
 *     A contract is being negotiated.
 *     Status: In progress
 *     Update June 2024
 *     Interpreters are at all sites.
 *     Status: Completed
 */
export function foldUpdates(entries: readonly Entry[], cuts: readonly number[]): readonly Entry[] | null {
  const opener = entries[cuts[0] ?? -1]?.hit?.label.key;
  const first = entries.findIndex(({ hit }) => hit !== null && hit.label.key === opener);
  if (opener === undefined || first < 0) return null;
  const bounds = [first, ...cuts];
  const updates = bounds.map((from, i) => entries.slice(from, bounds[i + 1] ?? entries.length));
  const labels = updates.flatMap((update) => update.flatMap(({ hit }) => (hit ? [hit.label] : [])));
  if (!labels.every((label) => told.has(label.field)) || !labels.some((label) => label.field === 'status')) return null;
  const when = updates.map(([head]) => monthOf(head?.line.text ?? ''));
  if (when.includes(0) || new Set(when).size < when.length) return null;
  const latest = when.indexOf(Math.max(...when));
  return [
    ...entries.slice(0, first),
    ...updates.flatMap((update, i) => (i === latest ? dateAsTitle(update) : dated(dateAsTitle(update)))),
  ];
}

/** `Update June 2023`: the date belongs to the label, the words below it are the update. */
function dateAsTitle(update: readonly Entry[]): readonly Entry[] {
  const [head, ...rest] = update;
  const { line, hit } = head ?? {};
  if (!line || !hit?.value) return update;
  const words = line.text.slice(hit.value.start - line.start);
  if (!isDatePhrase(words.replace(/^\(|\)$/gu, ''))) return update;
  const title = { start: hit.title.start, end: line.end };
  return [{ line, hit: { ...hit, title, value: null } }, ...rest];
}

/** An earlier update under labels of its own, so that nothing of it stands for the record as it is. */
function dated(update: readonly Entry[]): readonly Entry[] {
  const line = update[0]?.line.text ?? '';
  const relabel = (label: Label): Label => ({
    ...label,
    key: `${label.key} ${line}`,
    title: line.startsWith(label.title) ? line : `${label.title}, ${line}`,
    field: 'other',
  });
  return update.map((entry) =>
    entry.hit ? { ...entry, hit: { ...entry.hit, label: relabel(entry.hit.label) } } : entry,
  );
}
