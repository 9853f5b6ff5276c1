import { describe, expect, test } from 'vitest';
import { planSchema, type Plan } from '../../src/model/plan.js';
import { read, type Read } from './reading.js';

const page = `Pier plan: progress, March 2025

P1 Paint the railings.
Status: Complete
Owner: Paint Shop

P2 Mend the clock.
Status: Ongonig
Owner: Works and Wharves
`;

function planWith(settings: object): Plan {
  return planSchema.parse({ id: 'pier', title: 'Pier plan', ...settings });
}

function readWith(text: string, settings: object): Promise<Read> {
  return read([{ name: 'page.txt', body: new TextEncoder().encode(text) }], { plan: planWith(settings) });
}

const correction = {
  edition: '2025-03',
  key: 'P2',
  field: 'status',
  expects: 'Ongonig',
  replace: 'Ongoing',
  reason: 'a slip of the pen, confirmed by the Council',
  date: '2025-04-01',
};

describe('corrections', () => {
  test('a status is read anew, and said', async () => {
    const { edition } = await readWith(page, { corrections: [correction] });
    expect(edition.actions.map(({ status }) => status)).toEqual([
      { published: 'Complete', value: 'complete', from: 'label' },
      { published: 'Ongoing', value: 'in-progress', from: 'label' },
    ]);
    expect(edition.messages.map(({ code, actual, expected, place }) => [code, place?.key, actual, expected])).toEqual([
      ['parse/corrected', 'P2', 'Ongonig', 'Ongoing'],
    ]);
  });

  test('a part of a text is replaced where it stands', async () => {
    const { edition } = await readWith(page, {
      corrections: [{ ...correction, key: 'P1', field: 'text', expects: 'railings', replace: 'benches ($&)' }],
    });
    expect(edition.actions[0]?.text).toBe('Paint the benches ($&).');
  });

  test.each([
    ['the text is gone', { expects: 'Ongoinng' }, 'the status of P2 does not hold “Ongoinng” any more'],
    ['the row is gone', { key: 'P9' }, 'no row has the key P9'],
    ['the field is empty', { field: 'due' }, 'the row P2 has no due'],
  ])('where %s, nothing changes and it is an error', async (_, change, reason) => {
    const plain = await readWith(page, {});
    const { edition } = await readWith(page, { corrections: [{ ...correction, ...change }] });
    expect(edition.actions).toEqual(plain.edition.actions);
    const [failed] = edition.messages.filter(({ code }) => code === 'parse/correction-failed');
    expect(failed?.severity).toBe('error');
    expect(failed?.reason).toContain(reason);
  });

  test('those of another edition are left alone', async () => {
    const { edition } = await readWith(page, { corrections: [{ ...correction, edition: '2024-03' }] });
    expect(edition.actions[1]?.status?.published).toBe('Ongonig');
  });
});

describe('ids of a scheme that only the plan file knows', () => {
  const text = page.replace('P1 ', 'pier:one ').replace('P2 ', 'pier:two ');

  test('with it', async () => {
    const { edition } = await readWith(text, { ids: 'pier:[a-z]+' });
    expect(edition.actions.map(({ id, text: words }) => [id, words])).toEqual([
      ['pier:one', 'Paint the railings.'],
      ['pier:two', 'Mend the clock.'],
    ]);
  });

  test('without it they are no ids', async () => {
    const { edition } = await readWith(text, {});
    expect(edition.actions.map(({ id }) => id)).not.toContain('pier:one');
  });
});

describe('vocabulary and headers', () => {
  test('words and labels mean what the plan file says', async () => {
    const { edition } = await readWith(page.replaceAll('Status:', 'Tide:').replaceAll('Complete', 'High'), {
      vocabulary: { status: { High: 'complete', Ongonig: 'delayed' } },
      headers: { Tide: 'status' },
    });
    expect(edition.actions.map(({ status }) => status?.value)).toEqual(['complete', 'delayed']);
    expect(edition.messages).toEqual([]);
  });

  test('a header can only be mapped to a field there is', () => {
    expect(() => planWith({ headers: { Tide: 'colour' } })).toThrow(/headers/u);
  });
});

describe('a language without a vocabulary', () => {
  const welsh = `Cynllun y pier

P1 Paentio'r rheiliau ar y pier ac ar y grisiau.
Statws: Wedi'i gwblhau
Mae'r gwaith wedi ei wneud gan y cyngor, ac mae'r rheiliau yn las. Bydd y cyngor yn eu paentio eto yn yr haf.

P2 Trwsio'r cloc ar y pier.
Statws: Ar y gweill
Mae'r cloc yn araf, ac y mae'r cyngor wedi gofyn i'r crefftwr ddod i'w weld yn y gwanwyn.
`;

  test('it is said, with its name, where the text gives it away', async () => {
    const { edition } = await readWith(welsh, {});
    const [told] = edition.messages.filter(({ code }) => code === 'parse/unknown-language');
    expect(told?.severity).toBe('warning');
    expect(told?.reason).toMatch(/^the page is in Welsh \(cy\)/u);
  });

  test('and where the page says it', async () => {
    const html = '<html lang="fr-CA"><title>Plan</title><body><h1>Plan</h1><p>Peindre la jetée.</p></body></html>';
    const { edition } = await read([{ name: 'page.html', body: new TextEncoder().encode(html) }]);
    expect(edition.messages.map(({ code, actual }) => [code, actual])).toContainEqual(['parse/unknown-language', 'fr']);
  });

  test('not where the plan file brings the words', async () => {
    const { edition } = await readWith(welsh, {
      language: 'cy',
      vocabulary: { status: { "Wedi'i gwblhau": 'complete', 'Ar y gweill': 'in-progress' } },
      headers: { Statws: 'status' },
    });
    expect(edition.messages.map(({ code }) => code)).not.toContain('parse/unknown-language');
    expect(edition.actions.map(({ id, status }) => [id, status?.value])).toEqual([
      ['P1', 'complete'],
      ['P2', 'in-progress'],
    ]);
  });

  test('an English page is English', async () => {
    const { edition } = await readWith(page.repeat(3), {});
    expect(edition.messages.map(({ code }) => code)).not.toContain('parse/unknown-language');
  });
});
