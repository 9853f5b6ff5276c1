/**
 * The register of thread ids: a text file beside the plan that only ever grows. Each line says
 * one thing, its parts separated by tabs, and a later line outranks an earlier one:
 *
 *     open-shelves/0007	2021-10	3.2.1             the row 3.2.1 of 2021-10 is in this thread
 *     open-shelves/0007	2022-11	RJ 4	moved from open-shelves/0031
 *     open-shelves/0031	=	open-shelves/0007	the same action: …    an id that is another one now
 *
 * Ids are never reused. Lines that are none of these (comments) are kept as they stand.
 */
export interface RegisteredThread {
  /** Edition id and key of each row of the thread. */
  readonly members: readonly (readonly [edition: string, key: string])[];
}

const header = '# planwatch/threads@1: thread, edition, key; or an id, =, the id it is now, and why';

/**
 * Gives each thread its id: the one that most of its rows are registered under, or a new one.
 * Where two ids meet in one thread the older stays and the other becomes an alias of it.
 */
export function registerThreads(
  threads: readonly RegisteredThread[],
  register: string,
  plan: string,
): { ids: string[]; register: string } {
  const known = new Register(register);
  const claims = threads.map(({ members }) => known.votes(members));
  const owners = ownersOf(claims);
  const claimed = threads.map((): string[] => []);
  for (const [id, owner] of owners) claimed[owner]?.push(id);
  const ids = claimed.map((own) => oldest(own, known));
  const lines: string[] = [];
  const finalIds = ids.map((id) => id ?? known.newId(plan));
  for (const [id, owner] of owners) {
    const now = finalIds[owner];
    if (now === undefined || now === id) continue;
    lines.push(aliasLine(id, now, `the same action as ${now}, as its rows show`));
  }
  for (const [index, { members }] of threads.entries()) {
    const id = finalIds[index] ?? '';
    for (const [edition, key] of members) {
      const was = known.threadOf(edition, key);
      // The thread of the register is this one, by its own id or by the alias just written.
      if (was !== null && owners.get(was) === index) continue;
      lines.push([id, edition, escapeTabs(key), ...(was === null ? [] : [`moved from ${was}`])].join('\t'));
    }
  }
  const start = register.trim() === '' ? `${header}\n` : register.endsWith('\n') ? register : `${register}\n`;
  return {
    ids: finalIds,
    register: lines.length === 0 && register !== '' ? register : start + lines.map((line) => `${line}\n`).join(''),
  };
}

function aliasLine(id: string, now: string, why: string): string {
  return [id, '=', now, why].join('\t');
}

/** Each registered id goes to the thread that holds most of its rows; among equals, to the first. */
function ownersOf(claims: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const best = new Map<string, { owner: number; votes: number }>();
  for (const [index, claim] of claims.entries()) {
    for (const [id, votes] of claim) {
      const leader = best.get(id);
      if (leader === undefined || votes > leader.votes) best.set(id, { owner: index, votes });
    }
  }
  return new Map([...best].map(([id, { owner }]) => [id, owner]));
}

function oldest(ids: readonly string[], known: Register): string | null {
  return [...ids].sort((a, b) => known.age(a) - known.age(b))[0] ?? null;
}

/** The register as read. */
class Register {
  readonly #threads = new Map<string, string>();
  readonly #aliases = new Map<string, string>();
  /** Every id that was ever given, in the order met. */
  readonly #ids = new Map<string, number>();
  #last = 0;

  constructor(text: string) {
    for (const line of text.split(/\r?\n/u)) {
      const [id = '', edition = '', key] = line.split('\t');
      if (id === '' || id.startsWith('#') || key === undefined) continue;
      this.#note(id);
      if (edition === '=') {
        this.#note(key);
        this.#aliases.set(id, key);
      } else this.#threads.set(memberKey(edition, unescapeTabs(key)), id);
    }
  }

  #note(id: string): void {
    if (!this.#ids.has(id)) this.#ids.set(id, this.#ids.size);
    this.#last = Math.max(this.#last, Number(/(\d+)$/u.exec(id)?.[1] ?? 0));
  }

  /** The thread that a row is registered under now, aliases followed; null where it is not. */
  threadOf(edition: string, key: string): string | null {
    let id = this.#threads.get(memberKey(edition, key)) ?? null;
    for (let steps = 0; id !== null && steps < this.#aliases.size; steps++) {
      const next = this.#aliases.get(id);
      if (next === undefined) break;
      id = next;
    }
    return id;
  }

  votes(members: RegisteredThread['members']): Map<string, number> {
    const votes = new Map<string, number>();
    for (const [edition, key] of members) {
      const id = this.threadOf(edition, key);
      if (id !== null) votes.set(id, (votes.get(id) ?? 0) + 1);
    }
    return votes;
  }

  age(id: string): number {
    return this.#ids.get(id) ?? Number.MAX_SAFE_INTEGER;
  }

  newId(plan: string): string {
    this.#last++;
    return `${plan}/${String(this.#last).padStart(4, '0')}`;
  }
}

function memberKey(edition: string, key: string): string {
  return `${edition}\t${key}`;
}

function escapeTabs(key: string): string {
  return key.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function unescapeTabs(key: string): string {
  return key.replace(/\\([\\tnr])/gu, (_, letter: string) => ({ t: '\t', n: '\n', r: '\r' })[letter] ?? '\\');
}
