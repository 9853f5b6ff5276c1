import type { Range } from '../../core/span.js';
import type { Page } from '../page.js';
import type { Repeat } from './repeat.js';

const fewestRows = 4;
const shortestRow = 60;

/** A few words with a capital between the end of a sentence and the capital of the next: a cell that lost its edges. */
const between = /(?<=[.!?)”"]\s)(\p{Lu}[\p{Ll}-]+(?:,?\s\p{Ll}+){0,3})\s(?=[\p{Lu}\p{N}])/gu;

/** `… in the first letter. Bedded in All letters …`: the same few words behind a text, text after text. */
export function verdictsBetween(page: Page, texts: readonly Range[]): readonly Repeat[] {
  const found = texts.flatMap((line) => {
    if (line.end - line.start < shortestRow) return [];
    const [match] = page.text.slice(line.start, Math.min(line.end, line.start + 1000)).matchAll(between);
    const words = match?.[1] ?? '';
    return words.length < 4 || opener.test(words) ? [] : [{ line, words }];
  });
  const counts = new Map<string, number>();
  for (const { words } of found) counts.set(words, (counts.get(words) ?? 0) + 1);
  const often = found.filter(({ words }) => (counts.get(words) ?? 0) > 1);
  const [first] = often;
  const distinct = new Set(often.map(({ words }) => words));
  if (!first || often.length < fewestRows || distinct.size < 2) return [];
  const last = often.at(-1)?.line ?? first.line;
  const long = texts.filter(
    (each) => each.start >= first.line.start && each.end <= last.end && each.end - each.start >= shortestRow,
  );
  if (often.length * 5 < long.length * 3) return [];
  const named = [...distinct]
    .slice(0, 3)
    .map((each) => `“${each}”`)
    .join(', ');
  return [
    {
      count: often.length,
      reason: `${often.length} texts have the same few words behind them (${named})`,
      first: first.line,
    },
  ];
}

/** What opens a sentence and is no cell. */
const opener =
  /^(?:in|on|at|as|of|to|by|if|it|we|i|he|she|you|over|or|and|but|not|no|a|an|the|this|that|these|those|there|they|our|its|his|her|their|all|both|each|every|some|most|when|where|since|for|from|with|under|after|before|during|until|while|see|also|members|mr|mrs|ms|dr)(?!\p{L})/iu;
