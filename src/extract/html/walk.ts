import type { Alternative } from './alternatives.js';
import type { TextSink } from '../../core/tape.js';
import type { Block, Raised } from '../../model/document.js';
import { blockElements, headingLevel, holdsMarkup, isMain, preformattedElements, unfoldsOne } from './elements.js';
import { Flow, type Surroundings } from './flow.js';
import { FurnitureRules } from './furniture.js';
import { Outliner, type OutlineNode } from './outline.js';
import type { PageText } from './page-text.js';
import { RaisedText } from './raised.js';
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
  Exempt = 256,
  Moved = 512,
  Item = 1024,
  Raised = 2048,
}

export interface Walk {
  readonly sink: TextSink;
  readonly source: string;
  readonly texts: PageText;
  readonly survey: Survey;
  readonly tables: TableReader;
  /** The icons that say something, by the notes that the scan left. */
  readonly alternatives: ReadonlyMap<CommentNode, Alternative>;
}

export interface Walked {
  readonly blocks: readonly Block[];
  readonly outline: OutlineNode;
  readonly raised: readonly Raised[];
  /** Where the first words would stand that are struck out. */
  readonly firstStruck: number;
}

/**
 * Reads a page in order: its text goes to the sink, and what each stretch of it is to the
 * blocks. Everything visible is in exactly one block; hidden text is passed over.
 */
export function walk(root: ElementNode, walk: Walk): Walked {
  return new Walker(walk).walk(root);
}

class Walker implements Surroundings {
  readonly #sink: TextSink;
  readonly #texts: PageText;
  readonly #survey: Survey;
  readonly #tables: TableReader;
  readonly #alternatives: ReadonlyMap<CommentNode, Alternative>;
  readonly #flow: Flow;
  readonly #outliner = new Outliner();
  readonly #rules = new FurnitureRules();
  readonly #raised = new RaisedText();
  /** What each open element undoes, in step with the traversal. */
  readonly #leaves: number[] = [];
  readonly #headings: number[] = [];
  #furniture = 0;
  /** Inside the header that holds the page's title: headings and paragraphs in it are no furniture. */
  #pageHeader = 0;
  #exempt = 0;
  #main = 0;
  #preformatted = 0;
  #switchedOff = false;
  #firstStruck = 0;

  constructor({ sink, source, texts, survey, tables, alternatives }: Walk) {
    this.#sink = sink;
    this.#texts = texts;
    this.#survey = survey;
    this.#tables = tables;
    this.#alternatives = alternatives;
    this.#flow = new Flow(sink, source, tables, this);
  }

  get isFurniture(): boolean {
    if (this.#switchedOff || this.#furniture > 0) return true;
    return this.#pageHeader > 0 && this.#exempt === 0;
  }

  get headingLevel(): number {
    return this.#headings[this.#headings.length - 1] ?? 0;
  }

  walk(root: ElementNode): Walked {
    traverse(
      root,
      (node) => this.#visit(node),
      () => this.#leave(),
    );
    this.#flow.boundary();
    return {
      blocks: this.#flow.blocks,
      outline: this.#outliner.root,
      raised: this.#raised.found,
      firstStruck: this.#firstStruck,
    };
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
          if (node === this.#survey.struck[0]) this.#firstStruck = this.#sink.position;
          return false;
        }
        this.#leaves.push(this.#enter(node));
        const closed = this.#tables.isOpen ? 'table' : this.isFurniture ? 'furniture' : null;
        this.#outliner.enter(node, this.#sink.end, closed);
        return true;
    }
  }

  #text(node: TextNode): void {
    // Text that was moved stands apart from its neighbours in the source.
    if (node.moved) this.#sink.barrier();
    this.#texts.pass(node.text, node.before, this.#preformatted > 0 ? this.#flow.lines : this.#flow.text);
    if (node.moved) this.#sink.barrier();
  }

  /** Words that stand for an icon: apart from the words around them, here and in the source. */
  #alternative({ text, start, end }: Alternative): void {
    if (this.isFurniture && !this.#tables.isOpen) return;
    this.#sink.space();
    this.#sink.barrier();
    const before = this.#sink.end;
    this.#flow.text.addDecoded(text, start, end);
    this.#outliner.icon(before, this.#sink.end);
    this.#sink.space();
    this.#sink.barrier();
  }

  #comment(comment: CommentNode): void {
    const alternative = this.#alternatives.get(comment);
    if (alternative) this.#alternative(alternative);
    const off = this.#survey.switches.get(comment);
    if (off !== undefined) {
      if (!this.#tables.isOpen) this.#flow.boundary();
      this.#switchedOff = off;
    }
    // What stands in the comment may look like tags and text.
    if (/[<>]/u.test(comment.text)) this.#sink.barrier();
  }

  #enter(element: ElementNode): number {
    const { name } = element;
    if (name === 'br') {
      this.#flow.break();
      return 0;
    }
    // What stands side by side without a space in the source, and is not read so.
    if (name === 'rt' || (name === 'a' && this.#furniture > 0)) this.#sink.space();
    const moved = element.moved ? Leave.Moved : 0;
    const isBlock = blockElements.has(name);
    if (element.moved || (!isBlock && holdsMarkup(element))) this.#sink.barrier();
    const raised = !isBlock && this.#raised.enter(element, this.#sink.position) ? Leave.Raised : 0;
    const leave = isBlock ? moved | this.#enterBlock(name) : moved | raised;
    if (!this.#tables.isOpen) return leave | this.#enterOutsideTables(element, isBlock);
    if (!isBlock) return leave;
    this.#tables.enter(element);
    return leave | Leave.TablePart;
  }

  #enterBlock(name: string): number {
    this.#flow.boundary();
    let leave: number = Leave.Boundary;
    if (name === 'li') {
      this.#flow.itemStarts = true;
      leave |= Leave.Item;
    }
    if (preformattedElements.has(name)) {
      this.#preformatted++;
      leave |= Leave.Preformatted;
    }
    return leave;
  }

  #enterOutsideTables(element: ElementNode, isBlock: boolean): number {
    const { name } = element;
    let leave = 0;
    if (isMain(element)) {
      this.#main++;
      leave |= Leave.Main;
    }
    const isData = name === 'table' && (element.marks & Mark.LayoutTable) === 0;
    if (isData && (this.#main > 0 || !this.isFurniture)) {
      this.#tables.open(element);
      return leave | Leave.Table;
    }
    leave |= this.#enterFurniture(element);
    const level = isBlock ? headingLevel(name) : 0;
    if (level > 0) {
      this.#headings.push(level);
      leave |= Leave.Heading;
    }
    if (this.#pageHeader > 0 && (level > 0 || name === 'p')) {
      this.#exempt++;
      leave |= Leave.Exempt;
    }
    return leave;
  }

  #enterFurniture(element: ElementNode): number {
    const isButton = this.#isButton(element);
    if (this.#furniture > 0 && !isButton) return 0;
    const role = isButton ? 'furniture' : this.#rules.roleOf(element, this.#main > 0);
    if (role === null) return 0;
    this.#flow.boundary();
    if (role === 'furniture') this.#furniture++;
    else this.#pageHeader++;
    return Leave.Boundary | (role === 'furniture' ? Leave.Furniture : Leave.PageHeader);
  }

  /** A button is part of the page's machinery, but for those that make a heading unfold. */
  #isButton(element: ElementNode): boolean {
    return (
      element.name === 'button' &&
      this.#headings.length === 0 &&
      element.parent?.name !== 'summary' &&
      !unfoldsOne(element)
    );
  }

  #leave(): void {
    const leave = this.#leaves.pop() ?? 0;
    this.#outliner.leave(this.#sink.end);
    if (leave === 0) return;
    if ((leave & Leave.Raised) !== 0) this.#raised.leave(this.#sink.end);
    if ((leave & Leave.Boundary) !== 0) this.#flow.boundary();
    if ((leave & Leave.TablePart) !== 0) this.#tables.leave(this.#sink.end);
    if ((leave & Leave.Table) !== 0) this.#flow.closeTable();
    if ((leave & Leave.Furniture) !== 0) this.#furniture--;
    if ((leave & Leave.PageHeader) !== 0) this.#pageHeader--;
    if ((leave & Leave.Main) !== 0) this.#main--;
    if ((leave & Leave.Preformatted) !== 0) this.#preformatted--;
    if ((leave & Leave.Heading) !== 0) this.#headings.pop();
    if ((leave & Leave.Exempt) !== 0) this.#exempt--;
    if ((leave & Leave.Item) !== 0) this.#flow.itemStarts = false;
    if ((leave & Leave.Moved) !== 0) this.#sink.barrier();
  }
}
