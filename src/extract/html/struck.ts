import { blockElements } from './elements.js';
import { attribute, traverse, type ElementNode } from './tree.js';

/** What a reader takes as one: words struck out in it are replaced by others in it. */
const units: ReadonlySet<string> = new Set(['td', 'th', 'li', 'dd']);
const inUnit: ReadonlySet<string> = new Set(['p', 'div']);

/** Whether a page strikes out what stands in an element: `<del>`, `<s>`, a style. */
export function isStruck(element: ElementNode): boolean {
  const { name } = element;
  if (name === 'del' || name === 's' || name === 'strike') return true;
  if (blockElements.has(name)) return false;
  return /text-decoration(?:-line)?\s*:[^;]*line-through/iu.test(attribute(element, 'style') ?? '');
}

/**
 * Words that are struck out and have others in their place do not hold any more: `<s>March 2024</s> June 2025`. Those
 * that nothing follows in their cell or paragraph are kept: a row that was struck out as a whole is still one.
 */
export class StruckOut {
  readonly #seen = new Set<ElementNode>();
  readonly #replaced = new Set<ElementNode>();

  isReplaced(element: ElementNode): boolean {
    const unit = unitOf(element);
    if (unit && !this.#seen.has(unit)) {
      this.#seen.add(unit);
      for (const each of replacedIn(unit)) this.#replaced.add(each);
    }
    return this.#replaced.has(element);
  }
}

function unitOf(element: ElementNode): ElementNode | null {
  let block: ElementNode | null = null;
  for (let at = element.parent; at; at = at.parent) {
    if (units.has(at.name)) return at;
    if (!blockElements.has(at.name)) continue;
    block ??= at;
    if (!inUnit.has(at.name)) break;
  }
  return block;
}

function replacedIn(unit: ElementNode): readonly ElementNode[] {
  const goesIn = (name: string): boolean => !blockElements.has(name) || (units.has(unit.name) && inUnit.has(name));
  const replaced: ElementNode[] = [];
  let open: ElementNode[] = [];
  let isInserted = false;
  traverse(
    unit,
    (node) => {
      if (node.kind === 'text' && node.text.trim() !== '') {
        for (const each of open) replaced.push(each);
        open = [];
      }
      if (node.kind !== 'element') return false;
      if (node.name === 'ins') isInserted = true;
      if (!isStruck(node)) return goesIn(node.name);
      if (!node.children.some((child) => child.kind === 'element' && blockElements.has(child.name))) open.push(node);
      return false;
    },
    () => undefined,
  );
  return isInserted ? [...replaced, ...open] : replaced;
}
