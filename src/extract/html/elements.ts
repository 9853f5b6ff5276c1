import { attribute, type ElementNode } from './tree.js';

/** What the elements of HTML mean for the flow of text. */

/** Elements that begin and end a line of their own. */
export const blockElements: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
  figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup
  option p plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul xmp`.split(/\s+/u),
);

/** Block elements whose line breaks count. */
export const preformattedElements: ReadonlySet<string> = new Set(['pre', 'listing', 'xmp', 'plaintext', 'textarea']);

/**
 * Elements whose content a reader of the page does not see. `noscript` is among them: its
 * text is shown to nobody whose browser runs scripts, and says little but that scripts are off.
 */
const hiddenElements: ReadonlySet<string> = new Set(
  `area audio base canvas datalist embed head iframe link meta meter noembed noframes noscript param progress rp
  script source style template title track video`.split(/\s+/u),
);

const hiddenInDrawings: ReadonlySet<string> = new Set(['defs', 'desc', 'metadata', 'symbol']);

const hiddenStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/iu;

/** Whether the page itself says that nobody sees this: by the element, `hidden`, or an inline style. */
export function isHidden(element: ElementNode): boolean {
  const { name, attributes } = element;
  if (hiddenElements.has(name)) return true;
  for (const entry of attributes) {
    if (entry.name === 'hidden') return true;
    if (entry.name === 'style' && hiddenStyle.test(entry.value)) return true;
  }
  if (name === 'dialog') return attribute(element, 'open') === null;
  return hiddenInDrawings.has(name) && element.namespace.endsWith('svg');
}

/** 1 to 6 for `h1` to `h6`, else 0. */
export function headingLevel(name: string): number {
  if (name.length !== 2 || name.charCodeAt(0) !== 104) return 0;
  const level = name.charCodeAt(1) - 48;
  return level >= 1 && level <= 6 ? level : 0;
}

/** Where a page keeps what it is about. */
export function isMain(element: ElementNode): boolean {
  return element.name === 'main' || element.name === 'article' || attribute(element, 'role') === 'main';
}

/** Whether a value in the tag looks like markup, so that a place that covers it could be misread. */
export function holdsMarkup({ attributes }: ElementNode): boolean {
  for (const { value } of attributes) if (value.includes('<') || value.includes('>')) return true;
  return false;
}

/** Whether a button is the title of one part of a page, and shows it: not of all parts at once. */
export function unfoldsOne(element: ElementNode): boolean {
  const names = [element, element.parent].map((each) => (each ? (attribute(each, 'class') ?? '') : '')).join(' ');
  if (/(?:^|[\s_-])(?:all|controls?|menu|nav(?:bar)?|search|cookies?|close|share)(?:$|[\s_-])/iu.test(names))
    return false;
  return /accordion|collaps|expand|panel-title/iu.test(names);
}
