import { foldCase } from '../core/text.js';
import type { ChangeOf } from '../model/changes.js';
import type { Edition } from '../model/edition.js';
import type { Pair } from './pair.js';

/**
 * Who is responsible, as sets: order and separators are no change, and neither is an
 * abbreviation for a name, where either edition says which stands for which
 * ("Harbour Trust (HT)").
 */
export class Owners {
  readonly #names = new Set<string>();
  readonly #fullNames = new Map<string, string | null>();
  readonly #sets = new Map<string, ReadonlyMap<string, string>>();

  constructor(editions: readonly Edition[]) {
    const seen = new Set<string>();
    let latest: string | null = null;
    for (const { actions } of editions) {
      for (const { owners } of actions) {
        for (const owner of owners) {
          if (owner !== latest) seen.add(owner);
          latest = owner;
        }
      }
    }
    for (const owner of seen) this.#learn(owner);
  }

  compare({ before, after }: Pair): ChangeOf<'owners'> | null {
    if (isEqual(before.owners, after.owners)) return null;
    const [from, to] = [this.#setOf(before.owners), this.#setOf(after.owners)];
    const added = [...to].filter(([key]) => !from.has(key)).map(([, printed]) => printed);
    const removed = [...from].filter(([key]) => !to.has(key)).map(([, printed]) => printed);
    if (added.length === 0 && removed.length === 0) return null;
    return {
      kind: 'owners',
      before: before.key,
      after: after.key,
      from: before.owners,
      to: after.owners,
      added,
      removed,
    };
  }

  #learn(owner: string): void {
    const parts = bracketed(owner);
    if (parts === null) {
      this.#names.add(foldCase(owner));
      return;
    }
    const [full, short] = parts;
    this.#names.add(full);
    this.#names.add(short);
    const known = this.#fullNames.get(short);
    // One abbreviation for two names stands for neither.
    this.#fullNames.set(short, known === undefined || known === full ? full : null);
  }

  /** Comparable name → name as printed. */
  #setOf(owners: readonly string[]): ReadonlyMap<string, string> {
    const cacheKey = owners.join('\n');
    const known = this.#sets.get(cacheKey);
    if (known !== undefined) return known;
    const set = new Map<string, string>();
    for (const owner of owners) for (const name of this.#split(owner)) set.set(this.#comparable(name), name);
    this.#sets.set(cacheKey, set);
    return set;
  }

  /** Cuts "A, B and C" where every part is also a name by itself somewhere. */
  #split(owner: string): string[] {
    const parts = owner
      .split(/\s*[;,/•\n]\s*|\s+(?:and|&)\s+/u)
      .map((part) => part.replace(/^and\s+/u, '').trim())
      .filter((part) => part !== '');
    return parts.length > 1 && parts.every((part) => this.#names.has(foldCase(part))) ? parts : [owner.trim()];
  }

  #comparable(name: string): string {
    const key = bracketed(name)?.[0] ?? foldCase(name);
    return this.#fullNames.get(key) ?? key;
  }
}

/** "Harbour Trust (HT)", or "HT (Harbour Trust)", as full name and abbreviation; null for anything else in brackets. */
function bracketed(name: string): [full: string, short: string] | null {
  const parts = /^(.+?)\s*\(([^()]+)\)$/u.exec(name.trim());
  const [first, second] = [parts?.[1] ?? '', parts?.[2] ?? ''];
  if (isAbbreviation(second)) return [foldCase(first), foldCase(second)];
  return isAbbreviation(first) ? [foldCase(second), foldCase(first)] : null;
}

function isAbbreviation(name: string): boolean {
  return /^(?=.*\p{Lu}.*\p{Lu})[\p{L}\p{N}&.-]{2,12}$/u.test(name);
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
