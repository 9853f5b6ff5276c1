import type { TextSink } from '../../core/tape.js';
import type { Block } from '../../model/document.js';
import { beginsWithBullet } from '../bullet.js';
import { blockElements, headingLevel, isMain, preformattedElements } from './elements.js';
import { FurnitureRules } from './furniture.js';
import type { PageText, TextTaker } from './page-text.js';
import { Mark, type Survey } from './survey.js';
import type { TableReader } from './table.js';
import { traverse, type CommentNode, type ElementNode, type TextNode, type TreeNode } from './tree.js';

/** What must be undone when an element is left. */
const enum Leave {
  Boundary = 1,
  Furniture = 2,
  PageHeader = 4,
  Main = 8,
  Table = 16,
  TablePart = 32,
  Preformatted = 64,
  Heading = 128,
  Paragraph = 256,
  Moved = 512,
  Item = 1024,
}

type LineKind = 'paragraph' | 'item' | 'furniture' | 'heading';

/**
 * Reads a page in order: its text goes to the sink, and what kind of block each stretch is
 * to `blocks`. Everything visible is in exactly one block; hidden text is passed over.
 */
export class Walker {
  readonly blocks: Block[] = [];
  readonly #sink: TextSink;
  readonly #source: string;
  readonly #texts: PageText;
  readonly #survey: Survey;
  readonly #tables: TableReader;
  readonly #rules = new FurnitureRules();
  /** What each open element undoes, in step with the traversal. */
  readonly #leaves: number[] = [];
  /** Start of the block that is open, -1 between blocks. */
  #open = -1;
  #kind: LineKind = 'paragraph';
  #level = 0;
  #furniture = 0;
  /** Inside the header that holds the page's title: headings and paragraphs in it are no furniture. */
  #pageHeader = 0;
  #exempt = 0;
  #main = 0;
  #headings: number[] = [];
  #itemStarts = false;
  #preformatted = 0;
  #switchedOff = false;
  #lastBreak = -1;

  constructor(sink: TextSink, source: string, texts: PageText, survey: Survey, tables: TableReader) {
    this.#sink = sink;
    this.#source = source;
    this.#texts = texts;
    this.#survey = survey;
    this.#tables = tables;
  }

  walk(root: ElementNode): void {
    traverse(
      root,
      (node) => this.#visit(node),
      () => this.#leave(),
    );
    this.#boundary();
  }

  #visit(node: TreeNode): boolean {
    switch (node.kind) {
      case 'text':
        this.#text(node);
        return false;
      case 'comment':
        this.#comment(node);
        return false;
      case 'element':
        if ((node.marks & Mark.Hidden) !== 0) {
          this.#sink.barrier();
          if (blockElements.has(node.name)) this.#sink.space();
          return false;
        }
        this.#leaves.push(this.#enter(node));
        return true;
    }
  }

  #text(node: TextNode): void {
    // Text that was moved stands apart from its neighbours in the source.
    if (node.moved) this.#sink.barrier();
    this.#texts.pass(node.text, node.before, this.#preformatted > 0 ? this.#lines : this.#flow);
    if (node.moved) this.#sink.barrier();
  }

  readonly #flow: TextTaker = {
    add: (start: number, end: number): void => {
      const before = this.#sink.end;
      const position = this.#sink.position;
      this.#sink.add(start, end);
      if (this.#sink.end > before) this.#began(position);
    },
    addDecoded: (text: string, start: number, end: number): void => {
      const before = this.#sink.end;
      const position = this.#sink.position;
      this.#sink.addDecoded(text, start, end);
      if (this.#sink.end > before) this.#began(position);
    },
    blank: (): void => this.#sink.space(),
  };

  /** Line breaks count in preformatted text. */
  readonly #lines: TextTaker = {
    add: (start: number, end: number): void => {
      for (let at = start; at < end;) {
        let stop = at;
        while (stop < end && this.#source.charCodeAt(stop) !== 10 && this.#source.charCodeAt(stop) !== 13) stop++;
        if (beginsWithBullet(this.#source.slice(at, Math.min(stop, at + 40)))) this.#itemStarts = true;
        this.#flow.add(at, stop);
        if (stop < end) this.#endLine();
        at = stop + 1;
      }
    },
    addDecoded: (text: string, start: number, end: number): void => {
      if (/[\n\r]/u.test(text)) this.#endLine();
      this.#flow.addDecoded(text, start, end);
    },
    blank: (text: string): void => {
      if (/[\n\r]/u.test(text)) this.#endLine();
      else this.#sink.space();
    },
  };

  #endLine(): void {
    this.#boundary();
    this.#itemStarts = false;
  }

  /** Visible text was added, the first at `position`. */
  #began(position: number): void {
    if (this.#tables.isOpen) {
      this.#tables.begin(position, this.#itemStarts);
      this.#itemStarts = false;
      return;
    }
    if (this.#open >= 0) return;
    this.#open = position;
    this.#level = this.#headings[this.#headings.length - 1] ?? 0;
    this.#kind = this.#isFurniture()
      ? 'furniture'
      : this.#level > 0
        ? 'heading'
        : this.#itemStarts
          ? 'item'
          : 'paragraph';
    this.#itemStarts = false;
  }

  #isFurniture(): boolean {
    if (this.#switchedOff || this.#furniture > 0) return true;
    return this.#pageHeader > 0 && this.#exempt === 0;
  }

  /** Ends the line, and outside of tables the block. */
  #boundary(): void {
    this.#sink.newline();
    if (this.#open < 0) return;
    const range = { start: this.#open, end: this.#sink.end };
    const kind = this.#kind;
    this.blocks.push(kind === 'heading' ? { kind, level: this.#level, ...range } : { kind, ...range });
    this.#open = -1;
  }

  #comment(comment: CommentNode): void {
    const off = this.#survey.switches.get(comment);
    if (off !== undefined && !this.#tables.isOpen) {
      this.#boundary();
      this.#switchedOff = off;
    }
    // What stands in the comment may look like tags and text.
    if (/[<>]/u.test(comment.text)) this.#sink.barrier();
  }

  #enter(element: ElementNode): number {
    const { name } = element;
    if (name === 'br') {
      this.#break();
      return 0;
    }
    // What stands side by side without a space in the source, and is not read so.
    if (name === 'rt' || (name === 'a' && this.#furniture > 0)) this.#sink.space();
    let leave = element.moved ? Leave.Moved : 0;
    if (element.moved) this.#sink.barrier();
    const isBlock = blockElements.has(name);
    if (!isBlock && holdsMarkup(element)) this.#sink.barrier();
    if (isBlock) {
      this.#boundary();
      leave |= Leave.Boundary;
      if (name === 'li') {
        this.#itemStarts = true;
        leave |= Leave.Item;
      }
      if (preformattedElements.has(name)) {
        this.#preformatted++;
        leave |= Leave.Preformatted;
      }
    }
    if (this.#tables.isOpen) {
      if (isBlock) this.#tables.enter(element);
      return isBlock ? leave | Leave.TablePart : leave;
    }
    return leave | this.#enterOutsideTables(element, isBlock);
  }

  #enterOutsideTables(element: ElementNode, isBlock: boolean): number {
    const { name } = element;
    let leave = 0;
    if (isMain(element)) {
      this.#main++;
      leave |= Leave.Main;
    }
    if (name === 'table' && (element.marks & Mark.LayoutTable) === 0 && (this.#main > 0 || !this.#isFurniture())) {
      this.#tables.open(element);
      return leave | Leave.Table;
    }
    const role = this.#isButton(element)
      ? 'furniture'
      : this.#furniture > 0
        ? null
        : this.#rules.roleOf(element, this.#main > 0);
    if (role !== null) {
      this.#boundary();
      leave |= Leave.Boundary | (role === 'furniture' ? Leave.Furniture : Leave.PageHeader);
      if (role === 'furniture') this.#furniture++;
      else this.#pageHeader++;
    }
    const level = isBlock ? headingLevel(name) : 0;
    if (level > 0) {
      this.#headings.push(level);
      leave |= Leave.Heading;
    }
    if (this.#pageHeader > 0 && (level > 0 || name === 'p')) {
      this.#exempt++;
      leave |= Leave.Paragraph;
    }
    return leave;
  }

  /** A button is part of the page's machinery, but for those that make a heading unfold. */
  #isButton(element: ElementNode): boolean {
    return element.name === 'button' && this.#headings.length === 0 && element.parent?.name !== 'summary';
  }

  /** Two line breaks in a row end a paragraph, as pages do that have none. */
  #break(): void {
    const end = this.#sink.end;
    if (this.#lastBreak === end && this.#headings.length === 0) this.#boundary();
    else this.#sink.newline();
    this.#lastBreak = end;
  }

  #leave(): void {
    const leave = this.#leaves.pop() ?? 0;
    if (leave === 0) return;
    if ((leave & Leave.Boundary) !== 0) this.#boundary();
    if ((leave & Leave.TablePart) !== 0) this.#tables.leave(this.#sink.end);
    if ((leave & Leave.Table) !== 0) {
      const block = this.#tables.close(this.#sink.end);
      if (block) this.blocks.push(block);
    }
    if ((leave & Leave.Furniture) !== 0) this.#furniture--;
    if ((leave & Leave.PageHeader) !== 0) this.#pageHeader--;
    if ((leave & Leave.Main) !== 0) this.#main--;
    if ((leave & Leave.Preformatted) !== 0) this.#preformatted--;
    if ((leave & Leave.Heading) !== 0) this.#headings.pop();
    if ((leave & Leave.Paragraph) !== 0) this.#exempt--;
    if ((leave & Leave.Item) !== 0) this.#itemStarts = false;
    if ((leave & Leave.Moved) !== 0) this.#sink.barrier();
  }
}

/** Whether a value in the tag looks like markup, so that a segment over it could be misread. */
function holdsMarkup({ attributes }: ElementNode): boolean {
  for (const { value } of attributes) if (value.includes('<') || value.includes('>')) return true;
  return false;
}
