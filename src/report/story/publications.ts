import type { Change, ChangeOf } from '../../model/changes.js';
import { countOf } from '../days.js';
import { fieldLabel } from '../labels.js';
import { keysOf, type Anchors } from './entries.js';
import { became, said, saidOr, type Phrase, type Piece } from './piece.js';
import { tellChange, type Tellings } from './told.js';

/** What the publisher did to the whole edition, said once, with the rows it touched folded under it. */
export interface ToldPublication {
  readonly anchor: string;
  readonly lead: Phrase;
  readonly label: string;
  readonly folded: readonly FoldedChange[];
}

export interface FoldedChange {
  /** The rows' numbers in the later edition, else in the earlier one. */
  readonly numbers: readonly string[];
  readonly lead: Phrase;
  readonly label: string;
}

type Publication = ChangeOf<'publication'>;

const whatLabels: Readonly<Record<Publication['what'], string>> = {
  'field-introduced': 'field introduced',
  'field-withdrawn': 'field withdrawn',
  'scheme-changed': 'numbering changed',
  'vocabulary-changed': 'status words changed',
  'theme-retitled': 'theme retitled',
};

/** Every `publication` change with its rows; wide changes that none claims come last, under a line of their own. */
export function tellPublications(changes: readonly Change[], tellings: Tellings, anchors: Anchors): readonly ToldPublication[] {
  const publications = changes.filter((change) => change.kind === 'publication');
  const folds = new Map<Publication | null, Change[]>();
  for (const change of changes) {
    if (!change.wide || change.kind === 'publication') continue;
    const owner = publications.find((publication) => claims(publication, change)) ?? null;
    folds.set(owner, [...(folds.get(owner) ?? []), change]);
  }
  const told = publications.map((publication) => {
    const folded = fold(folds.get(publication) ?? [], tellings);
    return {
      anchor: anchors.take(`edition-${publication.what}${publication.field === null ? '' : `-${publication.field}`}`),
      lead: leadOf(publication, folded),
      label: whatLabels[publication.what],
      folded,
    };
  });
  const unclaimed = folds.get(null) ?? [];
  if (unclaimed.length === 0) return told;
  const rest = { anchor: anchors.take('edition-other'), lead: [`${countOf(unclaimed.length, 'change')} of rows that belong to the edition as a whole`] };
  return [...told, { ...rest, label: 'whole edition', folded: fold(unclaimed, tellings) }];
}

/** Rows that changed alike together, the commonest change first. */
function fold(changes: readonly Change[], tellings: Tellings): readonly FoldedChange[] {
  const groups = new Map<string, { numbers: string[]; lead: Phrase; label: string }>();
  for (const change of changes) {
    const { lead, label } = tellChange(change, tellings);
    const name = JSON.stringify([lead, label]);
    const group = groups.get(name) ?? { numbers: [], lead, label };
    group.numbers.push(numberOf(change, tellings));
    groups.set(name, group);
  }
  return [...groups.values()].sort((a, b) => b.numbers.length - a.numbers.length);
}

function numberOf(change: Change, tellings: Tellings): string {
  const { before, after } = keysOf(change);
  const [keyBefore, keyAfter] = [before[0] ?? '', after[0] ?? ''];
  return tellings.after.actions.get(keyAfter)?.id ?? tellings.before.actions.get(keyBefore)?.id ?? (keyAfter || keyBefore);
}

/** Whether a row's change is part of what was done to the edition. */
function claims(publication: Publication, change: Change): boolean {
  switch (publication.what) {
    case 'scheme-changed':
      return change.kind === 'renumbered';
    case 'vocabulary-changed':
      return change.kind === (publication.field ?? 'status');
    case 'theme-retitled':
      return change.kind === 'moved';
    case 'field-introduced':
    case 'field-withdrawn':
      return (change.kind === 'reworded' ? change.field : change.kind) === publication.field;
  }
}

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

function leadOf(publication: Publication, folded: readonly FoldedChange[]): Phrase {
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
      return [`${rows} ${count === 1 ? 'is' : 'are'} numbered by another scheme`, ...(from && to ? [': from the manner of ', said(from), ' to that of ', said(to)] : []), ...except];
    case 'vocabulary-changed':
      return [`Other words for the same ${fieldLabel(field).toLowerCase()} in ${rows}`, ...(folded.length > 0 ? commonLeads(folded) : turned), ...except];
    case 'theme-retitled':
      return ['A theme has another title', ...turned, `, ${rows}`, ...except];
  }
}

const mostLeads = 4;

/** `“Ongoing” → “Action pending” (27), …`: the commonest, so that a list of all is not needed. */
function commonLeads(folded: readonly FoldedChange[]): Phrase {
  const shown = folded.slice(0, mostLeads).flatMap(({ lead, numbers }, index): Phrase => [index === 0 ? ': ' : ', ', ...lead, ` (${numbers.length})`]);
  return folded.length > mostLeads ? [...shown, ` and ${folded.length - mostLeads} more`] : shown;
}

/** Rows that a publication line holds. */
export function countFolded(folded: readonly FoldedChange[]): number {
  return folded.reduce((sum, { numbers }) => sum + numbers.length, 0);
}

function exceptions({ exceptions: keys }: Publication): readonly Piece[] {
  if (keys.length === 0) return [];
  const shown = keys.slice(0, 8).join(', ');
  return [`; except ${shown}${keys.length > 8 ? ` and ${keys.length - 8} more` : ''}`];
}
