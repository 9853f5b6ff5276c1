import type { SaxesTagPlain } from 'saxes';
import { OdtStyles } from './odt-styles.js';
import { escapeMarkup } from './reading.js';

/** Elements whose text is no part of the page: what was deleted, comments. */
const silent = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:forms',
  'text:sequence-decls',
  'office:scripts',
  'office:font-face-decls',
  'office:automatic-styles',
  'table:covered-table-cell',
]);

const containers: Readonly<Record<string, string>> = {
  'text:p': 'p',
  'text:list': 'ul',
  'text:list-item': 'li',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-header-rows': 'thead',
};

/**
 * The text of an OpenDocument as HTML: headings with their levels, paragraphs, lists, words struck out, tables
 * with spans, line breaks, repeated spaces; the mark of a note in brackets where it is called,
 * and its text after everything else, as in Word.
 */
export async function odtToMarkup(
  xml: string,
  depth: number,
): Promise<{ readonly html: string; readonly broken: string | null }> {
  const { SaxesParser } = await import('saxes');
  const writer = new MarkupWriter(depth);
  const parser = new SaxesParser({ xmlns: false });
  let broken: string | null = null;
  parser.on('opentag', (element) => writer.open(element));
  parser.on('closetag', (element) => writer.close(element.name));
  parser.on('text', (text) => writer.text(text));
  parser.on('error', (error) => {
    broken ??= error.message;
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    broken ??= error instanceof Error ? error.message : String(error);
  }
  return { html: writer.html, broken };
}

class MarkupWriter {
  /** The words that stand for a picture, while they are read. */
  #alternative: string | null = null;
  /** Where the words of the picture that is open were written. */
  #picture: number | null = null;
  #parts: string[] = [];
  readonly #body: string[] = this.#parts;
  readonly #notes: string[] = [];
  readonly #ends: string[] = [];
  readonly #styles = new OdtStyles();
  readonly #depth: number;
  #silent = 0;
  #inBody = false;

  constructor(depth: number) {
    this.#depth = depth;
  }

  get html(): string {
    return [...this.#body, ...this.#notes].join('');
  }

  open(element: SaxesTagPlain): void {
    const { name } = element;
    if (!this.#inBody) this.#styles.see(element);
    if (name === 'office:body') this.#inBody = true;
    if (this.#silent > 0 || silent.has(name) || this.#ends.length > this.#depth) {
      this.#silent++;
      return;
    }
    if (name === 'text:note-body') this.#parts = this.#notes;
    if (name === 'draw:frame') this.#picture = null;
    if (isAlternative(name)) this.#alternative = '';
    const [begin, end] = tagsOf(element, this.#styles);
    this.#parts.push(begin);
    this.#ends.push(end);
  }

  close(name: string): void {
    if (this.#silent > 0) {
      this.#silent--;
      return;
    }
    this.#parts.push(this.#ends.pop() ?? '');
    if (isAlternative(name)) this.#endAlternative();
    if (name === 'office:body') this.#inBody = false;
    if (name === 'text:note-body') this.#parts = this.#body;
  }

  text(text: string): void {
    if (this.#silent > 0 || !this.#inBody) return;
    if (this.#alternative === null) this.#parts.push(escapeMarkup(text));
    else this.#alternative += text;
  }

  /** A description says more than the title before it, and takes its place. */
  #endAlternative(): void {
    const words = escapeMarkup(this.#alternative ?? '').replace(/"/gu, '&quot;');
    this.#alternative = null;
    if (!this.#inBody || words.trim() === '') return;
    this.#picture ??= this.#parts.push('') - 1;
    this.#parts[this.#picture] = `<img alt="${words}">`;
  }
}

/** A picture's title or description: what `alt` is in HTML. */
function isAlternative(name: string): boolean {
  return name === 'svg:title' || name === 'svg:desc';
}

function tagsOf({ name, attributes }: SaxesTagPlain, styles: OdtStyles): readonly [string, string] {
  const style = attributes['text:style-name'];
  const level = name === 'text:p' ? styles.headingLevel(style) : null;
  if (level !== null) return [`<h${level}>`, `</h${level}>`];
  if (name === 'text:span' && styles.isStruck(style)) return ['<s>', '</s>'];
  const container = containers[name];
  if (container !== undefined) return [`<${container}>`, `</${container}>`];
  switch (name) {
    case 'text:h': {
      const level = Math.min(6, Math.max(1, Number(attributes['text:outline-level'] ?? 1) || 1));
      return [`<h${level}>`, `</h${level}>`];
    }
    case 'table:table-cell':
      return [
        `<td${span('rowspan', attributes['table:number-rows-spanned'])}${span('colspan', attributes['table:number-columns-spanned'])}>`,
        '</td>',
      ];
    case 'text:line-break':
      return ['<br>', ''];
    case 'text:s':
    case 'text:tab':
      return [' ', ''];
    case 'text:note-citation':
      return ['<sup><a href="#note">[', ']</a></sup>'];
    default:
      return ['', ''];
  }
}

function span(name: string, value: string | undefined): string {
  const count = Number(value ?? 1);
  return Number.isInteger(count) && count > 1 ? ` ${name}="${Math.min(count, 1000)}"` : '';
}
