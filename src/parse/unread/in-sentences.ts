import { foldCase } from '../../core/text.js';
import type { Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';
import type { Repeat } from './repeat.js';

const fewest = 3;
const longestLine = 3000;

/**
 * Sentences that name an action and say how it stands: `… which completes Action 12`, `Work on
 * recommendation 7 is ongoing`. Three actions told of in this way are records that nothing
 * separates from the prose around them.
 */
export function sentencesWithIds(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const named = new RegExp(
    `(?<!\\p{L})(?:${words.rowNoun})\\s+(\\p{N}{1,3}(?:\\.\\p{N}{1,3})*)(?!\\p{N})|\\((\\p{Lu}{1,3}\\p{N}{1,3})\\)`,
    'giu',
  );
  const found = new Map<string, { id: string; line: Line }>();
  for (const line of lines) {
    if (line.kind === 'heading' || line.end - line.start < 40) continue;
    const text = page.text.slice(line.start, Math.min(line.end, line.start + longestLine));
    for (const sentence of text.split(/(?<=[.!?;])\s+(?=[\p{Lu}“"'])/u)) {
      const ids = [...sentence.matchAll(named)].map(([name, , code]) => code ?? name);
      if (ids.length > 0 && holdsVerdict(sentence, words))
        for (const id of ids) if (!found.has(foldCase(id))) found.set(foldCase(id), { id, line });
    }
  }
  const [first] = found.values();
  if (!first || found.size < fewest) return [];
  const ids = [...found.values()].map(({ id }) => id);
  const some = `${ids.slice(0, 4).join(', ')}${ids.length > 4 ? ', …' : ''}`;
  return [
    {
      count: found.size,
      reason: `sentences name ${found.size} actions and say how they stand (${some}): \`--narrative\` reads them`,
      first: first.line,
    },
  ];
}

function holdsVerdict(sentence: string, words: Words): boolean {
  const { done } = words.statuses.find(sentence, 0, sentence.length).next();
  return done !== true;
}
