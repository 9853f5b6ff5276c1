import { blockElements, headingLevel } from './elements.js';
import { attribute, type ElementNode } from './tree.js';

export type Closed = 'table' | 'furniture' | null;

/** An element that was read, with where its text begins and ends on the tape. */
export interface OutlineNode {
  readonly name: string;
  readonly classes: readonly string[];
  readonly isBlock: boolean;
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  /** What nothing in it is looked at for; null where it is looked into. */
  readonly closed: Closed;
  start: number;
  end: number;
  holdsBlocks: boolean;
  readonly kids: OutlineNode[];
}

/** Keeps the elements of a page that hold text of it while the page is walked. */
export class Outliner {
  readonly root: OutlineNode = makeNode('#root', [], 0, null);
  /** The elements that are open; null for what stands in one that is closed. */
  readonly #open: (OutlineNode | null)[] = [this.root];

  /** `end`: where the text on the tape ends. */
  enter(element: ElementNode, end: number, closed: Closed): void {
    const parent = this.#open[this.#open.length - 1] ?? null;
    if (!parent || parent.closed !== null) {
      this.#open.push(null);
      return;
    }
    const classes = (attribute(element, 'class') ?? '').split(/\s+/u).filter((name) => name !== '');
    this.#open.push(makeNode(element.name, classes.slice(0, mostClasses), end, closed));
  }

  /** Words that stand for an icon, as an element of their own. */
  icon(start: number, end: number): void {
    const parent = this.#open[this.#open.length - 1];
    if (!parent || parent.closed !== null || end === start) return;
    const node = makeNode('img', [], start, null);
    node.end = end;
    parent.kids.push(node);
    parent.end = end;
  }

  leave(end: number): void {
    const node = this.#open.pop();
    const parent = this.#open[this.#open.length - 1];
    if (!node || !parent || end === node.start) return;
    node.end = end;
    parent.kids.push(node);
    parent.holdsBlocks ||= node.isBlock || node.holdsBlocks;
    parent.end = end;
  }
}

const mostClasses = 6;

function makeNode(name: string, classes: readonly string[], start: number, closed: Closed): OutlineNode {
  return {
    name,
    classes,
    isBlock: blockElements.has(name),
    level: headingLevel(name),
    closed,
    start,
    end: start,
    holdsBlocks: false,
    kids: [],
  };
}
