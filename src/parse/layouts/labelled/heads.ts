import { leadingId, type IdFamily } from '../../fields/ids.js';
import type { TextLine } from './lines.js';

/** What stands before the first colon of lines that begin with an id, or with what looks like one. */
export interface Heads {
  /** `Q3 status`, on line after line: the label itself begins with a code. */
  readonly repeated: ReadonlySet<string>;
  /** `PAC recommendation` in `4: PAC recommendation: …`: what comes back after other ids is a label. */
  readonly labels: ReadonlySet<string>;
}

const longest = 80;

/** The words before the first colon that is not the one of an id. */
export function headOf(text: string): string | null {
  const match = /^(\S{1,12}?[.:)]?\s+[^:]{2,60}):\s/u.exec(text.slice(0, longest + 2));
  return match?.[1] ?? null;
}

/** Counts the heads of lines. */
export function takeHeads(lines: readonly TextLine[], families: readonly IdFamily[]): Heads {
  const heads = new Map<string, number>();
  const labels = new Map<string, { count: number; readonly ids: Set<string> }>();
  for (const { text } of lines) {
    if (!/^[\p{N}\p{Lu}]/u.test(text)) continue;
    const head = headOf(text);
    const id = head === null ? null : leadingId(text, 0, Math.min(text.length, 40), families);
    if (head === null || !id || id.end >= head.length) continue;
    heads.set(head, (heads.get(head) ?? 0) + 1);
    const label = head.slice(id.end).trim();
    if (!/^\p{Lu}/u.test(label) || label.split(/\s+/u).length > 5) continue;
    const own = labels.get(label) ?? { count: 0, ids: new Set() };
    labels.set(label, own);
    own.count++;
    own.ids.add(id.id);
  }
  return {
    repeated: new Set([...heads].filter(([, count]) => count > 2).map(([head]) => head)),
    // The numbers of two reports may be the same few.
    labels: new Set([...labels].filter(([, { count, ids }]) => count > 2 && ids.size > 1).map(([label]) => label)),
  };
}
