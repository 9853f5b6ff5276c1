import type { SaxesTagPlain } from 'saxes';

/** What the styles of an OpenDocument text say of its words, as far as it changes what they are. */
export class OdtStyles {
  readonly #struck = new Set<string>();
  readonly #parents = new Map<string, string>();
  #open = '';

  /** Looks at an element; styles stand before the text that uses them. */
  see({ name, attributes }: SaxesTagPlain): void {
    if (name === 'style:style') {
      this.#open = attributes['style:name'] ?? '';
      this.#parents.set(this.#open, attributes['style:parent-style-name'] ?? '');
    } else if (name === 'style:text-properties' && isLine(attributes)) this.#struck.add(this.#open);
  }

  isStruck(style: string | undefined): boolean {
    return style !== undefined && this.#struck.has(style);
  }

  /**
   * The level of a paragraph in a style `Heading 2`, or in one made from it: where a document has come from another
   * program, its headings are paragraphs. Null for others.
   */
  headingLevel(style: string | undefined): number | null {
    const [own = '', parent = ''] = [style, this.#parents.get(style ?? '')];
    const level = /^Heading_20_([1-6])$/u.exec(own)?.[1] ?? /^Heading_20_([1-6])$/u.exec(parent)?.[1];
    return level === undefined ? null : Number(level);
  }
}

function isLine(attributes: SaxesTagPlain['attributes']): boolean {
  const kinds = ['style:text-line-through-style', 'style:text-line-through-type'].map((each) => attributes[each]);
  return kinds.some((kind) => kind !== undefined && kind !== 'none') && !kinds.includes('none');
}
