import type { CheerioOptions, load } from 'cheerio';
import type { Limits } from '../limits.js';
import { holdsJoint, scanTags, unjoin } from './scan-tags.js';
import { attribute, type CommentNode, type ElementNode, type TextNode, type TreeNode } from './tree.js';

export interface Tree {
  readonly root: ElementNode;
  /** The limit that was passed, if one was; the tree holds what was read before. */
  readonly stopped: StopReason | null;
  /** Offset up to which the source was read. */
  readonly readTo: number;
}

type StopReason = 'depth' | 'elements' | 'attributes';

/** Ends the reading of a page from inside: a limit was passed, or words were joined in a tag. */
class Stop extends Error {
  constructor(readonly reason: StopReason | 'joined tag') {
    super(reason);
  }
}

interface Location {
  startOffset: number;
  endOffset: number;
}

type Load = typeof load;

/**
 * The tree of a page by the HTML standard's algorithm, with the place of every text.
 *
 * The algorithm as it is to be had handles every word and every space by itself. Words of a
 * text are joined for it beforehand (`scan-tags.ts`), which halves the time; should a tag be
 * touched by that, the page is read again as it stands.
 */
export async function readTree(source: string, limits: Limits): Promise<Tree> {
  const cheerio = await import('cheerio');
  const { joined, end } = scanTags(source, limits.attributes);
  const plain = end < source.length ? source.slice(0, end) : source;
  const stopped = end < source.length ? 'attributes' : null;
  return (
    build(cheerio.load, joined, source, limits, stopped) ??
    (build(cheerio.load, plain, source, limits, stopped) as Tree)
  );
}

function build(read: Load, markup: string, source: string, limits: Limits, stopped: StopReason | null): Tree | null {
  const builder = new TreeBuilder(source, markup === source, limits);
  try {
    read(markup, {
      sourceCodeLocationInfo: true,
      // `noscript` is read as elements then, and hidden as a whole.
      scriptingEnabled: false,
      treeAdapter: builder.adapter as unknown as NonNullable<CheerioOptions['treeAdapter']>,
    });
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    if (error.reason === 'joined tag') return null;
    return { root: builder.root, stopped: error.reason, readTo: builder.readTo };
  }
  return { root: builder.root, stopped, readTo: markup.length };
}

/** Whether words were joined where they must not be: in a tag. */
function isTouched(name: string, attributes: ElementNode['attributes']): boolean {
  if (holdsJoint(name)) return true;
  for (const entry of attributes) if (holdsJoint(entry.name) || holdsJoint(entry.value)) return true;
  return false;
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
  readonly #isPlain: boolean;
  readonly #limits: Limits;
  #mode = 'no-quirks';
  #elements = 0;
  #depth = 0;

  constructor(source: string, isPlain: boolean, limits: Limits) {
    this.#source = source;
    this.#isPlain = isPlain;
    this.#limits = limits;
  }

  /** What the HTML algorithm calls: parse5's `TreeAdapter`. */
  readonly adapter = {
    ...reading,
    createDocument: () => this.root,
    createDocumentFragment: () => makeElement('#fragment', '', []),
    createElement: (name: string, namespace: string, attributes: ElementNode['attributes']): ElementNode => {
      if (++this.#elements > this.#limits.elements) throw new Stop('elements');
      if (!this.#isPlain && isTouched(name, attributes)) throw new Stop('joined tag');
      return makeElement(name, namespace, attributes);
    },
    createCommentNode: (text: string): CommentNode => ({
      kind: 'comment',
      text: this.#isPlain ? text : unjoin(text),
      parent: null,
    }),
    createTextNode: makeText,
    onItemPush: (): void => {
      if (++this.#depth > this.#limits.depth) throw new Stop('depth');
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
  if (joinWithPrevious(node, source)) return;
  node.start = mendStart(source, node.start);
  node.text = textBetween(source, node.start, node.end, node.text);
}

/**
 * Words and the white space between them arrive one by one; those that follow each other in
 * the source become one. Where a word begins with a character reference, the place at which
 * the two meet is not to be trusted, only that they do.
 */
function joinWithPrevious(node: TextNode, source: string): boolean {
  const siblings = node.parent?.children;
  if (!siblings) return false;
  const at = siblings.lastIndexOf(node);
  const before = siblings[at - 1];
  if (before?.kind !== 'text' || before.end !== node.start) return false;
  before.end = node.end;
  before.text = textBetween(source, before.start, before.end, before.text + node.text);
  siblings.splice(at, 1);
  return true;
}

/** What reads the same length as its source is its source: taking it from there is cheaper than from many small pieces. */
function textBetween(source: string, start: number, end: number, text: string): string {
  return end - start === text.length ? source.slice(start, end) : unjoin(text);
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
