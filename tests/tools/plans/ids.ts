import type { Chance } from '../chance.js';

/** One way of numbering: how the nth row of a group is called, and how that is printed before a text. */
export interface IdScheme {
  readonly name: string;
  /** Rows stand in recommendations with an id of their own. */
  readonly grouped: boolean;
  /** A word or letter says that it is an id wherever it stands. */
  readonly telling: boolean;
  make(group: number, n: number, all: number): string;
  print(id: string): string;
}

const as = (id: string): string => id;

function scheme(name: string, make: IdScheme['make'], more: Partial<Omit<IdScheme, 'name' | 'make'>> = {}): IdScheme {
  return { name, grouped: false, telling: true, print: as, ...more, make };
}

const roman = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
];

export const idSchemes: readonly IdScheme[] = [
  scheme('N.N.N', (g, n) => `${g}.${n}`, { grouped: true }),
  scheme('N.N', (g, n) => `${g.toString().slice(-1)}.${n}`),
  scheme('N.NN', (g, n) => `${g.toString().slice(-1)}.${String(n).padStart(2, '0')}`),
  scheme('N', (_g, _n, all) => String(all), { telling: false }),
  scheme('N.', (_g, _n, all) => String(all), { telling: false, print: (id) => `${id}.` }),
  scheme('AAA N', (_g, _n, all) => `CYP ${all}`),
  scheme('AAN', (_g, _n, all) => `PR${all}`),
  scheme('AAAA-N', (_g, _n, all) => `IHRD-${all}`),
  scheme('ANN-NN', (_g, _n, all) => `A14-${String(all).padStart(2, '0')}`),
  scheme('A.N', (_g, _n, all) => `C.${all}`),
  scheme('Recommendation N', (_g, _n, all) => `Recommendation ${all}`),
  scheme('Action NN', (_g, _n, all) => `Action ${String(all).padStart(2, '0')}`),
  scheme('Na', (_g, _n, all) => `${Math.ceil(all / 3)}${'abc'.charAt((all - 1) % 3)}`, { telling: false }),
  scheme('(a)', (_g, _n, all) => `(${'abcdefghijklmnopqrstuvwxyz'.charAt((all - 1) % 26)})`, { telling: false }),
  scheme('roman', (_g, _n, all) => roman[all - 1] ?? '', { telling: false, print: (id) => `${id}.` }),
  scheme('N/yyyy/A', (_g, _n, all) => `${all}/2018/P`),
  scheme('none', () => ''),
];

export function pickScheme(chance: Chance, wanted: (scheme: IdScheme) => boolean): IdScheme {
  // The commonest is drawn more often than one in seventeen.
  const [first] = idSchemes;
  if (first && wanted(first) && chance.happens(0.3)) return first;
  return chance.pick(idSchemes.filter(wanted));
}
