import type { Column } from './column.js';
import { profileOf, type Profile } from './column-profiles.js';
import { isPastDate, namesTitle } from './headers.js';
import type { Field } from './lexicon/lexicon.js';
import type { Words } from './lexicon/words.js';

/** Columns whose headers are missing or unknown, told from what their cells hold. */
export function guessColumns(
  columns: readonly Column[],
  profiles: readonly Profile[],
  words: Words,
): readonly Column[] {
  const found = [...columns];
  const has = (...fields: readonly Field[]): boolean => found.some((column) => fields.includes(column.field));
  const open = (test: (shape: Profile, c: number) => boolean): readonly number[] =>
    found.flatMap((column, c) => (column.field === 'other' && profiles[c] && test(profiles[c], c) ? [c] : []));
  const settle = (c: number | undefined, field: Field, score: number, reason: string): void => {
    const column = c === undefined ? undefined : found[c];
    if (c !== undefined && column) found[c] = { ...column, field, score: Math.min(0.7, score), reason };
  };
  if (!has('status', 'status-or-due')) {
    const wordy = open((shape) => shape.statuses >= 0.6 && shape.words < 8);
    for (const c of wordy) settle(c, 'status', profiles[c]?.statuses ?? 0, 'its cells hold status words');
    if (wordy.length === 0) guessSigns(found, profiles, words, { has, open, settle });
  }
  if (!has('response'))
    settle(open((shape) => shape.responses >= 0.8)[0], 'response', 0.7, 'its cells hold responses and nothing else');
  guessIds(found, profiles, { has, open, settle });
  if (has('status', 'status-or-due')) {
    setAsideVague(found, profiles, words);
    guessTexts(found, profiles, words, { has, open, settle });
  }
  if (has('action', 'recommendation')) guessNames(found, words, { has, open, settle });
  return found;
}

interface Guessing {
  readonly has: (...fields: readonly Field[]) => boolean;
  readonly open: (test: (shape: Profile, c: number) => boolean) => readonly number[];
  readonly settle: (c: number | undefined, field: Field, score: number, reason: string) => void;
}

/**
 * A column of ids is the rows' own, whatever its header says: one id a row. Ids that come back
 * beside actions are those of a group; a second column of ids links the rows to others.
 */
function guessIds(found: readonly Column[], profiles: readonly Profile[], { has, open, settle }: Guessing): void {
  const text = found.findIndex(({ field }) => field === 'action' || field === 'recommendation');
  const isId = (shape: Profile, c: number): boolean =>
    shape.ids >= 0.8 || (shape.shaped >= 0.8 && shape.distinct >= 0.9 && shape.filled >= 3 && (text < 0 || c < text));
  const returns = ({ filled, rows, distinct }: Profile): boolean => distinct < 0.8 || filled < rows * 0.8;
  // `SR 03 | 1(a)`: what comes back row after row is no row's own, where another column has one for each.
  const ids = [...open(isId)].sort((a, b) => {
    const [one, other] = [profileOf(profiles, a), profileOf(profiles, b)];
    return Number(returns(one)) - Number(returns(other)) || other.ids - one.ids;
  });
  for (const c of ids) {
    const shape = profileOf(profiles, c);
    const { ids: share } = shape;
    const comesBack = returns(shape);
    const isNamed = found[c]?.named !== undefined;
    if (isNamed && has('action') && comesBack && !has('recommendation'))
      settle(c, 'recommendation', share, 'its cells hold ids that come back: those of groups');
    else if (!has('id')) settle(c, 'id', Math.max(share, shape.shaped), 'its cells hold ids');
    else if (isFiner(found, profiles, c)) {
      const before = found.findIndex(({ field }) => field === 'id');
      settle(before, has('recommendation') ? 'other' : 'recommendation', 0.7, 'its numbers span rows: those of groups');
      settle(c, 'id', share, 'its cells hold an id for each row');
    } else if (isNamed && !has('links')) settle(c, 'links', share, 'its cells hold ids, beside those of the rows');
  }
}

/** The known column of numbers spans rows, and this one has another id in each. */
function isFiner(found: readonly Column[], profiles: readonly Profile[], c: number): boolean {
  const coarse = profileOf(
    profiles,
    found.findIndex(({ field }) => field === 'id'),
  );
  const fine = profileOf(profiles, c);
  return coarse.filled < coarse.rows * 0.8 && fine.filled >= fine.rows * 0.9 && fine.distinct >= 0.6;
}

/** Dates are when, and names of organisations who, where no header says so and none says otherwise. */
function guessNames(found: readonly Column[], words: Words, { has, open, settle }: Guessing): void {
  if (!has('due', 'status-or-due')) {
    const dated = open((shape, c) => shape.dates >= 0.8 && !isPast(found[c]?.title ?? '', words));
    if (dated.length === 1) settle(dated[0], 'due', 0.6, 'its cells hold dates, and no other column does');
  }
  if (!has('owners')) {
    const [named] = open((shape) => shape.bodies >= 0.6);
    settle(named, 'owners', 0.6, 'its cells hold names of organisations or posts');
  }
  if (!has('theme')) {
    // A name, and nothing in the rows below it until the next.
    const [group] = open(
      ({ filled, rows, distinct, words: length, statuses, ids, dates }, c) =>
        c === 0 && filled >= 2 && filled <= rows * 0.6 && distinct === 1 && length <= 6 && statuses + ids + dates < 0.3,
    );
    settle(group, 'theme', 0.6, 'it names groups of rows');
  }
}

function isPast(title: string, words: Words): boolean {
  const own = title.toLowerCase().split(/[^\p{L}]+/u);
  return isPastDate(title) || own.some((word) => words.lexicon.pastDates.includes(word));
}

/** Without a column of status words: one of notes that holds nothing else, or one of signs. */
function guessSigns(
  found: readonly Column[],
  profiles: readonly Profile[],
  words: Words,
  { open, settle }: Guessing,
): void {
  // `Progress | Evidence of progress`: where another column holds the notes, a few words of the publisher's own are no doubt.
  const least = found.filter(({ field }) => field === 'progress').length > 1 ? 0.6 : 0.8;
  const noted = found.findIndex(
    ({ field }, c) =>
      field === 'progress' &&
      profileOf(profiles, c).words < 6 &&
      (profileOf(profiles, c).statuses >= least || profileOf(profiles, c).signs + profileOf(profiles, c).shares >= 0.8),
  );
  // Columns that are themselves named like statuses hold ticks, and no signs.
  const isStatus = (c: number): boolean => words.statuses.get(found[c]?.title ?? '') !== undefined;
  const [signed] = open((shape, c) => shape.signs >= 0.8 && shape.ids < 0.8 && shape.filled >= 2 && !isStatus(c));
  if (noted >= 0) settle(noted, 'status', 0.7, 'its cells hold status words and no notes');
  else settle(signed, 'status', 0.6, 'its cells hold signs');
}

/** `Details` behind the status, and another text in every row before it: what is said of the row, and not what it asks. */
function setAsideVague(found: Column[], profiles: readonly Profile[], words: Words): void {
  const status = found.findIndex(({ field }) => field === 'status' || field === 'status-or-due');
  const told = found.flatMap(({ field }, c) => (field === 'action' || field === 'recommendation' ? [c] : []));
  const [only, ...more] = told;
  const column = only === undefined ? undefined : found[only];
  if (only === undefined || !column || more.length > 0 || only < status) return;
  if (!words.lexicon.vagueHeaders.includes(column.title?.toLowerCase() ?? '')) return;
  const isText = ({ words: length, distinct, filled, rows }: Profile): boolean =>
    length >= 4 && distinct >= 0.9 && filled >= rows * 0.9;
  if (!found.some(({ field }, c) => field === 'other' && c < status && isText(profileOf(profiles, c)))) return;
  const isTold = found.some(({ field }) => field === 'progress');
  found[only] = {
    ...column,
    field: isTold ? 'other' : 'progress',
    reason: `${column.reason}, but another text stands before the status`,
  };
}

/** Beside statuses, the first long text is the action, and another one the note on it. */
function guessTexts(
  found: readonly Column[],
  profiles: readonly Profile[],
  words: Words,
  { has, open, settle }: Guessing,
): void {
  if (!has('action', 'recommendation')) {
    const status = found.findIndex((column) => column.field === 'status' || column.field === 'status-or-due');
    const texts = open((shape) => shape.words >= 4);
    const before = texts.filter((c) => c < status);
    const pool = before.length > 0 ? before : texts;
    const most = Math.max(0, ...pool.map((c) => profileOf(profiles, c).words));
    const first = pool.find((c) => profileOf(profiles, c).words >= most / 2);
    if (first !== undefined) settle(first, 'action', 0.5 + Math.min(0.2, most / 100), 'the first long text');
    else {
      // `Objective | Status`: what is elsewhere a division of the rows is here what each row says.
      const theme = found.findIndex(
        (column, c) =>
          column.field === 'theme' && profileOf(profiles, c).words >= 4 && profileOf(profiles, c).distinct === 1,
      );
      if (theme >= 0) settle(theme, 'action', 0.6, 'another text in every row, and no other column holds the action');
      else if (has('id')) {
        const [titled] = open((shape, c) => namesTitle(found[c]?.title ?? '', words) && shape.distinct >= 0.9);
        settle(titled, 'action', 0.7, 'the title of a numbered row, and no other column holds the action');
      }
    }
  }
  if (!has('progress'))
    settle(
      [...open((shape) => shape.words >= 6)].sort(
        (a, b) => profileOf(profiles, b).words - profileOf(profiles, a).words,
      )[0],
      'progress',
      0.5,
      'a long text beside a status',
    );
}
