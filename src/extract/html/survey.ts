import { headingLevel, isHidden, isMain } from './elements.js';
import { isStruck, StruckOut } from './struck.js';
import { attribute, traverse, type CommentNode, type ElementNode } from './tree.js';

/** What the survey marks on elements. */
export const Mark = {
  /** Holds the main part of the page. */
  HoldsMain: 1,
  /** Holds the heading that is the page's title. */
  HoldsTitle: 2,
  /** Holds a table of data. */
  HoldsTable: 4,
  /** A table that is there for the layout of the page: it is walked through. */
  LayoutTable: 8,
  /** Not seen by a reader, nor anything in it. */
  Hidden: 16,
} as const;

/** What must be known of a page before it is read in order. */
export interface Survey {
  /** The `h1` that names the page, or null. */
  readonly title: ElementNode | null;
  /** Comments that switch text for readers off (true) and on again (false). */
  readonly switches: ReadonlyMap<CommentNode, boolean>;
  /** What is struck out with other words in its place; hidden. */
  readonly struck: readonly ElementNode[];
}

interface TableShape {
  readonly element: ElementNode;
  rows: number;
  rowsOfOne: number;
  cells: number;
  widest: number;
  named: boolean;
  headings: number;
  nested: number;
  /** Whether it holds the main part or the title of the page. */
  holdsPage: boolean;
}

/** Looks over the whole tree once. */
export function survey(root: ElementNode): Survey {
  return new Surveyor().survey(root);
}

class Surveyor {
  readonly #tables: TableShape[] = [];
  readonly #struckOut = new StruckOut();
  readonly #struck: ElementNode[] = [];
  readonly #switches = new Map<CommentNode, boolean>();
  #switchedOff: CommentNode | null = null;
  /** Ids of what buttons of the page itself open and close. */
  readonly #panels = new Set<string>();
  /** Buttons that open what stands right behind them or behind their heading, and those headings. */
  readonly #openers = new Set<ElementNode>();
  #main = 0;
  #chrome = 0;
  #title: ElementNode | null = null;
  /** 3: in the main part; 2: outside of page furniture; 1: the first there is. */
  #titleRank = 0;

  survey(root: ElementNode): Survey {
    traverse(
      root,
      (node) => {
        if (node.kind === 'comment') this.#comment(node);
        return node.kind === 'element' && this.#enter(node);
      },
      (element) => this.#leave(element),
    );
    if (this.#title) markUpwards(this.#title, Mark.HoldsTitle);
    return { title: this.#title, switches: this.#switches, struck: this.#struck };
  }

  #enter(element: ElementNode): boolean {
    if (isHidden(element) && !this.#isPanel(element)) {
      element.marks |= Mark.Hidden;
      return false;
    }
    if (isStruck(element) && this.#struckOut.isReplaced(element)) {
      element.marks |= Mark.Hidden;
      this.#struck.push(element);
      return false;
    }
    const { name } = element;
    if (isMain(element)) {
      this.#main++;
      this.#switchedOff = null;
      markUpwards(element, Mark.HoldsMain);
      for (const table of this.#tables) table.holdsPage = true;
    }
    if (isChrome(name)) this.#chrome++;
    if (this.#chrome === 0) this.#considerButton(element);
    const table = this.#tables[this.#tables.length - 1];
    if (name === 'h1') this.#considerTitle(element);
    if (table && headingLevel(name) > 0) table.headings++;
    if (name === 'table') this.#enterTable(element, table);
    else if (table) countPart(table, name);
    return true;
  }

  #considerButton(element: ElementNode): void {
    const own = panelsOf(element);
    for (const id of own) this.#panels.add(id);
    if (own.length > 0 || attribute(element, 'aria-expanded') === null) return;
    this.#openers.add(element);
    const { parent } = element;
    if (parent && (headingLevel(parent.name) > 0 || parent.name === 'dt')) this.#openers.add(parent);
  }

  /** Closed when the page comes, and there for readers to open. */
  #isPanel(element: ElementNode): boolean {
    if ((this.#panels.size === 0 && this.#openers.size === 0) || !isContainer(element)) return false;
    const above = this.#openers.size === 0 ? null : elementBefore(element);
    const id = attribute(element, 'id');
    return (above !== null && this.#openers.has(above)) || (id !== null && this.#panels.has(id));
  }

  #leave(element: ElementNode): void {
    if (isMain(element)) this.#main--;
    if (isChrome(element.name)) this.#chrome--;
    if (element.name !== 'table') {
      const table = this.#tables[this.#tables.length - 1];
      if (table && element.name === 'tr') closeRow(table);
      return;
    }
    const table = this.#tables.pop();
    if (!table) return;
    if (isLayout(table)) element.marks |= Mark.LayoutTable;
    else if (table.widest > 1 || table.named) markUpwards(element, Mark.HoldsTable);
  }

  #enterTable(element: ElementNode, outer: TableShape | undefined): void {
    if (outer) outer.nested++;
    this.#tables.push({
      element,
      rows: 0,
      rowsOfOne: 0,
      cells: 0,
      widest: 0,
      named: false,
      headings: 0,
      nested: 0,
      holdsPage: false,
    });
  }

  #considerTitle(element: ElementNode): void {
    this.#switchedOff = null;
    const rank = this.#main > 0 ? 3 : this.#chrome > 0 ? 1 : 2;
    if (rank <= this.#titleRank) return;
    this.#title = element;
    this.#titleRank = rank;
    for (const table of this.#tables) table.holdsPage = true;
  }

  /** Pairs the comments; one that is never closed, or has the main part or the title after it, switches nothing. */
  #comment(comment: CommentNode): void {
    const text = comment.text.trim();
    if (/^(?:no-?index|googleoff:.{0,20})$/iu.test(text)) this.#switchedOff ??= comment;
    else if (/^(?:(?:end|\/)no-?index|googleon:.{0,20})$/iu.test(text) && this.#switchedOff) {
      this.#switches.set(this.#switchedOff, true);
      this.#switches.set(comment, false);
      this.#switchedOff = null;
    }
  }
}

/** The ids of the panels that a button, a tab or a link opens. */
function panelsOf(element: ElementNode): readonly string[] {
  const found = attribute(element, 'aria-controls')?.split(/\s+/u) ?? [];
  const toggle = attribute(element, 'data-toggle') ?? attribute(element, 'data-bs-toggle');
  if (toggle !== 'collapse' && toggle !== 'tab' && toggle !== 'pill') return found;
  const target =
    attribute(element, 'data-target') ?? attribute(element, 'data-bs-target') ?? attribute(element, 'href');
  return target?.startsWith('#') === true ? [...found, target.slice(1)] : found;
}

/** The element right before another in the same parent; null where text stands between them. */
function elementBefore(element: ElementNode): ElementNode | null {
  const siblings = element.parent?.children ?? [];
  for (let i = siblings.indexOf(element) - 1; i >= 0; i--) {
    const node = siblings[i];
    if (node?.kind === 'element') return node;
    if (node?.kind === 'text' && node.text.trim() !== '') return null;
  }
  return null;
}

function isContainer({ name }: ElementNode): boolean {
  return name === 'div' || name === 'section' || name === 'dd' || name === 'li' || name === 'ul' || name === 'tr';
}

function isChrome(name: string): boolean {
  return name === 'header' || name === 'nav' || name === 'footer' || name === 'aside';
}

/** Stops where another has marked already, so that all marks together cost no more than the tree is large. */
function markUpwards(element: ElementNode, mark: number): void {
  for (let at: ElementNode | null = element.parent; at && (at.marks & mark) === 0; at = at.parent) at.marks |= mark;
}

function countPart(table: TableShape, name: string): void {
  if (name === 'tr') {
    table.rows++;
    table.cells = 0;
  } else if (name === 'td' || name === 'th') {
    table.cells++;
    table.widest = Math.max(table.widest, table.cells);
    if (name === 'th') table.named = true;
  } else if (name === 'caption' || name === 'thead') table.named = true;
}

function closeRow(table: TableShape): void {
  if (table.cells <= 1) table.rowsOfOne++;
}

/**
 * A table is there for the layout of the page when it says so, when it holds the page's main
 * part or title, when it is a frame of one cell, when it has one column with headings in it,
 * or when it holds other tables and has hardly a grid of its own. A table with `th`, `thead`
 * or `caption` is one of data, save for the first two.
 */
function isLayout(table: TableShape): boolean {
  const role = attribute(table.element, 'role');
  if (role === 'presentation' || role === 'none' || table.holdsPage) return true;
  if (table.named) return false;
  if (table.widest <= 1) return table.rows <= 1 || table.headings > 0 || table.nested > 0;
  return table.nested > 0 && (table.rows <= 1 || table.rowsOfOne * 2 >= table.rows);
}
