/**
 * The texts of a page, each known by its place in the source, and the short stand-ins that
 * go through the HTML algorithm in their stead.
 *
 * The algorithm takes a page character by character, whether it matters or not: a text only
 * matters to it by not being white space. So each text is replaced by a number before, and
 * looked up after. That makes the algorithm several times faster, and the places exact
 * wherever it moves a text to. White space around texts, character references and lone `<`
 * are not replaced: what they become is for the algorithm to say.
 *
 * A stand-in is written in characters that no text may be interchanged in (U+FDD0 to U+FDEF).
 */
export class PageText {
  readonly source: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #alternatives: AlternativePlace[] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** Notes a text and gives its stand-in. Texts are noted in the order of the source. */
  note(start: number, end: number): string {
    this.#starts.push(start);
    this.#ends.push(end);
    return standIn(this.#starts.length - 1);
  }

  /**
   * Notes words of a tag that stand for an image, and gives what a comment behind the tag must
   * hold for {@link alternativeOf} to find them. No comment of a page can hold it.
   */
  noteAlternative(place: AlternativePlace): string {
    this.#alternatives.push(place);
    return alternativeMark + String(this.#alternatives.length - 1);
  }

  /** What a comment stands for; null where it is one of the page's own. */
  alternativeOf(comment: string): AlternativePlace | null {
    return comment.startsWith(alternativeMark) ? (this.#alternatives[Number(comment.slice(1))] ?? null) : null;
  }

  /**
   * Passes on what came out of the algorithm as a text: stand-ins and what was not replaced.
   *
   * `before`: the number of the last text that came out before this one, -1 for none.
   */
  pass(text: string, before: number, taker: TextTaker): void {
    let last = before;
    let literal = 0;
    for (let at = 0; at < text.length; at++) {
      if (!isDigit(text.charCodeAt(at))) continue;
      const { number, end } = readStandIn(text, at);
      if (number < this.#starts.length) {
        if (at > literal) this.#passLiteral(text.slice(literal, at), last, number, taker);
        taker.add(this.#starts[number] ?? 0, this.#ends[number] ?? 0);
        last = number;
      }
      literal = end;
      at = end - 1;
    }
    if (literal < text.length) this.#passLiteral(text.slice(literal), last, last + 1, taker);
  }

  /** What was not replaced stands somewhere between its neighbours: for a reference, exactly so. */
  #passLiteral(literal: string, before: number, after: number, taker: TextTaker): void {
    if (!/\S/u.test(literal)) {
      taker.blank(literal);
      return;
    }
    const start = this.#ends[before] ?? 0;
    const end = this.#starts[after] ?? this.source.length;
    if (end > start) taker.addDecoded(literal, start, end);
    else taker.addDecoded(literal, Math.min(start, this.source.length - 1), Math.min(start + 1, this.source.length));
  }

  /** A text as it reads, its stand-ins looked up. */
  plain(text: string): string {
    return holdsDigit.test(text)
      ? text.replace(anyStandIn, (written) => {
          const { number } = readStandIn(written, 0);
          return this.source.slice(this.#starts[number] ?? 0, this.#ends[number] ?? 0);
        })
      : text;
  }

  /** How many texts were noted. */
  get count(): number {
    return this.#starts.length;
  }

  /** The numbers of the texts that a text holds. */
  numbersIn(text: string): number[] {
    const numbers: number[] = [];
    for (let at = 0; at < text.length; at++) {
      if (!isDigit(text.charCodeAt(at))) continue;
      const { number, end } = readStandIn(text, at);
      if (number < this.#starts.length) numbers.push(number);
      at = end - 1;
    }
    return numbers;
  }
}

/** Where a tag has the words that stand for an image, and the attribute that holds them. */
export interface AlternativePlace {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Takes text with its place in the source: a tape, or something before one. */
export interface TextTaker {
  /** `source.slice(start, end)` as it stands. */
  add(start: number, end: number): void;
  /** Text that stands for a source slice that reads otherwise. */
  addDecoded(text: string, start: number, end: number): void;
  /** White space. */
  blank(text: string): void;
}

// Sixteen characters for the digits of a number but the last, sixteen others for the last.
const leading = 0xfdd0;
const closing = 0xfde0;
const alternativeMark = '\ufdef';
const holdsDigit = /[\ufdd0-\ufdef]/u;
const anyStandIn = /[\ufdd0-\ufddf]*[\ufde0-\ufdef]/gu;

function standIn(number: number): string {
  let text = String.fromCharCode(closing + (number & 15));
  for (let rest = number >>> 4; rest > 0; rest >>>= 4) text = String.fromCharCode(leading + (rest & 15)) + text;
  return text;
}

function isDigit(code: number): boolean {
  return code >= leading && code < closing + 16;
}

function isLeading(code: number): boolean {
  return code >= leading && code < closing;
}

function readStandIn(text: string, start: number): { number: number; end: number } {
  let number = 0;
  let at = start;
  while (isLeading(text.charCodeAt(at))) number = number * 16 + text.charCodeAt(at++) - leading;
  return { number: number * 16 + text.charCodeAt(at) - closing, end: at + 1 };
}

/** Removes from a part of the source what could be taken for a stand-in. */
export function withoutStandIns(part: string): string {
  return holdsDigit.test(part) ? part.replace(/[\ufdd0-\ufdef]/gu, '\ufffd') : part;
}
