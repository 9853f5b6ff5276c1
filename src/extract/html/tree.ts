/** An element as the HTML algorithm placed it. */
export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  readonly namespace: string;
  readonly attributes: { name: string; value: string }[];
  parent: ElementNode | null;
  readonly children: TreeNode[];
  /** Whether the algorithm moved it out of a table that stood around it in the source. */
  moved: boolean;
  /** What the survey found out about it, see `survey.ts`. */
  marks: number;
}

/** A text, written in stand-ins: see `page-text.ts`. */
export interface TextNode {
  readonly kind: 'text';
  text: string;
  /** Number of the last text of the source that came before it. */
  readonly before: number;
  /** Number of the last text that it holds; `before` where it holds none. */
  last: number;
  parent: ElementNode | null;
  moved: boolean;
}

export interface CommentNode {
  readonly kind: 'comment';
  readonly text: string;
  parent: ElementNode | null;
}

export type TreeNode = ElementNode | TextNode | CommentNode;

/** The value of an attribute, or null. */
export function attribute(element: ElementNode, name: string): string | null {
  for (const entry of element.attributes) if (entry.name === name) return entry.value;
  return null;
}

/** Calls `enter` and `leave` for every node in order. Where `enter` says false, the children are passed over. */
export function traverse(
  root: ElementNode,
  enter: (node: TreeNode) => boolean,
  leave: (element: ElementNode) => void,
): void {
  const elements: ElementNode[] = [root];
  const next: number[] = [0];
  for (let top = 0; top >= 0;) {
    const element = elements[top] as ElementNode;
    const node = element.children[(next[top] as number)++];
    if (node === undefined) {
      if (top > 0) leave(element);
      top--;
    } else if (enter(node) && node.kind === 'element') {
      top++;
      elements[top] = node;
      next[top] = 0;
    }
  }
}
