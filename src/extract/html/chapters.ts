import type { Chapter } from '../../model/document.js';
import type { PageText } from './page-text.js';
import { attribute, traverse, type ElementNode } from './tree.js';
import { textOf } from './text-of.js';

/** A list of links that may be the chapters of the publication. */
interface Candidate {
  readonly chapters: readonly Chapter[];
  readonly score: number;
}

const chapterNames = /(?:^|[-_ ])(?:side-?nav(?:igation)?|contents|toc|page-group|chapters?|parts?|pages)(?:$|[-_ ])/iu;
const otherNames = /breadcrumb|pagination|sequential|site-?nav|primary|global|footer|share|social|related|skip/iu;

/** Finds the list of chapters among the navigations of a page. `here`: addresses of the page itself. */
export class ChapterFinder {
  readonly #texts: PageText;
  readonly #candidates: Candidate[] = [];

  constructor(texts: PageText) {
    this.#texts = texts;
  }

  /** A `nav` element, or what acts as one. */
  consider(element: ElementNode, here: readonly string[]): void {
    const names = [attribute(element, 'class'), attribute(element, 'id'), attribute(element, 'aria-label')]
      .filter((name) => name !== null)
      .join(' ');
    if (otherNames.test(names)) return;
    const chapters = readChapters(element, here, this.#texts);
    if (chapters.length < 2) return;
    const score =
      (chapterNames.test(names) ? 2 : 0) +
      (chapters.some((chapter) => chapter.current) ? 1 : 0) +
      (areSiblings(chapters) ? 1 : 0);
    // A navigation counts as chapters when two things say so.
    if (score >= 2) this.#candidates.push({ chapters, score });
  }

  best(): readonly Chapter[] {
    let best: Candidate | null = null;
    for (const candidate of this.#candidates) if (best === null || candidate.score > best.score) best = candidate;
    return best?.chapters ?? [];
  }
}

const mostChapters = 500;

function readChapters(nav: ElementNode, here: readonly string[], texts: PageText): Chapter[] {
  const chapters: Chapter[] = [];
  traverse(
    nav,
    (node) => {
      if (node.kind !== 'element') return false;
      if (node.name === 'a') {
        const chapter = readLink(node, here, texts);
        if (chapter && chapters.length < mostChapters) chapters.push(chapter);
        return false;
      }
      // The chapter that is being read is often no link.
      if (node.name === 'li' && isMarkedCurrent(node) && !holdsLink(node)) {
        const title = textOf(node, texts, 300);
        if (title !== '') chapters.push({ title, url: here[0] ?? '', current: true });
        return false;
      }
      return true;
    },
    () => undefined,
  );
  return chapters;
}

function readLink(link: ElementNode, here: readonly string[], texts: PageText): Chapter | null {
  const href = attribute(link, 'href');
  if (href === null || href.startsWith('#') || /^(?:mailto|javascript|tel):/iu.test(href)) return null;
  const title = textOf(link, texts, 300);
  if (title === '') return null;
  const url = resolve(href, here[0] ?? null);
  const current =
    isMarkedCurrent(link) ||
    (link.parent !== null && link.parent.name === 'li' && isMarkedCurrent(link.parent)) ||
    here.some((address) => sameAddress(address, url));
  return { title, url, current };
}

function isMarkedCurrent(element: ElementNode): boolean {
  const aria = attribute(element, 'aria-current');
  if (aria !== null && aria !== 'false') return true;
  return /(?:^|[-_ ])(?:current|selected|is-active|active)(?:$|[-_ ])/iu.test(attribute(element, 'class') ?? '');
}

function holdsLink(element: ElementNode): boolean {
  let found = false;
  traverse(
    element,
    (node) => {
      if (node.kind === 'element' && node.name === 'a' && attribute(node, 'href') !== null) found = true;
      return !found;
    },
    () => undefined,
  );
  return found;
}

/** Whether the addresses differ in their last part only, as the pages of one publication do. */
function areSiblings(chapters: readonly Chapter[]): boolean {
  const folders = new Set(
    chapters.map(({ url }) =>
      url
        .replace(/[?#].*$/u, '')
        .replace(/\/+$/u, '')
        .replace(/[^/]*$/u, ''),
    ),
  );
  return folders.size === 1 || (folders.size === 2 && chapters.length > 3);
}

/** An address made whole; as it stands where there is nothing to resolve it against. */
export function resolve(href: string, base: string | null): string {
  // Without a scheme it cannot be whole, and finding that out by a failure takes ten times as long.
  if (base === null && !/^\s*[a-z][a-z0-9+.-]*:/iu.test(href)) return href;
  try {
    return base === null ? new URL(href).href : new URL(href, base).href;
  } catch {
    return href;
  }
}

function sameAddress(a: string, b: string): boolean {
  return plainAddress(a) === plainAddress(b);
}

function plainAddress(url: string): string {
  return url
    .replace(/[?#].*$/u, '')
    .replace(/\/+$/u, '')
    .replace(/^https?:\/\/(?:www\.)?/iu, '');
}
