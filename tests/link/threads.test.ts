import { describe, expect, it } from 'vitest';
import { traceThreads } from '../../src/link/index.js';
import type { Edition } from '../../src/model/edition.js';
import { makeEdition, storyEdition, type RowOf } from '../tools/make-edition.js';

const story = ['2020-10', '2021-10', '2022-11', '2024-11', '2026-03'].map(storyEdition);

/** `2020 2021 …` keys of each thread, on one line. */
function lines(editions: readonly Edition[]): string[] {
  return traceThreads(editions).value.threads.map(({ keys }) => keys.map((row) => row.join('+') || '–').join(' | '));
}

describe('threads through the five editions of the story', () => {
  const traced = lines(story);

  it('follow the words through three numbering schemes', () => {
    expect(traced).toContain('1.1 | 1.1 | OD 1 | 1.1.1 | 1.1.1');
    expect(traced).toContain('1.1.1 | 1.1.1 | OD 2 | 1.1.2 | 1.1.2');
    expect(traced).toHaveLength(45);
  });

  it('know what was dropped and came back', () => {
    expect(traced).toContain('1.2.1 | 1.2.1 | – | 1.2.2 | 1.2.2');
    expect(traced).toContain('3.1.2 | 3.1.2 | – | 3.1.3 | 3.1.3');
  });

  it('know what had merged and parted again, by the words it had before', () => {
    expect(traced).toContain('4.1 | 4.1 | RJ 7 | 4.1.1 | 4.1.2');
    expect(traced).toContain('4.1.1 | 4.1.1 | – | 4.1.2 | 4.1.3');
    const vans = traceThreads(story)
      .value.threads.filter(({ keys }) => keys[0]?.[0]?.startsWith('4.1') === true)
      .slice(0, 2);
    expect(vans.map(({ thread, kin }) => [thread, kin])).toEqual([
      [
        'open-shelves/0022',
        [
          { edition: '2022-11', kind: 'merged-from', threads: ['open-shelves/0023'] },
          { edition: '2024-11', kind: 'split-into', threads: ['open-shelves/0023'] },
        ],
      ],
      [
        'open-shelves/0023',
        [
          { edition: '2022-11', kind: 'merged-into', threads: ['open-shelves/0022'] },
          { edition: '2024-11', kind: 'split-from', threads: ['open-shelves/0022'] },
        ],
      ],
    ]);
  });

  it('have each row of each edition once', () => {
    const { threads } = traceThreads(story).value;
    for (const [at, edition] of story.entries()) {
      const keys = threads.flatMap((thread) => thread.keys[at] ?? []);
      expect([...keys].sort()).toEqual(edition.actions.map(({ key }) => key).sort());
    }
  });
});

describe('an edition is matched with the whole thread, not only its last text', () => {
  const review =
    'The northern ferry must call at Little Holm on every day of the week, and twice on the day of the cattle show.';
  const plain = 'Improve access to one of the smaller islands.';
  const other: RowOf = { id: '9', text: 'Count the oyster beds of the outer sound before the spring tides.' };

  it('so that a return to old words is found', () => {
    const editions = [review, plain, review].map((text, at) =>
      makeEdition(String(2020 + at), [{ id: at === 1 ? 'A 1' : String(at), text }, other]),
    );
    // Nothing but a person knows that the second is the same as the first.
    const ruling = {
      verdict: 'same' as const,
      from: '2020',
      to: '2021',
      before: ['0'],
      after: ['A 1'],
      who: 'a reader',
      when: '2024-01-01',
      why: 'told',
    };
    const { threads } = traceThreads(editions, { rulings: [ruling] }).value;
    expect(threads.map(({ keys }) => keys.flat())).toEqual([
      ['0', 'A 1', '2'],
      ['9', '9', '9'],
    ]);
    expect(traceThreads(editions).value.threads.map(({ keys }) => keys.flat())).toEqual([
      ['0', '2'],
      ['9', '9', '9'],
      ['A 1'],
    ]);
  });

  it('and a person who says that they are different is obeyed', () => {
    const editions = [review, review].map((text, at) => makeEdition(String(2020 + at), [{ id: '1', text }]));
    const ruling = {
      verdict: 'different' as const,
      from: '2020',
      to: '2021',
      before: ['1'],
      after: ['1'],
      who: 'a reader',
      when: '2024-01-01',
      why: 'told',
    };
    expect(traceThreads(editions, { rulings: [ruling] }).value.threads).toHaveLength(2);
  });

  it('over an edition without records, too', () => {
    const editions = [
      makeEdition('1', [{ id: '1', text: review }]),
      makeEdition('2', []),
      makeEdition('3', [{ id: '4', text: review }]),
    ];
    const { threads, steps } = traceThreads(editions).value;
    expect(threads.map(({ keys }) => keys)).toEqual([[['1'], [], ['4']]]);
    expect(steps.map(({ from, to }) => [from, to])).toEqual([['1', '3']]);
  });
});

describe('the register of thread ids', () => {
  const first = traceThreads(story);

  it('gives the same ids again, and adds nothing', () => {
    const again = traceThreads(story, { register: first.value.register });
    expect(again.value).toEqual(first.value);
  });

  it('keeps ids when an edition turns up late', () => {
    const some = traceThreads([story[0], story[1], story[3], story[4]].flatMap((edition) => edition ?? []));
    const all = traceThreads(story, { register: some.value.register });
    expect(all.value.register.startsWith(some.value.register)).toBe(true);
    const idOf = (threading: typeof some, at: number, key: string): string | undefined =>
      threading.value.threads.find(({ keys }) => keys[at]?.includes(key) === true)?.thread;
    for (const { key } of story[4]?.actions ?? []) expect(idOf(all, 4, key)).toBe(idOf(some, 3, key));
  });

  it('makes the younger of two ids an alias when one action is found to have had both', () => {
    const rows = (text: string): RowOf[] => [{ id: '1', text }];
    const editions = [
      makeEdition('a', rows('Mend the pier of Brinnay with oak.')),
      makeEdition('b', rows('Open a nursery at Tang Head.')),
    ];
    const apart = traceThreads(editions).value;
    expect(apart.threads.map(({ thread }) => thread)).toEqual(['plan/0001', 'plan/0002']);
    const ruling = {
      verdict: 'same' as const,
      from: 'a',
      to: 'b',
      before: ['1'],
      after: ['1'],
      who: 'a reader',
      when: '2024-01-01',
      why: 'told',
    };
    const joined = traceThreads(editions, { register: apart.register, rulings: [ruling] }).value;
    expect(joined.threads.map(({ thread }) => thread)).toEqual(['plan/0001']);
    expect(joined.register).toBe(
      `${apart.register}plan/0002\t=\tplan/0001\tthe same action as plan/0001, as its rows show\n`,
    );
    const parted = traceThreads(editions, { register: joined.register }).value;
    expect(parted.threads.map(({ thread }) => thread)).toEqual(['plan/0001', 'plan/0003']);
    expect(parted.register.endsWith('plan/0003\tb\t1\tmoved from plan/0001\n')).toBe(true);
    expect(traceThreads(editions, { register: parted.register }).value.register).toBe(parted.register);
  });

  it('leaves alone what it does not know', () => {
    const register = '# a remark\nplan/0044\tlost edition\t7\nnonsense';
    const { value } = traceThreads([makeEdition('a', [{ text: 'Dredge the harbour.', key: 'k\tk' }])], { register });
    expect(value.register).toBe(`${register}\nplan/0045\ta\tk\\tk\n`);
    expect(
      traceThreads([makeEdition('a', [{ text: 'Dredge the harbour.', key: 'k\tk' }])], { register: value.register })
        .value.register,
    ).toBe(value.register);
  });
});
