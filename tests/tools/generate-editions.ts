/**
 * Pairs of editions of plans that never were, with the truth of who is who: plausible prose
 * with much shared boilerplate, and the things publishers do between editions. Seeded; the
 * same seed gives the same pair on every machine.
 */
import type { Action, Edition } from '../../src/model/edition.js';
import type { StatusValue } from '../../src/model/status.js';
import { Chance } from './chance.js';
import { writeNote, writeText, type Prose } from './plan-prose.js';

export const scenarios = [
  'kept',
  'shift',
  'swap',
  'new-scheme',
  'new-scheme-with-links',
  'reworded',
  'heavily-reworded',
  'split',
  'merged',
  'moved',
  'mixed',
  'heavily-mixed',
] as const;
export type Scenario = (typeof scenarios)[number];

export interface Settings {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly rows: number;
  readonly prose: Prose;
  /** Whether rows have ids, no ids, or ids that start again in each theme. */
  readonly ids: 'unique' | 'missing' | 'repeated';
}

export interface TrueLink {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly relation: 'same' | 'split' | 'merged';
}

export interface GeneratedPair {
  readonly before: Edition;
  readonly after: Edition;
  readonly links: readonly TrueLink[];
}

/** One row while the later edition is being made. */
interface Draft {
  /** Rows of the earlier edition that it comes from; none for a new one. */
  readonly origins: readonly number[];
  text: string;
  theme: number;
  status: StatusValue;
  progress: string | null;
}

const statusWords: readonly (readonly [StatusValue, string])[] = [
  ['complete', 'Complete'],
  ['in-progress', 'Ongoing'],
  ['not-started', 'Not started'],
];

export function generatePair(settings: Settings): GeneratedPair {
  const chance = new Chance(settings.seed);
  const themes = Math.max(2, Math.round(settings.rows / 8));
  const titles = Array.from(
    { length: themes },
    (_, index) => `Theme ${index + 1} ${writeText(chance, 'titles', index)}`,
  );
  const first: Draft[] = Array.from({ length: settings.rows }, (_, index) => ({
    origins: [index],
    text: writeText(chance, settings.prose, index),
    theme: Math.floor((index * themes) / settings.rows),
    status: chance.pick(statusWords)[0],
    progress: chance.happens(0.6) ? writeNote(chance) : null,
  }));
  const before = toActions(first, number(first, settings.ids, 'first'), titles);
  const later = publishAgain(first, settings, chance, themes);
  const scheme = settings.scenario.startsWith('new-scheme') ? 'second' : 'first';
  const ids =
    settings.scenario === 'swap'
      ? swapped(number(later, settings.ids, scheme), chance)
      : number(later, settings.ids, scheme);
  const after = toActions(later, ids, titles);
  if (settings.scenario === 'new-scheme-with-links') declareLinks(before, after, later);
  const links = trueLinks(
    before,
    after,
    later.map(({ origins }) => origins),
  );
  return { before: edition('first', '2023-05-01', before), after: edition('second', '2024-06-01', after), links };
}

function publishAgain(first: readonly Draft[], { scenario, prose }: Settings, chance: Chance, themes: number): Draft[] {
  let rows: Draft[] = first.map((row) => ({ ...row }));
  const fresh = (theme: number): Draft => ({
    origins: [],
    text: writeText(chance, prose, 10_000 + rows.length + chance.below(1_000_000)),
    theme,
    status: 'not-started',
    progress: null,
  });
  const mixed = scenario === 'mixed';
  if (scenario === 'reworded' || mixed)
    for (const row of rows)
      if (chance.happens(mixed ? 0.3 : 1)) row.text = reword(row.text, chance.between(0.03, 0.2), chance, prose);
  if (scenario.startsWith('heavily'))
    for (const row of rows) row.text = reword(row.text, chance.between(0.2, 0.45), chance, prose);
  if (scenario.startsWith('new-scheme'))
    for (const row of rows) if (chance.happens(0.5)) row.text = reword(row.text, chance.between(0, 0.3), chance, prose);
  if (scenario === 'split' || mixed)
    rows = rows.flatMap((row) => (chance.happens(mixed ? 0.05 : 0.15) ? split(row, chance, prose) : [row]));
  if (scenario === 'merged' || mixed) rows = mergeSome(rows, chance, mixed ? 0.04 : 0.12, prose);
  if (scenario === 'moved' || mixed) {
    for (const row of rows) if (chance.happens(mixed ? 0.05 : 0.2)) row.theme = chance.below(themes);
    rows = chance.happens(0.5) ? rows.sort((a, b) => a.theme - b.theme) : stableByTheme(rows, themes);
  }
  if (scenario === 'shift')
    rows = Array.from({ length: themes }, (_, theme) => [
      fresh(theme),
      ...rows.filter((row) => row.theme === theme),
    ]).flat();
  if (mixed || scenario === 'new-scheme' || scenario === 'heavily-mixed') {
    rows = rows.filter(() => !chance.happens(0.05));
    rows = rows.flatMap((row) => (chance.happens(0.06) ? [fresh(row.theme), row] : [row]));
  }
  for (const row of rows) {
    if (chance.happens(0.2)) row.status = chance.pick(statusWords)[0];
    if (row.progress !== null && chance.happens(0.5)) row.progress = writeNote(chance);
  }
  return rows;
}

function stableByTheme(rows: readonly Draft[], themes: number): Draft[] {
  return Array.from({ length: themes }, (_, theme) => rows.filter((row) => row.theme === theme)).flat();
}

/** Replaces, drops and adds words until about this share of the words has changed. */
export function reword(text: string, share: number, chance: Chance, prose: Prose): string {
  const others = writeText(chance, prose, 20_000 + chance.below(1_000_000)).split(' ');
  const words = text.split(' ').flatMap((word) => {
    if (!chance.happens(share)) return [word];
    const kind = chance.below(10);
    if (kind === 0) return [];
    if (kind === 1) return [word, chance.pick(others)];
    return [chance.pick(others)];
  });
  return words.join(' ');
}

/** Cuts a row with several sentences in two; a row with one stays whole. */
function split(row: Draft, chance: Chance, prose: Prose): Draft[] {
  const sentences = row.text.split(/(?<=\.) /u);
  if (sentences.length < 2 || row.origins.length !== 1) return [row];
  const cut = Math.max(1, Math.min(sentences.length - 1, Math.round(sentences.length / 2)));
  return [sentences.slice(0, cut), sentences.slice(cut)].map((part, index) => ({
    ...row,
    text: reword(part.join(' '), chance.between(0, 0.1), chance, prose),
    progress: index === 0 ? row.progress : null,
  }));
}

/** Joins some rows with the one after them. */
function mergeSome(rows: readonly Draft[], chance: Chance, share: number, prose: Prose): Draft[] {
  const merged: Draft[] = [];
  for (let at = 0; at < rows.length; at++) {
    const [row, next] = [rows[at], rows[at + 1]];
    if (row === undefined) continue;
    const whole = [row, next].every(
      (each) => each !== undefined && rows.filter((other) => other.origins[0] === each.origins[0]).length === 1,
    );
    if (next === undefined || !whole || next.theme !== row.theme || !chance.happens(share)) {
      merged.push(row);
      continue;
    }
    const text = reword(`${row.text} ${next.text}`, chance.between(0, 0.1), chance, prose);
    merged.push({ ...row, origins: [...row.origins, ...next.origins], text });
    at++;
  }
  return merged;
}

function number(rows: readonly Draft[], ids: Settings['ids'], scheme: 'first' | 'second'): (string | null)[] {
  const counts = new Map<number, number>();
  return rows.map(({ theme }) => {
    const count = (counts.get(theme) ?? 0) + 1;
    counts.set(theme, count);
    if (ids === 'missing') return null;
    if (ids === 'repeated') return String(count);
    return scheme === 'first'
      ? `${theme + 1}.${Math.floor((count - 1) / 4) + 1}.${((count - 1) % 4) + 1}`
      : `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[theme % 26] ?? 'Z'}${theme >= 26 ? 'X' : ''} ${count}`;
  });
}

/** Every fifth pair of neighbours has exchanged its ids. */
function swapped(ids: (string | null)[], chance: Chance): (string | null)[] {
  const result = [...ids];
  for (let at = 0; at + 1 < result.length; at += 2) {
    if (chance.happens(0.4)) [result[at], result[at + 1]] = [result[at + 1] ?? null, result[at] ?? null];
  }
  return result;
}

function declareLinks(before: readonly Action[], after: Action[], later: readonly Draft[]): void {
  for (const [index, draft] of later.entries()) {
    const action = after[index];
    if (action) action.links = draft.origins.flatMap((origin) => before[origin]?.id ?? []);
  }
}

function toActions(drafts: readonly Draft[], ids: readonly (string | null)[], titles: readonly string[]): Action[] {
  return rowsNamed(drafts, ids, ({ text, theme, status, progress }) => ({
    theme: { id: String(theme + 1), title: titles[theme] ?? null },
    text,
    status: { published: statusWords.find(([value]) => value === status)?.[1] ?? status, value: status, from: 'cell' },
    progress,
  }));
}

export function edition(id: string, published: string, actions: Action[]): Edition {
  return {
    format: 'planwatch/edition@1',
    plan: 'generated',
    edition: {
      id,
      title: null,
      published,
      language: 'en',
      publisher: null,
      licence: null,
      attribution: null,
      scope: { value: 'full', published: null },
    },
    made: { version: '0.0.0', plan: null },
    captures: [],
    parts: [],
    actions,
    totals: [],
    coverage: { characters: 0, records: 0, headings: 0, narrative: 0, furniture: 0, unread: 0 },
    messages: [],
  };
}

/** Rows by their published ids, keyed as an edition keys them; what is not said of one is null or nothing. */
export function rowsNamed<T>(
  items: readonly T[],
  names: readonly (string | null)[],
  say: (item: T, at: number) => Pick<Action, 'text' | 'theme' | 'status' | 'progress'> & Partial<Action>,
): Action[] {
  const seen = new Map<string, number>();
  return items.map((item, at) => {
    const id = names[at] ?? null;
    const base = id ?? `#${at + 1}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return {
      key: count === 1 ? base : `${base}#${count}`,
      id,
      recommendation: null,
      response: null,
      owners: [],
      due: null,
      links: [],
      references: [],
      extra: {},
      spans: {},
      certainty: 'sure',
      ...say(item, at),
    };
  });
}

/** Who is who, from the earlier rows (by index) that each later row is made of. */
export function trueLinks(
  before: readonly Action[],
  after: readonly Action[],
  origins: readonly (readonly number[])[],
): TrueLink[] {
  const parts = new Map<number, number[]>();
  for (const [index, from] of origins.entries())
    for (const origin of from) parts.set(origin, [...(parts.get(origin) ?? []), index]);
  const named = (rows: readonly Action[], indexes: readonly number[]): string[] =>
    indexes.map((index) => rows[index]?.key ?? '');
  const links: TrueLink[] = [];
  for (const [origin, rows] of parts) {
    const from = origins[rows[0] ?? 0] ?? [];
    // A merged row is told once, of the first that went into it.
    if (from.length > 1 && from[0] !== origin) continue;
    const relation = from.length > 1 ? 'merged' : rows.length > 1 ? 'split' : 'same';
    links.push({ before: named(before, from), after: named(after, rows), relation });
  }
  return links;
}
