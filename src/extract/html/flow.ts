import type { TextSink } from '../../core/tape.js';
import type { Block } from '../../model/document.js';
import { beginsWithBullet } from '../bullet.js';
import type { TextTaker } from './page-text.js';
import type { TableReader } from './table.js';

/** What the text that comes next belongs to. */
export interface Surroundings {
  readonly isFurniture: boolean;
  /** 1 to 6 inside a heading, else 0. */
  readonly headingLevel: number;
}

/** Makes blocks of a stream of texts and boundaries; inside a table, its text goes to the cells. */
export class Flow {
  readonly blocks: Block[] = [];
  /** Whether the next text is the first of a list item. */
  itemStarts = false;
  readonly #sink: TextSink;
  readonly #source: string;
  readonly #tables: TableReader;
  readonly #surroundings: Surroundings;
  /** Start of the block that is open, -1 between blocks. */
  #open = -1;
  #kind: 'paragraph' | 'item' | 'furniture' | 'heading' = 'paragraph';
  #level = 0;
  #lastBreak = -1;

  /** `surroundings` is asked whenever a block begins. */
  constructor(sink: TextSink, source: string, tables: TableReader, surroundings: Surroundings) {
    this.#sink = sink;
    this.#source = source;
    this.#tables = tables;
    this.#surroundings = surroundings;
  }

  /** Ends the line, and outside of tables the block. */
  boundary(): void {
    this.#sink.newline();
    if (this.#open < 0) return;
    const range = { start: this.#open, end: this.#sink.end };
    const kind = this.#kind;
    this.blocks.push(kind === 'heading' ? { kind, level: this.#level, ...range } : { kind, ...range });
    this.#open = -1;
  }

  /** A line break; two in a row end a paragraph, as they do on pages that have none. */
  break(): void {
    const end = this.#sink.end;
    if (this.#lastBreak === end && this.#surroundings.headingLevel === 0) this.boundary();
    else this.#sink.newline();
    this.#lastBreak = end;
  }

  closeTable(): void {
    this.boundary();
    const block = this.#tables.close(this.#sink.end);
    if (block) this.blocks.push(block);
  }

  /** Takes running text. */
  readonly text: TextTaker = {
    add: (start, end) => {
      const before = this.#sink.end;
      const position = this.#sink.position;
      this.#sink.add(start, end);
      if (this.#sink.end > before) this.#began(position);
    },
    addDecoded: (text, start, end) => {
      const before = this.#sink.end;
      const position = this.#sink.position;
      this.#sink.addDecoded(text, start, end);
      if (this.#sink.end > before) this.#began(position);
    },
    blank: () => this.#sink.space(),
  };

  /** Takes preformatted text: its line breaks count. */
  readonly lines: TextTaker = {
    add: (start, end) => {
      for (let at = start; at < end;) {
        let stop = at;
        while (stop < end && this.#source.charCodeAt(stop) !== 10 && this.#source.charCodeAt(stop) !== 13) stop++;
        if (beginsWithBullet(this.#source.slice(at, Math.min(stop, at + 40)))) this.itemStarts = true;
        this.text.add(at, stop);
        if (stop < end) this.#endLine();
        at = stop + 1;
      }
    },
    addDecoded: (text, start, end) => {
      if (/[\n\r]/u.test(text)) this.#endLine();
      this.text.addDecoded(text, start, end);
    },
    blank: (text) => {
      if (/[\n\r]/u.test(text)) this.#endLine();
      else this.#sink.space();
    },
  };

  #endLine(): void {
    this.boundary();
    this.itemStarts = false;
  }

  /** Visible text was added, its first character at `position`. */
  #began(position: number): void {
    const isItem = this.itemStarts;
    if (this.#tables.isOpen) this.#tables.begin(position, isItem);
    else if (this.#open >= 0) return;
    else {
      const { isFurniture, headingLevel } = this.#surroundings;
      this.#open = position;
      this.#level = headingLevel;
      this.#kind = isFurniture ? 'furniture' : headingLevel > 0 ? 'heading' : isItem ? 'item' : 'paragraph';
    }
    this.itemStarts = false;
  }
}
