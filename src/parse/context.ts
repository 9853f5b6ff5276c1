import { foldCase } from '../core/text.js';
import { isBelow } from './fields/ids.js';
import type { Mark } from './layout.js';

/** What the headings above a row say of it. */
export interface RowContext {
  readonly theme: Extract<Mark, { kind: 'theme' }> | null;
  readonly status: Extract<Mark, { kind: 'status' }> | null;
  readonly group: Extract<Mark, { kind: 'group' }> | null;
  /** The outermost numbered heading above that group: `1. Track` over `1.1 Signals`. */
  readonly above: Extract<Mark, { kind: 'group' }> | null;
}

/**
 * The headings that rows stand under, asked for in reading order. A numbered theme (`Theme 6:
 * …`) holds until the next one; a plain heading is a theme only where the page has no numbered
 * ones; a status heading holds until the next heading of its kind or of a theme; a group only
 * for its own id and those below it.
 */
export class Context {
  readonly #marks: readonly Mark[];
  #next = 0;
  #at = -1;
  #numbered: Extract<Mark, { kind: 'theme' }> | null = null;
  #plain: Extract<Mark, { kind: 'theme' }> | null = null;
  #status: Extract<Mark, { kind: 'status' }> | null = null;
  /** Open groups, outermost first; a group closes those that do not stand above it. */
  #groups: Extract<Mark, { kind: 'group' }>[] = [];

  constructor(marks: readonly Mark[], text: string) {
    // `Completed` over a table says what its rows are, and names no theme.
    const states = new Set(marks.flatMap(({ kind, at }) => (kind === 'status' ? [at] : [])));
    const again = sectionsOf(marks, text);
    this.#marks = marks.filter(
      (mark) => mark.kind !== 'theme' || mark.id !== null || !(states.has(mark.at) || again.has(mark)),
    );
  }

  at(at: number, id: string | null): RowContext {
    this.#advance(at);
    const group =
      [...this.#groups].reverse().find((mark) => id === null || mark.id === id || isBelow(mark.id, id)) ?? null;
    const above = this.#groups.find((mark) => group !== null && isBelow(mark.id, group.id)) ?? null;
    return { theme: this.#numbered ?? this.#titled(group, id) ?? this.#plain, status: this.#status, group, above };
  }

  /** `3. Evacuation` over rows that are numbered in another way is their theme. */
  #titled(group: RowContext['group'], id: string | null): RowContext['theme'] {
    const last = this.#groups.findLast((mark) => /^\p{N}{1,2}$/u.test(mark.id) && mark.title.end > mark.title.start);
    if (!last || group !== null || id === null || last.at < (this.#plain?.at ?? 0)) return null;
    return { kind: 'theme', at: last.at, id: last.id, title: last.title, level: 3 };
  }

  #advance(at: number): void {
    if (at < this.#at) this.#restart();
    this.#at = at;
    for (let mark = this.#marks[this.#next]; mark && mark.at < at; mark = this.#marks[++this.#next]) this.#read(mark);
  }

  #restart(): void {
    this.#next = 0;
    this.#numbered = this.#plain = this.#status = null;
    this.#groups = [];
  }

  #read(mark: Mark): void {
    if (mark.kind === 'status') this.#status = mark;
    else if (mark.kind === 'group')
      this.#groups = [...this.#groups.filter((group) => isBelow(group.id, mark.id)), mark];
    else {
      if (mark.id !== null) this.#numbered = mark;
      this.#plain = mark;
      if (mark.id !== null || mark.level <= 3) this.#status = null;
    }
  }
}

/** `Updated response`, the same below each of several headings: a part of each of them, and no theme beside them. */
function sectionsOf(marks: readonly Mark[], text: string): ReadonlySet<Mark> {
  const places = new Map<string, { readonly marks: Mark[]; readonly above: Set<string> }>();
  let outer: { readonly level: number; readonly words: string } | null = null;
  for (const mark of marks) {
    if (mark.kind !== 'theme' || mark.id !== null) continue;
    const words = foldCase(text.slice(mark.title.start, mark.title.end));
    if (outer === null || mark.level <= outer.level) outer = { level: mark.level, words };
    else {
      const key = `${mark.level} ${words}`;
      const known = places.get(key) ?? { marks: [], above: new Set() };
      places.set(key, known);
      known.marks.push(mark);
      known.above.add(outer.words);
    }
  }
  const found = [...places.values()].filter((each) => each.marks.length > 1 && each.above.size === each.marks.length);
  return new Set(found.flatMap((each) => each.marks));
}
