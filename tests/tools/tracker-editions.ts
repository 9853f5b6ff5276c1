/**
 * A third generator of pairs of editions, in the manner of the trackers that departments keep:
 * sentences with slots that differ in a word or two, very short and very long rows, prefixes and
 * padding of ids that come and go, notes that are copied and added to. Knows everything that it
 * did to each row. Seeded.
 */
import { showDay } from '../../src/report/days.js';
import type { Action, Edition } from '../../src/model/edition.js';
import type { Due, StatusValue } from '../../src/model/status.js';
import { Chance } from './chance.js';
import { edition, rowsNamed } from './generate-editions.js';

export const manners = ['slots', 'terse', 'essay', 'stock', 'various'] as const;
export type Manner = (typeof manners)[number];
export const schemes = [
  'kept',
  'renumbered',
  'prefix',
  'padding',
  'letters',
  'links',
  'none',
  'repeated',
  'swapped',
] as const;
export type Scheme = (typeof schemes)[number];

export interface Deed {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly relation: 'same' | 'split' | 'merged';
}

/** What was done to a row that stayed whole. */
export interface Fate {
  readonly status: readonly [StatusValue, StatusValue];
  readonly progress: 'added' | 'extended' | 'replaced' | 'unchanged' | 'removed' | null;
  readonly due: 'slipped' | 'vaguer' | null;
}

export interface TrackerPair {
  readonly before: Edition;
  readonly after: Edition;
  readonly deeds: readonly Deed[];
  /** By `before key → after key`. */
  readonly fates: ReadonlyMap<string, Fate>;
}

interface Entry {
  readonly from: readonly number[];
  text: string;
  group: number;
  status: StatusValue;
  note: string | null;
  due: Due | null;
  recommendation: string | null;
  fate: Fate | null;
}

const who = [
  'Ministers',
  'The Board',
  'Regional teams',
  'The Agency',
  'Employers',
  'Trusts',
  'The Programme Office',
  'Councils',
];
const doing = [
  'publish',
  'agree',
  'commission',
  'pilot',
  'roll out',
  'refresh',
  'cost',
  'consult on',
  'complete',
  'scope',
];
const things = [
  'staffing model',
  'training offer',
  'data standard',
  'referral route',
  'funding formula',
  'quality audit',
  'safety notice',
  'digital record',
  'outreach service',
  'equality assessment',
  'procurement plan',
  'charter',
  'helpline',
  'dashboard',
  'workforce survey',
  'escalation policy',
];
const forWhom = [
  'rural clinics',
  'new parents',
  'night staff',
  'island pupils',
  'agency workers',
  'older tenants',
  'blind passengers',
  'bereaved families',
  'seasonal crews',
  'deaf students',
  'young carers',
  'foster homes',
  'small farms',
  'veterans',
  'refugees',
  'prison leavers',
  'apprentices',
  'stroke patients',
  'dog wardens',
  'lifeboat crews',
];
const when = [
  'by the end of the year',
  'before the spring review',
  'within nine months',
  'in the next session',
  'without further delay',
  'over the coming two years',
];
const stockSentences = [
  'Progress will be overseen by the implementation group, which meets every quarter and reports to the senior responsible owner.',
  'This commitment was accepted in full in the response published last year and remains a priority for this administration.',
  'Delivery partners will be asked for assurance that the necessary resources are in place.',
];
const swaps: readonly (readonly [string, string])[] = [
  ['publish', 'issue'],
  ['agree', 'settle'],
  ['commission', 'procure'],
  ['pilot', 'trial'],
  ['refresh', 'update'],
  ['will', 'shall'],
  ['complete', 'finish'],
  ['before', 'ahead of'],
  ['within', 'in the space of'],
  ['new', 'first-time'],
  ['and', 'as well as'],
  ['asked', 'required'],
];
const inserted = [
  'where appropriate',
  'jointly',
  'with partners',
  'in due time',
  'as a first step',
  'subject to funding',
  'across all regions',
];

const wordings: readonly Readonly<Record<string, string>>[] = [
  { complete: 'Complete', 'in-progress': 'In progress', 'not-started': 'Not started', delayed: 'Delayed' },
  { complete: 'Completed', 'in-progress': 'Under way', 'not-started': 'Not yet started', delayed: 'Behind schedule' },
];
const values: readonly StatusValue[] = ['complete', 'in-progress', 'not-started', 'delayed'];

export function trackerPair(seed: number, manner: Manner, scheme: Scheme, strength: 'plain' | 'rough'): TrackerPair {
  const chance = new Chance(seed * 7919 + manners.indexOf(manner) * 31 + schemes.indexOf(scheme));
  const size = 20 + chance.below(81);
  const groups = 2 + chance.below(6);
  const written = new Set<string>();
  const write = (): string => {
    for (;;) {
      const text = textOf(chance, manner);
      if (!written.has(text) && written.add(text)) return text;
    }
  };
  const first = Array.from({ length: size }, (_, index): Entry => ({
    from: [index],
    text: write(),
    group: Math.floor((index * groups) / size),
    status: chance.pick(values),
    note: chance.happens(0.7) ? noteOf(chance) : null,
    due: chance.happens(0.6) ? monthOf(chance) : null,
    recommendation: null,
    fate: null,
  }));
  const later = publishAgain(first, chance, write, strength);
  const names = namesOf(first, later, scheme, chance);
  const restated = chance.happens(0.4) ? 1 : 0;
  const before = toRows(first, names.before, 0);
  const after = toRows(later, names.after, restated);
  if (scheme === 'links')
    for (const [at, row] of after.entries())
      row.links = (later[at]?.from ?? []).flatMap((from) => before[from]?.id ?? []);
  return {
    before: edition('a', '2023-03-01', before),
    after: edition('b', '2024-03-01', after),
    ...truthOf(before, after, later),
  };
}

function textOf(chance: Chance, manner: Manner): string {
  const slot = (): string =>
    `${chance.pick(who)} will ${chance.pick(doing)} the ${chance.pick(things)} for ${chance.pick(forWhom)} ${chance.pick(when)}.`;
  switch (manner) {
    case 'slots':
      return slot();
    case 'terse':
      return `${capital(chance.pick(doing))} ${chance.pick(things)} for ${chance.pick(forWhom)}`;
    case 'essay':
      return [slot(), slot(), chance.pick(stockSentences), slot(), slot()].join(' ');
    case 'stock':
      return `${stockSentences[1] ?? ''} ${slot()} ${stockSentences[0] ?? ''}`;
    case 'various':
      return textOf(chance, chance.pick(['slots', 'terse', 'essay', 'stock']));
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function noteOf(chance: Chance): string {
  if (chance.happens(0.15)) return 'Work is on track.';
  return `The ${chance.pick(things)} went to ${chance.pick(forWhom)} in ${chance.pick(months)}. ${chance.pick(who)} met twice.`;
}

const months = ['January', 'March', 'May', 'June', 'September', 'November'];

function monthOf(chance: Chance): Due {
  const month = 1 + chance.below(12);
  const two = String(month).padStart(2, '0');
  const last = new Date(Date.UTC(2025, month, 0)).getUTCDate();
  return { published: showDay(`2025-${two}`), earliest: `2025-${two}-01`, latest: `2025-${two}-${last}` };
}

function publishAgain(
  first: readonly Entry[],
  chance: Chance,
  write: () => string,
  strength: 'plain' | 'rough',
): Entry[] {
  const rough = strength === 'rough';
  const revised = chance.pick([0, 0.1, 0.4, 1]);
  let rows = first.map((entry): Entry => {
    const text = chance.happens(revised) ? revise(entry.text, chance, rough) : entry.text;
    return live({ ...entry, text }, chance);
  });
  const fresh = (group: number): Entry => ({
    from: [],
    text: write(),
    group,
    status: 'not-started',
    note: null,
    due: null,
    recommendation: null,
    fate: null,
  });
  const [gone, came, cut, joined, moved] = [0.05, 0.08, 0.06, 0.05, 0.04].map((share) =>
    chance.happens(0.6) ? share : 0,
  );
  rows = rows.filter(() => !chance.happens(gone ?? 0));
  rows = rows.flatMap((entry) => (chance.happens(came ?? 0) ? [fresh(entry.group), entry] : [entry]));
  rows = rows.flatMap((entry) => (chance.happens(cut ?? 0) ? splitUp(entry) : [entry]));
  rows = join(rows, joined ?? 0, chance);
  for (const entry of rows) if (chance.happens(moved ?? 0)) entry.group = chance.below(4);
  if (chance.happens(0.5)) rows = [...rows].sort((a, b) => a.group - b.group);
  if (chance.happens(0.12)) {
    // What was the action is now the recommendation, with an action of its own words under it.
    for (const entry of rows) if (entry.fate !== null) [entry.recommendation, entry.text] = [entry.text, write()];
  }
  return rows;
}

/** A year goes by: status, note and date, each told in the fate. */
function live(entry: Entry, chance: Chance): Entry {
  const status = chance.happens(0.25) ? chance.pick(values) : entry.status;
  let [note, progress]: [string | null, Fate['progress']] = [entry.note, entry.note === null ? null : 'unchanged'];
  const lot = chance.below(5);
  if (entry.note === null && lot === 0) [note, progress] = [noteOf(chance), 'added'];
  else if (entry.note !== null && lot === 1)
    [note, progress] = [`${entry.note} ${capital(chance.pick(things))} now in use.`, 'extended'];
  else if (entry.note !== null && lot === 2) [note, progress] = ['Nothing further has been heard since.', 'replaced'];
  else if (entry.note !== null && lot === 3 && chance.happens(0.3)) [note, progress] = [null, 'removed'];
  let [due, change]: [Due | null, Fate['due']] = [entry.due, null];
  if (due !== null && chance.happens(0.15))
    [due, change] = [{ published: 'March 2027', earliest: '2027-03-01', latest: '2027-03-31' }, 'slipped'];
  else if (due !== null && chance.happens(0.15))
    [due, change] = [{ published: 'in due course', earliest: null, latest: null }, 'vaguer'];
  return { ...entry, status, note, due, fate: { status: [entry.status, status], progress, due: change } };
}

function revise(text: string, chance: Chance, rough: boolean): string {
  let words = text.split(' ');
  for (const [from, to] of swaps) if (chance.happens(0.5)) words = words.map((word) => (word === from ? to : word));
  const many = Math.round(words.length * (rough ? chance.between(0.1, 0.3) : 0.05));
  for (let made = 0; made < many; made++) {
    const at = chance.below(words.length);
    if (chance.happens(0.4)) words.splice(at, 1);
    else words.splice(at, chance.happens(0.5) ? 1 : 0, chance.pick(inserted));
  }
  const revised = words.join(' ');
  return chance.happens(0.3) ? revised.replace(/\.$/u, '').toUpperCase().charAt(0) + revised.slice(1) : revised;
}

function splitUp(entry: Entry): Entry[] {
  const sentences = entry.text.split(/(?<=\.) /u);
  if (sentences.length < 4) return [entry];
  const middle = Math.floor(sentences.length / 2);
  return [sentences.slice(0, middle), sentences.slice(middle)].map((part) => ({
    ...entry,
    text: part.join(' '),
    fate: null,
  }));
}

function join(rows: readonly Entry[], share: number, chance: Chance): Entry[] {
  const joined: Entry[] = [];
  for (let at = 0; at < rows.length; at++) {
    const [entry, next] = [rows[at], rows[at + 1]];
    if (entry === undefined) continue;
    const whole = entry.fate !== null && next?.fate != null && next.group === entry.group;
    if (!whole || !chance.happens(share)) joined.push(entry);
    else {
      joined.push({ ...entry, from: [...entry.from, ...next.from], text: `${entry.text} ${next.text}`, fate: null });
      at++;
    }
  }
  return joined;
}

type Names = readonly (string | null)[];

function namesOf(
  first: readonly Entry[],
  later: readonly Entry[],
  scheme: Scheme,
  chance: Chance,
): { before: Names; after: Names } {
  const running = (rows: readonly Entry[], name: (at: number) => string): string[] => rows.map((_, at) => name(at + 1));
  const inGroup = (rows: readonly Entry[], name: (group: number, at: number) => string): string[] => {
    const counts = new Map<number, number>();
    return rows.map(({ group }) => {
      counts.set(group, (counts.get(group) ?? 0) + 1);
      return name(group + 1, counts.get(group) ?? 0);
    });
  };
  const dotted = (group: number, at: number): string => `${group}.${at}`;
  let spare = first.length;
  const keeping = (name: (at: number) => string): string[] =>
    later.map(({ from }, at) => {
      const isFirstPart = from[0] !== undefined && later.findIndex((other) => other.from[0] === from[0]) === at;
      return name(isFirstPart ? (from[0] ?? 0) + 1 : ++spare);
    });
  switch (scheme) {
    case 'kept':
      return { before: running(first, (at) => `${at}`), after: keeping((at) => `${at}`) };
    case 'renumbered':
      return { before: inGroup(first, dotted), after: inGroup(later, dotted) };
    case 'prefix':
      return { before: running(first, (at) => `R${at}`), after: keeping((at) => `${at}`) };
    case 'padding':
      return {
        before: running(first, (at) => `Action ${String(at).padStart(2, '0')}`),
        after: keeping((at) => `Action ${at}`),
      };
    case 'letters':
    case 'links':
      return {
        before: inGroup(first, dotted),
        after: inGroup(later, (group, at) => `${'ABCDEFGH'[group] ?? 'Z'}${at}`),
      };
    case 'none':
      return { before: first.map(() => null), after: later.map(() => null) };
    case 'repeated':
      return { before: inGroup(first, (_, at) => `${at}`), after: inGroup(later, (_, at) => `${at}`) };
    case 'swapped': {
      const names = keeping((at) => `${at}`);
      for (let at = 0; at + 1 < names.length; at += 5)
        if (chance.happens(0.6)) [names[at], names[at + 1]] = [names[at + 1] ?? '', names[at] ?? ''];
      return { before: running(first, (at) => `${at}`), after: names };
    }
  }
}

function toRows(entries: readonly Entry[], names: Names, wording: 0 | 1): Action[] {
  return rowsNamed(entries, names, ({ group, recommendation, text, status, note, due }) => ({
    theme: { id: null, title: `Workstream on ${forWhom[group] ?? ''}` },
    recommendation: recommendation === null ? null : { id: null, title: null, text: recommendation },
    text,
    status: { published: wordings[wording]?.[status] ?? '', value: status, from: 'cell' },
    progress: note,
    due,
  }));
}

function truthOf(
  before: readonly Action[],
  after: readonly Action[],
  later: readonly Entry[],
): Pick<TrackerPair, 'deeds' | 'fates'> {
  const parts = new Map<number, number[]>();
  for (const [at, { from }] of later.entries())
    for (const origin of from) parts.set(origin, [...(parts.get(origin) ?? []), at]);
  const deeds: Deed[] = [];
  const fates = new Map<string, Fate>();
  for (const [origin, places] of parts) {
    const { from = [], fate = null } = later[places[0] ?? 0] ?? {};
    const after_ = places.map((at) => after[at]?.key ?? '');
    if (from.length > 1) {
      if (from[0] === origin)
        deeds.push({ before: from.map((at) => before[at]?.key ?? ''), after: after_, relation: 'merged' });
      continue;
    }
    deeds.push({ before: [before[origin]?.key ?? ''], after: after_, relation: places.length > 1 ? 'split' : 'same' });
    if (fate !== null) fates.set(`${before[origin]?.key ?? ''} → ${after_[0] ?? ''}`, fate);
  }
  return { deeds, fates };
}
