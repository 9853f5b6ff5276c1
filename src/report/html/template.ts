import { clean } from '../clean.js';

/** Markup that is safe to print: made only by {@link markup} and from our own constants. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  /** For the template below and for our own constants; never for text from a source. */
  static of(markup: string): Html {
    return new Html(markup);
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a template: everything but {@link Html} is escaped; null and false are nothing. */
export type Part = string | number | Html | null | undefined | false | readonly Part[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute: control characters gone, markup made harmless. */
export function escapeHtml(text: string): string {
  return clean(text).replace(/[&<>"']/gu, (mark) => escapes[mark] ?? mark);
}

/**
 * Markup with values in it, escaped unless they are markup already. Attribute values must
 * stand in double quotes.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let printed = strings[0] ?? '';
  for (let index = 0; index < parts.length; index++) printed += print(parts[index]) + (strings[index + 1] ?? '');
  return Html.of(printed);
}

function print(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  let printed = '';
  for (const each of part) printed += print(each);
  return printed;
}
