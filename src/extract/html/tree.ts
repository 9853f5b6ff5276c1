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
  /** Whether the algorithm moved it out of a table that stood around it in the source. */
  moved: boolean;
  /** What the survey found out about it, see `survey.ts`. */
  marks: number;
}

/** A stretch of text from one place of the source: `source.slice(start, end)` decodes to `text`. */
export interface TextNode {
  readonly kind: 'text';
  text: string;
  parent: ElementNode | null;
  start: number;
  end: number;
  moved: boolean;
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
  readonly stopped: StopReason | null;
  /** Offset up to which the source was read. */
  readonly readTo: number;
}

type StopReason = 'depth' | 'elements' | 'attributes';

interface Location {
  startOffset: number;
  endOffset: number;
}

class LimitPassed extends Error {
  constructor(readonly limit: StopReason) {
    super(limit);
  }
}

/** The tree of a page by the HTML standard's algorithm, with the place of every text. */
export async function readTree(source: string, limits: Limits): Promise<Tree> {
  const { load } = await import('cheerio');
  const builder = new TreeBuilder(source, limits);
  const end = findOvergrownTag(source, limits.attributes);
  let stopped: StopReason | null = end < source.length ? 'attributes' : null;
  try {
    load(end < source.length ? source.slice(0, end) : source, {
      sourceCodeLocationInfo: true,
      // `noscript` is read as elements then, and hidden as a whole.
      scriptingEnabled: false,
      treeAdapter: builder.adapter as unknown as NonNullable<CheerioOptions['treeAdapter']>,
    });
  } catch (error) {
    if (!(error instanceof LimitPassed)) throw error;
    stopped = error.limit;
  }
  return { root: builder.root, stopped, readTo: stopped === null || stopped === 'attributes' ? end : builder.readTo };
}

/**
 * Offset of the first tag with more attributes than allowed, or the length of the source.
 * The HTML algorithm compares every attribute with all before it, so this is looked for
 * beforehand; only tags long enough to hold so many are looked at.
 */
function findOvergrownTag(source: string, most: number): number {
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const end = tagEnd(source, at, most);
    if (end < 0) return at;
    at = end;
  }
  return source.length;
}

/** Where a tag may end at the latest, -1 if it has more than `most` attributes. */
function tagEnd(source: string, start: number, most: number): number {
  const close = source.indexOf('>', start);
  const reach = close < 0 ? source.length : close;
  // Two characters are the shortest attribute with the space before it.
  if (reach - start < most * 2) return start;
  let count = 0;
  for (let at = start; at < reach; at++) {
    const code = source.charCodeAt(at);
    if ((code === 32 || code === 10 || code === 9 || code === 47 || code === 13 || code === 12) && ++count > most)
      return -1;
    // A value in quotes is one, whatever it holds.
    if (code === 34 || code === 39) {
      const quote = source.indexOf(source.charAt(at), at + 1);
      if (quote < 0) return reach;
      at = quote;
    }
  }
  return reach;
}

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

function makeElement(name: string, namespace: string, attributes: ElementNode['attributes']): ElementNode {
  return {
    kind: 'element',
    name,
    namespace,
    attributes,
    parent: null,
    children: [],
    start: -1,
    moved: false,
    marks: 0,
  };
}

/**
 * Builds our own small nodes instead of a general document: text keeps one node for each
 * stretch of the source, which a general tree merges away where the algorithm moves text.
 */
class TreeBuilder {
  readonly root = makeElement('#document', '', []);
  /** How far the source was read. */
  readTo = 0;
  readonly #source: string;
  readonly #limits: Limits;
  #mode = 'no-quirks';
  #elements = 0;
  #depth = 0;

  constructor(source: string, limits: Limits) {
    this.#source = source;
    this.#limits = limits;
  }

  /** What the HTML algorithm calls: parse5's `TreeAdapter`. */
  readonly adapter = {
    ...reading,
    createDocument: () => this.root,
    createDocumentFragment: () => makeElement('#fragment', '', []),
    createElement: (name: string, namespace: string, attributes: ElementNode['attributes']): ElementNode => {
      if (++this.#elements > this.#limits.elements) throw new LimitPassed('elements');
      return makeElement(name, namespace, attributes);
    },
    createCommentNode: (text: string): CommentNode => ({ kind: 'comment', text, parent: null }),
    createTextNode: makeText,
    onItemPush: (): void => {
      if (++this.#depth > this.#limits.depth) throw new LimitPassed('depth');
    },
    onItemPop: (): void => {
      this.#depth--;
    },
    setDocumentMode: (_document: ElementNode, value: string): void => {
      this.#mode = value;
    },
    getDocumentMode: () => this.#mode,
    setDocumentType: () => undefined,
    setTemplateContent: () => undefined,
    getTemplateContent: (template: ElementNode) => template,
    adoptAttributes: (element: ElementNode, attributes: ElementNode['attributes']): void => {
      for (const entry of attributes) if (attribute(element, entry.name) === null) element.attributes.push(entry);
    },
    appendChild: append,
    insertBefore,
    detachNode: detach,
    insertText: (parent: ElementNode, text: string) => append(parent, makeText(text)),
    insertTextBefore: (parent: ElementNode, text: string, next: TreeNode) => insertBefore(parent, makeText(text), next),
    setNodeSourceCodeLocation: (node: TreeNode, location: Location | null): void => {
      if (!location) return;
      this.readTo = location.endOffset;
      place(node, location, this.#source);
    },
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
  return { kind: 'text', text, parent: null, start: -1, end: -1, moved: false };
}

function append(parent: ElementNode, node: TreeNode): void {
  node.parent = parent;
  parent.children.push(node);
}

function insertBefore(parent: ElementNode, node: TreeNode, next: TreeNode): void {
  node.parent = parent;
  if (node.kind !== 'comment') node.moved = true;
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

function place(node: TreeNode, location: Location, source: string): void {
  if (node.kind === 'element') node.start = location.startOffset;
  if (node.kind !== 'text') return;
  node.start = location.startOffset;
  node.end = location.endOffset;
  if (!joinWithPrevious(node)) node.start = mendStart(source, node.start);
}

/**
 * Words and the white space between them arrive one by one; those that follow each other in
 * the source become one. Where a word begins with a character reference, the place at which
 * the two meet is not to be trusted, only that they do.
 */
function joinWithPrevious(node: TextNode): boolean {
  const siblings = node.parent?.children;
  if (!siblings) return false;
  const at = siblings.lastIndexOf(node);
  const before = siblings[at - 1];
  if (before?.kind !== 'text' || before.end !== node.start) return false;
  before.text += node.text;
  before.end = node.end;
  siblings.splice(at, 1);
  return true;
}

/**
 * A text whose white space at the start was dropped may be said to begin on the last
 * character of its first reference (`&amp;` at the `;`). It begins at the `&` then.
 */
function mendStart(source: string, start: number): number {
  if (!isInReference(source.charCodeAt(start - 1))) return start;
  for (let at = start - 1; at >= 0 && start - at < longestReference; at--) {
    const code = source.charCodeAt(at);
    if (code === 38) return at;
    if (!isInReference(code)) return start;
  }
  return start;
}

/** The longest name of a character reference has 31 letters. */
const longestReference = 40;

function isInReference(code: number): boolean {
  return (
    code === 38 ||
    code === 35 ||
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122)
  );
}
