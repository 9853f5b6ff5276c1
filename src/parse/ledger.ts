import type { Range } from '../core/span.js';
import { countVisible, isSpace } from '../core/tape.js';
import type { Coverage } from '../model/edition.js';

export type Claim = 'record' | 'heading' | 'narrative' | 'furniture' | 'unread';

const order: readonly Claim[] = ['record', 'heading', 'narrative', 'furniture', 'unread'];
const none = 0;

/**
 * Who owns which character of a tape. A character has one owner; a record may share its
 * characters with another (the recommendation of a group of rows), and a record's claim
 * outranks a heading's, because a heading may give a row its theme.
 */
export class Ledger {
  readonly #text: string;
  readonly #owner: Uint8Array;
  /** What all claims so far were for. */
  #only: Claim | 'several' | null = null;

  constructor(text: string) {
    this.#text = text;
    this.#owner = new Uint8Array(text.length);
  }

  /** Claims a range; what has an owner already keeps it. */
  claim(range: Range, claim: Claim): void {
    const code = order.indexOf(claim) + 1;
    const owner = this.#owner;
    // The rows come first: as long as nothing else has been claimed, no owner can be lost.
    if (this.#only === null || this.#only === claim) {
      this.#only = claim;
      owner.fill(code, range.start, Math.max(range.start, range.end));
      return;
    }
    this.#only = 'several';
    for (let i = range.start; i < range.end; i++) if (owner[i] === none) owner[i] = code;
  }

  isFree(range: Range): boolean {
    for (let i = range.start; i < range.end; i++)
      if (this.#owner[i] !== none && !isSpace(this.#text.charCodeAt(i))) return false;
    return true;
  }

  owner(at: number): Claim | null {
    return order[(this.#owner[at] ?? 0) - 1] ?? null;
  }

  /** Runs of visible characters in a range that nobody owns, white space inside a run included. */
  unclaimed(range: Range): readonly Range[] {
    const runs: { start: number; end: number }[] = [];
    let open: { start: number; end: number } | null = null;
    // Most of a region is owned: what has no owner is looked for with the machine's own search.
    const owners = this.#owner.subarray(range.start, range.end);
    for (let free = owners.indexOf(none); free >= 0;) {
      let at = range.start + free;
      for (; at < range.end && this.#owner[at] === none; at++) {
        if (isSpace(this.#text.charCodeAt(at))) continue;
        if (open) open.end = at + 1;
        else runs.push((open = { start: at, end: at + 1 }));
      }
      free = owners.indexOf(none, at - range.start);
      if (free >= 0 && this.#isVisible(at, range.start + free)) open = null;
    }
    return runs;
  }

  #isVisible(start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (!isSpace(this.#text.charCodeAt(i))) return true;
    return false;
  }

  /** Every visible character in exactly one class; what nobody claimed is narrative. */
  coverage(): Coverage {
    const text = this.#text;
    const owners = this.#owner;
    const counts: number[] = [0, 0, 0, 0, 0, 0];
    for (let start = 0; start < text.length;) {
      const owner = owners[start] ?? none;
      let end = start + 1;
      while (end < text.length && owners[end] === owner) end++;
      counts[owner] = (counts[owner] ?? 0) + countVisible(text, start, end);
      start = end;
    }
    const [free = 0, records = 0, headings = 0, narrative = 0, furniture = 0, unread = 0] = counts;
    const sum = free + records + headings + narrative + furniture + unread;
    return { characters: sum, records, headings, narrative: narrative + free, furniture, unread };
  }
}
