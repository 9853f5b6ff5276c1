import type { Column } from './column.js';
import { profileOf, type Profile } from './column-profiles.js';
import type { GridCell } from './grid.js';
import type { Words } from './lexicon/words.js';
import { demands, reports } from './wording.js';

/**
 * `Agency Actions` beside recommendations, each with a row of its own and full of sentences on what was done: a note of
 * progress, and the recommendation is the text. What is called `Action` alone is taken at its word.
 */
export function settleReports(
  columns: readonly Column[],
  body: readonly (readonly (GridCell | null)[])[],
  profiles: readonly Profile[],
  words: Words,
): readonly Column[] {
  const of = (field: Column['field']): readonly number[] =>
    columns.flatMap((column, c) => (column.field === field ? [c] : []));
  const [recommendation, ...others] = of('recommendation');
  const [action, ...more] = of('action');
  if (recommendation === undefined || action === undefined || others.length + more.length > 0) return columns;
  if (of('progress').length > 0 || words.lexicon.rowNouns.includes(columns[action]?.title?.toLowerCase() ?? ''))
    return columns;
  const [asked, done] = [profileOf(profiles, recommendation), profileOf(profiles, action)];
  if (done.filled < 3 || asked.filled < done.filled || done.words < 12) return columns;
  const share = (c: number, pattern: RegExp): number => {
    const texts = body.flatMap((row) => (row[c]?.origin === true && row[c].text !== '' ? [row[c].text] : []));
    return texts.filter((text) => pattern.test(text)).length / Math.max(1, texts.length);
  };
  if (share(action, reports) < 0.6 || share(action, demands) > 0.2 || share(recommendation, demands) < 0.6)
    return columns;
  return columns.map((column, c) =>
    c === action
      ? { ...column, field: 'progress', reason: `${column.reason}, but its cells tell what was done` }
      : column,
  );
}
