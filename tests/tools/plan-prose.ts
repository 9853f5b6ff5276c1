/** Sentences as action plans write them: few openings, much boilerplate, and a little that is particular. */
import type { Chance } from './chance.js';

/**
 * `plan`: sentences made of templates; `random`: words drawn from a small vocabulary; `short`:
 * one clause; `families`: groups of rows that differ in a place name and a number only.
 */
export type Prose = 'plan' | 'random' | 'short' | 'families';

const bodies = [
  'the Council',
  'the Harbour Trust',
  'local partners',
  'the Island Health Board',
  'the ferry operator',
  'schools and nurseries',
  'the Housing Forum',
  'the Fire Service',
  'community councils',
  'the Museums Service',
  'the Coastal Path Group',
  'the Energy Office',
  'parents and carers',
  'the Transport Partnership',
  'the Youth Assembly',
  'voluntary groups',
];
const openings = [
  'will work with',
  'must work with',
  'should consider with',
  'will continue to work with',
  'has agreed with',
  'will establish with',
  'must set out with',
  'should review with',
  'will support',
  'must ensure that, together with',
];
const verbs = [
  'publish',
  'replace',
  'extend',
  'survey',
  'repair',
  'consult on',
  'evaluate',
  'recruit for',
  'simplify',
  'open',
  'map',
  'digitise',
  'inspect',
  'insulate',
  'train staff for',
  'restore',
  'translate',
  'fund',
  'pilot',
  'coordinate',
  'measure',
  'advertise',
  'relocate',
  'commission',
];
const adjectives = [
  'rural',
  'seasonal',
  'accessible',
  'shared',
  'electric',
  'statutory',
  'bilingual',
  'tidal',
  'outdoor',
  'temporary',
  'remote',
  'intergenerational',
  'affordable',
  'low-carbon',
  'evening',
  'inclusive',
  'historic',
  'digital',
  'floating',
  'peripatetic',
];
const things = [
  'ferry timetables',
  'school transport',
  'mobile libraries',
  'slipways',
  'community kitchens',
  'health visits',
  'sheltered housing',
  'coastal paths',
  'oyster beds',
  'recycling centres',
  'music tuition',
  'bus shelters',
  'winter fuel stores',
  'veterinary clinics',
  'broadband masts',
  'lighthouse cottages',
  'allotments',
  'nursery places',
  'counselling rooms',
  'apprenticeships',
  'rescue boats',
  'reading groups',
  'dental surgeries',
  'playing fields',
  'heat pumps',
  'fish markets',
  'tide gauges',
  'wildlife hides',
  'craft workshops',
  'island archives',
  'causeway lamps',
  'water meters',
  'youth hostels',
  'cattle grids',
  'pier cranes',
  'swimming lessons',
];
const places = [
  'Vaddle',
  'Tang Head',
  'Little Holm',
  'Harrowick',
  'Brinnay',
  'St Ninna',
  'Skerrow',
  'Outer Sound',
  'Kelby',
  'Marrister',
  'Ronas Voe',
  'Quendale',
  'Scarva',
  'Ulsta',
  'Hamna',
  'Gruting',
  'Fethaland',
  'Burrafirth',
  'Wester Quarff',
  'Noss',
  'Isbister',
  'Easter Skeld',
  'Papil',
  'Ollaberry',
];
const purposes = [
  'so that nobody has to travel to the mainland',
  'before the summer timetable begins',
  'in line with the national standards',
  'where funding allows',
  'as part of the wider review',
  'and report on progress every year',
  'with particular regard to those with additional needs',
  'and publish the findings',
  'to meet the needs of children and young people',
  'in partnership with those affected',
];
const connectives = [
  'This must include',
  'It will also cover',
  'Particular attention will be given to',
  'A report will describe',
  'Guidance will be issued on',
  'Progress depends on',
  'Local groups will be asked about',
];

export function writeText(chance: Chance, prose: Prose | 'titles', index: number): string {
  switch (prose) {
    case 'titles':
      return `${capital(chance.pick(adjectives))} ${chance.pick(things)} in ${chance.pick(places)}`;
    case 'plan':
      return planText(chance);
    case 'random':
      return randomText(chance);
    case 'short':
      return `${capital(chance.pick(verbs))} ${chance.pick(adjectives)} ${chance.pick(things)} at ${chance.pick(places)} and ${chance.pick(places)}.`;
    case 'families':
      return `The Council will ${verbs[Math.floor(index / 6) % verbs.length] ?? ''} the ${things[Math.floor(index / 6) % things.length] ?? ''} of ${places[index % places.length] ?? ''} and report on them by ${2020 + (index % 17)}, in line with the national standards for area ${index}.`;
  }
}

function planText(chance: Chance): string {
  const sentences = [
    `${capital(chance.pick(bodies))} ${chance.pick(openings)} ${chance.pick(bodies)} to ${chance.pick(verbs)} ${chance.pick(adjectives)} ${chance.pick(things)} in ${chance.pick(places)}, ${chance.pick(purposes)}.`,
  ];
  while (sentences.length < 3 && chance.happens(0.6)) {
    sentences.push(
      `${chance.pick(connectives)} ${chance.pick(adjectives)} ${chance.pick(things)} near ${chance.pick(places)} and ${chance.pick(adjectives)} ${chance.pick(things)}, ${chance.pick(purposes)}.`,
    );
  }
  return sentences.join(' ');
}

/** Sentences of words of two or three syllables, from a vocabulary of a few hundred. */
function randomText(chance: Chance): string {
  const syllables = ['ka', 'lo', 'mi', 'ter', 'san', 'vel', 'dur', 'po', 'rin', 'gas', 'ne', 'hul'];
  const word = (): string =>
    chance.pick(syllables) + chance.pick(syllables) + (chance.happens(0.3) ? chance.pick(syllables.slice(0, 3)) : '');
  const sentence = (): string => `${Array.from({ length: 10 + chance.below(12) }, word).join(' ')}.`;
  return Array.from({ length: 1 + chance.below(3) }, sentence).join(' ');
}

export function writeNote(chance: Chance): string {
  if (chance.happens(0.25)) return 'Work is ongoing and will be reported on in the next update.';
  return `${capital(chance.pick(bodies))} met in ${chance.pick(places)} to discuss ${chance.pick(adjectives)} ${chance.pick(things)}. ${chance.pick(connectives)} ${chance.pick(things)}, ${chance.pick(purposes)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
