import type { Raised } from '../../model/document.js';
import { attribute, type ElementNode } from './tree.js';

/** Finds the raised text of a page while it is walked: `<sup>`, and links that say that they call a note. */
export class RaisedText {
  readonly found: Raised[] = [];
  #open: { readonly start: number; readonly isLinked: boolean } | null = null;

  /** Whether raised text begins with this element; `position`: where its text will stand. */
  enter(element: ElementNode, position: number): boolean {
    if (this.#open || (element.name !== 'sup' && element.name !== 'a')) return false;
    const isLinked = element.name === 'a' ? callsNote(element) : isOfLink(element);
    if (element.name === 'a' && !isLinked) return false;
    this.#open = { start: position, isLinked };
    return true;
  }

  leave(end: number): void {
    if (this.#open && end > this.#open.start) this.found.push({ ...this.#open, end });
    this.#open = null;
  }
}

/** A link to a place on this page that is named like a note. */
function callsNote(element: ElementNode): boolean {
  if (attribute(element, 'role') === 'doc-noteref') return true;
  const target = attribute(element, 'href') ?? '';
  return /^#(?:_?(?:ftn|edn|fn|en)\b|_?(?:ftn|edn|fn)[\d:_-]|.*(?:foot|end)?note)/iu.test(target);
}

/** A link in it, or around it. */
function isOfLink(element: ElementNode): boolean {
  if (element.parent?.name === 'a' || attribute(element, 'role') === 'doc-noteref') return true;
  return element.children.some(
    (child) => child.kind === 'element' && child.name === 'a' && (attribute(child, 'href') ?? '').includes('#'),
  );
}
