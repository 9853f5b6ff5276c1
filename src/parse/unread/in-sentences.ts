import { foldCase } from '../../core/text.js';
import type { Words } from '../lexicon/words.js';
import type { Line, Page } from '../page.js';
import { toldActions } from '../told-actions.js';
import type { Repeat } from './repeat.js';

const fewest = 3;
const shortest = 40;

/**
 * Sentences that name an action and say how it stands. Three actions told of in this way are
 * records that nothing separates from the prose around them.
 */
export function sentencesWithIds(page: Page, lines: readonly Line[], words: Words): readonly Repeat[] {
  const found = new Map<string, { id: string; line: Line }>();
  for (const line of lines) {
    if (line.kind === 'heading' || line.end - line.start < shortest) continue;
    for (const { id } of toldActions(page.text, line, words))
      if (!found.has(foldCase(id))) found.set(foldCase(id), { id, line });
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
