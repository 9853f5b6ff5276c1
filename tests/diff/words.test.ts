import { diffArrays } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/core/words.js';
import { compareWords, shareChanged } from '../../src/diff/words.js';
import { Chance } from '../tools/chance.js';
import { writeText } from '../tools/plan-prose.js';

const marked = (from: string, to: string): string =>
  (compareWords(from, to)?.words ?? [])
    .map(({ op, text }) => (op === 'same' ? text : op === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('words', () => {
  it('shows what was taken out and put in', () => {
    expect(marked('Schools must publish a plan.', 'Schools should publish a plan every year.')).toBe(
      'Schools [-must -]{+should +}publish a plan {+every year.+}',
    );
  });

  it('finds none where only typography differs', () => {
    const texts = [
      'The “long-term” plan, it’s ready',
      "The 'long term' plan - it's ready.",
      'The long‑term   plan; its READY',
      '• The longterm plan\n• its ready',
    ];
    for (const from of texts) for (const to of texts) expect(compareWords(from, to)).toBeNull();
  });

  it('reads numbers, symbols and scripts without spaces', () => {
    expect(wordsOf("He'll pay £4.5m (10%), won’t he?")).toEqual(['hell', 'pay', '£4.5m', '10%', 'wont', 'he']);
    expect(wordsOf('行動計画 ÇA va')).toEqual(['行', '動', '計', '画', 'ça', 'va']);
    expect(wordsOf('ﬁnal 1.2.3. 5,000')).toEqual(['final', '1.2.3', '5,000']);
    expect(compareWords('£4.5m', '£45m')).not.toBeNull();
    expect(compareWords('1 5', '15')).not.toBeNull();
  });

  it('puts an insertion where a sentence begins', () => {
    expect(marked('We met. We agreed.', 'We met. We talked. We agreed.')).toBe('We met. {+We talked. +}We agreed.');
  });

  it('takes an ampersand for the word', () => {
    expect(compareWords('Health & safety; R&D', 'Health and safety; R and D')).toBeNull();
    expect(marked('Roads & rail', 'Roads and bus')).toBe('Roads and [-rail-]{+bus+}');
  });

  it('measures the share', () => {
    const compared = compareWords('a b c d', 'a b x d');
    expect(compared && shareChanged(compared)).toBe(0.25);
  });
});

describe('both texts can be put together again from the runs', () => {
  const word = fc.constantFrom(
    'the',
    'plan',
    'Plan',
    'must',
    'should',
    'be',
    'done,',
    'done.',
    '“now”',
    '£5',
    '4.5',
    '–',
    '•',
    'été',
    '行動',
    '\n',
    "it's",
  );
  const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));

  it('by their offsets', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const compared = compareWords(from, to);
        if (compared === null) return;
        const join = (side: 'before' | 'after', whole: string): string =>
          compared.words.map((entry) => (entry[side] ? whole.slice(...entry[side]) : '')).join('');
        if (compared.before > 0) expect(join('before', from)).toBe(from);
        if (compared.after > 0) expect(join('after', to)).toBe(to);
        for (const { op, text: shown, before, after } of compared.words) {
          expect(shown).toBe(op === 'removed' ? from.slice(...(before ?? [0, 0])) : to.slice(...(after ?? [0, 0])));
        }
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it('with the fewest words changed, in short texts', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const compared = compareWords(from, to);
        if (compared !== null) expect(compared.kept).toBe(longestCommon(wordsOf(from), wordsOf(to)));
      }),
      { seed: 8, numRuns: 200 },
    );
  });
});

describe('beside jsdiff alone', () => {
  const chance = new Chance(5);
  const revised = (words: readonly string[], share: number): string[] => {
    const others = ['harbour', 'shall', 'annual', chance.pick(words)];
    const changed = words.flatMap((word) =>
      chance.happens(share) ? chance.pick([[], [word, chance.pick(others)], [chance.pick(others)]]) : [word],
    );
    const cut = chance.happens(0.2) ? chance.below(changed.length) : 0;
    return [...changed.slice(cut), ...changed.slice(0, cut)];
  };

  it('keeps as many words, in no more pieces', () => {
    let [pieces, piecesOfJsdiff] = [0, 0];
    for (let round = 0; round < 400; round++) {
      const text: string[] = [];
      while (text.length < 150) text.push(...writeText(chance, round % 2 ? 'plan' : 'random', round).split(' '));
      const from = text.slice(0, 5 + chance.below(145));
      const to = revised(from, chance.pick([0.02, 0.05, 0.1, 0.3]));
      const compared = compareWords(from.join(' '), to.join(' '));
      if (compared === null) continue;
      const alone = diffArrays(wordsOf(from.join(' ')), wordsOf(to.join(' ')));
      const kept = alone.reduce((sum, { added, removed, count }) => (added || removed ? sum : sum + count), 0);
      expect(compared.kept).toBe(kept);
      pieces += compared.words.length;
      piecesOfJsdiff += alone.length;
    }
    expect(pieces).toBeGreaterThan(4000);
    expect(pieces).toBeLessThanOrEqual(piecesOfJsdiff);
  });
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (const [at, other] of b.entries())
      next.push(word === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe('long texts', () => {
  const words = (count: number, seed: number): string[] =>
    Array.from({ length: count }, (_, at) => `w${(at * 7919 * seed + seed) % 997}`);

  it('are compared by words as long as they are alike', () => {
    const from = words(5000, 1);
    const to = from.map((word, at) => (at % 20 === 0 ? `x${at}` : word));
    const compared = compareWords(from.join(' '), to.join(' '));
    expect(compared?.coarse).toBe(false);
    expect(compared?.kept).toBe(4750);
  });

  it('are compared by sentences, and say so, where they are not', () => {
    const random = (seed: number): string => {
      const chance = new Chance(seed);
      const letters = [...'abcdefgh'];
      return Array.from({ length: 6000 }, (_, at) => `${chance.pick(letters)}${at % 12 === 11 ? '.' : ''}`).join(' ');
    };
    const common = 'This very sentence stands in both of them.';
    const compared = compareWords(`${random(1)} ${common} ${random(2)}`, `${random(3)} ${common} ${random(4)}`, {
      steps: 2000,
    });
    expect(compared?.coarse).toBe(true);
    expect(compared?.kept).toBeGreaterThanOrEqual(8);
  });
});
