/** Two large editions for benchmarks: five columns, about 1.3 kB a row, and a known share of everything that happens. */
import type { Action, Edition } from '../../src/model/edition.js';
import { Chance } from '../tools/chance.js';
import { edition } from '../tools/generate-editions.js';
import { writeNote, writeText } from '../tools/plan-prose.js';

export interface LargePair {
  readonly before: Edition;
  readonly after: Edition;
  /** Rows whose id changed and nothing else. */
  readonly renumbered: ReadonlyMap<string, string>;
  readonly changed: number;
  readonly added: number;
  readonly dropped: number;
}

const statuses = [
  ['complete', 'Complete'],
  ['in-progress', 'Ongoing'],
  ['not-started', 'Not started'],
] as const;

/** 5 % of the rows changed, 1 % added, 1 % dropped, 2 % renumbered. */
export function largePair(rows: number): LargePair {
  const chance = new Chance(rows);
  return publishAgain(
    Array.from({ length: rows }, (_, index) => largeRow(chance, index)),
    chance,
    (row) => row,
  );
}

function publishAgain(before: readonly Action[], chance: Chance, remake: (row: Action) => Action): LargePair {
  const rows = before.length;
  const renumbered = new Map<string, string>();
  const counts = { changed: 0, added: 0, dropped: 0 };
  const after = before.flatMap((row, index): Action[] => {
    const lot = chance.next();
    if (lot < 0.05) {
      counts.changed++;
      return [changedRow(row, chance)];
    }
    if (lot < 0.06) {
      counts.added++;
      return [row, { ...remake(largeRow(chance, rows + index)), key: `n${index}`, id: `n${index}` }];
    }
    if (lot < 0.07) {
      counts.dropped++;
      return [];
    }
    if (lot < 0.09) {
      const id = `r${index}`;
      renumbered.set(row.key, id);
      return [{ ...row, key: id, id }];
    }
    return [row];
  });
  return {
    before: edition('first', '2023-05-01', asRead(before)),
    after: edition('second', '2024-06-01', asRead(after)),
    renumbered,
    ...counts,
  };
}

/**
 * The same happenings to short rows whose words all come from one small vocabulary, so that no
 * word is rare: the hardest case for an index of rare words.
 */
export function shortPair(rows: number): LargePair {
  const words = new Chance(7);
  const vocabulary = Array.from(
    { length: 400 },
    (_, index) => `${writeText(words, 'random', index).slice(0, 6).trim()}${index % 40}`,
  );
  const chance = new Chance(rows + 1);
  const short = (row: Action): Action => {
    const text = Array.from({ length: 6 + chance.below(7) }, () => chance.pick(vocabulary)).join(' ');
    return { ...row, text, progress: null };
  };
  return publishAgain(
    Array.from({ length: rows }, (_, index) => short(largeRow(chance, index))),
    chance,
    short,
  );
}

/** As read from a file: no text is shared in memory, and none is made of pieces still to be joined. */
function asRead(rows: readonly Action[]): Action[] {
  return JSON.parse(JSON.stringify(rows)) as Action[];
}

function largeRow(chance: Chance, index: number): Action {
  const [value, published] = chance.pick(statuses);
  const id = `${Math.floor(index / 100) + 1}.${(index % 100) + 1}`;
  return {
    key: id,
    id,
    theme: { id: String(Math.floor(index / 100) + 1), title: `Theme ${Math.floor(index / 100) + 1}` },
    recommendation: null,
    text: `${writeText(chance, 'plan', index)} ${writeText(chance, 'plan', index)}`,
    status: { published, value, from: 'cell' },
    response: null,
    progress: `${writeNote(chance)} ${writeNote(chance)} ${writeNote(chance)} ${writeNote(chance)} ${writeNote(chance)}`,
    owners: ['The Council'],
    due: null,
    links: [],
    references: [],
    extra: {},
    spans: {},
    certainty: 'sure',
  };
}

function changedRow(row: Action, chance: Chance): Action {
  const lot = chance.below(3);
  if (lot === 0) {
    const [value, published] = chance.pick(statuses);
    return { ...row, status: { published, value, from: 'cell' }, owners: ['The Harbour Trust'] };
  }
  if (lot === 1 && row.progress !== null) return { ...row, progress: `${row.progress} ${writeNote(chance)}` };
  const words = row.text
    .split(' ')
    .map((word) => (chance.happens(0.1) ? chance.pick(['shall', 'every', 'reported', 'pier', 'annual']) : word));
  return { ...row, text: words.join(' ') };
}

export const columns = ['id', 'text', 'status', 'owners', 'progress'] as const;

/** The same edition as a table of five columns, for other tools. */
export function tableOf({ actions }: Edition): string[][] {
  return [
    [...columns],
    ...actions.map((action) => [
      action.id ?? '',
      action.text,
      action.status?.published ?? '',
      action.owners.join('; '),
      action.progress ?? '',
    ]),
  ];
}
