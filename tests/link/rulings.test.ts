import { describe, expect, it } from 'vitest';
import { link } from '../../src/link/index.js';
import { rulingsSchema, type Ruling } from '../../src/model/plan.js';
import { makeEdition } from '../tools/make-edition.js';

const before = makeEdition('2022', [
  { id: '1', text: 'Open the northern slipway to rowing boats.' },
  { id: '2', text: 'Count the seals of the outer sound twice a year.' },
  { id: '3', text: 'Teach every child to swim before they leave primary school.' },
]);
const after = makeEdition('2024', [
  { id: '1', text: 'Open the northern slipway to rowing boats.' },
  { id: '2', text: 'Count the seals of the outer sound twice a year.' },
  { id: '4', text: 'Offer apprenticeships at the shipyard.' },
]);

function ruling(verdict: Ruling['verdict'], from: string[], to: string[], when = '2024-12-01'): Ruling {
  return {
    verdict,
    from: '2022',
    to: '2024',
    before: from,
    after: to,
    who: 'K. Isbister',
    when,
    why: 'asked the publisher',
  };
}

function linked(rulings: Ruling[]): string[] {
  const { value } = link(before, after, { rulings });
  return value.links.map(
    (entry) => `${entry.before.join('+')} ${entry.relation} ${entry.after.join('+')} ${entry.decided}`,
  );
}

describe('rulings', () => {
  it('outrank every score', () => {
    expect(linked([])).toEqual(['1 same 1 rule', '2 same 2 rule']);
    expect(linked([ruling('same', ['3'], ['4'])])).toEqual(['1 same 1 rule', '2 same 2 rule', '3 same 4 person']);
    expect(linked([ruling('different', ['1'], ['1'])])).toEqual(['2 same 2 rule']);
    expect(linked([ruling('split', ['1'], ['1', '4'])])).toEqual(['1 split 1+4 person', '2 same 2 rule']);
    expect(linked([ruling('merged', ['2', '3'], ['2'])])).toEqual(['1 same 1 rule', '2+3 merged 2 person']);
  });

  it('are counted apart from what was matched by rule', () => {
    const { quality } = link(before, after, { rulings: [ruling('same', ['3'], ['4'])] }).value;
    expect(quality).toMatchObject({ byId: 2, byText: 0, byRuling: 1 });
  });

  it.each([
    ['same', ['1'], ['1', '4'], '“same” names one row before and one after'],
    ['split', ['1'], ['1'], '“split” names one row before and two or more after'],
    ['merged', ['1'], ['1', '4'], '“merged” names two or more rows before and one after'],
    ['different', [], ['4'], '“different” names rows before and rows after'],
  ] as const)('that are “%s” of the wrong number of rows are refused', (verdict, from, to, reason) => {
    const { error } = rulingsSchema.safeParse({ rulings: [ruling(verdict, [...from], [...to])] });
    expect(error?.issues.map(({ message }) => message)).toEqual([reason]);
  });

  it('hold whichever way the comparison is asked', () => {
    const { value } = link(after, before, { rulings: [ruling('split', ['1'], ['1', '4'])] });
    expect(value.links[0]).toMatchObject({ before: ['1', '4'], after: ['1'], relation: 'merged', decided: 'person' });
  });

  it('are reported when their subject is gone', () => {
    const { value, messages } = link(before, after, { rulings: [ruling('same', ['9'], ['4'])] });
    expect(value.links).toHaveLength(2);
    expect(messages).toMatchObject([{ code: 'link/ruling-without-subject', severity: 'error', place: { key: '9' } }]);
  });

  it('that contradict each other are reported, and the later one is taken', () => {
    const rulings = [ruling('same', ['3'], ['4'], '2025-01-01'), ruling('different', ['3'], ['4'], '2025-02-01')];
    const { value, messages } = link(before, after, { rulings });
    expect(value.links.map((entry) => entry.before)).toEqual([['1'], ['2']]);
    expect(messages).toMatchObject([{ code: 'link/ruling-contradiction', severity: 'error' }]);
    expect(link(before, after, { rulings: [...rulings].reverse() }).value.links).toEqual(value.links);
  });

  it('about other editions are passed over', () => {
    expect(link(before, after, { rulings: [{ ...ruling('same', ['9'], ['8']), from: '2019' }] }).messages).toEqual([]);
  });
});
