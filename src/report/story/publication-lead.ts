import type { ChangeOf } from '../../model/changes.js';
import { countOf } from '../days.js';
import { fieldLabel } from '../labels.js';
import { became, said, saidOr, type Phrase, type Piece } from './piece.js';

type Publication = ChangeOf<'publication'>;

export const publicationLabels: Readonly<Record<Publication['what'], string>> = {
  'field-introduced': 'field introduced',
  'field-withdrawn': 'field withdrawn',
  'scheme-changed': 'numbering changed',
  'vocabulary-changed': 'status words changed',
  'theme-retitled': 'theme retitled',
  'dates-moved': 'dates moved',
};

/** How a field is spoken of: introduced, and withdrawn. */
const fieldPhrases: Readonly<Record<string, readonly [string, string]>> = {
  status: ['A status is', 'The status is not'],
  progress: ['A progress note is', 'The progress note is not'],
  due: ['A date is', 'The date is not'],
  response: ['A response is', 'The response is not'],
  owners: ['Owners are', 'The owners are not'],
  links: ['Links to other rows are', 'Links to other rows are not'],
  recommendation: ['A recommendation is', 'The recommendation is not'],
  theme: ['A theme is', 'The theme is not'],
  id: ['A number is', 'The number is not'],
};

/** What the publisher did to the whole edition; `common` is what the rows show of it, where they are known. */
export function publicationLead(publication: Publication, common: Phrase = []): Phrase {
  const { what, count, from, to } = publication;
  const field = publication.field ?? 'value';
  const [given, gone] = fieldPhrases[field] ?? [`“${field}” is`, `“${field}” is not`];
  const turned: Phrase = from || to ? [': ', saidOr(from, 'none'), became, saidOr(to, 'none')] : [];
  const except = exceptions(publication);
  const rows = countOf(count, 'row');
  switch (what) {
    case 'field-introduced':
      return [`${given} given for ${rows} that had none before`, ...except];
    case 'field-withdrawn':
      return [`${gone} given any more for ${rows}`, ...except];
    case 'scheme-changed':
      return [
        `${rows} ${count === 1 ? 'is' : 'are'} numbered by another scheme`,
        ...(from && to ? [': from the manner of ', said(from), ' to that of ', said(to)] : []),
        ...except,
      ];
    case 'vocabulary-changed':
      return [
        `Other words for the same ${fieldLabel(field).toLowerCase()} in ${rows}`,
        ...(common.length > 0 ? common : turned),
        ...except,
      ];
    case 'dates-moved':
      return [`The date is ${stepOf(publication)} in ${rows}`, ...common, ...except];
    case 'theme-retitled':
      return ['A theme has another title', ...turned, `, ${rows}`, ...except];
  }
}

/** `1 year later`, `18 months earlier`. */
export function stepOf({ months, days = 0 }: Publication): string {
  const size = Math.abs(months ?? days);
  const later = (months ?? days) > 0 ? 'later' : 'earlier';
  if (months === undefined) return `${countOf(size, 'day')} ${later}`;
  return size % 12 === 0 ? `${countOf(size / 12, 'year')} ${later}` : `${countOf(size, 'month')} ${later}`;
}

function exceptions({ exceptions: keys }: Publication): readonly Piece[] {
  if (keys.length === 0) return [];
  const shown = keys.slice(0, 8).join(', ');
  return [`; except ${shown}${keys.length > 8 ? ` and ${keys.length - 8} more` : ''}`];
}
