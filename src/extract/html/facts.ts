import type { PageFacts } from '../extractor.js';
import { readLicence } from '../licence.js';
import { ChapterFinder, resolve } from './chapters.js';
import { headingLevel } from './elements.js';
import type { PageText } from './page-text.js';
import type { Tree } from './read-tree.js';
import { metaDateKind, PublishedDates } from '../published-dates.js';
import { Mark, type Survey } from './survey.js';
import { readPageTitle } from './title.js';
import { attribute, traverse, type ElementNode, type TextNode } from './tree.js';
import { textOf } from './text-of.js';

/**
 * What a page says about itself: in its head, in structured data, and in labels around its
 * text. `address`: where it was fetched from, or null.
 */
export function readPageFacts(tree: Tree, survey: Survey, address: string | null): PageFacts {
  const reader = new FactsReader(tree.texts, survey);
  reader.read(tree.root);
  return reader.finish(address);
}

class FactsReader {
  readonly #texts: PageText;
  readonly #survey: Survey;
  readonly #metas = new Map<string, string>();
  readonly #dates = new PublishedDates();
  readonly #navigations: ElementNode[] = [];
  #language: string | null = null;
  #canonical: string | null = null;
  #licence: string | null = null;
  #head: string | null = null;
  #publisher: string | null = null;
  #subheading: string | null = null;
  #tables = 0;
  #asides = 0;

  constructor(texts: PageText, survey: Survey) {
    this.#texts = texts;
    this.#survey = survey;
  }

  read(root: ElementNode): void {
    traverse(
      root,
      (node) => {
        if (node.kind === 'text') this.#text(node);
        return node.kind === 'element' && this.#enter(node);
      },
      (element) => this.#leave(element),
    );
  }

  #text(node: TextNode): void {
    const text = this.#texts.plain(node.text);
    if (this.#licence === null && /licen[cs]e|CC[ -]BY/iu.test(text)) this.#licence = readLicence(text);
    if (this.#tables === 0 && this.#asides === 0) this.#dates.read(text);
  }

  #enter(element: ElementNode): boolean {
    const { name } = element;
    if (this.#tables === 0 && name === 'title' && element.namespace.endsWith('xhtml')) {
      this.#head ??= textOf(element, this.#texts) || null;
      return false;
    }
    if (name === 'meta' || name === 'link' || name === 'script') {
      this.#machineReadable(element);
      return false;
    }
    if (name === 'table') this.#tables++;
    else if (name === 'aside') this.#asides++;
    if ((element.marks & Mark.Hidden) !== 0) return name === 'head';
    this.#visible(element);
    return true;
  }

  #machineReadable(element: ElementNode): void {
    if (element.name === 'meta') this.#meta(element);
    else if (element.name === 'link') this.#link(element);
    else if (attribute(element, 'type')?.trim().toLowerCase() === 'application/ld+json') {
      this.#structured(textOf(element, this.#texts, 200_000));
    }
  }

  #visible(element: ElementNode): void {
    const { name } = element;
    if (name === 'html') this.#language = languageTag(attribute(element, 'lang') ?? attribute(element, 'xml:lang'));
    else if (name === 'a') this.#licence ??= readLicence(attribute(element, 'href') ?? '');
    else if (name === 'time') this.#dates.note('time', attribute(element, 'datetime') ?? '');
    if (name === 'nav' || attribute(element, 'role') === 'navigation') this.#navigations.push(element);
    if (headingLevel(name) > 0 && element !== this.#survey.title)
      this.#subheading ??= textOf(element, this.#texts) || null;
    this.#byId(element);
  }

  #leave(element: ElementNode): void {
    if (element.name === 'table') this.#tables--;
    if (element.name === 'aside') this.#asides--;
  }

  #byId(element: ElementNode): void {
    const id = attribute(element, 'id');
    if (id === null) return;
    if (/publication-?date$|published-?date$/iu.test(id)) this.#dates.note('printed', textOf(element, this.#texts));
    else if (/last-?updated(?:-?date)?$/iu.test(id)) this.#dates.note('updated', textOf(element, this.#texts));
  }

  #meta(element: ElementNode): void {
    const name = (attribute(element, 'name') ?? attribute(element, 'property') ?? attribute(element, 'itemprop'))
      ?.trim()
      .toLowerCase();
    const content = attribute(element, 'content')?.replace(/\s+/gu, ' ').trim();
    if (name === undefined || content === undefined || content === '') return;
    if (!this.#metas.has(name)) this.#metas.set(name, content);
    const kind = metaDateKind(name);
    if (kind !== null) this.#dates.note(kind, content);
    if (/^(?:dc(?:terms)?\.(?:rights|licen[cs]e)|licen[cs]e|rights|copyright)$/u.test(name))
      this.#licence ??= readLicence(content);
  }

  #link(element: ElementNode): void {
    const rel = (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/u);
    const href = attribute(element, 'href')?.trim();
    if (href === undefined || href === '') return;
    if (rel.includes('canonical')) this.#canonical ??= href;
    if (rel.includes('license')) this.#licence ??= readLicence(href);
  }

  /** JSON-LD: the date and the publisher of the first thing that has them. */
  #structured(text: string): void {
    for (const thing of thingsIn(text)) {
      if (typeof thing['datePublished'] === 'string') this.#dates.note('structured', thing['datePublished']);
      if (typeof thing['dateModified'] === 'string') this.#dates.note('modified', thing['dateModified']);
      const { publisher } = thing as { publisher?: unknown };
      if (
        typeof publisher === 'object' &&
        publisher !== null &&
        'name' in publisher &&
        typeof publisher.name === 'string'
      )
        this.#publisher ??= publisher.name;
    }
  }

  finish(address: string | null): PageFacts {
    const url = this.#canonical === null ? address : resolve(this.#canonical, address);
    const here = [url, address].filter((known) => known !== null);
    const chapters = new ChapterFinder(this.#texts);
    for (const navigation of this.#navigations) chapters.consider(navigation, here);
    const heading = this.#survey.title ? textOf(this.#survey.title, this.#texts) || null : null;
    const named = this.#metas.get('dc.title.series') ?? this.#metas.get('dcterms.ispartof') ?? null;
    const { title, series } = readPageTitle({ head: this.#head, heading, subheading: this.#subheading, series: named });
    return {
      title,
      facts: {
        series: series ?? (chapters.best().length > 0 ? heading : null),
        published: this.#dates.best(),
        language:
          this.#language ?? languageTag(this.#metas.get('dc.language') ?? this.#metas.get('dcterms.language') ?? null),
        publisher:
          this.#metas.get('dc.publisher') ??
          this.#metas.get('dcterms.publisher') ??
          this.#metas.get('citation_publisher') ??
          this.#publisher ??
          siteName(this.#metas.get('og:site_name')),
        licence: this.#licence,
        url,
        chapters: chapters.best(),
      },
    };
  }
}

/** The objects of a JSON-LD text: one, a list, or a graph. Anything else is passed over. */
function thingsIn(text: string): Record<string, unknown>[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((thing) => {
    if (typeof thing !== 'object' || thing === null) return [];
    const graph = (thing as Record<string, unknown>)['@graph'];
    return (Array.isArray(graph) ? (graph as unknown[]) : [thing]).filter(
      (entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null,
    );
  });
}

/** Three-letter codes that older pages use. */
const shortCodes: ReadonlyMap<string, string> = new Map([
  ['eng', 'en'],
  ['cym', 'cy'],
  ['wel', 'cy'],
  ['gla', 'gd'],
  ['gle', 'ga'],
  ['fra', 'fr'],
  ['fre', 'fr'],
  ['deu', 'de'],
  ['ger', 'de'],
]);

/** A language tag in its usual spelling: `en`, `en-GB`, `cy`. */
function languageTag(text: string | null): string | null {
  const found = /^\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?\b/u.exec(text ?? '');
  if (!found?.[1]) return null;
  const code = found[1].toLowerCase();
  const region = found[2] === undefined ? '' : `-${found[2].toUpperCase()}`;
  return (shortCodes.get(code) ?? code) + region;
}

/** The name of a site stands for its publisher, unless it is an address. */
function siteName(name: string | undefined): string | null {
  return name === undefined || /^\S+\.\S+$/u.test(name) ? null : name;
}
