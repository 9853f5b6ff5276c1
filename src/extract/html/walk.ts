import type { TapeBuilder } from '../../core/tape.js';
import type { Block } from '../../model/document.js';
import { blockElements, headingLevel, hiddenElements, isHiddenStyle } from './elements.js';
import { addText } from './source-text.js';
import { TableReader } from './table.js';
import { attribute, type ElementNode, type TextNode, type TreeNode } from './tree.js';
import type { PageSurvey } from './survey.js';

/** Reads the tree in order and writes blocks; see {@link Walker.walk}. */
export class Walker {
  readonly blocks: Block[] = [];
  readonly #tape: TapeBuilder;
  readonly #source: string;
  readonly #survey: PageSurvey;
  readonly #tables: TableReader;
  /** Start of the block that is open, -1 between blocks. */
  #open = -1;
  #kind: 'paragraph' | 'item' | 'furniture' | 'heading' = 'paragraph';
  #level = 0;
  #furniture = 0;
  #heading = 0;
  #itemStarts = false;

  constructor(tape: TapeBuilder, source: string, survey: PageSurvey, tables: TableReader) {
    this.#tape = tape;
    this.#source = source;
    this.#survey = survey;
    this.#tables = tables;
  }

  /** Everything visible under `root`, exactly once. The depth of the tree costs no call stack. */
  walk(root: ElementNode): void {
    const open: { element: ElementNode; next: number; leave: (() => void) | null }[] = [{ element: root, next: 0, leave: null }];
    for (let frame = open[open.length - 1]; frame; frame = open[open.length - 1]) {
      const node = frame.element.children[frame.next++];
      if (node === undefined) {
        frame.leave?.();
        open.pop();
      } else if (node.kind === 'element') {
        if (this.#isHidden(node)) this.#tape.barrier();
        else open.push({ element: node, next: 0, leave: this.#enter(node) });
      } else this.#leaf(node);
    }
    this.#boundary();
  }

  #leaf(node: TreeNode): void {
    if (node.kind === 'text') this.#text(node);
  }

  #isHidden(element: ElementNode): boolean {
    if (hiddenElements.has(element.name)) return true;
    for (const { name, value } of element.attributes) {
      if (name === 'hidden') return true;
      if (name === 'style' && isHiddenStyle(value)) return true;
    }
    return element.name === 'dialog' && attribute(element, 'open') === null;
  }

  #text(node: TextNode): void {
    const before = this.#tape.end;
    const position = this.#tape.position;
    addText(this.#tape, node, this.#source);
    if (this.#tape.end === before) return;
    if (this.#tables.isOpen) {
      this.#tables.begin(position, this.#itemStarts);
      this.#itemStarts = false;
      return;
    }
    if (this.#open >= 0) return;
    this.#open = position;
    this.#level = this.#heading;
    this.#kind = this.#heading > 0 ? 'heading' : this.#furniture > 0 ? 'furniture' : this.#itemStarts ? 'item' : 'paragraph';
    this.#itemStarts = false;
  }

  /** Ends the line, and the block outside of tables. */
  #boundary(): void {
    this.#tape.newline();
    if (this.#open < 0) return;
    const range = { start: this.#open, end: this.#tape.end };
    this.blocks.push(this.#kind === 'heading' ? { kind: 'heading', level: this.#level, ...range } : { kind: this.#kind, ...range });
    this.#open = -1;
  }

  #enter(element: ElementNode): (() => void) | null {
    const { name } = element;
    if (name === 'br') {
      this.#tape.newline();
      return null;
    }
    if (!blockElements.has(name)) return null;
    this.#boundary();
    if (name === 'table' && !this.#tables.isOpen && this.#survey.isDataTable(element)) return this.#enterTable(element);
    if (this.#tables.isOpen) this.#tables.enter(element);
    const level = headingLevel(name);
    const outer = this.#heading;
    if (level > 0) this.#heading = level;
    if (name === 'li') this.#itemStarts = true;
    return () => {
      this.#boundary();
      this.#heading = outer;
      if (name === 'li') this.#itemStarts = false;
      if (this.#tables.isOpen) this.#tables.leave(element, this.#tape.end);
    };
  }

  #enterTable(element: ElementNode): () => void {
    this.#tables.open(element);
    return () => {
      this.#boundary();
      const block = this.#tables.close(this.#tape.end);
      if (block) this.blocks.push(block);
    };
  }
}
