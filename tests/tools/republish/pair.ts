/**
 * A second, independent generator of pairs of editions, for measuring the matcher on what its
 * figures were not set on: other words, other ways of revising, other tables. Seeded.
 */
import type { Action, Edition } from '../../../src/model/edition.js';
import { statusValues, type StatusValue } from '../../../src/model/status.js';
import { Chance } from '../chance.js';
import { edition, rowsNamed, trueLinks, type TrueLink } from '../generate-editions.js';
import { replaceWords, revise, type Revision } from './revise.js';
import { print, writeWording, type Style, type Wording } from './texts.js';
import { fillers, freshSubjects, kinds, subjects } from './vocabulary.js';

export const happenings = [
  'nothing',
  'insertions',
  'swaps',
  'new-scheme',
  'new-scheme-links',
  'light',
  'heavy',
  'turned',
  'shortened',
  'typos',
  'splits',
  'merges',
  'moves',
  'mixed',
] as const;
export type Happening = (typeof happenings)[number];
export type Ids = 'dotted' | 'flat' | 'lettered' | 'missing' | 'repeated' | 'some';

export interface Wish {
  readonly seed: number;
  readonly happening: Happening;
  readonly style: Style;
  readonly ids: Ids;
  readonly rows: number;
}

export interface Republished {
  readonly before: Edition;
  readonly after: Edition;
  readonly links: readonly TrueLink[];
  /** `before key → after key` and the two values, for rows kept whole whose status went to another value. */
  readonly moves: ReadonlyMap<string, readonly [StatusValue, StatusValue]>;
}

interface Draft {
  readonly from: readonly number[];
  readonly wording: Wording | null;
  readonly text: string;
  readonly theme: number;
  readonly status: StatusValue | null;
  readonly progress: string | null;
}

const printed: Readonly<Record<StatusValue, readonly string[]>> = {
  'not-started': ['Not started', 'Yet to begin'],
  open: ['Open', 'Pending'],
  'in-progress': ['Ongoing', 'In progress'],
  delayed: ['Delayed', 'Behind schedule'],
  'partly-complete': ['Partially complete', 'Partly met'],
  complete: ['Complete', 'Done'],
  'not-achieved': ['Not met', 'Incomplete (final)'],
  withdrawn: ['Withdrawn', 'No longer proceeding'],
  unknown: ['See note', 'Amber'],
};

export function republish(wish: Wish): Republished {
  const chance = new Chance(wish.seed * 2_654_435 + wish.rows);
  const themes = Math.max(1, Math.round(wish.rows / (4 + chance.below(10))));
  const first = firstDrafts(wish, themes, chance);
  const later = laterDrafts(first, wish, themes, chance);
  const groups = chance.happens(0.5);
  const before = toActions(first, idsOf(first, wish.ids, 0), themes, groups);
  const scheme = wish.happening.startsWith('new-scheme') ? 1 : 0;
  let names = idsOf(later, wish.ids, scheme);
  if (wish.happening === 'swaps') names = swapNeighbours(names, chance);
  let after = toActions(later, names, themes, groups);
  if (wish.happening === 'new-scheme-links') {
    after = after.map((action, index) => ({
      ...action,
      links: (later[index]?.from ?? []).flatMap((origin) => before[origin]?.id ?? []),
    }));
  }
  const links = trueLinks(
    before,
    after,
    later.map(({ from }) => from),
  );
  return {
    before: edition('2023', '2023-02-01', before),
    after: edition('2025', '2025-02-01', after),
    links,
    moves: movesOf(before, after, links),
  };
}

function firstDrafts({ rows, style }: Wish, themes: number, chance: Chance): Draft[] {
  const notes = chance.pick([0, 0.5, 1]);
  const statuses = chance.happens(0.9);
  const seen = new Set<string>();
  return Array.from({ length: rows }, (_, index) => {
    let wording = writeWording(chance, style);
    // Equal words in two rows are another scenario: only their order could tell them apart.
    for (let tries = 0; seen.has(print(wording)) && tries < 20; tries++) wording = writeWording(chance, style);
    if (seen.has(print(wording))) wording = numbered(wording, index);
    seen.add(print(wording));
    return {
      from: [index],
      wording,
      text: print(wording),
      theme: Math.floor((index * themes) / rows),
      status: statuses ? chance.pick(statusValues) : null,
      progress: chance.happens(notes) ? noteOf(chance) : null,
    };
  });
}

function numbered(wording: Wording, index: number): Wording {
  const [head, ...rest] = wording.sentences;
  return head === undefined
    ? wording
    : { ...wording, sentences: [{ ...head, object: `${head.object} in area ${index}` }, ...rest] };
}

/** Of a row that is new, so that it is not the one dropped elsewhere by accident. */
function renewed(wording: Wording, chance: Chance): Wording {
  const [head, ...rest] = wording.sentences;
  if (head === undefined) return wording;
  const object = `the ${chance.pick(kinds)} on ${chance.pick(freshSubjects)} and ${chance.pick(freshSubjects)}`;
  return {
    ...wording,
    sentences: [
      { ...head, object: head.clauses.length === 0 ? object.replace(/the .* on/u, 'the policy on') : object },
      ...rest,
    ],
  };
}

function noteOf(chance: Chance): string {
  if (chance.happens(0.3)) return 'Work continues and an update will follow.';
  return `A ${chance.pick(fillers)} group on ${chance.pick(subjects)} reported; the ${chance.pick(kinds)} was ${chance.pick(['agreed', 'drafted', 'piloted', 'shared'])}.`;
}

function laterDrafts(first: readonly Draft[], wish: Wish, themes: number, chance: Chance): Draft[] {
  const { happening } = wish;
  const mixed = happening === 'mixed';
  const fresh = (theme: number): Draft => {
    const wording = writeWording(chance, wish.style);
    return {
      from: [],
      wording,
      text: print(renewed(wording, chance)),
      theme,
      status: 'open',
      progress: null,
    };
  };
  let rows: Draft[] = first.map((row) => ({ ...row, text: revisedText(row, happening, chance) }));
  if (happening === 'splits' || mixed) rows = rows.flatMap((row) => splitSome(row, mixed ? 0.08 : 0.25, chance));
  if (happening === 'merges' || mixed) rows = mergeSome(rows, mixed ? 0.06 : 0.2, chance);
  if (happening === 'moves' || mixed) {
    rows = rows.map((row) => (chance.happens(mixed ? 0.05 : 0.2) ? { ...row, theme: chance.below(themes) } : row));
    rows = [...rows].sort((a, b) => a.theme - b.theme);
  }
  if (happening === 'insertions' || mixed || happening === 'new-scheme') {
    const share = happening === 'insertions' ? 0.15 : 0.05;
    rows = rows.flatMap((row) => (chance.happens(share) ? [fresh(row.theme), row] : [row]));
  }
  if (mixed || happening === 'insertions') rows = rows.filter(() => rows.length < 8 || !chance.happens(0.04));
  return rows.map((row) => ({
    ...row,
    status: row.status !== null && chance.happens(0.3) ? chance.pick(statusValues) : row.status,
    progress: row.progress !== null && chance.happens(0.5) ? noteOf(chance) : row.progress,
  }));
}

function revisedText({ wording, text }: Draft, happening: Happening, chance: Chance): string {
  if (wording === null) return text;
  const own: Partial<Record<Happening, Revision>> = {
    light: 'light',
    heavy: 'heavy',
    turned: 'turned',
    shortened: 'shortened',
    typos: 'typos',
  };
  const revision = own[happening];
  if (revision !== undefined) return revise(wording, revision, chance);
  if (happening === 'mixed' && chance.happens(0.4))
    return revise(wording, chance.pick(['light', 'light', 'turned', 'shortened', 'typos']), chance);
  if (happening.startsWith('new-scheme') && chance.happens(0.3)) return revise(wording, 'light', chance);
  return text;
}

/** Cuts between sentences; a row of one sentence, between its clauses. */
function splitSome(row: Draft, share: number, chance: Chance): Draft[] {
  const sentences = row.wording?.sentences ?? [];
  if (row.from.length !== 1 || sentences.length < 2 || !row.wording || !chance.happens(share)) return [row];
  const cut = 1 + chance.below(sentences.length - 1);
  const parts = [sentences.slice(0, cut), sentences.slice(cut)];
  return parts.map((part, index) => ({
    ...row,
    wording: null,
    text: replaceWords(
      print({ ...(row.wording ?? { before: '', after: '', bullets: false }), sentences: part }),
      chance.between(0, 0.08),
      chance,
    ),
    progress: index === 0 ? row.progress : null,
  }));
}

function mergeSome(rows: readonly Draft[], share: number, chance: Chance): Draft[] {
  const merged: Draft[] = [];
  for (let at = 0; at < rows.length; at++) {
    const [row, next] = [rows[at], rows[at + 1]];
    if (row === undefined) continue;
    const whole = [row, next].every((each) => each?.wording != null);
    if (next === undefined || !whole || next.theme !== row.theme || !chance.happens(share)) {
      merged.push(row);
      continue;
    }
    const glue = chance.pick([' ', ' ', '\n• ']);
    const text = replaceWords(`${row.text}${glue}${next.text}`, chance.between(0, 0.08), chance);
    merged.push({ ...row, from: [...row.from, ...next.from], wording: null, text });
    at++;
  }
  return merged;
}

function idsOf(rows: readonly Draft[], ids: Ids, scheme: 0 | 1): (string | null)[] {
  const counts = new Map<number, number>();
  return rows.map(({ theme, from }, index) => {
    const count = (counts.get(theme) ?? 0) + 1;
    counts.set(theme, count);
    if (ids === 'missing') return null;
    if (ids === 'some' && (from[0] ?? index) % 3 === 0) return null;
    if (ids === 'repeated') return scheme === 0 ? String(count) : `(${String.fromCharCode(97 + ((count - 1) % 26))})`;
    if (ids === 'flat') return scheme === 0 ? `R${index + 1}` : `Action ${index + 101}`;
    if (ids === 'lettered') return scheme === 0 ? `${letters(theme)}${count}` : `${theme + 1}.${count}`;
    return scheme === 0 ? `${theme + 1}.${count}` : `${letters(theme)} ${count}`;
  });
}

function letters(number: number): string {
  const letter = String.fromCharCode(65 + (number % 26));
  return number < 26 ? letter : `${letters(Math.floor(number / 26) - 1)}${letter}`;
}

function swapNeighbours(ids: readonly (string | null)[], chance: Chance): (string | null)[] {
  const swapped = [...ids];
  for (let at = 0; at + 1 < swapped.length; at += 2)
    if (chance.happens(0.3)) [swapped[at], swapped[at + 1]] = [swapped[at + 1] ?? null, swapped[at] ?? null];
  return swapped;
}

function toActions(
  drafts: readonly Draft[],
  ids: readonly (string | null)[],
  themes: number,
  groups: boolean,
): Action[] {
  return rowsNamed(drafts, ids, ({ from, text, theme, status, progress }, index) => ({
    theme: themes === 1 ? null : { id: null, title: `${kinds[theme % kinds.length] ?? ''} ${theme}` },
    recommendation: groups ? { id: null, title: `Group ${Math.floor((from[0] ?? index) / 3)}`, text: null } : null,
    text,
    status: status === null ? null : { published: printed[status][theme % 2] ?? '', value: status, from: 'cell' },
    progress,
  }));
}

function movesOf(
  before: readonly Action[],
  after: readonly Action[],
  links: readonly TrueLink[],
): Republished['moves'] {
  const [rowsBefore, rowsAfter] = [before, after].map(
    (rows) => new Map(rows.map((row) => [row.key, row.status?.value])),
  );
  const moves = new Map<string, readonly [StatusValue, StatusValue]>();
  for (const { before: from, after: to } of links) {
    for (const earlier of from) {
      for (const later of to) {
        const [was, is] = [rowsBefore?.get(earlier), rowsAfter?.get(later)];
        if (was !== undefined && is !== undefined && was !== is) moves.set(`${earlier} → ${later}`, [was, is]);
      }
    }
  }
  return moves;
}
