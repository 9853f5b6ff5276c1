import type { CheerioOptions } from 'cheerio';
import type { Limits } from '../limits.js';

/** An element as the HTML algorithm placed it. */
export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  readonly namespace: string;
  readonly attributes: { name: string; value: string }[];
  parent: ElementNode | null;
  readonly children: TreeNode[];
  /** Offset of the start tag, -1 for elements that the page implies. */
  start: number;
}

/** A stretch of text from one place of the source: `source.slice(start, end)` decodes to `text`. */
export interface TextNode {
  readonly kind: 'text';
  text: string;
  parent: ElementNode | null;
  start: number;
  end: number;
}

export interface CommentNode {
  readonly kind: 'comment';
  readonly text: string;
  parent: ElementNode | null;
}

export type TreeNode = ElementNode | TextNode | CommentNode;

export interface Tree {
  readonly root: ElementNode;
  /** The limit that was passed, if one was; the tree holds what was read before. */
  readonly stopped: 'depth' | 'elements' | null;
}

interface Location {
  startOffset: number;
  endOffset: number;
}

class LimitPassed extends Error {
  constructor(readonly limit: 'depth' | 'elements') {
    super(limit);
  }
}

/** The tree of a page by the HTML standard's algorithm, with the place of every text. */
export async function readTree(source: string, limits: Limits): Promise<Tree> {
  const { load } = await import('cheerio');
  const root = makeElement('#document', '', []);
  let stopped: Tree['stopped'] = null;
  try {
    load(source, {
      sourceCodeLocationInfo: true,
      scriptingEnabled: false,
      treeAdapter: treeBuilder(root, limits) as unknown as NonNullable<CheerioOptions['treeAdapter']>,
    });
  } catch (error) {
    if (!(error instanceof LimitPassed)) throw error;
    stopped = error.limit;
  }
  return { root, stopped };
}

/** The value of an attribute, or null. */
export function attribute(element: ElementNode, name: string): string | null {
  for (const entry of element.attributes) if (entry.name === name) return entry.value;
  return null;
}

function makeElement(name: string, namespace: string, attributes: ElementNode['attributes']): ElementNode {
  return { kind: 'element', name, namespace, attributes, parent: null, children: [], start: -1 };
}

/**
 * Builds our own small nodes instead of a general document: text keeps one node for each
 * stretch of the source, which a general tree merges away where the algorithm moves text.
 */
function treeBuilder(root: ElementNode, limits: Limits): object {
  let mode = 'no-quirks';
  let elements = 0;
  let depth = 0;
  return {
    ...reading,
    createDocument: () => root,
    createDocumentFragment: () => makeElement('#fragment', '', []),
    createElement(name: string, namespace: string, attributes: ElementNode['attributes']): ElementNode {
      if (++elements > limits.elements) throw new LimitPassed('elements');
      return makeElement(name, namespace, attributes);
    },
    createCommentNode: (text: string): CommentNode => ({ kind: 'comment', text, parent: null }),
    createTextNode: makeText,
    onItemPush(): void {
      if (++depth > limits.depth) throw new LimitPassed('depth');
    },
    onItemPop(): void {
      depth--;
    },
    setDocumentMode(_document: ElementNode, value: string): void {
      mode = value;
    },
    getDocumentMode: () => mode,
    setDocumentType: () => undefined,
    setTemplateContent: () => undefined,
    getTemplateContent: (template: ElementNode) => template,
    adoptAttributes(element: ElementNode, attributes: ElementNode['attributes']): void {
      for (const entry of attributes) if (attribute(element, entry.name) === null) element.attributes.push(entry);
    },
    appendChild: append,
    insertBefore,
    detachNode: detach,
    insertText: (parent: ElementNode, text: string) => append(parent, makeText(text)),
    insertTextBefore: (parent: ElementNode, text: string, next: TreeNode) => insertBefore(parent, makeText(text), next),
    setNodeSourceCodeLocation: place,
    updateNodeSourceCodeLocation: () => undefined,
    // No node ever claims to have a place, so each text is given its own.
    getNodeSourceCodeLocation: () => null,
  };
}

const reading = {
  getAttrList: (element: ElementNode) => element.attributes,
  getChildNodes: (element: ElementNode) => element.children,
  getFirstChild: (element: ElementNode) => element.children[0] ?? null,
  getNamespaceURI: (element: ElementNode) => element.namespace,
  getParentNode: (node: TreeNode) => node.parent,
  getTagName: (element: ElementNode) => element.name,
  getTextNodeContent: (node: TextNode) => node.text,
  getCommentNodeContent: (node: CommentNode) => node.text,
  getDocumentTypeNodeName: () => '',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  isCommentNode: (node: TreeNode) => node.kind === 'comment',
  isDocumentTypeNode: () => false,
  isElementNode: (node: TreeNode) => node.kind === 'element',
  isTextNode: (node: TreeNode) => node.kind === 'text',
};

function makeText(text: string): TextNode {
  return { kind: 'text', text, parent: null, start: -1, end: -1 };
}

function append(parent: ElementNode, node: TreeNode): void {
  node.parent = parent;
  parent.children.push(node);
}

function insertBefore(parent: ElementNode, node: TreeNode, next: TreeNode): void {
  node.parent = parent;
  // Text is moved before a table that was opened last, so it is found at the end.
  parent.children.splice(parent.children.lastIndexOf(next), 0, node);
}

function detach(node: TreeNode): void {
  const siblings = node.parent?.children;
  if (siblings) {
    const at = siblings.lastIndexOf(node);
    if (at >= 0) siblings.splice(at, 1);
  }
  node.parent = null;
}

function place(node: TreeNode, location: Location | null): void {
  if (!location) return;
  if (node.kind === 'element') node.start = location.startOffset;
  if (node.kind !== 'text') return;
  node.start = location.startOffset;
  node.end = location.endOffset;
  joinWithPrevious(node);
}

/** Words and spaces arrive apart; those that follow each other in the source as they stand become one. */
function joinWithPrevious(node: TextNode): void {
  const siblings = node.parent?.children;
  if (!siblings || siblings[siblings.length - 1] !== node) return;
  const before = siblings[siblings.length - 2];
  if (before?.kind !== 'text' || before.end !== node.start) return;
  if (node.end - node.start !== node.text.length || before.end - before.start !== before.text.length) return;
  before.text += node.text;
  before.end = node.end;
  siblings.pop();
}
