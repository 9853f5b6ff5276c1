import { blockElements } from './elements.js';
import type { PageText } from './page-text.js';
import { traverse, type ElementNode } from './tree.js';

/** The text under an element on one line, white space folded; at most `most` characters of it. */
export function textOf(element: ElementNode, texts: PageText, most = 1_000): string {
  const parts: string[] = [];
  let length = 0;
  traverse(
    element,
    (node) => {
      if (node.kind === 'text') {
        const text = texts.plain(node.text);
        parts.push(text);
        length += text.length;
      } else if (node.kind === 'element' && (node.name === 'br' || blockElements.has(node.name))) parts.push(' ');
      return length < most;
    },
    () => undefined,
  );
  return parts.join('').replace(/\s+/gu, ' ').trim().slice(0, most);
}
