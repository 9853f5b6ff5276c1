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

export type StopReason = 'depth' | 'elements' | 'attributes' | 'failure';

/** Ends the reading of a page from inside. */
class Stop extends Error {
  constructor(readonly reason: StopReason) {
    super(reason);
  }
}

/** The tree of a page by the HTML standard's algorithm, its texts as stand-ins. */
export async function readTree(source: string, limits: Limits): Promise<Tree> {
  const { load: read } = await import('cheerio');
  const page = scanTags(source, limits.attributes, true);
  return (
    build(read, page, limits, true) ?? (build(read, scanTags(source, limits.attributes, false), limits, false) as Tree)
  );
}

/**
 * Null, where `mayRefuse`, if a text did not come out where the scan saw it: it took tags in
 * a drawing for text, or text for tags. No page that is meant to be read does that.
 */
function build(read: typeof load, page: ScannedPage, limits: Limits, mayRefuse: boolean): Tree | null {
  const { markup, texts, isCut, fieldTexts } = page;
  const builder = new TreeBuilder(texts, fieldTexts, limits);
  let stopped: StopReason | null = isCut ? 'attributes' : null;
  try {
    // `noscript` is read as elements without scripting, and hidden as a whole.
    read(markup, {
      scriptingEnabled: false,
      treeAdapter: builder.adapter as unknown as NonNullable<CheerioOptions['treeAdapter']>,
    });
  } catch (error) {
    // There are pages on which the library itself fails; what it had read by then is kept.
    stopped = error instanceof Stop ? error.reason : 'failure';
  }
  const isMisread = builder.isMisread || (stopped === null && builder.seen < texts.count);
  return mayRefuse && isMisread ? null : { root: builder.root, texts, stopped };
}

/** Builds our own small nodes instead of a general document, and counts what it builds. */
class TreeBuilder {
  readonly root = makeElement('#document', '', []);
  /** How many of the page's texts came out of the algorithm. */
  seen = 0;
  /** Whether a text of a text field came out somewhere else. */
  isMisread = false;
  readonly #texts: PageText;
  readonly #fieldTexts: ReadonlySet<number>;
  readonly #limits: Limits;
  #mode = 'no-quirks';
  #elements = 0;
  #depth = 0;
  /** Number of the last text that came out of the algorithm. */
  #last = -1;

  constructor(texts: PageText, fieldTexts: ReadonlySet<number>, limits: Limits) {
    this.#texts = texts;
    this.#fieldTexts = fieldTexts;
    this.#limits = limits;
  }

  /** What the HTML algorithm calls: parse5's `TreeAdapter`. */
  readonly adapter = {
    ...reading,
    createDocument: () => this.root,
    createDocumentFragment: () => makeElement('#fragment', '', []),
    createElement: (name: string, namespace: string, attributes: ElementNode['attributes']): ElementNode => {
      if (++this.#elements > this.#limits.elements) throw new Stop('elements');
      return makeElement(name, namespace, attributes);
    },
    createCommentNode: (text: string): CommentNode => ({ kind: 'comment', text, parent: null }),
    createTextNode: (text: string): TextNode => this.#makeText(text, this.root),
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
      insertBefore(parent, this.#makeText(text, parent), next),
  };

  /** Words and the white space between them may arrive one by one, and become one text. */
  #insertText(parent: ElementNode, text: string): void {
    const previous = parent.children[parent.children.length - 1];
    if (previous?.kind === 'text' && previous.last === this.#last) {
      previous.text += text;
      this.#follow(text, parent);
      previous.last = this.#last;
    } else append(parent, this.#makeText(text, parent));
  }

  #makeText(text: string, parent: ElementNode): TextNode {
    const before = this.#last;
    this.#follow(text, parent);
    return { kind: 'text', text, before, last: this.#last, parent: null, moved: false };
  }

  #follow(text: string, parent: ElementNode): void {
    for (const number of this.#texts.numbersIn(text)) {
      this.#last = number;
      this.seen++;
      if (this.#fieldTexts.has(number) && !isField(parent)) this.isMisread = true;
    }
  }
}

function isField({ name, namespace }: ElementNode): boolean {
  return textFields.has(name) && namespace.endsWith('xhtml');
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
