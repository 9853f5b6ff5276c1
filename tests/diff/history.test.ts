import { describe, expect, it } from 'vitest';
import { diff, historyOf } from '../../src/diff/index.js';
import { traceThreads } from '../../src/link/index.js';
import type { Edition } from '../../src/model/edition.js';
import { historySchema, type History, type Thread } from '../../src/model/history.js';
import { makeEdition, storyEdition, type RowOf } from '../tools/make-edition.js';

function tell(editions: readonly Edition[]): History {
  const { value } = traceThreads(editions);
  const byId = new Map(editions.map((edition) => [edition.edition.id, edition]));
  const sets = value.steps.flatMap(({ from, to, lineage }) => {
    const [before, after] = [byId.get(from), byId.get(to)];
    return before && after ? [diff(before, after, lineage, { version: '0.0.0' })] : [];
  });
  return historyOf(editions, value, sets);
}

const story = tell(['2020-10', '2021-10', '2022-11', '2024-11', '2026-03'].map(storyEdition));

function threadOf(history: History, edition: string, key: string): Thread | undefined {
  return history.threads.find(({ cells }) => cells.some((cell) => cell.edition === edition && cell.keys.includes(key)));
}

function events(thread: Thread | undefined): string[] {
  return thread?.events.map(({ edition, kind, text }) => `${edition} ${kind}: ${text}`) ?? [];
}

describe('the history of the story', () => {
  it('follows its format', () => {
    expect(historySchema.safeParse(story).error).toBeUndefined();
    expect(story.editions.map(({ rows }) => rows)).toEqual([34, 34, 36, 41, 43]);
    expect(story.editions[4]?.statuses).toEqual({ complete: 12, open: 30, 'not-achieved': 1 });
  });

  it('has a cell for each edition, and says of every empty one why', () => {
    for (const { cells } of story.threads) {
      expect(cells).toHaveLength(5);
      for (const { state, keys } of cells) expect(state === 'present').toBe(keys.length > 0);
    }
  });

  it('tells an action that went and came back', () => {
    expect(events(threadOf(story, '2024-11', '1.2.2'))).toEqual([
      '2021-10 status: status first reported: “Complete”',
      '2021-10 due: date first given: “June 2021”',
      '2022-11 dropped: not in this edition; it had been closed',
      '2024-11 restored: back in this edition; last seen in 2021-10',
      '2024-11 renumbered: 1.2.1 is now 1.2.2',
      '2024-11 due: date removed; it was “June 2021”',
      '2024-11 response: response “Accept” → none',
      '2024-11 wording-restored: back to the wording of 2020-10',
      '2024-11 progress: the progress note was removed',
    ]);
  });

  it('names the other threads of a split', () => {
    const thread = threadOf(story, '2026-03', '3.1.5');
    expect(thread?.events).toMatchObject([
      {
        edition: '2026-03',
        kind: 'split',
        direction: 'split-from',
        other: [threadOf(story, '2024-11', '3.1.4')?.thread],
      },
    ]);
  });

  it('says since when a note has been repeated', () => {
    expect(events(threadOf(story, '2026-03', '1.2.1')).at(-1)).toBe(
      '2026-03 progress: the progress note was repeated word for word, unchanged since 2024-11',
    );
  });
});

describe('what a cell says of an absent action', () => {
  const gone: RowOf = {
    id: '1',
    theme: 'Boats',
    text: 'Scrape the hull of the book boat every April.',
    status: ['Complete', 'complete'],
  };
  const kept: RowOf = {
    id: '2',
    theme: 'Vans',
    text: 'Replace the tyres of the southern van.',
    status: ['Ongoing', 'in-progress'],
  };
  const stateOf = (more: Parameters<typeof makeEdition>[2]): string | undefined =>
    tell([makeEdition('1', [gone, kept]), makeEdition('2', [kept], more)]).threads[0]?.cells[1]?.state;
  const part = (state: Edition['parts'][number]['state']) => ({
    parts: [{ title: 'Boats', url: null, capture: null, state }],
  });

  it('tells absent, out of scope, not captured and unreadable apart', () => {
    expect(stateOf({})).toBe('absent');
    expect(stateOf({ head: { scope: { value: 'remaining', published: null } } })).toBe('out-of-scope');
    expect(stateOf(part('failed'))).toBe('not-captured');
    expect(stateOf(part('not-captured'))).toBe('not-captured');
    expect(stateOf(part('unreadable'))).toBe('unreadable');
    expect(stateOf(part('read'))).toBe('absent');
  });

  it('says of an edition without records that it could not be read', () => {
    const history = tell([makeEdition('1', [gone]), makeEdition('2', []), makeEdition('3', [gone])]);
    expect(history.threads[0]?.cells.map(({ state }) => state)).toEqual(['present', 'unreadable', 'present']);
    expect(history.threads[0]?.events).toEqual([]);
  });

  it('makes no claim of what was not observed', () => {
    const history = tell([makeEdition('1', [gone, kept]), makeEdition('2', [kept], part('failed'))]);
    expect(events(history.threads[0])).toEqual(['2 not-observed: no claim: the chapter “Boats” could not be fetched']);
  });
});

it('finds one note under many actions', () => {
  const row = (n: number): RowOf => ({
    text: `Build ${'abcdefgh'.charAt(n).repeat(5)} cottages on holm ${n * 17}.`,
    progress: 'Work is in hand and will be reported in due course.',
  });
  const history = tell([
    makeEdition(
      '1',
      [0, 1, 2].map((n) => ({ ...row(n), progress: null })),
    ),
    makeEdition('2', [0, 1, 2].map(row)),
  ]);
  expect(events(history.threads[0])).toContain('2 note-shared: the same progress note stands under 2 other actions');
});
