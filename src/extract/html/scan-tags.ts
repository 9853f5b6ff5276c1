import { readAlternative } from './image-words.js';
import { PageText, withoutStandIns } from './page-text.js';

/** A page made ready for the HTML algorithm. */
export interface ScannedPage {
  /** Its markup, the texts between replaced by stand-ins. */
  readonly markup: string;
  readonly texts: PageText;
  /** Whether it was cut before a tag with too many attributes. */
  readonly isCut: boolean;
  /** The numbers of texts that stand in text fields. */
  readonly fieldTexts: ReadonlySet<number>;
}

/**
 * One pass over a page by the tokenizer of the HTML standard, as far as it tells tags from
 * text. In drawings the two may differ (CDATA, say): text comes out with a wider place then,
 * and none is lost.
 *
 * `mostAttributes`: of one tag, see `limits.ts`. The HTML algorithm compares each with all
 * before. `replaces`: false leaves every text as it stands.
 */
export function scanTags(source: string, mostAttributes: number, replaces: boolean): ScannedPage {
  const scanner = new Scanner(source, mostAttributes, replaces);
  const isCut = !scanner.scan();
  return { markup: scanner.parts.join(''), texts: scanner.texts, isCut, fieldTexts: scanner.fieldTexts };
}

/** Character references, and what the algorithm treats in a way of its own, in a drawing or anywhere. */
const special = /&(?:#[xX]?[0-9a-fA-F]+|[0-9A-Za-z]+);?|[\0\r]|\]\]>/gu;

class Scanner {
  readonly parts: string[] = [];
  readonly texts: PageText;
  readonly fieldTexts = new Set<number>();
  readonly #source: string;
  readonly #mostAttributes: number;
  readonly #replaces: boolean;
  /** Up to where the source is in the parts. */
  #done = 0;
  #special: RegExpExecArray | null;

  constructor(source: string, mostAttributes: number, replaces: boolean) {
    this.#source = source;
    this.#replaces = replaces;
    this.#mostAttributes = mostAttributes;
    this.texts = new PageText(source);
    special.lastIndex = 0;
    this.#special = special.exec(source);
  }

  /** False where it had to stop before a tag. */
  scan(): boolean {
    const source = this.#source;
    for (let at = 0; at < source.length;) {
      const open = source.indexOf('<', at);
      const end = open < 0 ? source.length : open;
      if (this.#replaces && end > at) this.#text(at, end);
      if (open < 0) break;
      at = this.#markup(open);
      if (at < 0) {
        this.#keep(open);
        return false;
      }
    }
    this.#keep(source.length);
    return true;
  }

  /** Puts the source up to an offset into the parts as it stands. */
  #keep(end: number): void {
    if (end > this.#done) this.parts.push(withoutStandIns(this.#source.slice(this.#done, end)));
    this.#done = end;
  }

  #text(from: number, to: number): void {
    const source = this.#source;
    let start = from;
    let end = to;
    while (start < end && isBlank(source.charCodeAt(start))) start++;
    while (end > start && isBlank(source.charCodeAt(end - 1))) end--;
    if (start === end) return;
    for (let found = this.#specialFrom(start); found && found.index < end; found = this.#specialFrom(start)) {
      this.#standIn(start, found.index);
      start = found.index + found[0].length;
      this.#keep(Math.min(start, end));
    }
    this.#standIn(start, end);
  }

  /** The next special piece of the source, looked for only once however many texts come before it. */
  #specialFrom(offset: number): RegExpExecArray | null {
    if (this.#special !== null && this.#special.index < offset) {
      special.lastIndex = offset;
      this.#special = special.exec(this.#source);
    }
    return this.#special;
  }

  #standIn(start: number, end: number): void {
    this.#keep(start);
    this.parts.push(this.texts.note(start, Math.max(start, end)));
    this.#done = Math.max(start, end);
  }

  /** Offset after the tag, comment or declaration at `open`, or after the `<` where it is none; -1 for too many attributes. */
  #markup(open: number): number {
    const source = this.#source;
    const code = source.charCodeAt(open + 1);
    if (isLetter(code)) return this.#startTag(open);
    if (code === slash) {
      if (isLetter(source.charCodeAt(open + 2))) return afterTag(source, open + 2, this.#mostAttributes);
      return afterNext(source, '>', open + 2);
    }
    if (code === exclamation || code === question) {
      return source.startsWith('<!--', open) ? afterComment(source, open) : afterNext(source, '>', open + 2);
    }
    return open + 1;
  }

  /** Leaves a note behind a tag that has words in place of a picture. */
  #alternative(open: number, after: number): void {
    const place = readAlternative(this.#source, open, after);
    if (!place) return;
    this.#keep(after);
    this.parts.push(`<!--${this.texts.noteAlternative(place)}-->`);
  }

  #startTag(open: number): number {
    const source = this.#source;
    const after = afterTag(source, open + 1, this.#mostAttributes);
    if (this.#replaces && after > 0 && mayBeImage.test(source.slice(open, open + 6))) this.#alternative(open, after);
    const name = rawText.exec(source.slice(open, open + 12))?.[1]?.toLowerCase();
    if (name === undefined || after < 0) return after;
    const closingTag = new RegExp(`</${name}[\\s/>]`, 'giu');
    closingTag.lastIndex = after;
    const end = name === 'plaintext' ? source.length : (closingTag.exec(source)?.index ?? source.length);
    if (this.#replaces && textFields.has(name)) {
      const before = this.texts.count;
      this.#text(after, end);
      for (let number = before; number < this.texts.count; number++) this.fieldTexts.add(number);
    }
    return end;
  }
}

/** What stands for words without being any: an image, a drawing, an empty element with a title. */
const mayBeImage = /^<(?:img|svg|i|b|em|span|div)[\s/]/iu;

const slash = 47;
const exclamation = 33;
const question = 63;
const greaterThan = 62;
const equals = 61;

/** Elements whose content is text up to their own end tag, whatever it looks like. */
const rawText = /^<(title|textarea|script|style|xmp|iframe|noembed|noframes|plaintext)[\s/>]/iu;
/** Those of them whose content is seen. */
export const textFields: ReadonlySet<string> = new Set(['textarea', 'xmp', 'plaintext']);

/** `at`: in the name of a tag. */
function afterTag(source: string, from: number, mostAttributes: number): number {
  let at = from;
  let count = 0;
  while (at < source.length && !endsName(source.charCodeAt(at))) at++;
  for (;;) {
    while (isBlank(source.charCodeAt(at)) || source.charCodeAt(at) === slash) at++;
    if (at >= source.length) return source.length;
    if (source.charCodeAt(at) === greaterThan) return at + 1;
    if (++count > mostAttributes) return -1;
    at = afterValue(source, afterAttributeName(source, at));
  }
}

function endsName(code: number): boolean {
  return isBlank(code) || code === slash || code === greaterThan;
}

function afterAttributeName(source: string, from: number): number {
  // An equals sign at its beginning is part of a name.
  let at = from + 1;
  while (at < source.length && !endsName(source.charCodeAt(at)) && source.charCodeAt(at) !== equals) at++;
  return at;
}

/** After the value of an attribute whose name ends at `from`, if it has one. */
function afterValue(source: string, from: number): number {
  let at = from;
  while (isBlank(source.charCodeAt(at))) at++;
  if (source.charCodeAt(at) !== equals) return at;
  at++;
  while (isBlank(source.charCodeAt(at))) at++;
  const quote = source.charAt(at);
  if (quote === '"' || quote === "'") return afterNext(source, quote, at + 1);
  while (at < source.length && !isBlank(source.charCodeAt(at)) && source.charCodeAt(at) !== greaterThan) at++;
  return at;
}

/** `<!-->` and `<!--->` are comments too, and `--!>` ends one. */
function afterComment(source: string, open: number): number {
  if (source.startsWith('>', open + 4)) return open + 5;
  if (source.startsWith('->', open + 4)) return open + 6;
  const end = /--!?>/gu;
  end.lastIndex = open + 4;
  return end.exec(source) ? end.lastIndex : source.length;
}

function afterNext(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** White space as HTML has it: not that of other scripts. */
function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}
