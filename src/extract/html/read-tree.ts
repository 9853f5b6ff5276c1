import type { CheerioOptions, load } from 'cheerio';
import type { Limits } from '../limits.js';
import type { PageText } from './page-text.js';
import { scanTags, textFields, type ScannedPage } from './scan-tags.js';
import { attribute, type CommentNode, type ElementNode, type TextNode, type TreeNode } from './tree.js';

export interface Tree {
  readonly root: ElementNode;
  /** What its texts stand for. */
  readonly texts: PageText;
  /** The limit that was passed, if one was; the tree holds what was read before. */
  readonly stopped: StopReason | null;
}

export type StopReason = 'depth' | 'elements' | 'attributes';

/** Ends the reading of a page from inside. */
class Stop extends Error {
  constructor(readonly reason: StopReason) {
    super(reason);
  }
}

type Load = typeof load;

/** The tree of a page by the HTML standard's algorithm, its texts as stand-ins. */
export async function readTree(source: string, limits: Limits): Promise<Tree> {
  const { load: read } = await import('cheerio');
  return (
    build(read, scanTags(source, limits.attributes, true), limits) ??
    (build(read, scanTags(source, limits.attributes, false), limits) as Tree)
  );
}

/** Null where the scan took tags for text: where a drawing or a list of choices holds a text field. */
function build(read: Load, page: ScannedPage, limits: Limits): Tree | null {
  const { markup, texts, isCut, fields } = page;
  const builder = new TreeBuilder(texts, limits);
  let stopped: StopReason | null = isCut ? 'attributes' : null;
  try {
    // `noscript` is read as elements without scripting, and hidden as a whole.
    read(markup, {
      scriptingEnabled: false,
      treeAdapter: builder.adapter as unknown as NonNullable<CheerioOptions['treeAdapter']>,
    });
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    stopped = error.reason;
  }
  return stopped === null && builder.fields < fields ? null : { root: builder.root, texts, stopped };
}

/** Builds our own small nodes instead of a general document, and counts what it builds. */
class TreeBuilder {
  readonly root = makeElement('#document', '', []);
  readonly #texts: PageText;
  readonly #limits: Limits;
  /** Text fields that are ones to the algorithm too. */
  fields = 0;
  #mode = 'no-quirks';
  #elements = 0;
  #depth = 0;
  /** Number of the last text that came out of the algorithm. */
  #last = -1;

  constructor(texts: PageText, limits: Limits) {
    this.#texts = texts;
    this.#limits = limits;
  }

  /** What the HTML algorithm calls: parse5's `TreeAdapter`. */
  readonly adapter = {
    ...reading,
    createDocument: () => this.root,
    createDocumentFragment: () => makeElement('#fragment', '', []),
    createElement: (name: string, namespace: string, attributes: ElementNode['attributes']): ElementNode => {
      if (++this.#elements > this.#limits.elements) throw new Stop('elements');
      if (textFields.has(name) && namespace.endsWith('xhtml')) this.fields++;
      return makeElement(name, namespace, attributes);
    },
    createCommentNode: (text: string): CommentNode => ({ kind: 'comment', text, parent: null }),
    createTextNode: (text: string): TextNode => this.#makeText(text),
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
    insertText: (parent: ElementNode, text: string): void => this.#insertText(parent, text),
    insertTextBefore: (parent: ElementNode, text: string, next: TreeNode): void =>
      insertBefore(parent, this.#makeText(text), next),
  };

  /** Words and the white space between them may arrive one by one, and become one text. */
  #insertText(parent: ElementNode, text: string): void {
    const previous = parent.children[parent.children.length - 1];
    if (previous?.kind === 'text' && previous.last === this.#last) {
      previous.text += text;
      previous.last = this.#last = this.#texts.lastOf(text, this.#last);
    } else append(parent, this.#makeText(text));
  }

  #makeText(text: string): TextNode {
    const before = this.#last;
    this.#last = this.#texts.lastOf(text, before);
    return { kind: 'text', text, before, last: this.#last, parent: null, moved: false };
  }
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
  getNodeSourceCodeLocation: () => null,
  setNodeSourceCodeLocation: () => undefined,
  updateNodeSourceCodeLocation: () => undefined,
  isCommentNode: (node: TreeNode) => node.kind === 'comment',
  isDocumentTypeNode: () => false,
  isElementNode: (node: TreeNode) => node.kind === 'element',
  isTextNode: (node: TreeNode) => node.kind === 'text',
};

function makeElement(name: string, namespace: string, attributes: ElementNode['attributes']): ElementNode {
  return { kind: 'element', name, namespace, attributes, parent: null, children: [], moved: false, marks: 0 };
}

function append(parent: ElementNode, node: TreeNode): void {
  node.parent = parent;
  parent.children.push(node);
}

function insertBefore(parent: ElementNode, node: TreeNode, next: TreeNode): void {
  node.parent = parent;
  if (node.kind !== 'comment') node.moved = true;
  // What is moved goes before a table that was opened last, so that is found at the end.
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
