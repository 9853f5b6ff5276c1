/**
 * A fourth generator of pairs of editions, in the manner of health plans: short actions that
 * share their stems, few owners, targets with a year in them, another vocabulary of statuses in
 * each edition, actions that move between themes, themes with new names, an action printed under
 * two themes. Knows what became of each row. Seeded.
 */
import type { Action, Edition } from '../../src/model/edition.js';
import type { StatusValue } from '../../src/model/status.js';
import { Chance } from './chance.js';
import { edition, rowsNamed, type TrueLink } from './generate-editions.js';
import { audiences, clauses, owners, places, services, stems, synonyms, targets, themeNames } from './health-words.js';

export const courses = [
  'kept',
  'inserted',
  'swapped',
  'coded',
  'coded-links',
  'light',
  'heavy',
  'split',
  'merged',
  'moved',
  'renamed',
  'year-on',
  'mixed',
] as const;
export type Course = (typeof courses)[number];
export const numberings = ['dotted', 'flat', 'none', 'repeated'] as const;
export type Numbering = (typeof numberings)[number];

export interface HealthPair {
  readonly before: Edition;
  readonly after: Edition;
  readonly links: readonly TrueLink[];
  /** `before key → after key` of rows kept whole, with both values. */
  readonly statuses: ReadonlyMap<string, readonly [StatusValue, StatusValue]>;
}

export interface Wish {
  readonly seed: number;
  readonly course: Course;
  readonly numbering: Numbering;
  readonly rows: number;
}

interface Slots {
  readonly verb: string;
  readonly service: string;
  readonly audience: string;
  readonly place: string;
  readonly target: string;
  readonly year: number;
  readonly clause: string;
}

interface Draft {
  readonly from: readonly number[];
  readonly slots: readonly Slots[];
  readonly text: string;
  readonly theme: number;
  readonly owner: string;
  readonly status: StatusValue;
  readonly note: string | null;
}

/** What each edition calls the states; the last one knows but two. */
const vocabularies: readonly Readonly<Partial<Record<StatusValue, readonly [string, StatusValue]>>>[] = [
  {
    complete: ['Completed', 'complete'],
    'in-progress': ['On track', 'in-progress'],
    delayed: ['At risk', 'delayed'],
    'not-started': ['Yet to start', 'not-started'],
  },
  {
    complete: ['Delivered', 'complete'],
    'in-progress': ['Progressing', 'in-progress'],
    delayed: ['Off track', 'delayed'],
    'not-started': ['Planned', 'not-started'],
  },
  {
    complete: ['Closed – delivered', 'complete'],
    'in-progress': ['Live', 'open'],
    delayed: ['Live', 'open'],
    'not-started': ['Live', 'open'],
  },
];
const states: readonly StatusValue[] = ['complete', 'in-progress', 'in-progress', 'delayed', 'not-started'];

export function healthPair({ seed, course, numbering, rows }: Wish): HealthPair {
  const chance = new Chance(seed * 104_729 + courses.indexOf(course) * 53 + numberings.indexOf(numbering));
  const themes = Math.max(2, Math.round(rows / (8 + chance.below(14))));
  const written = new Set<string>();
  const first = Array.from({ length: rows }, (_, at) => draft(chance, Math.floor((at * themes) / rows), [at], written));
  // Now and then an action is printed again under another theme.
  for (let at = 0; at < rows; at++)
    if (chance.happens(0.01)) {
      const twin = first[chance.below(rows)];
      const own = first[at];
      if (twin && own) first[at] = { ...own, slots: twin.slots, text: twin.text };
    }
  const later = republished(first, course, themes, chance, written);
  const renamed = course === 'renamed' || course === 'mixed' ? 0.4 : 0;
  const titles = Array.from({ length: themes }, (_, at) => themeNames[at % themeNames.length] ?? '');
  const newTitles = titles.map((title) => (chance.happens(renamed) ? `${title} and prevention` : title));
  const before = toActions(first, idsOf(first, numbering, 0), titles, 0);
  const coded = course === 'coded' || course === 'coded-links' ? 1 : 0;
  let ids = idsOf(later, numbering, coded);
  if (course === 'swapped') ids = swapped(ids, chance);
  const after = toActions(later, ids, newTitles, 1 + chance.below(2));
  if (course === 'coded-links')
    for (const [at, action] of after.entries())
      action.links = (later[at]?.from ?? []).flatMap((origin) => before[origin]?.id ?? []);
  return {
    before: edition('2022', '2022-06-01', before),
    after: edition('2023', '2023-06-01', after),
    ...truthOf(before, after, first, later),
  };
}

function draft(chance: Chance, theme: number, from: readonly number[], written: Set<string>): Draft {
  for (;;) {
    const slots = slotsOf(chance, theme);
    const text = print([slots]);
    if (written.has(text)) continue;
    written.add(text);
    const status = chance.pick(states);
    const note = chance.happens(0.4) ? noteOf(slots, status, chance) : null;
    return { from, slots: [slots], text, theme, owner: chance.pick(owners), status, note };
  }
}

/** A theme has its few stems and services, so that its rows are alike. */
function slotsOf(chance: Chance, theme: number): Slots {
  return {
    verb: stems[(theme * 3 + chance.below(4)) % stems.length] ?? '',
    service: services[(theme * 5 + chance.below(9)) % services.length] ?? '',
    audience: chance.pick(audiences),
    place: chance.happens(0.4) ? chance.pick(places) : '',
    target: chance.happens(0.3) ? chance.pick(targets) : '',
    year: 2022 + chance.below(4),
    clause: chance.happens(0.25) ? chance.pick(clauses) : '',
  };
}

function print(all: readonly Slots[]): string {
  const [{ verb, audience, place, target, year, clause }] = all as readonly [Slots];
  const things = all.map(({ service }) => service).join(' and ');
  const when = target === '' ? '' : ` ${target} ${year}`;
  return `${verb} ${things} for ${audience}${place === '' ? '' : ` ${place}`}${when}${clause === '' ? '' : `, ${clause}`}`;
}

function noteOf({ service }: Slots, status: StatusValue, chance: Chance): string {
  if (chance.happens(0.4)) return chance.pick(['On plan.', 'No further update this quarter.', 'Work continues.']);
  return status === 'complete'
    ? `The ${service} work closed in quarter ${1 + chance.below(4)}.`
    : `${1 + chance.below(30)} sites now report on ${service}.`;
}

function republished(
  first: readonly Draft[],
  course: Course,
  themes: number,
  chance: Chance,
  written: Set<string>,
): Draft[] {
  const mixed = course === 'mixed';
  let rows = first.map((row) => revised(row, course, chance));
  if (course === 'split' || mixed) rows = rows.flatMap((row) => splitUp(row, mixed ? 0.06 : 0.2, chance));
  if (course === 'merged' || mixed) rows = joined(rows, mixed ? 0.06 : 0.2, chance);
  if (course === 'moved' || mixed) {
    const share = mixed ? 0.06 : 0.2;
    rows = rows.map((row) => (chance.happens(share) ? { ...row, theme: chance.below(themes) } : row));
    rows = [...rows].sort((a, b) => a.theme - b.theme);
  }
  if (mixed || course === 'inserted' || course === 'coded') {
    rows = rows.filter(() => !chance.happens(0.05));
    rows = rows.flatMap((row) => (chance.happens(0.08) ? [draft(chance, row.theme, [], written), row] : [row]));
  }
  return rows.map((row) => {
    const status = chance.happens(0.3) ? chance.pick(states) : row.status;
    const note = row.slots[0] && chance.happens(0.3) ? noteOf(row.slots[0], status, chance) : row.note;
    return { ...row, status, note };
  });
}

function revised(row: Draft, course: Course, chance: Chance): Draft {
  const [slots] = row.slots;
  if (slots === undefined) return row;
  const share = { light: 0.15, heavy: 0.45, mixed: chance.pick([0, 0, 0.1, 0.3]) }[course as string] ?? 0;
  const moved = course === 'year-on' || (course === 'mixed' && chance.happens(0.2));
  const changed: Slots = { ...slots, year: moved ? slots.year + 1 : slots.year };
  const text = print([changed]);
  return { ...row, slots: [changed], text: share === 0 ? text : reworded(text, share, chance) };
}

/** Words are exchanged for others of their kind, or others at all, up to a share of them. */
function reworded(text: string, share: number, chance: Chance): string {
  const words = text.split(' ');
  const upTo = Math.round(words.length * chance.between(share / 2, share));
  for (let done = 0; done < upTo; done++) {
    const at = chance.below(words.length);
    const word = words[at] ?? '';
    const bare = word.replace(/,$/u, '');
    const other = synonyms[bare.toLowerCase()];
    if (other !== undefined) words[at] = word.replace(bare, other);
    else if (chance.happens(0.3)) words.splice(at, 1);
    else words.splice(at, chance.happens(0.5) ? 1 : 0, chance.pick(clauses).split(' ')[0] ?? '');
  }
  return words.join(' ');
}

/** A second thing to do, with the same stem, becomes a row of its own: `x and y` → `x`, `y`. */
function splitUp(row: Draft, share: number, chance: Chance): Draft[] {
  const [slots] = row.slots;
  if (slots === undefined || row.from.length !== 1 || slots.clause === '' || !chance.happens(share * 3)) return [row];
  const rest = `${slots.verb} work on ${slots.service}, ${slots.clause}`;
  const main: Slots = { ...slots, clause: '' };
  return [
    { ...row, slots: [main], text: print([main]) },
    { ...row, text: rest, note: null },
  ];
}

function joined(rows: readonly Draft[], share: number, chance: Chance): Draft[] {
  const result: Draft[] = [];
  const origins = new Map<number, number>();
  for (const { from } of rows) for (const each of from) origins.set(each, (origins.get(each) ?? 0) + 1);
  for (let at = 0; at < rows.length; at++) {
    const [row, next] = [rows[at], rows[at + 1]];
    if (row === undefined) continue;
    const whole = [row, next].every((each) => each?.from.length === 1 && origins.get(each.from[0] ?? -1) === 1);
    if (next === undefined || !whole || next.theme !== row.theme || !chance.happens(share)) result.push(row);
    else {
      const tail = next.text.charAt(0).toLowerCase() + next.text.slice(1);
      result.push({ ...row, from: [...row.from, ...next.from], slots: [], text: `${row.text}, and ${tail}` });
      at++;
    }
  }
  return result;
}

function idsOf(rows: readonly Draft[], numbering: Numbering, scheme: 0 | 1): (string | null)[] {
  const counts = new Map<number, number>();
  return rows.map(({ theme }, at) => {
    const count = (counts.get(theme) ?? 0) + 1;
    counts.set(theme, count);
    if (numbering === 'none') return null;
    if (numbering === 'flat') return scheme === 0 ? `${at + 1}` : `HP${String(at + 1).padStart(3, '0')}`;
    if (numbering === 'repeated') return scheme === 0 ? `${count}` : `${count}a`;
    return scheme === 0 ? `${theme + 1}.${count}` : `T${theme + 1}/${count}`;
  });
}

function swapped(ids: readonly (string | null)[], chance: Chance): (string | null)[] {
  const result = [...ids];
  for (let at = 0; at + 1 < result.length; at += 2)
    if (chance.happens(0.3)) [result[at], result[at + 1]] = [result[at + 1] ?? null, result[at] ?? null];
  return result;
}

function toActions(
  drafts: readonly Draft[],
  ids: readonly (string | null)[],
  titles: readonly string[],
  words: number,
): Action[] {
  return rowsNamed(drafts, ids, ({ text, theme, owner, status, note }) => {
    const [published, value] = vocabularies[words]?.[status] ?? ['', status];
    return {
      theme: { id: String(theme + 1), title: `${titles[theme] ?? ''}` },
      text,
      status: { published, value, from: 'cell' },
      progress: note,
      owners: [owner],
    };
  });
}

function truthOf(
  before: readonly Action[],
  after: readonly Action[],
  first: readonly Draft[],
  later: readonly Draft[],
): Pick<HealthPair, 'links' | 'statuses'> {
  const places = new Map<number, number[]>();
  for (const [at, { from }] of later.entries())
    for (const origin of from) places.set(origin, [...(places.get(origin) ?? []), at]);
  const key = (rows: readonly Action[], at: number): string => rows[at]?.key ?? '';
  const links: TrueLink[] = [];
  const statuses = new Map<string, readonly [StatusValue, StatusValue]>();
  for (const [origin, parts] of places) {
    const from = later[parts[0] ?? 0]?.from ?? [];
    const to = parts.map((part) => key(after, part));
    if (from.length > 1) {
      if (from[0] === origin) links.push({ before: from.map((at) => key(before, at)), after: to, relation: 'merged' });
      continue;
    }
    links.push({ before: [key(before, origin)], after: to, relation: to.length > 1 ? 'split' : 'same' });
    const [was, is] = [first[origin], after[parts[0] ?? 0]];
    if (to.length === 1 && was && is?.status)
      statuses.set(`${key(before, origin)} → ${to[0] ?? ''}`, [was.status, is.status.value]);
  }
  return { links, statuses };
}
