import type { Block } from './blocks.js';
import type { TextLine } from './lines.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Where the words of a record stand that has neither id nor label for them: above its labels or
 * below them. `doubt` says why it cannot be told.
 */
export interface Ownership {
  readonly side: 'above' | 'below';
  readonly doubt: string | null;
}

/**
 * Blank lines tell: words that stand close below labels, and apart from the labels that follow,
 * are below. Without any, a page that begins with words and ends with labels has them above,
 * and one that does it the other way round has them below.
 */
export function ownerOfWords(flows: readonly (readonly TextLine[])[], { hits }: Vocabulary): Ownership {
  let best: readonly TextLine[] = [];
  let most = 0;
  let from = 0;
  let at = 0;
  for (const flow of flows) {
    const found = hits.slice(at, at + flow.length).filter((hit) => hit !== null).length;
    if (found > most) [best, most, from] = [flow, found, at];
    at += flow.length;
  }
  return ownerInFlow(best, hits.slice(from, from + best.length));
}

function ownerInFlow(flow: readonly TextLine[], hits: Vocabulary['hits']): Ownership {
  let above = 0;
  let below = 0;
  let first = -1;
  let last = -1;
  flow.forEach((line, i) => {
    if (!hits[i]) return;
    const text = flow[i - 1];
    if (first >= 0 && text && !hits[i - 1]) {
      // The words between the label above them and this one.
      const top = flow[last + 1];
      if (top?.opens === true && !line.opens) above++;
      if (top?.opens === false && line.opens) below++;
    }
    if (first < 0) first = i;
    last = i;
  });
  if (above !== below) return { side: above > below ? 'above' : 'below', doubt: null };
  const ends = last >= 0 && last < flow.length - 1;
  // The first line of a page is its title.
  const begins = first > 1;
  if (!ends) return { side: 'above', doubt: null };
  if (!begins) return { side: 'below', doubt: null };
  return {
    side: 'above',
    doubt: 'words stand between the labels of records, and nothing says to which of two they belong',
  };
}

/** Records whose words stand below their labels: what follows the first line of the last value is their text. */
export function liftWords(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => {
    const last = block.parts.at(-1);
    if (!last || last.values.length < 2 || block.lead.length > 0) return block;
    const parts = [...block.parts.slice(0, -1), { ...last, values: last.values.slice(0, 1) }];
    return { ...block, parts, lead: last.values.slice(1) };
  });
}
