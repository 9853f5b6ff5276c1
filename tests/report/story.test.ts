import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { link } from '../../src/link/index.js';
import type { Change, Word } from '../../src/model/changes.js';
import type { Action } from '../../src/model/edition.js';
import { render } from '../../src/report/index.js';
import { Anchors } from '../../src/report/story/entries.js';
import { markWords, swaps } from '../../src/report/story/marks.js';
import { excerpt } from '../../src/report/story/piece.js';
import { sectionOf, sections } from '../../src/report/story/sections.js';
import { sourceFinder, webLink } from '../../src/report/story/source.js';
import { Weigher, weights, type Sort } from '../../src/report/weigh.js';
import { readKind } from './reports.js';

const { changes, before, after } = readKind('changes-of-every-kind', 'changes');

test('dates that were all moved by one step lead the report, each row under one line', async () => {
  const moved = (date: string | null): string | null =>
    date === null ? null : `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  const dated = before.actions.map((action, row): Action => ({
    ...action,
    due: { published: `May 202${row % 3}`, earliest: null, latest: `202${row % 3}-05-31` },
  }));
  const later = dated.map((action) => ({
    ...action,
    due: action.due && { ...action.due, published: 'later', latest: moved(action.due.latest) },
  }));
  const [from, to] = [
    { ...before, actions: dated },
    { ...before, edition: { ...before.edition, id: 'next' }, actions: later },
  ];
  const compared = diff(from, to, link(from, to).value, { version: '0' });
  for (const format of ['markdown', 'table', 'html'] as const) {
    const printed = await render({ kind: 'changes', changes: compared, before: from, after: to }, format);
    expect(printed.split('The dates were moved as a whole: 1 year later in 12 rows.')).toHaveLength(2);
    expect(printed).toContain('The date is 1 year later in 12 rows');
    expect(printed).not.toContain('12 dates slipped');
  }
});

test('without records on a side nothing was compared; that is not the same as nothing changed', async () => {
  const empty = { ...after, actions: [] };
  const compared = diff(before, empty, link(before, empty).value, { version: '0' });
  for (const format of ['markdown', 'table', 'html'] as const) {
    const printed = await render({ kind: 'changes', changes: compared, before, after: empty }, format);
    expect(printed).toContain('Nothing was compared.');
    expect(printed).not.toContain('Nothing changed.');
  }
});

describe('weights', () => {
  const lead: readonly Sort[] = [
    'status:closed-unmet',
    'status:reopened',
    'status:regressed',
    'dropped:unexplained',
    'status:withdrawn',
    'status:delayed',
    'reworded:softened',
    'due:vaguer',
    'due:slipped',
    'overdue',
    'reworded:numbers',
    'status:advanced',
    'added',
    'split',
    'merged',
    'moved',
    'renumbered',
    'status:restated',
    'progress:unchanged',
  ];

  test('what matters leads', () => {
    const falling = lead.map((sort) => weights[sort]);
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(new Set(falling).size).toBe(falling.length);
  });

  test('every sort of change has a section that exists', () => {
    for (const sort of Object.keys(weights) as Sort[]) {
      expect(sections.map(({ id }) => id)).toContain(sectionOf(sort));
    }
  });

  test('the order is by weight, then by days, then as it came', () => {
    const weigher = new Weigher(changes.changes);
    const ordered = weigher.order(changes.changes);
    const falling = ordered.map((change) => weigher.weight(change));
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(
      ordered.filter(({ kind }) => kind === 'overdue').map((change) => (change.kind === 'overdue' ? change.days : 0)),
    ).toEqual([398, 367]);
    expect(new Set(ordered)).toEqual(new Set(changes.changes));
  });

  const reworded = (share: number, weight: string[]): Change => ({
    kind: 'reworded',
    before: 'a',
    after: 'b',
    field: 'text',
    words: [],
    share,
    weight,
  });

  test('of several reasons the heaviest counts, unless the text is written anew or went into two rows', () => {
    const alone = new Weigher([]);
    expect(alone.sort(reworded(0.1, ['numbers', 'softened']))).toBe('reworded:softened');
    expect(alone.sort(reworded(0.1, ['something new']))).toBe('reworded');
    expect(alone.sort(reworded(0.7, ['softened']))).toBe('reworded:rewritten');
    expect(new Weigher([{ kind: 'split', before: 'a', after: ['b', 'c'] }]).sort(reworded(0.1, ['softened']))).toBe(
      'reworded:divided',
    );
    expect(new Weigher([{ kind: 'merged', before: ['a', 'c'], after: 'b' }]).sort(reworded(0.1, ['softened']))).toBe(
      'reworded:divided',
    );
  });

  test('a response is lowered only when both are known', () => {
    const response = (from: 'accepted' | 'rejected' | 'unknown', to: 'accepted' | 'rejected' | 'unknown'): Change => ({
      kind: 'response',
      before: 'a',
      after: 'a',
      from: { published: from, value: from },
      to: { published: to, value: to },
    });
    const weigher = new Weigher([]);
    expect(weigher.sort(response('accepted', 'rejected'))).toBe('response:lowered');
    expect(weigher.sort(response('rejected', 'accepted'))).toBe('response:other');
    expect(weigher.sort(response('accepted', 'unknown'))).toBe('response:other');
  });
});

describe('words', () => {
  const word = fc.tuple(
    fc.constantFrom<Word['op']>('same', 'removed', 'added'),
    fc.constantFrom('must ', 'should ', '\n• a ', '40', ' ', ', ', 'x'),
  );
  const texts = fc.array(word, { maxLength: 30 }).map((parts) => {
    const words: Word[] = [];
    let [b, a] = [0, 0];
    for (const [op, text] of parts) {
      const range = (start: number): [number, number] => [start, start + text.length];
      words.push({
        op,
        text,
        ...(op === 'added' ? {} : { before: range(b) }),
        ...(op === 'removed' ? {} : { after: range(a) }),
      });
      if (op !== 'added') b += text.length;
      if (op !== 'removed') a += text.length;
    }
    const side = (drop: Word['op']): string =>
      words
        .filter(({ op }) => op !== drop)
        .map(({ text }) => text)
        .join('');
    return { words, before: side('added'), after: side('removed') };
  });

  test('marked words are the text as published, on both sides', () => {
    fc.assert(
      fc.property(texts, ({ words, ...sides }) => {
        for (const side of ['before', 'after'] as const) {
          const marks = markWords(sides[side], words, side);
          expect(marks.map(({ text }) => text).join('')).toBe(sides[side]);
          expect(marks.some(({ op }) => op === (side === 'before' ? 'added' : 'removed'))).toBe(false);
        }
      }),
    );
  });

  test('offsets that do not fit the text are not trusted', () => {
    const words: Word[] = [
      { op: 'same', text: 'We', before: [0, 2], after: [0, 2] },
      { op: 'removed', text: 'must', before: [90, 94] },
      { op: 'added', text: 'may', after: [3, 6] },
    ];
    expect(markWords('We must', words, 'before')).toEqual([
      { op: 'same', text: 'We' },
      { op: 'removed', text: ' must' },
    ]);
  });

  test('a long run that did not change is cut, and says by how much', () => {
    const long = Array.from({ length: 200 }, (_, index) => `w${index}`).join(' ');
    const words: Word[] = [
      { op: 'removed', text: 'No ', before: [0, 3] },
      { op: 'same', text: long, before: [3, 3 + long.length], after: [0, long.length] },
    ];
    const marks = markWords(`No ${long}`, words, 'before');
    expect(marks.map(({ op }) => op)).toEqual(['removed', 'same', 'skipped']);
    expect(marks[1]?.text.trim().split(' ')).toHaveLength(22);
    expect(marks[2]?.text).toBe('178 words the same');
  });

  test('replacements are told as what became what', () => {
    const words: Word[] = [
      { op: 'same', text: 'We ' },
      { op: 'removed', text: 'must' },
      { op: 'same', text: ' ' },
      { op: 'removed', text: 'act' },
      { op: 'added', text: 'consider acting' },
      { op: 'same', text: ' now' },
      { op: 'added', text: ' and then' },
    ];
    const printed = swaps(words).map((piece) =>
      typeof piece === 'string' ? piece : piece.kind === 'said' ? `“${piece.text}”` : ' → ',
    );
    expect(printed.join('')).toBe('“must act” → “consider acting”, added “and then”');
  });

  test('an excerpt ends at a word', () => {
    expect(excerpt('one two three four', 12)).toBe('one two…');
    expect(excerpt('one two', 12)).toBe('one two');
    expect(excerpt('one\n• two', 12)).toBe('one • two');
  });
});

describe('sources', () => {
  const only = (action: Partial<Action>, url: string | null = 'https://a.example/page'): string | null | undefined => {
    const [first] = after.actions;
    const [capture] = after.captures;
    if (!first || !capture) throw new Error('no action');
    const row = {
      ...first,
      spans: { text: [{ capture: 0, start: 1, end: 2 }], status: [{ capture: 0, start: 8, end: 9 }] },
      ...action,
    };
    return sourceFinder({ ...after, captures: [{ ...capture, url }], actions: [row] }).find(row, 'text')?.url;
  };

  test('a text is named by its words, as a text fragment wants them', () => {
    expect(only({ text: 'Light the by-way, & tell us.' })).toBe(
      'https://a.example/page#:~:text=Light%20the%20by%2Dway%2C%20%26%20tell%20us.',
    );
    expect(only({ text: 'One two three four five six seven eight nine ten eleven twelve.' })).toBe(
      'https://a.example/page#:~:text=One%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve.',
    );
    expect(only({ text: 'First line:\n• an item\n• the last item.' })).toBe(
      'https://a.example/page#:~:text=First%20line%3A,the%20last%20item.',
    );
  });

  test('a text that is no words but one blob is on its page: no browser takes so long an address', () => {
    expect(only({ text: 'x'.repeat(40_000) })).toBe('https://a.example/page');
  });

  test('a fragment that the address has stays', () => {
    expect(only({ text: 'Light it.' }, 'https://a.example/page#part-2')).toBe(
      'https://a.example/page#part-2:~:text=Light%20it.',
    );
  });

  test('a page of a PDF is named by its number', () => {
    const pdf = { text: [{ capture: 0, page: 7, box: [0, 0, 1, 1] as [number, number, number, number] }] };
    expect(only({ spans: pdf }, 'https://a.example/plan.pdf#view=Fit')).toBe('https://a.example/plan.pdf#page=7');
  });

  test('the start of an action is as long as it takes to tell it from the others', () => {
    const [first] = before.actions;
    if (!first) throw new Error('no action');
    const texts = [
      'The Board must open the north gate every morning, in all weathers and all tides, at six.',
      'The Board must open the south gate every morning, in all weathers and all tides, at six.',
    ];
    const actions = texts.map((text, index) => ({ ...first, key: `${index}`, text }));
    const finder = sourceFinder({ ...before, actions });
    expect(actions.map((action) => finder.find(action, 'text')?.url?.split('text=')[1]?.split(',')[0])).toEqual([
      'The%20Board%20must%20open%20the%20north%20gate%20every',
      'The%20Board%20must%20open%20the%20south%20gate%20every',
    ]);
  });

  test('a status is shown with its row, because many rows say the same', () => {
    const [first] = before.actions;
    if (!first) throw new Error('no action');
    expect(sourceFinder(before).find(first, 'status')?.url).toMatch(
      /text=Light%20the%20east%20beacon%20every,Complete$/u,
    );
  });

  test('only addresses of the web become links', () => {
    expect(webLink('https://a.example/b c?d=é')).toBe('https://a.example/b%20c?d=%C3%A9');
    for (const address of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'page.html',
      '//a.example',
      'http://',
      'https://[',
      'JaVaScRiPt:x',
    ]) {
      expect(webLink(address), address).toBeNull();
    }
  });

  test('any words make an address that can be read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const url = only({ text });
        if (url) expect(() => new URL(url)).not.toThrow();
      }),
    );
  });
});

test('anchors are never given twice', () => {
  const anchors = new Anchors();
  expect(['a b', 'a-b', 'a/b', 'a b'].map((name) => anchors.take(name))).toEqual(['a-b', 'a-b-2', 'a-b-3', 'a-b-4']);
});
