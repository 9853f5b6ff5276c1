import { blockElements } from './elements.js';
import type { PageText } from './page-text.js';
import { Mark } from './survey.js';
import { attribute, traverse, type CommentNode, type ElementNode } from './tree.js';

/** The words that stand for an image, and where the source has them. */
export interface Alternative {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words that stand for an icon are few; longer ones describe a picture. */
const longest = 40;
const mostInCell = 60;
/** Of a block that holds an icon, no more nodes than this are looked at. */
const mostNodes = 200;
/** Names of pictures, not what they say. */
const picture =
  /\b(?:images?|icons?|logos?|photos?|photographs?|pictures?|arrows?|placeholder|thumbnail|portrait|map|chart|graph)\b/iu;

/**
 * The alternative texts of a page that are read where they stand: those of icons that say
 * something in place of words, as a tick for “Completed” does in a cell of its own. An icon
 * beside words only decorates them, and a photograph is no part of a plan.
 *
 * Outside of tables the icons of a page must come back: in the same place, and with the same
 * words some of the time, and not always.
 */
export function findAlternatives(root: ElementNode, texts: PageText): ReadonlyMap<CommentNode, Alternative> {
  const found = new Map<CommentNode, Alternative>();
  const families = new Map<string, Map<string, CommentNode[]>>();
  const beside: [CommentNode, Alternative][] = [];
  const inCells = new Set<string>();
  let cells = 0;
  traverse(
    root,
    (node) => {
      if (node.kind === 'comment') {
        const alternative = read(node, texts);
        if (!alternative) return false;
        if (!speaks(node, texts)) {
          if (cells === 0) beside.push([node, alternative]);
          return false;
        }
        if (cells > 0 && alternative.text.length <= mostInCell) {
          found.set(node, alternative);
          inCells.add(alternative.text);
        } else if (alternative.text.length <= longest && !picture.test(alternative.text)) {
          found.set(node, alternative);
          const key = signature(node);
          const family = families.get(key) ?? new Map<string, CommentNode[]>();
          families.set(key, family);
          family.set(alternative.text, [...(family.get(alternative.text) ?? []), node]);
        }
        return false;
      }
      if (node.kind !== 'element' || (node.marks & Mark.Hidden) !== 0) return false;
      if (node.name === 'figure') return false;
      if (isCell(node)) cells++;
      return true;
    },
    (element) => {
      if (isCell(element)) cells--;
    },
  );
  for (const family of families.values()) {
    const all = [...family.values()].flat();
    if (family.size > 1 && all.length > family.size) continue;
    for (const node of all) found.delete(node);
  }
  // What an icon in a cell means is said beside the same icon in a legend.
  for (const [node, alternative] of beside)
    if (inCells.has(alternative.text) && !wordsAround(node, texts).includes(alternative.text))
      found.set(node, alternative);
  return found;
}

function isCell({ name }: ElementNode): boolean {
  return name === 'td' || name === 'th';
}

/** The element that a note of the scan stands for: an image right before it, or what it stands in. */
function imageOf(comment: CommentNode): ElementNode | null {
  const siblings = comment.parent?.children ?? [];
  const before = siblings[siblings.indexOf(comment) - 1];
  return before?.kind === 'element' && before.name === 'img' ? before : comment.parent;
}

function read(comment: CommentNode, texts: PageText): Alternative | null {
  const place = texts.alternativeOf(comment.text);
  const image = place && imageOf(comment);
  if (!image || (image.marks & Mark.Hidden) !== 0) return null;
  const written = texts.source.slice(place.start, place.end);
  // References are decoded by the algorithm; in the title of a drawing they are not looked for.
  const named = written.includes('&') ? attribute(image, place.name) : written;
  const text = named?.replace(/\s+/gu, ' ').trim() ?? '';
  return /[\p{L}\p{N}\p{S}]/u.test(text) ? { text, start: place.start, end: place.end } : null;
}

/** Whether an icon says something that no words beside it say: it is alone in its block, or ends a number or a longer text. */
function speaks(comment: CommentNode, texts: PageText): boolean {
  const { before, after } = around(comment, texts);
  return after === '' && (before === '' || /\p{N}/u.test(before) || before.split(/\s+/u).length >= 3);
}

function wordsAround(comment: CommentNode, texts: PageText): string {
  const { before, after } = around(comment, texts);
  return `${before} ${after}`;
}

/** The words before and after an icon in the block that it stands in. */
function around(comment: CommentNode, texts: PageText): { before: string; after: string } {
  const image = imageOf(comment);
  let holder = image?.parent ?? null;
  while (holder && !blockElements.has(holder.name)) holder = holder.parent;
  const words = { before: '', after: '' };
  if (!holder) return words;
  let side: 'before' | 'after' = 'before';
  let nodes = 0;
  traverse(
    holder,
    (node) => {
      if (++nodes > mostNodes) return false;
      if (node === comment) side = 'after';
      // What is drawn inside an image with a name is no word beside it.
      else if (node.kind === 'text' && node.parent !== image)
        words[side] = `${words[side]} ${texts.plain(node.text)}`.trim();
      return node.kind === 'element' && (node.marks & Mark.Hidden) === 0;
    },
    () => undefined,
  );
  return words;
}

function signature(comment: CommentNode): string {
  const image = imageOf(comment);
  const parent = image?.parent;
  return [parent, image]
    .map(
      (element) => `${element?.name ?? ''}.${(element && attribute(element, 'class')?.trim().split(/\s+/u)[0]) ?? ''}`,
    )
    .join('>');
}
