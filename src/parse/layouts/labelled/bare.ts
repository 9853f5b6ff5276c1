import type { Range } from '../../../core/span.js';
import { isWholeStatus } from '../../fields/status.js';
import type { Words } from '../../lexicon/words.js';
import type { Block, Part } from './blocks.js';
import type { TextLine } from './lines.js';

/** A status that stands on a line without a label, and the record without that line. */
export interface BareStatus {
  readonly status: Range;
  /** `This recommendation has been`, and the full stop: the words around the status. */
  readonly around: readonly Range[];
  readonly lead: readonly TextLine[];
  readonly parts: readonly Part[];
}

/**
 * Looks for the status of a record that has no label for it:
 *
 *     Government response: Accepted
 *     Complete                                  a line of its own
 *     This recommendation has been completed.   or a sentence of its own
 */
export function findBareStatus(
  { lead, parts, start }: Pick<Block, 'lead' | 'parts' | 'start'>,
  words: Words,
): BareStatus | null {
  for (let p = parts.length - 1; p >= 0; p--) {
    const part = parts[p];
    if (!part || part.label.field === 'id') continue;
    const found = lastStatus(part.values, 1, words);
    if (!found) continue;
    const values = part.values.filter((line) => line !== found.line);
    return {
      status: found.status,
      around: found.around,
      lead,
      parts: parts.map((each, i) => (i === p ? { ...each, values } : each)),
    };
  }
  // A tag above the text: a status that is the first line of several.
  const isTold = lead.length > 1 || start?.rest != null;
  const found = lastStatus(lead, 1, words) ?? lastStatus(isTold ? lead.slice(0, 1) : [], 0, words);
  return found
    ? { status: found.status, around: found.around, lead: lead.filter((line) => line !== found.line), parts }
    : null;
}

interface Found {
  readonly line: TextLine;
  readonly status: Range;
  readonly around: readonly Range[];
}

function lastStatus(lines: readonly TextLine[], from: number, words: Words): Found | null {
  for (let i = lines.length - 1; i >= from; i--) {
    const line = lines[i];
    if (!line || line.isItem || line.text.length > 120) continue;
    const found = readBare(line, words);
    if (found) return found;
  }
  return null;
}

function readBare(line: TextLine, words: Words): Found | null {
  const { text, start, end } = line;
  if (!/^\p{Lu}/u.test(text)) return null;
  const bare = text.replace(/[.\s]+$/u, '');
  if (isWholeStatus(bare, words)) return { line, status: { start, end }, around: [] };
  const sentence = new RegExp(
    `^(?:This|The)\\s+(?:${words.rowNoun})\\s+(?:is|was|are|remains|has\\s+been|have\\s+been)\\s+(?:now\\s+|currently\\s+|still\\s+)?`,
    'iu',
  ).exec(bare);
  if (!sentence || words.statuses.get(bare.slice(sentence[0].length)) === undefined) return null;
  const from = start + sentence[0].length;
  const to = start + bare.length;
  return {
    line,
    status: { start: from, end: to },
    around: [
      { start, end: from },
      { start: to, end },
    ],
  };
}
