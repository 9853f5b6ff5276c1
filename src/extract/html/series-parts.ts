import type { SeriesPart } from '../../model/document.js';
import type { OutlineNode } from './outline.js';

/** What has more parts than this is no card. */
const mostParts = 80;
const longestSlot = 160;

interface Piece {
  readonly node: OutlineNode | null;
  readonly start: number;
  readonly end: number;
  readonly slot: string;
  readonly isItem: boolean;
}

/** The texts of one item of a series, in order, each with its place in the structure. Null for too many, or a table. */
export function partsOf(root: OutlineNode, text: string): readonly SeriesPart[] | null {
  const parts: SeriesPart[] = [];
  const stack: Piece[] = [{ node: root, start: root.start, end: root.end, slot: '', isItem: false }];
  for (let piece = stack.pop(); piece; piece = stack.pop()) {
    if (piece.node?.closed === 'table') return null;
    if (piece.node?.closed === 'furniture') continue;
    const inner = piece.node ? inside(piece.node, piece, text) : null;
    if (inner) {
      for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i] as Piece);
    } else for (const line of linesOf(text, piece)) parts.push(toPart(piece, line));
    if (parts.length > mostParts || stack.length > mostParts * 4) return null;
  }
  return parts;
}

function toPart({ node, slot, isItem }: Piece, { start, end }: { start: number; end: number }): SeriesPart {
  return {
    start,
    end,
    slot,
    isTerm: node?.name === 'dt',
    isHeading:
      (node !== null && (node.level > 0 || node.name === 'summary')) || />(?:h[1-6]|summary)(?:[.>#]|$)/u.test(slot),
    isItem,
  };
}

/** What an element is taken apart into; null where it is one text. */
function inside(node: OutlineNode, { slot, isItem }: Piece, text: string): readonly Piece[] | null {
  const { kids } = node;
  if (kids.length === 0) return null;
  if (!node.holdsBlocks && !isDivided(node, text)) return null;
  const pieces: Piece[] = [];
  let at = node.start;
  const gap = (to: number): void => {
    if (text.slice(at, to).trim() !== '') pieces.push({ node: null, start: at, end: to, slot: `${slot}#`, isItem });
  };
  for (const kid of kids) {
    gap(kid.start);
    const own = `${slot}>${slotName(kid)}`.slice(0, longestSlot);
    pieces.push({ node: kid, start: kid.start, end: kid.end, slot: own, isItem: isItem || kid.name === 'li' });
    at = kid.end;
  }
  gap(node.end);
  return pieces;
}

const marking: ReadonlySet<string> = new Set(['span', 'strong', 'b', 'em', 'i', 'small', 'mark', 'label']);

/** Whether the inline elements of a line are texts of their own: no words stand between them, or one with a class begins or ends the line. */
function isDivided(node: OutlineNode, text: string): boolean {
  const { kids } = node;
  const [first] = kids;
  const last = kids.at(-1);
  if (!first || !last) return false;
  let at = node.start;
  let between = '';
  for (const kid of kids) {
    between += text.slice(at, kid.start);
    at = kid.end;
  }
  between += text.slice(at, node.end);
  if (between.trim() === '') return true;
  // Several among words are words that matter, not texts of their own.
  if (kids.length > 1) return false;
  const marks = first.name === 'img' || (marking.has(first.name) && first.classes.length > 0);
  const opens = text.slice(node.start, first.start).trim() === '';
  const closes = text.slice(last.end, node.end).trim() === '';
  return marks && (opens || closes) && text.slice(first.start, first.end).trim().length <= 60;
}

function* linesOf(text: string, { start, end }: Piece): Generator<{ start: number; end: number }> {
  for (let at = start; at < end;) {
    const found = text.indexOf('\n', at);
    const stop = found < 0 || found > end ? end : found;
    const from = at + (/^\s*/u.exec(text.slice(at, stop))?.[0].length ?? 0);
    const to = at + text.slice(at, stop).trimEnd().length;
    if (to > from) yield { start: from, end: to };
    at = stop + 1;
  }
}

/** The tag and what kind of thing the first class says it is, without numbers and variants. */
export function slotName({ name, classes }: OutlineNode): string {
  const kind = (classes[0] ?? '').replace(/--.*$/u, '').replace(/[\p{N}_-]+$/u, '');
  return kind === '' ? name : `${name}.${kind}`;
}
