import { describe, expect, it } from 'vitest';
import { link } from '../../src/link/index.js';
import { makeEdition, storyEdition, type RowOf } from '../tools/make-edition.js';

const remit =
  'The remit of the island advisory group must be widened, so that it covers relationships and behaviour in all schools.';
const focus =
  'The primary focus of the island advisory group should be the support that pupils with additional needs receive.';

function pairs(before: readonly RowOf[], after: readonly RowOf[]): string[] {
  const { value } = link(makeEdition('2021', before), makeEdition('2024', after));
  return value.links.map((entry) => `${entry.before.join('+')} ${entry.relation} ${entry.after.join('+')}`);
}

describe('identity is text first, id second', () => {
  it('follows the words where an id names another action now', () => {
    const before = [
      { id: '7.1', text: remit },
      { id: '7.1.1', text: focus },
    ];
    const after = [
      { id: '7.1.1', text: remit },
      { id: '7.1.2', text: focus },
    ];
    expect(pairs(before, after)).toEqual(['7.1 same 7.1.1', '7.1.1 same 7.1.2']);
  });

  it('follows them when they are reworded, too', () => {
    const before = [
      { id: '7.1', text: remit },
      { id: '7.1.1', text: focus },
    ];
    const after = [
      {
        id: '7.1.1',
        text: 'The remit of the group has to be widened, so that it covers behaviour and relationships in every school.',
      },
      { id: '7.1.2', text: 'The group should focus first on the support for pupils with additional needs.' },
    ];
    expect(pairs(before, after)).toEqual(['7.1 same 7.1.1', '7.1.1 same 7.1.2']);
  });

  it('does not believe an id whose words have nothing in common', () => {
    const before = [{ id: '1', text: 'Repair the roof of the archive at Vaddle before the winter.' }];
    const after = [{ id: '1', text: 'Pay every ferry pilot a clothing allowance from May.' }];
    expect(pairs(before, after)).toEqual([]);
  });

  it('matches the recommendation printed with a row to the row that keeps only that', () => {
    const before = [
      { id: '1.1', text: 'We will write to the bus company.', recommendation: { id: '1.1', title: null, text: remit } },
      { id: '1.2', text: 'We will hold a meeting.', recommendation: { id: '1.2', title: null, text: focus } },
    ];
    const after = [
      { id: 'B 1', text: focus },
      { id: 'A 1', text: remit },
    ];
    expect(pairs(before, after)).toEqual(['1.1 same A 1', '1.2 same B 1']);
  });
});

describe('evidence beside the words', () => {
  const twin = 'Continue to monitor and report on progress every year.';

  it('tells equal texts apart by id, then by neighbours', () => {
    const unique = (n: number): RowOf => ({
      id: `2.${n}`,
      text: `Rebuild the slipway number ${n} at harbour ${'abcdefgh'.charAt(n)} with granite blocks.`,
    });
    const before = [unique(1), { id: '2.2', text: twin }, unique(3), { id: '2.4', text: twin }, unique(5)];
    const after = [unique(1), unique(3), { id: '2.4', text: twin }, unique(5)];
    expect(pairs(before, after)).toContain('2.4 same 2.4');
    expect(pairs(before, after)).not.toContain('2.2 same 2.4');
    const renumbered = [
      { ...unique(1), id: '9.1' },
      { id: '9.2', text: twin },
      { ...unique(3), id: '9.3' },
      { id: '9.4', text: twin },
      { ...unique(5), id: '9.5' },
    ];
    expect(pairs(before, renumbered)).toEqual(expect.arrayContaining(['2.2 same 9.2', '2.4 same 9.4']));
  });

  it('takes equal texts in order where nothing else tells them apart, and says that it is not sure', () => {
    const rows = Array.from({ length: 1000 }, () => ({ text: twin }));
    const { value, messages } = link(makeEdition('1', rows), makeEdition('2', rows));
    expect(value.links).toHaveLength(1000);
    expect(value.links.every(({ before, after }) => before[0] === after[0])).toBe(true);
    expect(value.links[0]?.certainty).toBe('doubtful');
    expect(value.quality.warning).toMatch(/doubtful/u);
    expect(messages.filter(({ code }) => code === 'link/doubtful')).toHaveLength(1);
  });

  it('is not sure of an id where the note of the row now stands with another that has the same words', () => {
    const [text, note] = [
      'Offer every keeper the winter training that the service agreed.',
      'Six keepers were trained in May.',
    ];
    const rest = [remit, focus].map((words, at) => ({ id: `3.${at}`, text: words }));
    const certainties = (noteOfFirst: string | null, noteOfSecond: string | null): string[] => {
      const before = [{ id: '1', text, progress: note }, { id: '2', text }, ...rest];
      const after = [{ id: '1', text, progress: noteOfFirst }, { id: '2', text, progress: noteOfSecond }, ...rest];
      const { links } = link(makeEdition('2021', before), makeEdition('2024', after)).value;
      return links.map((entry) => `${entry.before.join()} ${entry.after.join()} ${entry.certainty}`);
    };
    const kept = ['3.0 3.0 sure', '3.1 3.1 sure'];
    expect(certainties(null, note)).toEqual(['1 1 doubtful', '2 2 doubtful', ...kept]);
    expect(certainties('Nine by now.', null)).not.toContain('1 1 doubtful');
  });

  it('pairs 1,000 boilerplate rows by id when all were reworded alike', () => {
    const row = (text: string) => (_: unknown, index: number) => ({ id: `3.${index + 1}`, text });
    const before = Array.from({ length: 1000 }, row('The partners will keep this action under review and report.'));
    const after = Array.from(
      { length: 1000 },
      row('The partners must keep this action under review and publish a report.'),
    ).reverse();
    const { value } = link(makeEdition('1', before), makeEdition('2', after));
    expect(value.links.filter(({ before: [from], after: [to] }) => from === to).length).toBe(1000);
  });

  it('believes the links that rows declare, against unlike words', () => {
    const story = link(storyEdition('2021-10'), storyEdition('2022-11')).value;
    const divided = story.links
      .filter(({ relation }) => relation !== 'same')
      .map(({ before, after }) => [before, after]);
    expect(divided).toEqual([
      [['4.1', '4.1.1'], ['RJ 7']],
      [['5.1.1'], ['PS 2', 'PS 3']],
    ]);
  });

  it('gives each weighed link its evidence and its runner-up', () => {
    const before = [
      { id: '7.1', text: remit },
      { id: '7.1.1', text: focus },
    ];
    const after = [
      { id: '7.1.1', text: remit.replace('widened', 'extended') },
      { id: '7.1.2', text: focus.replace('primary', 'main') },
    ];
    const { value } = link(makeEdition('1', before), makeEdition('2', after));
    expect(value.links[0]?.evidence.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['text', 'id', 'neighbours']),
    );
    expect(value.links[0]?.runnerUp).toMatchObject({ before: ['7.1.1'], after: ['7.1.1'] });
  });
});

describe('split and merged', () => {
  const roof = 'Repair the roof of the lighthouse cottage at Tang Head before the autumn gales.';
  const note = 'Publish a bilingual guide to the seabirds of the northern cliffs for visiting schools.';

  it('finds one text covered by two', () => {
    expect(
      pairs(
        [{ id: '1', text: `${roof} ${note}` }],
        [
          { id: '1', text: roof },
          { id: '2', text: note },
        ],
      ),
    ).toEqual(['1 split 1+2']);
    expect(
      pairs(
        [
          { id: '1', text: roof },
          { id: '2', text: note },
        ],
        [{ id: '9', text: `${roof} ${note}` }],
      ),
    ).toEqual(['1+2 merged 9']);
  });

  it('finds a part beside the other by its own words, however much else was put into the whole', () => {
    const others = ['ferry timetable', 'harbour lights', 'school kitchens', 'bridge tolls', 'peat roads', 'seal count'];
    const rest = others.map((name, at) => ({
      id: `9.${at}`,
      text: `The Council will review the ${name} with residents of all islands by the end of the year.`,
    }));
    const before = [
      { id: '3', text: 'The Board will publish the escalation policy for agency workers over the coming two years.' },
      { id: '4', text: 'Ministers will commission the safety notice for blind passengers over the coming two years.' },
    ];
    const whole = {
      id: '3',
      text: 'The Board will publish the escalation policy for agency workers over the coming two years. Ministers shall, subject to funding and with partners, commission the notice for passengers where appropriate in due time, over the coming years.',
    };
    expect(pairs([...before, ...rest], [whole, ...rest]).slice(0, 1)).toEqual(['3+4 merged 3']);
    const [first] = before;
    expect(pairs([...(first ? [first] : []), ...rest], [whole, ...rest]).slice(0, 1)).toEqual(['3 same 3']);
  });

  it('does not take a repeated part for a split', () => {
    const before = [{ id: '1', text: `${roof} ${note}` }];
    const after = [
      { id: '1', text: `${roof} ${note}` },
      { id: '2', text: roof },
    ];
    expect(pairs(before, after)).toEqual(['1 same 1']);
  });
});

describe('quality', () => {
  it('warns when two editions have nothing in common', () => {
    const words = 'abcdefghijklmnopqrstuvwxyz'.split('').map((letter) => letter.repeat(5));
    const rows = (shift: number): RowOf[] =>
      Array.from({ length: 8 }, (_, n) => ({
        text: `${words[(n + shift) % 26]} ${words[(2 * n + shift) % 26]} ${shift}x${n}`,
      }));
    const { value } = link(makeEdition('1', rows(0)), makeEdition('2', rows(13)));
    expect(value.links).toEqual([]);
    expect(value.quality.warning).toMatch(/only 0 of 8/u);
  });

  it('says what is wrong with an empty edition', () => {
    const { value } = link(makeEdition('1', []), makeEdition('2', [{ text: roofless }]));
    expect(value.unmatchedAfter).toEqual(['#1']);
    expect(value.quality.warning).toMatch(/no records/u);
  });

  it('counts how links were found', () => {
    const { value } = link(storyEdition('2024-11'), storyEdition('2026-03'));
    expect(value.quality).toMatchObject({
      byId: 34,
      byLink: 0,
      byText: 6,
      unmatchedBefore: 1,
      unmatchedAfter: 2,
      doubtful: 0,
      warning: null,
    });
  });
});

const roofless = 'A house without a roof.';

it('believes a declared link that binds two rows and no others, where all the other links are true', () => {
  const texts = [
    'Build two hundred social homes in Marle by the harbour',
    'Inspect every private rented flat once in three years',
    'Retrofit draughty tenements with insulation and boilers',
    'Close Cooper Lane to lorries at school times',
    'Plant one thousand street trees with local schools',
    'Reopen the boating pond at Ansel Park',
  ];
  const before = makeEdition(
    'a',
    texts.map((text, place) => ({ id: `1.${place + 1}`, text })),
  );
  const after = makeEdition(
    'b',
    texts.map((text, place) => ({
      id: `H ${place + 1}`,
      text: place === 1 ? 'Make sure that landlords are visited regularly' : text,
      links: [`1.${place + 1}`],
    })),
  );
  const { links } = link(before, after).value;
  expect(links.find((entry) => entry.after[0] === 'H 2')).toMatchObject({ before: ['1.2'], certainty: 'likely' });
});
