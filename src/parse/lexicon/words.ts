import { isAlphanumeric, isCapitalLetter, isDigit } from '../../core/letters.js';
import { foldCase } from '../../core/text.js';
import type { Plan } from '../../model/plan.js';
import type { StatusValue } from '../../model/status.js';
import { idFamilies, planFamily, type IdFamily } from '../fields/ids.js';
import type { LegendSign } from '../legend/signs.js';
import type { Field, Lexicon, ResponseValue } from './lexicon.js';
import { Memo } from './memo.js';
import type { CellFacts, Counted, HeaderReading, StatusReading } from './readings.js';

/** A phrase found in running text. */
export interface PhraseMatch<V> {
  readonly start: number;
  readonly end: number;
  readonly value: V;
}

/** The phrases that begin with one word, longest first. */
class PhraseGroup<V> {
  readonly #entries: [string, V][] = [];
  #pattern: RegExp | null = null;

  add(phrase: string, value: V): void {
    this.#entries.push([phrase, value]);
  }

  at(text: string, offset: number): PhraseMatch<V> | null {
    // A text has few of the lexicon's first words, and these patterns are dear: made when first asked for.
    const pattern = (this.#pattern ??= this.#compile());
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    if (!match) return null;
    const index = match.findIndex((part, i) => i > 0 && part !== undefined) - 1;
    return { start: offset, end: offset + match[0].length, value: this.#entries[index]?.[1] as V };
  }

  #compile(): RegExp {
    this.#entries.sort(([a], [b]) => b.length - a.length);
    return new RegExp(
      `(?:${this.#entries.map(([phrase]) => `(${toPattern(phrase)})`).join('|')})(?![\\p{L}\\p{N}%]|[-\u2019'][\\p{L}])`,
      'iuy',
    );
  }
}

/**
 * Phrases with a meaning, found by their first word and then longest first, so that
 * `Incomplete` is never read as `complete` and `not implemented` never as `implemented`.
 */
export class PhraseBook<V> {
  readonly #byFolded = new Map<string, V>();
  readonly #byFirstWord = new Map<string, PhraseGroup<V>>();
  readonly #lastWords = new Set<string>();

  constructor(entries: Iterable<readonly [string, V]>) {
    for (const [phrase, value] of entries) this.#byFolded.set(foldPhrase(phrase), value);
    for (const [phrase, value] of this.#byFolded) {
      this.#lastWords.add(lastOf(phrase));
      const first = /^[\p{L}\p{N}%#&]+/u.exec(phrase)?.[0];
      if (first === undefined) continue;
      let group = this.#byFirstWord.get(first);
      if (!group) this.#byFirstWord.set(first, (group = new PhraseGroup()));
      group.add(phrase, value);
    }
  }

  /** The meaning of a whole text, or undefined. */
  get(text: string): V | undefined {
    return this.#byFolded.get(foldPhrase(text));
  }

  /** Whether some phrase ends in a word: one look before many endings of a text are looked up. */
  endsIn(word: string): boolean {
    return this.#lastWords.has(lastOf(foldPhrase(word)));
  }

  /** The longest phrase that begins at `offset`, where a word begins. */
  at(text: string, offset: number): PhraseMatch<V> | null {
    return this.#groupAt(text, offset)?.at(text, offset) ?? null;
  }

  /** Whether some phrase has the first word of a text: one look that spares many. */
  opens(text: string): boolean {
    return this.#groupAt(text, 0) !== undefined;
  }

  #groupAt(text: string, offset: number): PhraseGroup<V> | undefined {
    const past = wordEnd(text, offset);
    if (past === offset) return undefined;
    const folded = text.slice(offset, past).toLowerCase();
    // `Ongoing` finds the phrases that begin with `on going`.
    return this.#byFirstWord.get(folded) ?? (folded.startsWith('on') ? this.#byFirstWord.get('on') : undefined);
  }

  /** Every longest phrase in a range that begins as a word or, asked for so, as a cell does; left to right, not overlapping. */
  find(text: string, start: number, end: number, initials: Initials = wordInitials): readonly PhraseMatch<V>[] {
    let matches: PhraseMatch<V>[] | null = null;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      // Most characters of a long text begin nothing: they are told by one look into a table.
      if (code < 128 ? initials.plain[code] === 0 : !initials.others.test(text.charAt(at))) continue;
      if (at > 0 && isInsideWord(text, at - 1)) continue;
      const found = this.at(text, at);
      if (!found || found.end > end) continue;
      (matches ??= []).push(found);
      at = found.end - 1;
    }
    return matches ?? none;
  }
}

function lastOf(phrase: string): string {
  return phrase.slice(phrase.lastIndexOf(' ') + 1);
}

/** Letters, numbers, `%`, `#` and `&` are of a word; a pattern is dear to try at every word of a page. */
function wordEnd(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); isAlphanumeric(code) || (code >= 35 && code <= 38 && code !== 36);)
    code = text.charCodeAt(++at);
  if (!(text.charCodeAt(at) >= 128)) return at;
  firstWord.lastIndex = from;
  return firstWord.test(text) ? firstWord.lastIndex : at;
}

const firstWord = /[\p{L}\p{N}%#&]+/uy;

const none: readonly never[] = [];

/** What a phrase may begin with. */
export interface Initials {
  /** 1 for the characters of ASCII that do, by their code. */
  readonly plain: Uint8Array;
  readonly others: RegExp;
}

/** A letter, a number or `#`: what a word can begin with. */
const wordInitials: Initials = {
  plain: Uint8Array.from({ length: 128 }, (_, code) => (isAlphanumeric(code) || code === 35 ? 1 : 0)),
  others: /[\p{L}\p{N}]/u,
};

/** A capital or a number: what a cell begins with. */
export const cellInitials: Initials = {
  plain: Uint8Array.from({ length: 128 }, (_, code) => (isCapitalLetter(code) || isDigit(code) ? 1 : 0)),
  others: /[\p{Lu}\p{N}]/u,
};

/** Whether a text begins as a cell does. */
export function opensAsCell(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? cellInitials.plain[code] === 1 : cellInitials.others.test(text.charAt(0));
}

function isInsideWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return isAlphanumeric(code) || code === 45;
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}

/** Case, typography, hyphens and the space around slashes do not count in a phrase. */
export function foldPhrase(text: string): string {
  const folded = foldCase(text);
  // White space is folded already; only what follows could leave more of it.
  if (!folded.includes('/') && !folded.includes('-')) return folded;
  return folded
    .replace(/\s*\/\s*/gu, ' / ')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function toPattern(phrase: string): string {
  return phrase
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/ \/ /gu, '\\s*/\\s*')
    .replace(/^on going/u, 'on[\\s\\u2010-\\u2015-]?going')
    .replace(/ /gu, '[\\s\\u2010-\\u2015-]+');
}

/** A lexicon and a plan's own words, ready to be looked up. */
export interface Words {
  readonly lexicon: Lexicon;
  /** How ids look: as the plan file says, then as publishers write them. */
  readonly families: readonly IdFamily[];
  readonly statuses: PhraseBook<StatusValue>;
  readonly responses: PhraseBook<ResponseValue>;
  readonly headers: PhraseBook<Field>;
  readonly planHeaders: ReadonlyMap<string, Field>;
  /** The lexicon's qualifiers, each as words that end a text before a phrase, or stand in one. */
  readonly qualifiers: Readonly<Record<keyof Lexicon['qualifiers'] | 'partlyAfter', RegExp>>;
  readonly rowNoun: string;
  readonly themeNoun: string;
  /** `Theme 6: …` at the start of a line; group 1 is the number. */
  readonly themeLine: RegExp;
  /** The same inside running text, capitalised, and with a colon, or a dash before a capital. Global. */
  readonly themeOpening: RegExp;
  /** `Completed Actions` or `Actions completed`; group 1 or 2 is the status. */
  readonly statusLine: RegExp;
  /** `Action pending`: a row noun in the singular at the start of a line. */
  readonly singularRow: RegExp;
  /** A capitalised row noun inside running text that no number follows, as in an id. Global. */
  readonly rowNounCapital: RegExp;
  /** A word without which no line is a header of rows with a status. */
  readonly headerHint: RegExp;
  readonly cues: ReadonlySet<string>;
  /** One of the words that name an outcome, in a folded header or label. */
  readonly outcome: RegExp;
  /** Words for organisations and posts. */
  readonly bodies: ReadonlySet<string>;
  readonly furniture: ReadonlySet<string>;
  /** Codes, colours and icons, folded, and what the pages say that they mean. */
  readonly legend: ReadonlyMap<string, LegendSign>;
  readonly known: Known;
}

/** What was read with these words so far. */
export interface Known {
  readonly headers: Memo<HeaderReading | null>;
  readonly statuses: Memo<StatusReading | null>;
  readonly cells: Memo<CellFacts>;
  readonly counted: Memo<Counted | null>;
  /** The status that a header asks for. */
  readonly asked: Memo<string | null>;
}

function nothingKnown(): Known {
  return { headers: new Memo(), statuses: new Memo(), cells: new Memo(), counted: new Memo(), asked: new Memo() };
}

/** The same words for one run, which reads each text once. */
export function forRun(words: Words): Words {
  return { ...words, known: nothingKnown() };
}

/** The same words, and the signs that the pages explain. */
export function withLegend(words: Words, legend: ReadonlyMap<string, LegendSign>): Words {
  return { ...words, legend, known: nothingKnown() };
}

/** A lexicon without a plan's own words is the same for every edition, and dear to compile. */
const compiled = new WeakMap<Lexicon, Words>();

export function compileWords(lexicon: Lexicon, plan: Plan | null): Words {
  if (plan) return compile(lexicon, plan);
  let words = compiled.get(lexicon);
  if (!words) compiled.set(lexicon, (words = compile(lexicon, null)));
  return words;
}

function compile(lexicon: Lexicon, plan: Plan | null): Words {
  const own = plan?.vocabulary;
  const rowNoun = lexicon.rowNouns.join('|');
  const themeNoun = lexicon.themeNouns.join('|');
  return {
    lexicon,
    statuses: new PhraseBook([...flatten(lexicon.statuses), ...Object.entries(own?.status ?? {})]),
    responses: new PhraseBook<ResponseValue>([...flatten(lexicon.responses), ...Object.entries(own?.response ?? {})]),
    headers: new PhraseBook<Field>([...numberHeaders(lexicon), ...flatten(lexicon.headers)]),
    planHeaders: new Map(Object.entries(plan?.headers ?? {}).map(([header, field]) => [foldPhrase(header), field])),
    qualifiers: compileQualifiers(lexicon.qualifiers),
    rowNoun,
    themeNoun,
    themeLine: new RegExp(`^(?:${themeNoun})\\s+(\\p{N}{1,2}|[A-Z]|[IVX]{1,4})\\s*(?:[:.–—-]\\s*|\\s)(?=\\S)`, 'iu'),
    themeOpening: new RegExp(
      `(?<=^|[.!?”’)]\\s|\\s)(?:${capitals(lexicon.themeNouns)})\\s+\\p{N}{1,2}(?:\\s*:|\\s[–—-](?=\\s\\p{Lu}))\\s`,
      'gu',
    ),
    statusLine: new RegExp(
      `^(?:(.+?)\\s+(?:${rowNoun})|(?:${rowNoun})\\s+(?:(?:that|which)\\s+(?:are|have been|were)\\s+)?(.+))$`,
      'iu',
    ),
    singularRow: new RegExp(
      `^(?:${lexicon.rowNouns.filter((noun) => lexicon.rowNouns.includes(`${noun}s`)).join('|')})\\s`,
      'iu',
    ),
    rowNounCapital: new RegExp(`(?<=\\s)(?:${capitals(lexicon.rowNouns)})(?![\\p{L}\\p{N}]|\\s+\\p{N})`, 'gu'),
    headerHint: hintOf(lexicon),
    families: plan?.ids == null ? idFamilies : [planFamily(plan.ids), ...idFamilies],
    cues: new Set(lexicon.referenceCues),
    outcome: new RegExp(`(?<![\\p{L}\\p{N}])(?:${lexicon.outcomes.join('|')})(?![\\p{L}\\p{N}])`, 'u'),
    bodies: new Set(lexicon.bodies),
    furniture: new Set(lexicon.furniture),
    legend: new Map(),
    known: nothingKnown(),
  };
}

/** `Recommendation ID`, `Action no.`: a noun of rows and a word for its number. */
function* numberHeaders({ rowNouns, numberWords }: Lexicon): Generator<readonly [string, Field]> {
  for (const noun of rowNouns) for (const word of numberWords) yield [`${noun} ${word}`, 'id'];
}

/** The first words of the headers that a header line cannot do without. */
/** Before a phrase two more words may stand between: `will not be fully`. */
function compileQualifiers(qualifiers: Lexicon['qualifiers']): Words['qualifiers'] {
  const any = (words: readonly string[]): string => words.map((word) => word.replace(/\s/gu, '\\s+')).join('|');
  const before = (words: readonly string[]): RegExp =>
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${any(words)})\\s+(?:\\p{L}+\\s+){0,2}$`, 'iu');
  const within = (words: readonly string[]): RegExp =>
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${any(words)})(?![\\p{L}\\p{N}])`, 'iu');
  return {
    denied: before(qualifiers.denied),
    ahead: before(qualifiers.ahead),
    almost: before(qualifiers.almost),
    partly: within(qualifiers.partly),
    partlyAfter: new RegExp(
      `^[\\s,(–-]*(?:${any(qualifiers.partly.filter((word) => word !== 'part'))})(?![\\p{L}\\p{N}])`,
      'iu',
    ),
    unless: within(qualifiers.unless),
  };
}

function hintOf(lexicon: Lexicon): RegExp {
  const { headers } = lexicon;
  const phrases = [...headers.status, ...headers['status-or-due'], ...headers.progress, ...headers.response];
  const firsts = new Set(phrases.map((phrase) => /^[\p{L}\p{N}]+/u.exec(phrase)?.[0] ?? ''));
  // Not `\b`, which with `iu` is slow: every line of a page is asked.
  return new RegExp(`(?<!\\w)(?:${[...firsts].filter((word) => word !== '').join('|')})`, 'iu');
}

function capitals(nouns: readonly string[]): string {
  return nouns.map((noun) => noun.slice(0, 1).toUpperCase() + noun.slice(1)).join('|');
}

function* flatten<V extends string>(table: Readonly<Record<V, readonly string[]>>): Generator<readonly [string, V]> {
  for (const value of Object.keys(table) as V[]) for (const phrase of table[value]) yield [phrase, value];
}
