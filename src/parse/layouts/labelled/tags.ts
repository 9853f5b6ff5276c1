import { isWholeStatus } from '../../fields/status.js';
import type { Field } from '../../lexicon/lexicon.js';
import type { Words } from '../../lexicon/words.js';
import { isScale } from '../../outcome.js';
import type { BareStatus } from './bare.js';
import type { Block } from './blocks.js';

/**
 * `IN DELIVERY` beside or below `Recommendation 2`, before the first label: what stands there alone in most records,
 * where it is a few values that come back and most are statuses, and labels hold the text. The words of all of them.
 */
export function findTags(
  blocks: readonly Block[],
  fields: ReadonlyMap<string, Field>,
  words: Words,
): ReadonlySet<string> {
  const held = new Set(fields.values());
  const isTold = held.has('action') || held.has('recommendation');
  if (!isTold || held.has('status') || held.has('status-or-due')) return none;
  const texts = blocks.flatMap(({ start, lead: [line, ...more] }) =>
    start && start.rest === null && line && more.length === 0 && !line.isItem ? [line.text] : [],
  );
  if (texts.length * 4 < blocks.length * 3 || !isScale(texts)) return none;
  const known = texts.filter((text) => isWholeStatus(text, words)).length;
  return known * 2 < texts.length ? none : new Set(texts.filter((text) => text.length <= longestTag));
}

/** The status of a record that is one of the `tags` of the page, and the record without it. */
export function tagOf(
  { lead: [line, ...more], parts, start }: Pick<Block, 'lead' | 'parts' | 'start'>,
  tags: ReadonlySet<string>,
): BareStatus | null {
  if (!line || more.length > 0 || start?.rest !== null || !tags.has(line.text)) return null;
  return { status: { start: line.start, end: line.end }, around: [], lead: [], parts };
}

const none: ReadonlySet<string> = new Set();

const longestTag = 40;
