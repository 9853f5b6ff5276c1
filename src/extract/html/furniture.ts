import { Mark } from './survey.js';
import { traverse, type ElementNode } from './tree.js';

/** What an element is to the page around the published text. */
export type Role = 'furniture' | 'page-header' | null;

const furnitureRoles: ReadonlySet<string> = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary']);

/**
 * Words of classes and ids that name furniture, wherever they stand: written as one class
 * (`site-footer`, `siteFooter`, `ds_site-footer__content`) they are compared word by word.
 */
const furnitureNames = new RegExp(
  `(?:^|-)(?:${[
    'skip-?(?:links?|nav(?:igation)?|to(?:-(?:main|content|main-content))?)',
    'bread-?crumbs?',
    'cookies?(?:-.*)?',
    'back-?to-?top|return-?to-?top|to-?top',
    '(?:page-|site-|user-)?feedback',
    '(?:[a-z]+-)?banner',
    'notification(?:-.*)?',
    '(?:social-?)?(?:share|sharing)(?:$|-(?:links?|buttons?|this|tools?|page|bar|list|item))|social-(?:links?|media|icons?)|addthis',
    'pagination|pager|(?:sequential|page|chapter)-nav(?:igation)?|prev(?:ious)?-(?:and-)?next',
    '(?:site|global|main|primary|secondary|side|top|sub|mega)-?(?:nav(?:igation)?|menu)|navbar|hamburger',
    '(?:site|global)-?(?:header|footer)|(?:page|main)-?footer|masthead',
    'contents-(?:list|nav)|table-of-contents|toc',
    '(?:site-?)?search(?:$|-?(?:form|box|bar|input|button))',
    '(?:page-|content-|publication-|document-|article-)?metadata|meta-data|publication-(?:info|details)',
    'print-(?:this|link|page|button)',
    'related-(?:links?|content|items?|information|documents?|pages?|navigation|news|publications?)',
    'newsletter|subscribe|sign-?up',
  ].join('|')})(?:-|$)`,
  'u',
);

/** Names that mean furniture only outside of the main part: inside it they may name anything. */
const outerNames = /^(?:header|footer|nav|navigation|menu|side-?bar|top-?bar|copyright|disclaimer)$/u;

/** A class that tells a state or a variant of the page, not what the element is. */
const variant = /^(?:has|with|no|is|js|without|show|hide|hides|can)-/u;

/** No furniture that is known by its class alone holds more text than this. */
const longestByName = 2_000;

type Where = 'anywhere' | 'outside' | null;

const alwaysFurniture: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'select', 'textarea']);

/** Tells the furniture of one page. */
export class FurnitureRules {
  /** Pages repeat their classes, so each is looked at once. */
  readonly #names = new Map<string, Where>();

  /** What an element is by its tag, role, class or id. `inMain`: whether it stands in the main part. */
  roleOf(element: ElementNode, inMain: boolean): Role {
    const { name, marks } = element;
    if (name === 'html' || name === 'body' || name === 'main' || name === 'article') return null;
    if ((marks & Mark.HoldsMain) !== 0) return null;
    const holdsTitle = (marks & Mark.HoldsTitle) !== 0;
    if (name === 'header') return holdsTitle ? 'page-header' : inMain ? null : 'furniture';
    if (alwaysFurniture.has(name)) {
      return holdsTitle || (name === 'footer' && element.parent?.name === 'blockquote') ? null : 'furniture';
    }
    // Some sites put the whole page into a form.
    const holdsContent = holdsTitle || (marks & Mark.HoldsTable) !== 0;
    if (name === 'form' || name === 'search') return holdsContent ? null : 'furniture';
    if (element.attributes.length === 0) return null;
    return this.#byAttributes(element, inMain, holdsContent);
  }

  #byAttributes(element: ElementNode, inMain: boolean, holdsContent: boolean): Role {
    let named = false;
    for (const { name, value } of element.attributes) {
      if (name === 'role') {
        if (furnitureRoles.has(value.trim().toLowerCase())) return holdsContent ? null : 'furniture';
      } else if (name === 'class' || name === 'id') {
        const where = this.#where(value);
        if (where === 'anywhere' || (where === 'outside' && !inMain)) named = true;
      }
    }
    return named && !holdsContent && !holdsMoreThan(element, longestByName) ? 'furniture' : null;
  }

  #where(value: string): Where {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    let found: Where = null;
    for (const token of value.split(/\s+/u)) {
      const words = inWords(token);
      if (words === '' || variant.test(words)) continue;
      if (furnitureNames.test(words)) found = 'anywhere';
      else if (found === null && outerNames.test(words)) found = 'outside';
    }
    this.#names.set(value, found);
    return found;
  }
}

/** `ds_site-footer__content`, `siteFooter` → `ds-site-footer-content`, `site-footer`. */
function inWords(token: string): string {
  return token
    .slice(0, 100)
    .replace(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}

function holdsMoreThan(element: ElementNode, most: number): boolean {
  let length = 0;
  traverse(
    element,
    (node) => {
      // Each node counts, so that looking stays cheap however little text the nodes hold.
      length += node.kind === 'text' ? node.text.trim().length : 1;
      return length <= most;
    },
    () => undefined,
  );
  return length > most;
}
